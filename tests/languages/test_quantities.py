import tomllib
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.languages.amounts import conflicting_bounds, ends, relation, same_value
from transcheck.languages.quantities import find_quantities
from transcheck.languages.quantity import Quantity
from transcheck.model import LANGUAGES, Language

CASES = tomllib.loads(Path(__file__).with_name("quantities.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("language", "text"), [(case["language"], text) for case in CASES["silent"] for text in case["texts"]]
)
def test_nothing_is_found_where_nothing_is_counted(language: Language, text: str) -> None:
    assert [text[q.start : q.end] for q in find_quantities(text, language) if not q.light] == []


def shown(text: str, quantity: Quantity) -> str:
    values = " ".join(map(str, quantity.values))
    said = " ".join(filter(None, [quantity.bound, "~" if quantity.approximate else ""]))
    return f"{text[quantity.start : quantity.end]} | {values} | {quantity.kind} | {quantity.unit or ''} | {said}"


def tidy(line: str) -> list[str]:
    parts = [part.strip() for part in line.split("|")]
    return parts + [""] * (5 - len(parts))


@pytest.mark.parametrize("case", CASES["found"], ids=lambda case: case["text"][:40])
def test_quantities(case: dict[str, str]) -> None:
    found = [shown(case["text"], q) for q in find_quantities(case["text"], case["language"])]  # type: ignore[arg-type]
    assert [tidy(line) for line in found] == [tidy(line) for line in case["quantities"]]


def one(text: str, language: Language = "en") -> Quantity:
    (quantity,) = find_quantities(text, language)
    return quantity


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("3,500 shells", "three thousand five hundred shells", "equal"),
        ("24 hours", "in one day", "equal"),
        ("18 months", "a year", "different"),
        ("about 3,500 shells", "3,487 shells", "rounded"),
        ("more than 3,400 shells", "3,487 shells", "rounded"),
        ("about 500", "500", "approximate"),
        ("at least 500", "500", "bound"),
        ("at least 500", "more than 500", "rounded"),
        ("5 km", "5 miles", "unit"),
        ("5 percent", "5 percentage points", "unit"),
        ("5 dollars", "5 euros", "unit"),
        ("3 thousand", "3 million", "scale"),
        ("15 shells", "16 shells", "different"),
        ("1991", "1992", "different"),
        ("5-7 shells", "5-8 shells", "different"),
        ("the Su-34", "the Su-34", "equal"),
        ("the Su-34", "the Su-35", "different"),
        ("34 jets", "the Su-34", "different"),
        ("the 1990s", "the nineties", "equal"),
        ("the 1990s", "the 1980s", "different"),
        ("minus five degrees", "five degrees", "different"),
    ],
)
def test_relations_either_way_round(a: str, b: str, expected: str) -> None:
    first, second = find_quantities(a, "en"), find_quantities(b, "en")
    if not first or not second:
        assert expected == "different"
        return
    assert relation(first[0], second[0]) == expected
    assert relation(second[0], first[0]) == expected


def test_bounds_that_look_apart() -> None:
    assert conflicting_bounds(one("at least 500"), one("at most 500"))
    assert not conflicting_bounds(one("at least 500"), one("more than 500"))


def test_the_ends_of_a_range() -> None:
    assert [str(end.value) for end in ends(one("from 5 to 7 percent"))] == ["5", "7"]
    assert ends(one("5 percent")) == (one("5 percent"),)


def test_the_same_amount_in_other_units() -> None:
    assert same_value(one("two weeks"), one("14 days"))
    assert not same_value(one("two weeks"), one("14 hours"))
    assert same_value(one("half an hour"), one("30 minutes"))
    assert one("half an hour").value == Fraction(1, 2)


NUMBERISH = """one two hundred million and a half - 5 3,5 % $ to first at least двадцать пять тысяч половина не менше
сто першы мільйон İ km второй года"""
PIECES = st.sampled_from([*NUMBERISH.split(), " ", "\n"])


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=12).map(" ".join)), st.sampled_from(LANGUAGES))
def test_any_text_gives_ordered_places_within_it(text: str, language: Language) -> None:
    end = 0
    for quantity in find_quantities(text, language):
        assert end <= quantity.start < quantity.end <= len(text)
        assert quantity.low <= quantity.high
        assert relation(quantity, quantity) == "equal"
        end = quantity.end
