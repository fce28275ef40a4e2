"""A rendering beside its original: days, months and years that are not those of the original."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import OriginalRule, Remark, Resources
from transcheck.comparing import Comparison, Side
from transcheck.comparing.moments import Moment
from transcheck.comparing.polarity import negators
from transcheck.languages.cues import denials
from transcheck.languages.time_conflicts import conflict, shares_part
from transcheck.languages.time_mention import Relation, TimeMention
from transcheck.model import Category, Severity
from transcheck.rules.wording import against_original, place

_TOLD = ("year", "month", "day", "weekday", "season", "hour", "minute", "offset", "phase")
_CHIEF = ("month", "weekday", "hour", "offset", "season", "part", "year")
_NAMED = {"offset": "another day", "phase": "another part of it", "week": "a Sunday and a week"}
_SUNDAY = 7
_DAY = ("year", "month", "day", "weekday")
_LATER = frozenset({("on", "by")})  # "on Monday" where the original says "by Monday"
_UP_TO: frozenset[Relation] = frozenset({"to", "until", "before"})
_ENDS: frozenset[Relation] = _UP_TO | {"by"}
_STARTS: frozenset[Relation] = frozenset({"since", "after"})


@dataclass(frozen=True, slots=True)
class DateAgainstOriginal(OriginalRule):
    """A day, a weekday, a month or a year is another one than in the original, or it is "on" for "until".

    A crossing that closes on Monday and one that stays open until Monday are two different news, and the slip of a
    hasty translator reads as well as the truth. Other words for one preposition (by, before, until for до) and a time
    that only one side tells are left alone.

    Divergent:
        A: We will keep the crossing open on Monday.
        original: Ми триматимемо переправу відкритою до понеділка.
    Consistent:
        A: Until Monday, 17:00, we will keep the crossing open.
        original: До понеділка, до п'ятої вечора, ми триматимемо переправу відкритою.
    Source: MQM "Mistranslation" of dates; Quirk et al. (1985), 8.51-63.
    """

    code: ClassVar[str] = "TC232"
    name: ClassVar[str] = "date-against-original"
    category: ClassVar[Category] = "date"
    severity: ClassVar[Severity] = "critical"

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each time of the rendering that stands where the original has another one."""
        here, there = comparison.left, comparison.right
        pairs = _pairs(here.moments, there.moments)
        for one, other in pairs:
            if _otherwise_bounded(here, one, there, other):
                what = "the same day, otherwise bounded"
                yield against_original(here, one.leading, there, other.leading, what, "relation")
        paired = {id(moment) for pair in pairs for moment in pair}
        ours = [moment for moment in here.moments if id(moment) not in paired]
        theirs = [moment for moment in there.moments if id(moment) not in paired]
        ranked = sorted(
            (
                -_shared(one.mention, other.mention),
                abs(place(here, one.tokens[0]) - place(there, other.tokens[0])),
                a,
                b,
            )
            for a, one in enumerate(ours)
            for b, other in enumerate(theirs)
            if _at_odds(one.mention, other.mention)
        )
        gone: tuple[set[int], set[int]] = (set(), set())
        for *_, a, b in ranked:
            if a not in gone[0] and b not in gone[1]:
                gone[0].add(a)
                gone[1].add(b)
                one, other = ours[a], theirs[b]
                cue = conflict(one.mention, other.mention) or "week"
                what = _NAMED.get(cue, f"another {cue}")
                yield against_original(here, one.leading, there, other.leading, what, cue)


def _pairs(side: Sequence[Moment], other: Sequence[Moment]) -> list[tuple[Moment, Moment]]:
    """The times of both sides that may be one, each with one: those that agree in the most first."""
    ranked = sorted(
        (conflict(one.mention, two.mention) is not None, -_shared(one.mention, two.mention), abs(a - b), a, b)
        for a, one in enumerate(side)
        for b, two in enumerate(other)
        if _same(one.mention, two.mention)
    )
    gone: tuple[set[int], set[int]] = (set(), set())
    found = []
    for *_, a, b in ranked:
        if a not in gone[0] and b not in gone[1]:
            gone[0].add(a)
            gone[1].add(b)
            found.append((side[a], other[b]))
    return found


def _same(one: TimeMention, other: TimeMention) -> bool:
    """Whether both may be one time: what the one chiefly tells the other tells too, and nothing else is at odds."""
    if not shares_part(one, other) or conflict(one, other) not in {None, "relation"}:
        return False
    return _tells(one, other) or _tells(other, one)


def _tells(one: TimeMention, other: TimeMention) -> bool:
    chief = next((name for name in _CHIEF if getattr(one, name) is not None), None)
    return chief is not None and getattr(other, chief) is not None


def _at_odds(one: TimeMention, other: TimeMention) -> bool:
    return conflict(one, other) in _TOLD or _sunday_for_week(one, other) or _sunday_for_week(other, one)


def _otherwise_bounded(here: Side, one: Moment, there: Side, other: Moment) -> bool:
    """Whether "on" stands for "until" or the like, and no "not" of one side makes up for it."""
    a, b = one.mention, other.mention
    turned = conflict(a, b) == "relation" and _shared(a, b) > 0 and _turned(a.relation, b.relation)
    return turned and _denies(here) == _denies(there)


def _sunday_for_week(a: TimeMention, b: TimeMention) -> bool:
    """Whether one is a Sunday and the other a week: неділя and неделя."""
    return a.weekday == _SUNDAY and a.kind == "weekday" and b.unit == "week" and b.weekday is None


def _denies(side: Side) -> bool:
    return bool(negators(side.tokens) or denials(side.member.span.text, side.document.language))


def _turned(one: Relation | None, other: Relation | None) -> bool:
    """Whether no good rendering exchanges the two: "on" and "until", "since" and "by"."""
    return (one, other) in _LATER or any(
        (a == "on" and b in _UP_TO) or (a in _STARTS and b in _ENDS) for a, b in ((one, other), (other, one))
    )


def _shared(one: TimeMention, other: TimeMention) -> int:
    """How much of the day both tell alike."""
    return sum(getattr(one, name) is not None and getattr(one, name) == getattr(other, name) for name in _DAY)
