"""What can be found. One rule per file; a rule is known by standing in NAMES."""

from functools import cache
from importlib import import_module
from typing import Any

from transcheck.rules.base import Rule

# Code → name; the file has the same name with underscores. The more specific of two rules that see the same words
# stands first. A rule is imported when it is first asked for: a glossary scan must not wait for those on renderings.
NAMES: dict[str, str] = {
    "TC101": "unclosed-quote",
    "TC102": "stray-mark",
    "TC103": "mismatched-marks",
    "TC304": "lookalike-letters",
    "TC301": "glossary-variant",
    "TC303": "mixed-forms",
    "TC306": "first-mention",
    "TC307": "unlisted-variant",
    "TC302": "name-spelling",
    "TC212": "attribution-mismatch",
    "TC219": "own-voice",
    "TC220": "fragment-turns",
    "TC221": "quoted-twice",
    "TC214": "date-mismatch",
    "TC201": "number-mismatch",
    "TC202": "negation-mismatch",
    "TC232": "date-against-original",
    "TC231": "number-against-original",
    "TC233": "negation-against-original",
    "TC204": "name-differs",
    "TC205": "person-mismatch",
    "TC210": "comparison-mismatch",
    "TC213": "order-mismatch",
    "TC206": "modality-mismatch",
    "TC208": "quantifier-mismatch",
    "TC216": "title-mismatch",
    "TC217": "term-choice",
    "TC305": "term-missing",
    "TC215": "address-differs",
    "TC211": "question-mismatch",
    "TC209": "antonym-mismatch",
    "TC207": "tense-mismatch",
    "TC203": "omission-or-addition",
    "TC218": "meaning-differs",
}

RULES: tuple[type[Rule], ...]  # all of them, in the order of NAMES


@cache
def rule(code: str) -> type[Rule]:
    """The rule of that code.

    Raises:
        KeyError: there is none.
    """
    module = import_module(f"{__name__}.{NAMES[code].replace('-', '_')}")
    found = (value for value in vars(module).values() if isinstance(value, type) and issubclass(value, Rule))
    return next(value for value in found if vars(value).get("code") == code)


def __getattr__(name: str) -> Any:
    """Import all rules when RULES is asked for.

    Raises:
        AttributeError: there is no such name.
    """
    if name != "RULES":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return tuple(map(rule, NAMES))
