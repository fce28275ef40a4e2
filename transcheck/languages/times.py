"""Times in a text: dates, weekdays, months, clock times, "yesterday", "two weeks ago", and the word before them.

How long something lasts is a quantity with a unit, see `transcheck.languages.quantities`; a year alone is one too.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import get_args

from transcheck.languages.clock_times import bare_hours, count_before, digit_times, spoken_hours
from transcheck.languages.number_reading import read_number
from transcheck.languages.numerals import fold_places
from transcheck.languages.time_mention import Relation, TimeMention
from transcheck.languages.time_patterns import Patterns, patterns_of
from transcheck.model import Language

_LOOK_BACK = 40


_FIGURES = re.compile(r"\d+")


_ARTICLE = re.compile(r"(?:an?)\s+")


_PHASED = frozenset({"date", "relative", "season"})
_RELATIONS: Mapping[str, Relation] = {relation: relation for relation in get_args(Relation)}


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
        *spoken_hours(folded, language, patterns), *_distances(folded, language, patterns),
        *_ahead(folded, language, patterns),
        *_named(text, folded, language, patterns),
    ]  # fmt: skip
    if _FIGURES.search(folded):
        found += [*digit_times(folded, patterns), *bare_hours(folded, patterns)]
    kept: list[TimeMention] = []
    for mention in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(_related(folded, mention, kept[-1].end if kept else 0, patterns))
    return tuple(_merged(folded, kept))


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
        start, count = count_before(folded, low, begin, language, patterns)
        if count is not None:
            yield TimeMention(start, match.end(), "relative", offset=-count, unit=unit.lastgroup)


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
