"""Numbers that face each other in two renderings though they are not the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.figures import Figure
from transcheck.comparing.tokens import Token
from transcheck.languages.amounts import dimension
from transcheck.languages.quantity import Quantity
from transcheck.rules.pairs.calendar import time_tokens
from transcheck.rules.pairs.places import nearest
from transcheck.rules.pairs.swapped_figures import counted

# from this share of unmatched words on a number may be told by another one: nine and four, thirteen in all
_NEAR = 0.2  # up to this share two numbers face each other whatever they seem to count
_REACH = 4  # words after a number among which stands what it counts
_FREE = 0.25
_APART: tuple[frozenset[str], ...] = tuple(
    frozenset({one, other})
    for one, others in {
        "ordinal": ("cardinal", "measure", "money", "percent", "fraction", "age", "change", "year"),
        "fraction": ("year", "age", "money"),
        "year": ("measure", "money", "percent", "age", "change", "fraction"),
        "change": ("cardinal", "measure", "money", "age", "fraction"),
        "score": ("measure", "money", "percent", "age", "year", "ordinal", "fraction", "change"),
        "magnitude": ("ordinal", "year", "change", "score"),
        "decade": ("cardinal", "measure", "money", "percent", "age", "fraction", "change", "ordinal"),
    }.items()
    for other in others
)  # kinds of which none is said for the other


@dataclass(frozen=True, slots=True)
class Facing:
    """A number here and another one in its place there.

    Attributes:
        left, right: the two.
        how: "place" where the words around them are linked, "only" where no other number is left on either side.
    """

    left: Figure
    right: Figure
    how: Literal["place", "only"]


def facing_numbers(comparison: Comparison, within: int) -> Iterator[Facing]:
    """Numbers at odds: those that stand in the same place, and a single one left on either side.

    Args:
        comparison: the renderings.
        within: how many words may lie between the place of a number and the number found there.
    """
    ours, theirs = _unpaired(comparison, comparison.left), _unpaired(comparison, comparison.right)
    for one in list(ours):
        heads = {other.tokens[0]: other for other in theirs if _may_face(comparison, one, other)}
        best = nearest(comparison, comparison.left, one.tokens[0], heads, within)
        if best is not None:
            ours.remove(one)
            theirs.remove(heads[best])
            yield Facing(one, heads[best], "place")
    solid = [[figure for figure in rest if not figure.quantity.light] for rest in (ours, theirs)]
    if len(solid[0]) == len(solid[1]) == 1 and _may_face(comparison, solid[0][0], solid[1][0]):
        yield Facing(solid[0][0], solid[1][0], "only")


def _unpaired(comparison: Comparison, side: Side) -> list[Figure]:
    times = time_tokens(side)
    paired = {id(figure) for pair in comparison.figure_pairs for figure in (pair.left, pair.right)}
    free = [figure for figure in side.figures if id(figure) not in paired]
    return [figure for figure in free if not any(token.index in times for token in figure.tokens)]


def _may_face(comparison: Comparison, one: Figure, other: Figure) -> bool:
    """Whether the one may have been said for the other."""
    left, right = comparison.left, comparison.right
    here, there = _around(left, one), _around(right, other)
    units = one.quantity.unit is not None and other.quantity.unit is not None
    same = units or any(_linked(comparison, a, b) for a in here for b in there)
    if not _comparable(one.quantity, other.quantity, same):
        return False
    near = comparison.unmatched < _NEAR
    if not (same or near) and _elsewhere(comparison, left, here) and _elsewhere(comparison, right, there):
        return False
    if not same and comparison.unmatched > _FREE and (one.quantity.light or other.quantity.light):
        return False
    return comparison.unmatched < _FREE or not _reckoned(comparison, one, other)


def _linked(comparison: Comparison, here: Token, there: Token) -> bool:
    return here.lemma == there.lemma or there in comparison.counterparts(comparison.left, here)


def _around(side: Side, figure: Figure) -> Sequence[Token]:
    """The words of which one tells what a number counts: those after it, else the one before it."""
    last = figure.tokens[-1]
    found = []
    for token in side.tokens[last.index + 1 : last.index + 1 + _REACH]:
        if token.kind == "mark" or token.sentence != last.sentence:
            break
        if token.kind == "content":
            found.append(token)
    single = counted(side, figure)
    return found or ([single] if single else [])


def _elsewhere(comparison: Comparison, side: Side, tokens: Sequence[Token]) -> bool:
    """Whether what is counted has its counterpart, which the other number does not count."""
    return bool(tokens) and all(token.index in comparison.partners(side) for token in tokens)


def _comparable(one: Quantity, other: Quantity, same: bool) -> bool:
    """Whether two quantities are of like kinds; "first" says no number unless both count the same thing by it.

    Args:
        one: a quantity of the left side.
        other: one of the right side.
        same: whether what they count is the same.
    """
    kinds = {one.kind, other.kind}
    if "designation" in kinds:  # F-35 and F-16, but not S-300 and T-90
        return one.kind == other.kind and one.unit == other.unit
    if kinds == {"ordinal", "cardinal"} and same and not one.light and not other.light:
        return True  # "cluster six", "the fifth cluster"
    if frozenset(kinds) in _APART and (one.factor is None) == (other.factor is None) and not one.factor:
        return False
    if one.factor is None and other.factor is None and "change" in kinds and len(kinds) > 1:
        return False
    if any(a.light and a.unit and b.unit is None for a, b in ((one, other), (other, one))):
        return False  # "for a year" faces no bare number
    if one.unit and other.unit and (one.light or other.light) and dimension(one.unit) != dimension(other.unit):
        return False
    light = (one.light and other.light) or ((one.light or other.light) and "ordinal" in kinds)
    part = len(one.values) != len(other.values) and set(one.values) & set(other.values)
    return (not light or (same and len(kinds) == 1)) and not part


def _reckoned(comparison: Comparison, one: Figure, other: Figure) -> bool:
    """Whether one number follows from the other and a third one that is said: nine and four are thirteen in all."""
    first, second = one.quantity.low, other.quantity.low
    more, less = max(first, second), min(first, second)
    sides = ((comparison.left, one), (comparison.right, other))
    thirds = [value for side, figure in sides for value in _values(side, figure) if value > 1]
    part = "fraction" in {one.quantity.kind, other.quantity.kind} and less < 1 < more
    return any(more in (less + value, less * value if part else value - less) for value in thirds)


def _values(side: Side, but: Figure) -> Sequence[Fraction]:
    return [
        value
        for figure in side.figures
        if figure is not but and figure.quantity.kind in {"cardinal", "ordinal", "measure", "year"}
        for value in figure.quantity.values
    ]
