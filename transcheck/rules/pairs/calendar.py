"""Dates, weekdays and hours of both renderings, and those at odds."""

from dataclasses import dataclass

from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.moments import Moment
from transcheck.languages.times import TimeMention, conflict, shares_part
from transcheck.rules.pairs.places import nearest

_WITHIN = 6  # words between the place of a time and the time that stands there


@dataclass(frozen=True, slots=True)
class OtherTime:
    """A time here and another one in its place there.

    Attributes:
        left, right: the two times.
        what: in what they differ: year, month, day, weekday, hour, minute, offset, part, season or relation.
    """

    left: Moment
    right: Moment
    what: str


def other_times(comparison: Comparison) -> tuple[OtherTime, ...]:
    """The times of the left side that the right side gives otherwise."""
    left, right = comparison.left, comparison.right
    ours = list(left.moments)
    theirs = list(right.moments)
    _take_equal(ours, theirs)
    found = []
    for one in ours:
        at_odds = {other.tokens[0]: other for other in theirs if _comparable(one.mention, other.mention)}
        best = nearest(comparison, left, one.tokens[0], at_odds, _WITHIN)
        if best is None and len(at_odds) == len(theirs) == len(ours) == 1:
            best = next(iter(at_odds))
        if best is not None:
            other = at_odds[best]
            theirs.remove(other)
            found.append(OtherTime(one, other, conflict(one.mention, other.mention) or ""))
    return tuple(found)


def time_tokens(side: Side) -> frozenset[int]:
    """Indices of the words of a side that belong to times."""
    return frozenset(t.index for moment in side.moments for t in moment.tokens)


def _take_equal(ours: list[Moment], theirs: list[Moment]) -> None:
    """Drop times that agree, those that agree in the most first."""
    ranked = sorted(
        (-_shared(one.mention, other.mention), abs(a - b), a + b, a, b)
        for a, one in enumerate(ours)
        for b, other in enumerate(theirs)
        if shares_part(one.mention, other.mention) and not conflict(one.mention, other.mention)
    )
    gone: tuple[set[int], set[int]] = (set(), set())
    for *_, a, b in ranked:
        if a not in gone[0] and b not in gone[1]:
            gone[0].add(a)
            gone[1].add(b)
    ours[:] = [one for a, one in enumerate(ours) if a not in gone[0]]
    theirs[:] = [other for b, other in enumerate(theirs) if b not in gone[1]]


_FIELDS = ("year", "month", "day", "weekday", "hour", "unit", "part", "season")


def _shared(a: TimeMention, b: TimeMention) -> int:
    return sum(getattr(a, name) is not None and getattr(a, name) == getattr(b, name) for name in _FIELDS)


def _comparable(a: TimeMention, b: TimeMention) -> bool:
    """Whether the two tell the same thing differently: two hours, two days of the month, but not an hour and a day."""
    return shares_part(a, b) and conflict(a, b) is not None
