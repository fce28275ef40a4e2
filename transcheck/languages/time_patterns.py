"""How a language names times: the patterns by which `times` knows months, days, hours and what relates to them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from transcheck.languages.facts import load_facts
from transcheck.model import Language

_LOOKBEHIND = re.compile(r"^\(\?<[=!][^)]*\)")


@dataclass(frozen=True, slots=True)
class ClockWords:
    """One way of telling the clock in words.

    Attributes:
        shift: what to add to the hour that is named: -1 in "quarter to six".
        minute: the minute, or "n" or "+n" for the one that is told.
        sign: letters that a text must have to be looked through.
        words: the pattern, with groups "hour" and "min".
    """

    shift: int
    minute: str
    sign: str
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Patterns:
    """The times of one language, as patterns over lower-case text."""

    words: re.Pattern[str]
    beginnings: frozenset[str]
    names: re.Pattern[str]
    offsets: Mapping[str, tuple[int, str]]
    date: Mapping[str, re.Pattern[str]]
    doubtful: frozenset[str]
    capital: bool
    suffix: re.Pattern[str]
    bare: re.Pattern[str]
    part_after: re.Pattern[str]
    clock_words: tuple[ClockWords, ...]
    o_clock: re.Pattern[str]
    at: re.Pattern[str]
    dotted: re.Pattern[str]
    ago: re.Pattern[str]
    ago_units: re.Pattern[str]
    twelve: bool  # whether hours are told on a twelve-hour dial
    greetings: re.Pattern[str]
    relations: re.Pattern[str]
    phases: re.Pattern[str]  # before a month or a week: its start, middle or end
    turns: tuple[tuple[int, re.Pattern[str]], ...]  # before a weekday: last, next
    turned_after: re.Pattern[str]  # after one: "before last"
    ahead: re.Pattern[str]  # before so much time: "in three days"
    ahead_units: re.Pattern[str]


def _pattern(form: str) -> re.Pattern[str]:
    """A pattern of the tables over folded text."""
    return re.compile(form.replace("ё", "е"))


@cache
def patterns_of(language: Language) -> Patterns:
    """The patterns of a language, from its table of times."""
    facts = load_facts(f"{language}-times")
    offsets = {}
    names = [f"(?P<month_{number}>{forms})" for number, forms in facts["months"].items()]
    names += [f"(?P<weekday_{number}>{forms})" for number, forms in facts["weekdays"].items()]
    for index, (distance, forms) in enumerate(facts["relative"].items()):
        count, unit = distance.split()
        offsets[f"relative_{index}"] = (int(count), unit)
        names.insert(0, f"(?P<relative_{index}>{forms})")
    names += [f"(?P<part_{part}>{forms})" for part, forms in facts["parts"].items()]
    names += [f"(?P<season_{season}>{forms})" for season, forms in facts["seasons"].items()]
    ago, relations = dict(facts["ago"]), dict(facts["relations"])
    back = ago.pop("back")
    units = "|".join(f"(?P<{unit}>{forms})" for unit, forms in ago.items())
    between = relations.pop("between")
    said = "|".join(f"(?P<{name}>{forms})" for name, forms in relations.items())
    clock = facts["clock"]
    beginnings = frozenset(_beginnings(names))
    firsts = "".join(sorted({beginning[0] for beginning in beginnings}))
    return Patterns(
        words=re.compile(rf"\b[{firsts}][\w']{{2,}}"),
        beginnings=beginnings,
        names=_pattern(rf"(?<![^\W_])(?:{'|'.join(names)})(?![^\W_])"),
        offsets=offsets,
        date={name: _pattern(form) for name, form in facts["date"].items() if name not in {"doubtful", "capital"}},
        capital=facts["date"]["capital"],
        doubtful=frozenset(facts["date"]["doubtful"].split("|")),
        suffix=_pattern(clock["suffix"]),
        bare=_pattern(clock["bare"]),
        part_after=_pattern(clock["part_after"]),
        clock_words=tuple(_clock_words(facts["clock_words"])),
        at=_pattern(rf"(?<![^\W_])(?:{clock['at']})\s+\Z"),
        dotted=_pattern(clock["dotted"]),
        o_clock=_pattern(clock["after_words"]),
        ago=_pattern(rf"(?:{back})(?![^\W_])"),
        ago_units=_pattern(rf"(?<![^\W_])(?:{units})\s+\Z"),
        twelve=clock["dial"] == 12,
        greetings=_pattern(rf"(?<![^\W_])(?:{facts['greetings']['before']})\s+\Z"),
        phases=_pattern(rf"(?<![^\W_])(?:{_named(facts['phases'])})[\s-]*\Z"),
        turns=tuple(
            (int(turn), _pattern(rf"(?<![^\W_])(?:{forms})\s+\Z"))
            for turn, forms in facts["turns"].items()
            if turn != "after"
        ),
        turned_after=_pattern(rf"\s+(?:{facts['turns']['after']})(?![^\W_])"),
        ahead=_pattern(rf"(?<![^\W_])(?:{facts['ahead']['before']})\s+"),
        ahead_units=_pattern(rf"\s*(?:{units})(?![^\W_])(?!{facts['ahead']['not_before']})"),
        relations=_pattern(rf"(?<![^\W_])(?:{said})\s+(?:(?:{between})[\s-]*)*\Z"),
    )


def _named(forms: Mapping[str, str]) -> str:
    return "|".join(f"(?P<{name}>{form})" for name, form in forms.items())


def _clock_words(table: Mapping[str, str]) -> Iterator[ClockWords]:
    """The ways of telling the clock in words: "-1 45" is a quarter before the hour.

    "0 n" and "-1 +n" are as many minutes after the hour as told, "-1 n" before it.
    """
    for told, form in table.items():
        shift, minute, sign = [*told.split(), ""][:3]
        yield ClockWords(int(shift), minute, sign, _pattern(form))


def _beginnings(names: list[str]) -> Iterator[str]:
    """The first three letters of every alternative: what a word must begin with to be looked at."""
    for name in names:
        for form in re.findall(r"(?:\([^)]*\)|[^|(])+", name.partition(">")[2].removesuffix(")")):
            yield _LOOKBEHIND.sub("", form)[:3].replace("ё", "е")
