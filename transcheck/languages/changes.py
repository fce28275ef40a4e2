"""By what something grows or shrinks: "doubled", "by 100 percent" and "twice as many" are one factor, 2.

The words around the quantity are in `[change]` of the tables of quantities.
"""

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from transcheck.languages.facts import load_facts
from transcheck.languages.numerals import numerals
from transcheck.languages.quantity import Quantity
from transcheck.languages.quantity_grammar import pattern
from transcheck.model import Language

_LOOK_BACK = 60  # code points between a verb of growing and the end of its "by almost"
_PARTS = frozenset({"percent", "fraction"})


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands before and after a quantity that tells a change, by what it says."""

    up: re.Pattern[str]
    down: re.Pattern[str]
    up_by: re.Pattern[str]
    down_by: re.Pattern[str]
    down_to: re.Pattern[str]
    times: re.Pattern[str]
    times_before: re.Pattern[str]
    as_many: re.Pattern[str]
    more: re.Pattern[str]
    less: re.Pattern[str]
    rising: re.Pattern[str]
    falling: re.Pattern[str]


@cache
def _around(language: Language) -> _Around:
    facts = load_facts(f"{language}-quantities")["change"]
    start, between = r"(?<![^\W_])", facts["between"]
    by = f"(?:{facts['by']}|{facts['plain']})"
    return _Around(
        up=pattern(rf"{start}(?:{facts['up']}){between}\s+\Z"),
        down=pattern(rf"{start}(?:{facts['down']}){between}\s+\Z"),
        up_by=pattern(rf"{start}(?:{facts['up']}){between}{by}"),
        down_by=pattern(rf"{start}(?:{facts['down']}){between}{by}"),
        down_to=pattern(rf"{start}(?:{facts['down']}){between}{facts['left']}"),
        **{name: pattern(facts[name]) for name in _SINGLE},
    )


_SINGLE = ("times", "times_before", "as_many", "more", "less", "rising", "falling")


def with_factor(text: str, quantity: Quantity, floor: int, language: Language) -> Quantity:
    """The quantity with the factor that the words around it make of it.

    Args:
        text: the text it stands in.
        quantity: as it was read.
        floor: where the words before it may begin.
        language: of the text.
    """
    if quantity.low != quantity.high or quantity.low <= 0 or quantity.kind not in {"cardinal", "change", *_PARTS}:
        return quantity
    before = text[max(floor, quantity.start - _LOOK_BACK) : quantity.start]
    word = text[quantity.start : quantity.end].lower()
    twice = numerals(language).value(word, "times") is not None
    factor = _factor(text, quantity, before, twice, _around(language))
    if factor is None:
        return quantity
    return replace(quantity, factor=factor, light=False)


def _factor(text: str, quantity: Quantity, before: str, twice: bool, around: _Around) -> Fraction | None:
    value, end = quantity.low, quantity.end
    if quantity.kind in _PARTS:
        return _share(text, quantity, before, around)
    times = twice or quantity.kind == "change" or around.times.match(text, end)
    if around.less.match(text, end):
        return 1 / value if times else None
    if around.as_many.match(text, end) or (times and around.more.match(text, end)):
        return value
    if not times:
        return None
    if around.down.search(before) or (around.times_before.search(before) and around.down.search(_cut(before, around))):
        return min(value, 1 / value)
    if around.up.search(before) or around.up.search(_cut(before, around)):
        return value
    return value if quantity.kind == "change" else None


def _cut(before: str, around: _Around) -> str:
    """What stands before "in" of "in two times"."""
    found = around.times_before.search(before)
    return before[: found.start()] if found else before


def _share(text: str, quantity: Quantity, before: str, around: _Around) -> Fraction | None:
    """The factor of a share: by a half is one and a half, to a half or in half is one half."""
    part = quantity.low / 100 if quantity.kind == "percent" else quantity.low
    end = quantity.end
    if around.as_many.match(text, end):
        return part
    if quantity.kind == "fraction" and around.down_to.search(before):
        return part
    if around.more.match(text, end) or around.up_by.search(before) or around.rising.match(text, end):
        return 1 + part
    if around.less.match(text, end) or around.down_by.search(before) or around.falling.match(text, end):
        return 1 - part
    return None
