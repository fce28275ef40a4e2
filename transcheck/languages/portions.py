"""So many out of so many: "one in five", "31 of 35", "every third" as the shares they are.

A portion is no quantity of its own: "31 of 35" may also be rendered with both its numbers, "of 35 crews 31". Whoever
compares asks for it where the other side has a share.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from transcheck.languages.facts import load_facts
from transcheck.languages.quantity import Quantity
from transcheck.languages.quantity_grammar import pattern
from transcheck.model import Language

_LOOK_BACK = 24


@dataclass(frozen=True, slots=True)
class Portion:
    """A share that two numbers tell together, or one ordinal after "every".

    Attributes:
        share: its value, and its place from the first number to the last.
        parts: which of the quantities tell it, as indices.
    """

    share: Quantity
    parts: tuple[int, ...]


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    facts = load_facts(f"{language}-quantities")["portion"]
    return pattern(rf"\A{facts['of']}"), pattern(facts["every"])


def find_portions(text: str, quantities: Sequence[Quantity], language: Language) -> tuple[Portion, ...]:
    """The portions among the quantities of a text, in order."""
    return tuple(_portions(text, quantities, language)) if language != "und" else ()


def _portions(text: str, quantities: Sequence[Quantity], language: Language) -> Iterator[Portion]:
    of, every = _patterns(language)
    for index, whole in enumerate(quantities):
        if whole.unit or whole.kind not in {"cardinal", "ordinal"} or whole.low != whole.high or whole.low < 2:
            continue
        if whole.kind == "ordinal":
            if every.search(text[max(0, whole.start - _LOOK_BACK) : whole.start]):
                yield _portion(whole, whole, Fraction(1) / whole.low, (index,))
            continue
        part = quantities[index - 1] if index else None
        if part is None or part.unit or part.kind != "cardinal" or part.low != part.high or not part.low < whole.low:
            continue
        if part.low and of.match(text[part.end : whole.start]):
            yield _portion(part, whole, part.low / whole.low, (index - 1, index))


def _portion(first: Quantity, last: Quantity, value: Fraction, parts: tuple[int, ...]) -> Portion:
    share = Quantity(
        first.start, last.end, value, value, "fraction", bound=first.bound, approximate=first.approximate,
        digits=first.digits,
    )  # fmt: skip
    return Portion(share, parts)
