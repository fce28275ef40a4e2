"""What makes two mentions different times."""

import datetime

from transcheck.languages.time_mention import Relation, TimeMention

# Relations that may stand for one another in good renderings. "to" is до/да, which is until, by and before.
_COMPATIBLE: tuple[frozenset[Relation], ...] = (
    frozenset({"by", "before"}), frozenset({"before", "until"}), frozenset({"since", "after"}),
    frozenset({"to", "by"}), frozenset({"to", "before"}), frozenset({"to", "until"}),
)  # fmt: skip
_NEAR_PARTS = ({"evening", "night"}, {"night", "midnight"}, {"afternoon", "evening"}, {"noon", "afternoon"})
_PARTS = ("year", "month", "day", "weekday", "hour", "unit", "part", "season")


def conflict(a: TimeMention, b: TimeMention) -> str | None:
    """What makes the two mentions different times, None if they may be the same.

    Returns:
        "year", "month", "day", "weekday", "hour", "minute", "offset", "part", "season", "phase" or "relation".
    """
    for name in ("year", "month", "day", "weekday", "season"):
        first, second = getattr(a, name), getattr(b, name)
        if first is not None and second is not None and first != second:
            return name
    dial = 12 if a.half_day or b.half_day else 24
    if a.hour is not None and b.hour is not None:
        if (a.hour - b.hour) % dial:
            return "hour"
        if (a.minute or 0) != (b.minute or 0):
            return "minute"
    if a.offset is not None and b.offset is not None and _other_distance(a, b):
        return "offset"
    if a.phase and b.phase and a.phase != b.phase:
        return "phase"
    if a.part and b.part and a.part != b.part and {a.part, b.part} not in _NEAR_PARTS:
        return "part"
    if _wrong_weekday(a, b.weekday) or _wrong_weekday(b, a.weekday):
        return "weekday"
    return "relation" if shares_part(a, b) and not _compatible(a.relation, b.relation) else None


def _other_distance(a: TimeMention, b: TimeMention) -> bool:
    """Whether one looks back and the other ahead, or both tell another distance in the same unit."""
    first, second = a.offset or 0, b.offset or 0
    if first * second < 0:
        return True
    return a.unit == b.unit and first != second and {a.kind, b.kind} != {"ahead"}


def shares_part(a: TimeMention, b: TimeMention) -> bool:
    """Whether both tell some one thing, so that they can be compared at all."""
    return any(getattr(a, name) is not None and getattr(b, name) is not None for name in _PARTS)


def _compatible(a: Relation | None, b: Relation | None) -> bool:
    return a is None or b is None or a == b or any({a, b} <= pair for pair in _COMPATIBLE)


def _wrong_weekday(mention: TimeMention, weekday: int | None) -> bool:
    if weekday is None or mention.year is None or mention.month is None or mention.day is None:
        return False
    try:
        return datetime.date(mention.year, mention.month, mention.day).isoweekday() != weekday
    except ValueError:  # 30 February
        return False


def contradicts_itself(mention: TimeMention) -> bool:
    """Whether a weekday and a full date in one mention do not belong together."""
    return _wrong_weekday(mention, mention.weekday)
