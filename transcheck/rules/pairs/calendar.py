"""Dates, weekdays and hours of both renderings, and those at odds."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.moments import Moment
from transcheck.comparing.polarity import negators
from transcheck.languages.time_conflicts import conflict, shares_part
from transcheck.languages.time_mention import TimeMention
from transcheck.rules.pairs.places import nearest, place_of

_SUNDAY = 7
_BESIDE = 2  # and where nothing else tells that the two are one time
_FREE = 0.45  # share of unmatched words from which bounds of times are put in too many ways
_NEAR = 0.3  # up to this share the words around a time tell that it stands for another
_WITHIN = 6  # words between the place of a time and the time that stands there


@dataclass(frozen=True, slots=True)
class OtherTime:
    """A time here and another one in its place there.

    Attributes:
        left, right: the two times.
        what: in what they differ: year, month, day, weekday, hour, minute, offset, part, season, phase or relation; or
            "week", where one names Sunday and the other a week, which is one word in Ukrainian and Russian; "time"
            where they tell nothing alike; "changed-places".
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
    found = list(_otherwise_bounded(comparison, ours, theirs))
    for one in ours:
        at_odds = {other.tokens[0]: other for other in theirs if _comparable(one.mention, other.mention)}
        best = nearest(comparison, left, one.tokens[0], at_odds, _WITHIN)
        if best is None and len(at_odds) == len(theirs) == len(ours) == 1:
            best = next(iter(at_odds))
        if best is not None:
            other = at_odds[best]
            theirs.remove(other)
            found.append(OtherTime(one, other, conflict(one.mention, other.mention) or "week"))
    return (*found, *_of_another_kind(comparison, ours, theirs, found), *_exchanged(comparison))


def _otherwise_bounded(comparison: Comparison, ours: list[Moment], theirs: list[Moment]) -> Iterator[OtherTime]:
    """Equal times, "until" here and "on" there; they are taken from the rest whether they are told or not."""
    for one in list(ours):
        equal = {o.tokens[0]: o for o in theirs if conflict(one.mention, o.mention) == "relation"}
        best = nearest(comparison, comparison.left, one.tokens[0], equal, _WITHIN)
        if best is None and len(equal) == 1:
            best = next(iter(equal))
        if best is not None:
            ours.remove(one)
            theirs.remove(equal[best])
            if _bounds_speak(comparison, one, equal[best]):
                yield OtherTime(one, equal[best], "relation")


def _bounds_speak(comparison: Comparison, one: Moment, other: Moment) -> bool:
    """Whether "until" for "on" is to be told: the words around agree, and no "not" of one side makes up for it."""
    if "part" in {one.mention.kind, other.mention.kind} or comparison.unmatched > _FREE:
        return False
    return not denied_on_one_side(comparison.left, one, comparison.right, other)


def _of_another_kind(
    comparison: Comparison, ours: list[Moment], theirs: list[Moment], found: list[OtherTime]
) -> Iterator[OtherTime]:
    """A time in the very place of another that tells nothing alike: yesterday, last week."""
    if comparison.unmatched > _NEAR:
        return
    gone = {id(moment) for pair in found for moment in (pair.left, pair.right)}
    free = [[moment for moment in side if id(moment) not in gone] for side in (ours, theirs)]
    for one in free[0]:
        heads = {other.tokens[0]: other for other in free[1] if _unlike(one.mention, other.mention)}
        best = nearest(comparison, comparison.left, one.tokens[0], heads, _BESIDE)
        if best is not None:
            free[1].remove(heads[best])
            yield OtherTime(one, heads[best], "time")


def _unlike(a: TimeMention, b: TimeMention) -> bool:
    """Whether two times tell nothing that could be compared, and neither is an hour or a part of the day."""
    return not {"clock", "part"} & {a.kind, b.kind} and (not shares_part(a, b) or a.unit != b.unit)


def _exchanged(comparison: Comparison) -> Iterator[OtherTime]:
    """Two times that have changed places: won in autumn, lost in spring."""
    left, right = comparison.left, comparison.right
    if len(left.moments) != len(right.moments) or comparison.unmatched > _NEAR:
        return
    pairs = [
        (one, other)
        for one in left.moments
        for other in right.moments
        if one.mention.kind == other.mention.kind
        and shares_part(one.mention, other.mention)
        and not conflict(one.mention, other.mention)
    ]
    for (one, other), (two, other_two) in combinations(pairs, 2):
        turned = (one.tokens[0].index < two.tokens[0].index) != (other.tokens[0].index < other_two.tokens[0].index)
        if one is two or other is other_two or not turned or not conflict(one.mention, two.mention):
            continue
        here = place_of(comparison, left, one.tokens[0], linked=False)
        there = place_of(comparison, left, two.tokens[0], linked=False)
        if _stands(here, other_two, other) and _stands(there, other, other_two):
            yield OtherTime(one, other_two, "changed-places")


def _stands(places: tuple[int, ...], nearer: Moment, farther: Moment) -> bool:
    """Whether the first moment stands in a place and the second does not."""
    if not places:
        return False
    near, far = (min(abs(m.tokens[0].index - place) for place in places) for m in (nearer, farther))
    return near <= _BESIDE < far


def denied_on_one_side(left: Side, one: Moment, right: Side, other: Moment) -> bool:
    """Whether only one sentence has a "not": not issued until November, issued only in November."""
    return _denied(left, one) != _denied(right, other)


def _denied(side: Side, moment: Moment) -> bool:
    sentence = moment.tokens[0].sentence
    return any(token.sentence == sentence for token in negators(side.tokens))


def time_tokens(side: Side) -> frozenset[int]:
    """Indices of the words of a side that belong to times."""
    return frozenset(t.index for moment in side.moments if moment.mention.kind != "ahead" for t in moment.tokens)


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
    return (shares_part(a, b) and conflict(a, b) is not None) or sunday_for_week(a, b) or sunday_for_week(b, a)


def sunday_for_week(a: TimeMention, b: TimeMention) -> bool:
    """Whether one is a Sunday and the other a week: неділя and неделя."""
    return a.weekday == _SUNDAY and a.kind == "weekday" and b.unit == "week" and b.weekday is None
