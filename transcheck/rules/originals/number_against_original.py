"""A rendering beside its original: numbers, bounds and units that are not those of the original."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from transcheck.checking.base import OriginalRule, Remark, Resources
from transcheck.comparing import Comparison, Side
from transcheck.comparing.figures import Figure, FigurePair, pair_figures
from transcheck.comparing.polarity import negations
from transcheck.languages.amounts import conflicting_bounds, dimension, ends, relation, unsaid_rounding
from transcheck.languages.cues import denials
from transcheck.languages.facts import load_facts
from transcheck.languages.quantity import Quantity
from transcheck.model import Category, Severity
from transcheck.rules.wording import against_original, place

_DIGITS = re.compile(r"\d+")
_SCALES = frozenset({10**3, 10**6, 10**9})  # words alone may be a scale read by itself: "тисяч 100"
_CHANGE = 3  # words before a percentage among which stands its "by" or "to"
_CHANGES = {"by": "by", "to": "to", "на": "by", "до": "to", "да": "to"}
_ROUBLES = ({"RUB", "BYN"},)  # рубли of either country
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

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each number of the rendering that stands where the original has another one."""
        here, there = comparison.left, comparison.right
        pairs = pair_figures(here.figures, there.figures)
        for pair in pairs:
            if told := _disagreement(here, there, pair):
                yield against_original(here, pair.left.tokens, there, pair.right.tokens, *told)
        ours = _left_over(here, [pair.left for pair in pairs], there, [pair.right for pair in pairs])
        theirs = _left_over(there, [pair.right for pair in pairs], here, [pair.left for pair in pairs])
        for one, other in _facing(here, ours, there, theirs, self.apart):
            how = relation(one.quantity, other.quantity)
            scale = how == "scale" and "magnitude" not in {one.quantity.kind, other.quantity.kind}
            what, cue = ("another scale", "scale") if scale else ("another number", "place")
            if one.quantity.factor and other.quantity.factor:
                what, cue = "not by the same factor", "factor"
            yield against_original(here, one.tokens, there, other.tokens, what, cue)


def _disagreement(here: Side, there: Side, pair: FigurePair) -> tuple[str, str] | None:
    """In what a number and the original's disagree that stand for each other, and the cue."""
    one, other = pair.left.quantity, pair.right.quantity
    if conflicting_bounds(one, other) and not _deny(here, there):
        return "the bound is the other way round", "bound-turned"
    if pair.relation == "unit" and one.unit and other.unit and _clearly_other(one, other):
        return "another unit", "unit"
    if pair.relation in {"equal", "approximate"} and one.kind == other.kind == "percent":
        by, to = _change(here, pair.left), _change(there, pair.right)
        if by and to and by != to:
            return "by how much here, to how much there", "by-to"
    return None


def _clearly_other(one: Quantity, other: Quantity) -> bool:
    """Whether two units are certainly two: days and hours, dollars and hryvnias; not pounds of weight and of money."""
    if one.kind == other.kind == "money":
        return "cent" not in {one.unit, other.unit} and {one.unit, other.unit} not in _ROUBLES
    return one.kind == other.kind == "measure" and dimension(one.unit) == dimension(other.unit) is not None


def _change(side: Side, figure: Figure) -> str | None:
    """Whether a percentage is by how much something changes, "by", or to how much, "to"."""
    words = [token.folded for token in side.tokens[max(0, figure.tokens[0].index - _CHANGE) : figure.tokens[0].index]]
    last = next((_CHANGES[word] for word in reversed(words) if word in _CHANGES), None)
    if last and (figure.quantity.factor is not None or side.document.language == "en"):
        return last
    return last if last == "by" else None


def _deny(here: Side, there: Side) -> bool:
    """Whether either side denies anything: "should not exceed" is "at most"."""
    return bool(negations(here) or denials(there.member.span.text, there.document.language))


def _left_over(side: Side, paired: Sequence[Figure], other: Side, other_paired: Sequence[Figure]) -> list[Figure]:
    """Numbers of a side that the other side does not say in any way."""
    gone, other_gone = ({id(figure) for figure in figures} for figures in (paired, other_paired))
    return [
        figure
        for figure in side.figures
        if id(figure) not in gone
        and (not figure.quantity.light or figure.quantity.unit)
        and not _is_scale(figure.quantity)
        and not any(
            _says_the_same(side, figure, other, theirs)
            for theirs in other.figures
            if id(theirs) not in other_gone or _as_often(side, figure, other)
        )
    ]


def _as_often(side: Side, figure: Figure, other: Side) -> bool:
    """Whether the other side has a number no less often: of "twice … two years" one may be another number there."""
    counts = [sum(f.quantity.values == figure.quantity.values for f in one.figures) for one in (side, other)]
    return 0 < counts[0] <= counts[1]


def _is_scale(quantity: Quantity) -> bool:
    """Whether this may be the "thousand" of "a good hundred of thousands" that was read by itself."""
    return not quantity.digits and quantity.low in _SCALES and quantity.unit is None and quantity.kind != "magnitude"


def _says_the_same(side: Side, figure: Figure, other: Side, theirs: Figure) -> bool:
    one, two = figure.quantity, theirs.quantity
    how = relation(one, two)
    if how == "different" and _written(side, figure) & _written(other, theirs) and len(one.values) == len(two.values):
        return len(one.values) == 1  # "70-е" and "the 1970s": read otherwise, but the same figures
    if unsaid_rounding(one, two) or _either(one, two) or _either(two, one):
        return True
    if any(_unsaid_scale(a, b, c) for a, b, c in ((one, two, other), (two, one, side))):
        return True
    if how == "scale" and "metre" in {one.unit, two.unit}:
        return True  # "60m" is read as 60 million
    if len(one.values) != len(two.values):
        return any(relation(a, b) not in {"different", "scale"} for a in ends(one) for b in ends(two))
    return how not in {"different", "scale"} or _converted(one, two) or _is_part(one, two)


def _unsaid_scale(full: Quantity, bare: Quantity, side: Side) -> bool:
    """Whether a number leaves out the scale that another beside it has: «тысячу двести, … полторы».

    Also the end of «миллиард двести», which are two hundred millions.
    """
    if side.document.language == "en" or bare.digits or not bare.low:
        return False
    scales = [s for s in _SCALES if any(not f.quantity.digits and f.quantity.low // s for f in side.figures)]
    tails = [s + bare.low % 1000 * s // 1000 for s in scales if bare.low >= s]
    return full.low in {bare.low * s for s in scales if bare.low < 1000} | set(tails)


def _either(some: Quantity, number: Quantity) -> bool:
    """Whether "сотні" may be of one hundred: the plural has the form of a case of the singular."""
    return some.kind == "magnitude" and number.low == number.high == some.low


def _written(side: Side, figure: Figure) -> frozenset[str]:
    """The figures that stand there, of a full decade also the century left out: "the 70s"."""
    whole = "".join(_DIGITS.findall(side.span(figure.tokens).text))
    short = whole[2:] if figure.quantity.kind == "decade" and whole[:2] in {"19", "20"} else ""
    return frozenset({whole, short}) - {""}


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
    """Numbers at odds: a single one left on either side or of its kind, and else those that stand at like places."""
    ranked = sorted(
        (
            not _of_one_kind(one.quantity, other.quantity),
            abs(place(here, one.tokens[0]) - place(there, other.tokens[0])),
            a,
            b,
        )
        for a, one in enumerate(ours)
        for b, other in enumerate(theirs)
        if _alike(one.quantity, other.quantity)
    )
    gone: tuple[set[int], set[int]] = (set(), set())
    for _, distance, a, b in ranked:
        if a in gone[0] or b in gone[1]:
            continue
        one, other = ours[a].quantity, theirs[b].quantity
        solid = [[f for f in side if not f.quantity.light] for side in (ours, theirs)]
        single = len(solid[0]) == len(solid[1]) == 1 or (
            _of_one_kind(one, other)
            and sum(_of_one_kind(one, f.quantity) for f in theirs)
            == sum(_of_one_kind(f.quantity, other) for f in ours)
            == 1
        )
        if single or distance <= apart:
            gone[0].add(a)
            gone[1].add(b)
            yield ours[a], theirs[b]


def _of_one_kind(one: Quantity, other: Quantity) -> bool:
    """Whether both measure the same: two lengths, two amounts of money, two scores."""
    if one.unit is None or other.unit is None:
        return one.kind == other.kind == "score"
    return one.kind == other.kind and (one.kind in {"money", "age"} or dimension(one.unit) == dimension(other.unit))


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether the one may have been said for the other: a length of time without a number only for another one."""
    kinds = {one.kind, other.kind}
    if one.light or other.light:
        return bool(one.unit and other.unit) and dimension(one.unit) == dimension(other.unit)
    if "score" in kinds:
        return len(kinds) == 1 or len(one.values) == len(other.values) == 2
    if "magnitude" in kinds:
        return min(one.low, other.low) >= 10
    return not ({"ordinal", "year"} & kinds and {"measure", "money", "percent", "fraction"} & kinds)
