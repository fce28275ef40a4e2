"""Checks that translated quotations, names and terms agree across renderings and with the original.

The names below are the public API; each is imported when it is first used, so that the command line starts at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from transcheck.glossary import Glossary
    from transcheck.model import Document, Finding, Quote, Report
    from transcheck.names import is_rendering
    from transcheck.pairing import match_renderings
    from transcheck.pipeline import Options, check, compare
    from transcheck.quotes import extract_quotes
    from transcheck.reading import read_document
    from transcheck.reading.language import detect_language

__version__ = "0.1.0"

_HOMES = {
    "Document": "model",
    "Finding": "model",
    "Glossary": "glossary",
    "Options": "pipeline",
    "Quote": "model",
    "Report": "model",
    "check": "pipeline",
    "compare": "pipeline",
    "detect_language": "reading.language",
    "extract_quotes": "quotes",
    "is_rendering": "names",
    "match_renderings": "pairing",
    "read_document": "reading",
}

__all__ = [
    "Document",
    "Finding",
    "Glossary",
    "Options",
    "Quote",
    "Report",
    "__version__",
    "check",
    "compare",
    "detect_language",
    "extract_quotes",
    "is_rendering",
    "match_renderings",
    "read_document",
]


def __getattr__(name: str) -> Any:
    """Import a public name from its home.

    Raises:
        AttributeError: there is no such public name.
    """
    if name not in _HOMES:
        raise AttributeError(f"module 'transcheck' has no attribute {name!r}")
    return getattr(import_module(f"transcheck.{_HOMES[name]}"), name)
