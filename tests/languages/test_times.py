import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.languages.quantities import find_quantities
from transcheck.languages.time_conflicts import conflict, contradicts_itself
from transcheck.languages.time_mention import TimeMention
from transcheck.languages.times import find_times
from transcheck.model import LANGUAGES, Language

CASES = tomllib.loads(Path(__file__).with_name("times.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("language", "text"), [(case["language"], text) for case in CASES["silent"] for text in case["texts"]]
)
def test_no_time_is_found_where_none_is_named(language: Language, text: str) -> None:
    assert [text[t.start : t.end] for t in find_times(text, language)] == []


PARTS = ["year", "month", "day", "weekday", "hour", "minute", "half_day", "offset", "unit", "part", "season", "phase"]


def shown(text: str, time: TimeMention) -> str:
    values = {name: getattr(time, name) for name in PARTS}
    known = " ".join(f"{name}={value}" for name, value in values.items() if value is not None and value is not False)
    return f"{text[time.start : time.end]} | {known} | {' '.join(filter(None, [time.kind, time.relation]))}"


@pytest.mark.parametrize("case", CASES["found"], ids=lambda case: case["text"][:40])
def test_times(case: dict[str, str]) -> None:
    found = find_times(case["text"], case["language"])  # type: ignore[arg-type]
    assert [shown(case["text"], time) for time in found] == case["times"]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("on Monday", "Monday", None),
        ("before Monday", "by Monday", None),
        ("24 February", "on February 24, 2022", None),
        ("5 p.m.", "17:00", None),
        ("at 5 o'clock", "17:00", None),
        ("last night", "yesterday", None),
        ("yesterday evening", "last night", None),
        ("on Monday", "24 February", None),
        ("until Monday", "on Monday", "relation"),
        ("by Monday", "after Monday", "relation"),
        ("on Monday", "on Tuesday", "weekday"),
        ("24 February", "25 February", "day"),
        ("24 February", "24 March", "month"),
        ("24 February 2021", "24 February 2022", "year"),
        ("5 p.m.", "6 p.m.", "hour"),
        ("17:15", "17:45", "minute"),
        ("yesterday", "today", "offset"),
        ("two weeks ago", "three weeks ago", "offset"),
        ("Monday morning", "Monday evening", "part"),
        ("on Friday", "24 February 2022", "weekday"),
    ],
)
def test_conflicts_either_way_round(a: str, b: str, expected: str | None) -> None:
    (first,), (second,) = find_times(a, "en"), find_times(b, "en")
    assert conflict(first, second) == expected
    assert conflict(second, first) == expected


def test_a_weekday_that_does_not_belong_to_its_date() -> None:
    assert not contradicts_itself(find_times("Thursday, 24 February 2022", "en")[0])
    assert contradicts_itself(find_times("Monday, 24 February 2022", "en")[0])
    assert not contradicts_itself(find_times("Monday, 30 February 2022", "en")[0])


def test_the_numbers_of_a_date_are_no_quantities() -> None:
    text = "On 24 February 2022 at 10:30 some 40 people left, as two weeks ago."
    assert [text[q.start : q.end] for q in find_quantities(text, "en")] == ["40"]


NAMES = """on by Monday 24 February , 2022 at 5 p.m. may March 10:30 24.02.22 двадцать четвёртого лютого у понеділок
два тижні тому вчора назад
год гадзіны да пятніцы раніцай İ half past the twenty-fourth of next week"""


@settings(max_examples=300, derandomize=True, deadline=None)
@given(
    st.one_of(st.text(max_size=40), st.lists(st.sampled_from(NAMES.split()), max_size=12).map(" ".join)),
    st.sampled_from(LANGUAGES),
)
def test_any_text_gives_ordered_places_within_it(text: str, language: Language) -> None:
    end = 0
    for time in find_times(text, language):
        assert end <= time.start < time.end <= len(text)
        assert conflict(time, time) is None
        end = time.end
