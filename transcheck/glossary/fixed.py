"""Fixed names: a form that is ruled out stays where it is part of a name of its own, as in Kiev-class."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from transcheck.glossary.matching import Match

_AROUND = 120  # code points in which the year of a club's match is looked for, within the sentence
_TITLE = 80  # code points of the longest title of a work
_OPENING, _CLOSING = '“‘"«„_*', '”’"»“_*'
_SMALL = frozenset(
    ["a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "and", "or", "by", "with", "de", "la"]
)


class _Kinds(NamedTuple):
    """The tables as patterns: each is met directly before or directly after a form."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    clubs: re.Pattern[str]
    works: re.Pattern[str]
    last_year: int


@cache
def _kinds() -> _Kinds:
    with Path(__file__).with_name("fixed.toml").open("rb") as file:
        tables: dict[str, Any] = tomllib.load(file)
    called = rf"(?:{_any(tables['called_of'])})(?: the \w+)? of"
    before = rf"(?<![\w-])(?:{_any(tables['before'])}|{called}|{_any(tables['ships'])})[\s\"“‘«_*]+$"
    joined = [word for word in tables["after"] if word[0] in "- "]
    apart = [word for word in tables["after"] if word[0] not in "- "]
    after = rf"['’]?(?:{_any(joined)}|[\s_*]+(?:{_any(apart)}))(?!\w)"
    return _Kinds(
        re.compile(before),
        re.compile(after),
        re.compile(rf"(?<![\w-])(?:{_any(tables['clubs'])})[\s\"“‘«]+$"),
        re.compile(rf"(?<!\w)(?:{_any(tables['works'])})s?(?: called| titled| entitled|,)?\s*$", re.IGNORECASE),
        tables["last_year"],
    )


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def in_fixed_name(text: str, match: Match) -> bool:
    """Whether the form of a place or term at `match` is part of a name that keeps the form of its time."""
    if match.entry.kind not in ("place", "term"):
        return False
    if match.entry.kind == "place" and _family_name(text, match):
        return True
    kinds = _kinds()
    start, end = match.start, match.end
    lead = text[max(0, start - 60) : start]
    return (
        kinds.after.match(text, end) is not None
        or kinds.before.search(lead) is not None
        or (kinds.clubs.search(lead) is not None and _long_ago(text, start, end, kinds.last_year))
        or _in_title(text, start, end, kinds.works)
    )


def _family_name(text: str, match: Match) -> bool:
    """Whether the form of a place is somebody's family name in the text: Bohdan Lvov, and then Lvov."""
    if " " in match.form.text:
        return False
    written = re.escape(text[match.start : match.end])
    before = list(re.finditer(rf"(?<![\w'’-])([A-Z][a-z]+) {written}(?![\w-])", text))
    if not before:
        return False
    from transcheck.names import given  # takes a while, and is rarely asked for
    from transcheck.names.folding import fold_latin

    return any(given.of_latin(fold_latin(found[1])) for found in before)


def _long_ago(text: str, start: int, end: int, last_year: int) -> bool:
    """Whether a year of the time before stands in the sentence."""
    before = re.split(r"[.!?]\s", text[max(0, start - _AROUND) : start])[-1]
    after = re.split(r"[.!?](?:\s|$)", text[end : end + _AROUND])[0]
    years = re.findall(r"(?<!\d)(?:1[89]\d\d)(?!\d)", f"{before} {after}")
    return bool(years) and all(int(year) <= last_year for year in years)


def _in_title(text: str, start: int, end: int, works: re.Pattern[str]) -> bool:
    """Whether the form stands in the title of a work: words with capitals in quotation marks after “film”, “novel”."""
    opening = max((text.rfind(mark, max(0, start - _TITLE), start) for mark in _OPENING), default=-1)
    if opening == -1 or not works.search(text[max(0, opening - 30) : opening]):
        return False
    closing = min((at for mark in _CLOSING if (at := text.find(mark, end, end + _TITLE)) != -1), default=-1)
    words = re.findall(r"[^\W\d_]+", text[opening:closing]) if closing != -1 else []
    return len(words) > 1 and all(word[0].isupper() or word in _SMALL for word in words)
