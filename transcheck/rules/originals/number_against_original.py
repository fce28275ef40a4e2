"""Rule TC231: a number is another one than in the original."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from transcheck.checking.base import OriginalRule, Remark, Resources
from transcheck.comparing import Side
from transcheck.comparing.figures import Figure, pair_figures
from transcheck.comparing.polarity import negations
from transcheck.languages.amounts import conflicting_bounds, ends, relation
from transcheck.languages.cues import denials
from transcheck.languages.facts import load_facts
from transcheck.languages.quantities import Quantity
from transcheck.model import Category, Member, Severity
from transcheck.rules.wording import against_original, place

_DIGITS = re.compile(r"\d+")
_SCALE = 1000  # from here on a word alone is a scale: "thousands", "тисяч 100"
_CONVERTED = Fraction(3, 20)  # how far a converted measure may be rounded: "20 feet", "6 metres"
_FREEZING, _FAHRENHEIT = 32, Fraction(5, 9)


@dataclass(frozen=True, slots=True)
class NumberAgainstOriginal(OriginalRule):
    """A number is another one than in the original.

    One rendering alone reads well with any number in it; only the original tells that forty were fourteen. Forty in
    words and 40 in digits agree, so do 20 feet and six metres, about 2,500 and 2,487. A number that only one side has
    is left alone.

    Attributes:
        apart: how far the places of two numbers may lie apart, as a share of their texts, when there are several.

    Divergent:
        A: The ferry took 40 people to the other bank.
        original: Паром перевіз на той берег 14 людей.
    Consistent:
        A: The ferry took forty people to the other bank.
        original: Паром перевіз на той берег 40 людей.
    Source: MQM "Mistranslation" of numbers; ASTM F2575 on numerals.
    """

    code: ClassVar[str] = "TC231"
    name: ClassVar[str] = "number-against-original"
    category: ClassVar[Category] = "number"
    severity: ClassVar[Severity] = "critical"

    apart: float = 0.25

    def check(self, rendering: Member, original: Member, resources: Resources) -> Iterator[Remark]:
        """Yield each number of the rendering that stands where the original has another one."""
        here, there = Side(rendering), Side(original)
        pairs = pair_figures(here.figures, there.figures)
        for pair in pairs:
            if conflicting_bounds(pair.left.quantity, pair.right.quantity) and not _deny(here, there):
                what = "the bound is the other way round"
                yield against_original(here, pair.left.tokens, there, pair.right.tokens, what)
        ours = _left_over(here, [pair.left for pair in pairs], there)
        theirs = _left_over(there, [pair.right for pair in pairs], here)
        for one, other in _facing(here, ours, there, theirs, self.apart):
            scale = relation(one.quantity, other.quantity) == "scale"
            what = "another scale" if scale else "another number"
            yield against_original(here, one.tokens, there, other.tokens, what)


def _deny(here: Side, there: Side) -> bool:
    """Whether either side denies anything: "should not exceed" is "at most"."""
    return bool(negations(here.tokens) or denials(there.member.span.text, there.document.language))


def _left_over(side: Side, paired: Sequence[Figure], other: Side) -> list[Figure]:
    """Numbers of a side that the other side does not say in any way."""
    gone = {id(figure) for figure in paired}
    return [
        figure
        for figure in side.figures
        if id(figure) not in gone
        and not figure.quantity.light
        and not _is_scale(figure.quantity)
        and not any(_says_the_same(side, figure, other, theirs) for theirs in other.figures)
    ]


def _is_scale(quantity: Quantity) -> bool:
    """Whether this is "thousands", or the "thousand" of "a good hundred of thousands" that was read by itself."""
    return quantity.kind == "magnitude" or (
        not quantity.digits and quantity.low >= _SCALE and len(str(quantity.low).strip("0")) == 1
    )


def _says_the_same(side: Side, figure: Figure, other: Side, theirs: Figure) -> bool:
    one, two = figure.quantity, theirs.quantity
    how = relation(one, two)
    if how == "different" and _written(side, figure) & _written(other, theirs) and len(one.values) == len(two.values):
        return len(one.values) == 1  # "70-е" and "the 1970s": read otherwise, but the same figures
    if how == "scale" and "metre" in {one.unit, two.unit}:
        return True  # "60m" is read as 60 million
    if len(one.values) != len(two.values):
        return any(relation(a, b) not in {"different", "scale"} for a in ends(one) for b in ends(two))
    return how not in {"different", "scale"} or _converted(one, two) or _is_part(one, two)


def _written(side: Side, figure: Figure) -> frozenset[str]:
    """The figures that stand there, of a decade without the century."""
    runs = _DIGITS.findall(side.span(figure.tokens).text)
    decade = figure.quantity.kind == "decade"
    return frozenset(["".join(runs), *([runs[0][-2:]] if decade and runs else [])]) - {""}


def _converted(one: Quantity, other: Quantity) -> bool:
    """Whether the one may be the other in another measure: miles and kilometres, Fahrenheit and Celsius."""
    pairs = list(zip(one.values, other.values, strict=True))
    if one.unit == other.unit == "degree":
        return all(_in_celsius(a, b) or _in_celsius(b, a) for a, b in pairs)
    if one.unit == other.unit or None in {one.unit, other.unit}:
        return False
    for units in load_facts("units").values():
        if one.unit in units and other.unit in units:
            first, second = Fraction(units[one.unit]), Fraction(units[other.unit])
            return all(abs(a * first - b * second) <= _CONVERTED * max(a * first, b * second) for a, b in pairs)
    return one.kind == other.kind == "measure"  # a speed of which one side has not read the hour


def _in_celsius(fahrenheit: Fraction, celsius: Fraction) -> bool:
    return abs((fahrenheit - _FREEZING) * _FAHRENHEIT - celsius) <= 1


def _is_part(one: Quantity, other: Quantity) -> bool:
    """Whether this is "a third" and "every third"."""
    return {"fraction", "ordinal"} == {one.kind, other.kind} and one.low * other.low == 1


def _facing(
    here: Side, ours: Sequence[Figure], there: Side, theirs: Sequence[Figure], apart: float
) -> Iterator[tuple[Figure, Figure]]:
    """Numbers at odds: a single one left on either side, and of several those that stand at like places."""
    single = len(ours) == len(theirs) == 1
    ranked = sorted(
        (abs(place(here, one.tokens[0]) - place(there, other.tokens[0])), a, b)
        for a, one in enumerate(ours)
        for b, other in enumerate(theirs)
    )
    gone: tuple[set[int], set[int]] = (set(), set())
    for distance, a, b in ranked:
        if a not in gone[0] and b not in gone[1] and (single or distance <= apart):
            gone[0].add(a)
            gone[1].add(b)
            yield ours[a], theirs[b]
