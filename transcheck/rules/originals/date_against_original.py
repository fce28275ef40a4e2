"""Rule TC232."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import OriginalRule, Remark, Resources
from transcheck.comparing import Side
from transcheck.comparing.moments import Moment
from transcheck.languages.times import Relation, TimeMention, conflict, shares_part
from transcheck.model import Category, Member, Severity
from transcheck.rules.wording import against_original, place

_TOLD = ("year", "month", "day", "weekday", "season", "hour", "minute", "offset")
_DAY = ("year", "month", "day", "weekday")
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

    def check(self, rendering: Member, original: Member, resources: Resources) -> Iterator[Remark]:
        """Yield each time of the rendering that stands where the original has another one."""
        here, there = Side(rendering), Side(original)
        ours, theirs = _left_over(here.moments, there.moments), _left_over(there.moments, here.moments)
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
                yield against_original(here, one.leading, there, other.leading, _what(one.mention, other.mention))


def _left_over(side: Sequence[Moment], other: Sequence[Moment]) -> list[Moment]:
    """The times of a side that may be none of the other's."""
    return [
        moment
        for moment in side
        if not any(shares_part(moment.mention, o.mention) and not conflict(moment.mention, o.mention) for o in other)
    ]


def _at_odds(one: TimeMention, other: TimeMention) -> bool:
    how = conflict(one, other)
    return how in _TOLD or (how == "relation" and _shared(one, other) > 0 and _turned(one.relation, other.relation))


def _turned(one: Relation | None, other: Relation | None) -> bool:
    """Whether no good rendering exchanges the two: "on" and "until", "since" and "by"."""
    return any((a == "on" and b in _UP_TO) or (a in _STARTS and b in _ENDS) for a, b in ((one, other), (other, one)))


def _shared(one: TimeMention, other: TimeMention) -> int:
    """How much of the day both tell alike."""
    return sum(getattr(one, name) is not None and getattr(one, name) == getattr(other, name) for name in _DAY)


def _what(one: TimeMention, other: TimeMention) -> str:
    how = conflict(one, other)
    return "the same day, otherwise bounded" if how == "relation" else f"another {'day' if how == 'offset' else how}"
