"""Forms of words lead to the words of a lexicon, and words of grammar to themselves."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from transcheck.languages.inflection import Inflection, plain, time_of

CASES = tomllib.loads(Path(__file__).with_name("inflection.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize(
    ("case", "form", "word"),
    [(case, form, word) for case in CASES for form, word in case["words"].items() if word in case["known"]],
)
def test_a_form_leads_to_its_word(case: dict[str, Any], form: str, word: str) -> None:
    known = {plain(one): frozenset(part) for one, part in case["known"].items()}
    assert word in Inflection(case["language"], known).lemmas(plain(form))


def test_a_dictionary_form_is_no_participle_of_another_word() -> None:
    known = {"дружина": frozenset("n"), "дружити": frozenset("v")}
    assert Inflection("uk", known).lemmas("дружина") == ("дружина",)


def test_a_word_of_grammar_is_no_form_of_a_noun() -> None:
    known = {"від": frozenset("x"), "вода": frozenset("n")}
    assert Inflection("uk", known, ["від"]).lemmas("від") == ("від",)


def test_the_time_of_a_verb() -> None:
    assert time_of("прийшли", "uk") == "past"
    assert time_of("придут", "ru") == "future"
    assert time_of("прийде", "uk") is None
