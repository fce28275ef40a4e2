"""A time as a text names it."""

from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["date", "weekday", "clock", "relative", "ahead", "part", "season"]
Relation = Literal["on", "by", "before", "until", "since", "after", "to"]


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time as a text names it; what is not told is None.

    Attributes:
        start, end: half-open place in the text, without the preposition.
        kind: what it mainly is; "monday, 24 February at 5 p.m." is a date with a weekday and an hour's neighbour.
        year, month, day: of the calendar.
        weekday: 1 (Monday) to 7 (ISO 8601).
        hour, minute: of the clock.
        half_day: the hour is known only on a twelve-hour dial.
        offset, unit: distance from the time of speaking: -1 day is yesterday, 1 week next week; of a kind "ahead",
            "in three days", the number is a quantity too. "last" and "next" of a weekday or season are -1 and 1 without
            unit.
        phase: of a month, a week or a season: start, middle or end.
        part: of the day: morning, noon, afternoon, evening, night, midnight.
        season: of the year.
        relation: what the preposition says; None where there is none.
    """

    start: int
    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    half_day: bool = False
    offset: int | None = None
    unit: str | None = None
    part: str | None = None
    season: str | None = None
    relation: Relation | None = None
    phase: str | None = None

    def same_time(self, other: "TimeMention") -> bool:
        """Whether both tell the same of a time, wherever they stand and whatever preposition leads them."""
        return replace(self, start=0, end=0, relation=None) == replace(other, start=0, end=0, relation=None)
