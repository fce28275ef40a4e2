"""What can be found. One rule per file, in the folder of what it looks at; a rule is known by standing in LISTED."""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Any

from transcheck.checking import selection
from transcheck.checking.base import Rule

# Code, name and folder; the file has the name with underscores. The more specific of two rules that see the same words
# stands first. A rule is imported when it is first asked for: a glossary scan must not wait for those on renderings.
LISTED: tuple[tuple[str, str, str], ...] = (
    ("TC101", "unclosed-quote", "quotes"),
    ("TC102", "stray-mark", "documents"),
    ("TC103", "mismatched-marks", "documents"),
    ("TC304", "lookalike-letters", "documents"),
    ("TC301", "glossary-variant", "documents"),
    ("TC303", "mixed-forms", "stories"),
    ("TC306", "first-mention", "documents"),
    ("TC308", "misspelt-name", "documents"),
    ("TC307", "unlisted-variant", "documents"),
    ("TC302", "name-spelling", "stories"),
    ("TC212", "attribution-mismatch", "stories"),
    ("TC219", "own-voice", "stories"),
    ("TC220", "fragment-turns", "stories"),
    ("TC221", "quoted-twice", "stories"),
    ("TC229", "garbled-rendering", "pairs"),
    ("TC214", "date-mismatch", "pairs"),
    ("TC201", "number-mismatch", "pairs"),
    ("TC202", "negation-mismatch", "pairs"),
    ("TC232", "date-against-original", "originals"),
    ("TC231", "number-against-original", "originals"),
    ("TC233", "negation-against-original", "originals"),
    ("TC234", "word-against-original", "originals"),
    ("TC236", "sentence-dropped", "originals"),
    ("TC237", "sentence-added", "originals"),
    ("TC204", "name-differs", "pairs"),
    ("TC224", "role-mismatch", "pairs"),
    ("TC205", "person-mismatch", "pairs"),
    ("TC210", "comparison-mismatch", "pairs"),
    ("TC213", "order-mismatch", "pairs"),
    ("TC206", "modality-mismatch", "pairs"),
    ("TC223", "frame-differs", "pairs"),
    ("TC208", "quantifier-mismatch", "pairs"),
    ("TC226", "connective-differs", "pairs"),
    ("TC216", "title-mismatch", "pairs"),
    ("TC217", "term-choice", "pairs"),
    ("TC305", "term-missing", "pairs"),
    ("TC215", "address-differs", "pairs"),
    ("TC211", "question-mismatch", "pairs"),
    ("TC209", "antonym-mismatch", "pairs"),
    ("TC222", "word-differs", "pairs"),
    ("TC207", "tense-mismatch", "pairs"),
    ("TC235", "original-decides", "originals"),
    ("TC203", "omission-or-addition", "pairs"),
    ("TC218", "meaning-differs", "pairs"),
)
NAMES: dict[str, str] = {code: name for code, name, _ in LISTED}
_FOLDERS: dict[str, str] = {code: folder for code, _, folder in LISTED}

RULES: tuple[type[Rule], ...]  # all of them, in the order of NAMES


@cache
def rule(code: str) -> type[Rule]:
    """The rule of that code.

    Raises:
        KeyError: there is none.
    """
    module = import_module(f"{__name__}.{_FOLDERS[code]}.{NAMES[code].replace('-', '_')}")
    found = (value for value in vars(module).values() if isinstance(value, type) and issubclass(value, Rule))
    return next(value for value in found if vars(value).get("code") == code)


@cache
def codes_of(key: str) -> frozenset[str]:
    """The codes that `key` means: one by code or name, or a family by the beginning of its codes ("TC3")."""
    return selection.codes_of(key, NAMES)


def means(keys: Iterable[str], code: str) -> bool:
    """Whether one of `keys` means the rule of that code."""
    return any(code in codes_of(key) for key in keys)


def __getattr__(name: str) -> Any:
    """Import all rules when RULES is asked for.

    Raises:
        AttributeError: there is no such name.
    """
    if name != "RULES":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return tuple(map(rule, NAMES))
