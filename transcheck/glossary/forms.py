"""Case forms of source names."""

from collections.abc import Iterable, Iterator

from transcheck.glossary.entries import Entry, Form
from transcheck.glossary.folding import fold_form
from transcheck.glossary.matching import Surface
from transcheck.model import Language


def native_surfaces(entries: Iterable[Entry], language: Language) -> Iterator[Surface]:
    """What to look for in text of a source language."""
    for entry in entries:
        for name in entry.native.get(language, ()):
            yield Surface(fold_form(name, language), entry, Form(name, "admitted"), entry.case)
