"""Times in a text: dates, weekdays, months, clock times, "yesterday", "two weeks ago", and the word before them.

How long something lasts is a quantity with a unit, see `transcheck.languages.quantities`; a year alone is one too.
"""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, get_args

from transcheck.languages.number_reading import read_number
from transcheck.languages.numerals import fold_places
from transcheck.languages.time_patterns import Patterns, patterns_of
from transcheck.model import Language

Kind = Literal["date", "weekday", "clock", "relative", "ahead", "part", "season"]
Relation = Literal["on", "by", "before", "until", "since", "after", "to"]

_LOOK_BACK = 40
_DIGITS = re.compile(
    r"(?<![\w.,:/-])(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})([./])(\d{1,2})\5(\d{4}|\d{2})|(\d{1,2})[:.](\d{2})(?::\d{2})?)"
    r"(?:(?![\w/:]|[.,-]\d)|(?=[ap]\.?m\b))"  # "10.30am"
)
_FIGURES = re.compile(r"\d+")
_WORDS = re.compile(r"\w+")
_ARTICLE = re.compile(r"(?:an?)\s+")
_YEAR_PIVOT = 50  # "24.02.22" is 2022, "24.02.68" is 1968
_PHASED = frozenset({"date", "relative", "season"})
_RELATIONS: Mapping[str, Relation] = {relation: relation for relation in get_args(Relation)}


# Relations that may stand for one another in good renderings. "to" is до/да, which is until, by and before.
_COMPATIBLE: tuple[frozenset[Relation], ...] = (
    frozenset({"by", "before"}), frozenset({"before", "until"}), frozenset({"since", "after"}),
    frozenset({"to", "by"}), frozenset({"to", "before"}), frozenset({"to", "until"}),
)  # fmt: skip


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


@lru_cache(maxsize=512)
def find_times(text: str, language: Language) -> tuple[TimeMention, ...]:
    """The times that a text names, in order, none overlapping another.

    Args:
        text: any text.
        language: of the text; nothing is found where it is "und".
    """
    if language == "und":
        return ()
    patterns = patterns_of(language)
    folded = fold_places(text)
    found = [
        *_spoken_hours(folded, language, patterns), *_distances(folded, language, patterns),
        *_ahead(folded, language, patterns),
        *_named(text, folded, language, patterns),
    ]  # fmt: skip
    if _FIGURES.search(folded):
        found += [*_digits(folded, patterns), *_bare_hours(folded, patterns)]
    kept: list[TimeMention] = []
    for mention in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(_related(folded, mention, kept[-1].end if kept else 0, patterns))
    return tuple(_merged(folded, kept))


def _clock(folded: str, start: int, end: int, hour: int, minute: int, patterns: Patterns) -> TimeMention | None:
    """A clock time with what follows it: "p.m.", "in the evening"."""
    if hour > 24 or minute > 59:
        return None
    morning = evening = False
    suffix = patterns.suffix.match(folded, end)
    if suffix:
        end, morning, evening = suffix.end(), bool(suffix[1]), bool(suffix[2])
    part = patterns.part_after.match(folded, end)
    if part and not morning and not evening:
        end, morning = part.end(), bool(part[1]) or (bool(part[3]) and hour < 6)
        evening = not morning
    half = patterns.twelve and hour <= 12 and not (morning or evening or (suffix and minute == 0 and hour == 0))
    if evening and hour < 12:
        hour += 12
    elif morning and hour == 12:
        hour = 0
    return TimeMention(start, end, "clock", hour=hour % 24, minute=minute, half_day=half)


def _digits(folded: str, patterns: Patterns) -> Iterator[TimeMention]:
    """Dates and clock times in digits: 2022-02-24, 24.02.2022, 10:30."""
    for digits in _FIGURES.finditer(folded):  # a search for _DIGITS itself would try every letter
        match = _DIGITS.match(folded, digits.start())
        if match is None:
            continue
        start, end = match.span()
        if match[1]:
            yield from _date(start, end, int(match[1]), int(match[2]), int(match[3]))
        elif match[4]:
            first, second, year = int(match[4]), int(match[6]), int(match[7])
            year += 0 if year > 99 else 2000 if year < _YEAR_PIVOT else 1900
            if patterns.twelve and match[5] == "/" and second > 12:  # American order
                first, second = second, first
            elif patterns.twelve and match[5] == "/" and first <= 12 and first != second:
                yield TimeMention(start, end, "date", year=year)  # 5/6/2022 is a day in May or in June
                continue
            yield from _date(start, end, year, second, first)
        elif ":" in match.group() or patterns.suffix.match(folded, end) or _dotted(folded, start, end, patterns):
            mention = _clock(folded, start, end, int(match[8]), int(match[9]), patterns)
            if mention:
                yield mention


def _dotted(folded: str, start: int, end: int, patterns: Patterns) -> bool:
    """Whether "10.30" is told as a time of day: "at 10.30"."""
    return bool(patterns.at.search(folded[max(0, start - _LOOK_BACK) : start]) and patterns.dotted.match(folded, end))


def _date(start: int, end: int, year: int, month: int, day: int) -> Iterator[TimeMention]:
    if 1 <= month <= 12 and 1 <= day <= 31:
        yield TimeMention(start, end, "date", year=year, month=month, day=day)


def _bare_hours(folded: str, patterns: Patterns) -> Iterator[TimeMention]:
    """Hours without minutes: "5 p.m."."""
    for match in patterns.bare.finditer(folded):
        mention = _clock(folded, match.start(1), match.end(1), int(match[1]), 0, patterns)
        if mention and mention.end > match.end(1):
            yield mention


def _spoken_hours(folded: str, language: Language, patterns: Patterns) -> Iterator[TimeMention]:
    """Hours in words: "half past five", "six o'clock"."""
    for shift, minute, pattern in patterns.clock_words:
        for match in pattern.finditer(folded):
            told = _told(folded, match, language) if minute.endswith("n") else int(minute)
            hour = _hour(folded, match, language)
            if told is None or hour is None or told >= 60:
                continue
            told = 60 - told if minute == "n" and shift < 0 else told
            start = match.start() if told else match.start("hour")
            mention = _clock(folded, start, match.end(), (hour + shift) % 12 or 12, told, patterns)
            if mention:
                yield mention if mention.end > match.end() else replace(mention, half_day=True)
    for match in patterns.o_clock.finditer(folded):
        start, count = _count_before(folded, max(0, match.start() - _LOOK_BACK), match.start(), language, patterns)
        mention = _clock(folded, start, match.start(), count, 0, patterns) if count else None
        if mention and not folded[start].isdigit():
            yield mention


def _told(folded: str, match: re.Match[str], language: Language) -> int | None:
    number = read_number(folded, match.start("min"), language)
    whole = number is not None and number.end <= match.end("min") and number.value.denominator == 1
    return int(number.value) if number and whole else None


def _hour(folded: str, match: re.Match[str], language: Language) -> int | None:
    number = read_number(folded, match.start("hour"), language)
    if number is None or number.end > match.end("hour") or number.value.denominator != 1:
        return None
    return int(number.value) if 1 <= number.value <= 12 else None


def _ahead(folded: str, language: Language, patterns: Patterns) -> Iterator[TimeMention]:
    """So far from now: "in three days"."""
    for match in patterns.ahead.finditer(folded):
        number = read_number(folded, match.end(), language)
        article = _ARTICLE.match(folded, match.end())
        start = number.end if number else article.end() if article else match.end()
        unit = patterns.ahead_units.match(folded, start)
        count = number.value if number else 1
        if unit and count == int(count) and (number or article or not patterns.capital):
            yield TimeMention(match.end(), unit.end(), "ahead", offset=int(count), unit=unit.lastgroup)


def _distances(folded: str, language: Language, patterns: Patterns) -> Iterator[TimeMention]:
    """So long ago: "two weeks ago"."""
    for match in patterns.ago.finditer(folded):
        low = max(0, match.start() - _LOOK_BACK)
        unit = patterns.ago_units.search(folded[low : match.start()])
        if unit is None:
            continue
        begin = low + unit.start()
        start, count = _count_before(folded, low, begin, language, patterns)
        if count is not None:
            yield TimeMention(start, match.end(), "relative", offset=-count, unit=unit.lastgroup)


def _count_before(folded: str, low: int, end: int, language: Language, patterns: Patterns) -> tuple[int, int | None]:
    """Start and value of the whole number that ends right before a place; an article or nothing is one."""
    for word in _WORDS.finditer(folded, low, end):
        number = read_number(folded, word.start(), language)
        if number is not None and not folded[number.end : end].strip():
            return number.start, int(number.value) if number.value.denominator == 1 else None
    article = patterns.date["article"].search(folded[low:end])
    return (low + article.start(), 1) if article else (end, None)


def _named(text: str, folded: str, language: Language, patterns: Patterns) -> Iterator[TimeMention]:
    """Times that have names: months, weekdays, yesterday, morning, spring."""
    end = 0
    for word in patterns.words.finditer(folded):
        match = patterns.names.match(folded, word.start()) if word.group()[:3] in patterns.beginnings else None
        if match is None or match.start() < end:
            continue
        end = match.end()
        kind, _, value = (match.lastgroup or "").partition("_")
        start = match.start()
        if kind == "month":
            yield from _month(text, folded, match, int(value), language, patterns)
        elif kind == "weekday":
            turn = _turn(folded, start, end, patterns)
            yield TimeMention(start, end, "weekday", weekday=int(value), offset=turn)
        elif kind == "relative":
            offset, unit = patterns.offsets[match.lastgroup or ""]
            part = "night" if "night" in match.group() else None
            yield TimeMention(start, end, "relative", offset=offset, unit=unit, part=part)
        elif kind == "part" and not patterns.greetings.search(folded[max(0, start - _LOOK_BACK) : start]):
            yield TimeMention(start, end, "part", part=value)
        elif kind == "season":
            year = patterns.date["year_after"].match(folded, end)
            last = year.end() if year else end
            turn = _turn(folded, start, end, patterns)
            told = int(year[1]) if year else None
            yield TimeMention(start, last, "season", season=value, year=told, offset=turn)


def _turn(folded: str, start: int, end: int, patterns: Patterns) -> int | None:
    """Whether a weekday is the last one, -1, or the next, 1."""
    if patterns.turned_after.match(folded, end):
        return -2
    before = folded[max(0, start - _LOOK_BACK) : start]
    return next((turn for turn, pattern in patterns.turns if pattern.search(before)), None)


def _month(
    text: str, folded: str, match: re.Match[str], month: int, language: Language, patterns: Patterns
) -> Iterator[TimeMention]:
    """A month with the days and the year around it; of a span of days, both ends."""
    start, end = match.span()
    date = patterns.date
    low = max(0, start - _LOOK_BACK)
    left = folded[low:start]
    days: list[tuple[int, int, int]] = []  # start, end, day
    if before := date["day_before"].search(left):
        days.append((low + before.start(), end, int(before[1])))
        if span := date["day_span_before"].search(left):
            days.insert(0, (low + span.start(1), low + span.end(1), int(span[1])))
    elif (words := date["word_day_before"].search(left)) and (day := _spoken_day(words, language)):
        days.append((low + words.start(), end, day))
    elif after := date["day_after"].match(folded, end):
        end = after.end()
        days.append((start, end, int(after[1])))
        if span := date["day_span_after"].match(folded, end):
            days.append((span.start(1), span.end(1), int(span[1])))
            end = span.end()
    year = date["year_after"].match(folded, end)
    days = [(first, last, day) for first, last, day in days if 1 <= day <= 31]
    if match.group() in patterns.doubtful and not (
        (text[start].isupper() or not patterns.capital)
        and (days or year or patterns.relations.search(left) or patterns.phases.search(left))
    ):
        return
    whole = TimeMention(start, end, "date", month=month, year=int(year[1]) if year else None)
    if not days:
        yield replace(whole, end=year.end() if year else end)
        return
    days[-1] = (days[-1][0], year.end() if year else days[-1][1], days[-1][2])
    for first, last, day in days:
        yield replace(whole, start=first, end=last, day=day)


def _spoken_day(words: re.Match[str], language: Language) -> int | None:
    number = read_number(words.group(1), 0, language)
    if number is None or number.form != "ordinal" or number.end < len(words.group(1)) or number.value > 31:
        return None
    return int(number.value)


def _related(folded: str, mention: TimeMention, floor: int, patterns: Patterns) -> TimeMention:
    """The mention with what the preposition before it says, and the part of it that is meant: "by the end of May"."""
    before = folded[max(floor, mention.start - _LOOK_BACK) : mention.start]
    said = patterns.relations.search(before)
    if mention.kind == "ahead":
        said = None  # "in" of "in three days" is no day's "on"
    phase = patterns.phases.search(before) if mention.kind in _PHASED and mention.day is None else None
    return replace(
        mention,
        relation=_RELATIONS[said.lastgroup or ""] if said else None,
        phase=phase.lastgroup if phase else None,
    )


_TOUCHING = re.compile(r"[\s,(]{1,3}(?:the\s+|on\s+)?\Z")


def _merged(folded: str, mentions: list[TimeMention]) -> Iterator[TimeMention]:
    """The mentions with "Monday, 24 February" and "Tuesday morning" as one each."""
    last: TimeMention | None = None
    for mention in mentions:
        if last is None:
            last = mention
            continue
        gap = folded[last.end : mention.start]
        kinds = (last.kind, mention.kind)
        if kinds in {("weekday", "date"), ("date", "weekday")} and _TOUCHING.fullmatch(gap):
            last = replace(
                last, end=mention.end, kind="date", weekday=last.weekday or mention.weekday, relation=last.relation,
                year=last.year or mention.year, month=last.month or mention.month, day=last.day or mention.day,
            )  # fmt: skip
        elif mention.kind == "part" and last.kind in {"weekday", "relative", "date"} and gap == " " and not last.part:
            last = replace(last, end=mention.end, part=mention.part)
        else:
            yield last
            last = mention
    if last is not None:
        yield last


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


_NEAR_PARTS = ({"evening", "night"}, {"night", "midnight"}, {"afternoon", "evening"}, {"noon", "afternoon"})
_PARTS = ("year", "month", "day", "weekday", "hour", "unit", "part", "season")


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
