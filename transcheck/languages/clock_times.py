"""The clock in a text, and dates in digits: "half past five", "10:30", "24.02.2022"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from transcheck.languages.number_reading import read_number
from transcheck.languages.time_mention import TimeMention
from transcheck.languages.time_patterns import Patterns
from transcheck.model import Language

_LOOK_BACK = 40
_DIGITS = re.compile(
    r"(?<![\w.,:/-])(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})([./])(\d{1,2})\5(\d{4}|\d{2})|(\d{1,2})[:.](\d{2})(?::\d{2})?)"
    r"(?:(?![\w/:]|[.,-]\d)|(?=[ap]\.?m\b))"  # "10.30am"
)
_FIGURES = re.compile(r"\d+")
_WORDS = re.compile(r"\w+")
_YEAR_PIVOT = 50  # "24.02.22" is 2022, "24.02.68" is 1968


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


def digit_times(folded: str, patterns: Patterns) -> Iterator[TimeMention]:
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


def bare_hours(folded: str, patterns: Patterns) -> Iterator[TimeMention]:
    """Hours without minutes: "5 p.m."."""
    for match in patterns.bare.finditer(folded):
        mention = _clock(folded, match.start(1), match.end(1), int(match[1]), 0, patterns)
        if mention and mention.end > match.end(1):
            yield mention


def spoken_hours(folded: str, language: Language, patterns: Patterns) -> Iterator[TimeMention]:
    """Hours in words: "half past five", "six o'clock"."""
    for way in patterns.clock_words:
        for match in way.words.finditer(folded) if way.sign in folded else ():
            shift, minute = way.shift, way.minute
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
        start, count = count_before(folded, max(0, match.start() - _LOOK_BACK), match.start(), language, patterns)
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


def count_before(folded: str, low: int, end: int, language: Language, patterns: Patterns) -> tuple[int, int | None]:
    """Start and value of the whole number that ends right before a place; an article or nothing is one."""
    for word in _WORDS.finditer(folded, low, end):
        number = read_number(folded, word.start(), language)
        if number is not None and not folded[number.end : end].strip():
            return number.start, int(number.value) if number.value.denominator == 1 else None
    article = patterns.date["article"].search(folded[low:end])
    return (low + article.start(), 1) if article else (end, None)
