"""How a language names times: the patterns by which `times` knows months, days, hours and what relates to them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from transcheck.languages.facts import load_facts
from transcheck.model import Language

_LOOKBEHIND = re.compile(r"^\(\?<[=!][^)]*\)")


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
    clock_words: re.Pattern[str]
    o_clock: re.Pattern[str]
    at: re.Pattern[str]
    dotted: re.Pattern[str]
    ago: re.Pattern[str]
    ago_units: re.Pattern[str]
    twelve: bool  # whether hours are told on a twelve-hour dial
    greetings: re.Pattern[str]
    relations: re.Pattern[str]


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
        clock_words=re.compile(clock["words"]),
        at=_pattern(rf"(?<![^\W_])(?:{clock['at']})\s+\Z"),
        dotted=_pattern(clock["dotted"]),
        o_clock=_pattern(clock["after_words"]),
        ago=_pattern(rf"(?:{back})(?![^\W_])"),
        ago_units=_pattern(rf"(?<![^\W_])(?:{units})\s+\Z"),
        twelve=clock["dial"] == 12,
        greetings=_pattern(rf"(?<![^\W_])(?:{facts['greetings']['before']})\s+\Z"),
        relations=_pattern(rf"(?<![^\W_])(?:{said})\s+(?:(?:{between})[\s-]*)*\Z"),
    )


def _beginnings(names: list[str]) -> Iterator[str]:
    """The first three letters of every alternative: what a word must begin with to be looked at."""
    for name in names:
        for form in re.findall(r"(?:\([^)]*\)|[^|(])+", name.partition(">")[2].removesuffix(")")):
            yield _LOOKBEHIND.sub("", form)[:3].replace("ё", "е")
