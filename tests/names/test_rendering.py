"""Spellings of one name, and near spellings of two."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.names import explain_rendering, is_rendering, same_name
from transcheck.names.arabic import one_arabic_name
from transcheck.names.systems import NATIVES, Native


@pytest.mark.parametrize(
    ("latin", "native", "language"),
    [
        ("Zelinsky", "Зеленський", "uk"),
        ("Zelinsky", "Зеленский", "ru"),
        ("Zelinsky", "Зяленскі", "be"),
        ("Zelensky", "Зелинский", "ru"),
        ("Zalensky", "Зеленський", "uk"),
        ("Zelensky", "Зелінський", "uk"),
        ("Petrov", "Петрова", "ru"),
        ("Tikhanovsky", "Тихановская", "ru"),
        ("Kyiv", "Київська", "uk"),
        ("Monday", "Мазыр", "be"),
        ("", "Мазыр", "be"),
        ("Mazyr", "", "be"),
    ],
)
def test_another_name_is_not_a_rendering(latin: str, native: str, language: Native) -> None:
    assert is_rendering(latin, native, language) < 0.5


@pytest.mark.parametrize(
    ("latin", "native"),
    [
        ("Bondar, Igor", "Ігор Бондар"),
        ("Igor Petrovich Bondar", "Ігор Бондар"),
        ("Bondar Ihor Petrovych", "Бондар Ігор Петрович"),
        ("I. P. Bondar", "Бондар Ігор Петрович"),
        ("I.P. Bondar", "Ігор Бондар"),
        ("Bondar I. P.", "Бондар Ігор Петрович"),
        ("V. Zinchuk", "В. М. Зінчук"),
        ("V. M. Zinchuk", "Зінчук В.М."),
        ("Viktor Zinchuk", "Зінчук Віктор Миколайович"),
        ("Zinchuk, Viktor Mykolaiovych", "Зінчук Віктор Миколайович"),
        ("Shch. Zinchuk", "Щ. Зінчук"),
    ],
)
def test_parts_of_a_persons_name_in_any_order(latin: str, native: str) -> None:
    assert is_rendering(latin, native, "uk") > 0.8


@pytest.mark.parametrize(
    ("latin", "native"),
    [("Petro Zinchuk", "Зінчук Віктор Миколайович"), ("A. Zinchuk", "В. М. Зінчук"), ("P. Bondar", "Ігор Бондар")],
)
def test_another_given_name_or_initial_is_another_person(latin: str, native: str) -> None:
    assert is_rendering(latin, native, "uk") < 0.5


@pytest.mark.parametrize(
    ("latin", "native", "language"),
    [
        ("Mazyr", "Мазыр", "be"),
        ("Mozyr", "Мазыр", "be"),
        ("Mosyr", "Мазыр", "be"),
        ("Mazyr", "Мозырь", "ru"),
        ("Homyel", "Гомель", "be"),
        ("Homieĺ", "Гомель", "be"),
        ("Gomel", "Гомель", "be"),
        ("Tsikhanouskaya", "Ціханоўская", "be"),
        ("Cichanoŭskaja", "Ціханоўская", "be"),
        ("Tichanowskaja", "Ціханоўская", "be"),
        ("Tikhanovskaïa", "Ціханоўская", "be"),
        ("Sviatlana Tsikhanouskaya", "Светлана Тихановская", "ru"),
        ("Vladimir Zelensky", "Володимир Зеленський", "uk"),
        ("Selenskyj", "Зеленський", "uk"),
        ("Zełenski", "Зеленський", "uk"),
        ("Volodya", "Володимир", "uk"),
        ("Kharkov", "Харків", "uk"),
        ("Belgorod", "Білгород", "uk"),
        ("Friedman", "Фридман", "ru"),
        ("Mozуr", "Мазыр", "be"),  # the у is Cyrillic
    ],
)
def test_spellings_by_any_system_are_renderings(latin: str, native: str, language: Native) -> None:
    assert is_rendering(latin, native, language) > 0.5


def test_near_names_of_two_are_kept_apart() -> None:
    rows = Path(__file__).with_name("near_names.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in rows if not line.startswith("#")]
    taken, known = 0, 0
    for one, native, other, other_native, language in pairs:
        (lang,) = (found for found in NATIVES if found == language)
        taken += is_rendering(one, other_native, lang) >= 0.5 or is_rendering(other, native, lang) >= 0.5
        known += is_rendering(one, native, lang) >= 0.5 and is_rendering(other, other_native, lang) >= 0.5
    assert taken <= len(pairs) * 0.1  # as near as names come: a system spells some of them alike
    assert known >= len(pairs) * 0.99


def test_the_system_is_told() -> None:
    assert explain_rendering("Tichanowskaja", "Ціханоўская", "be").systems[0] == "German press, through Russian"
    assert "Belarusian Instruction 2007" in explain_rendering("Mahilioŭ", "Магілёў", "be").systems


@pytest.mark.parametrize(
    ("latin", "native", "language", "system"),
    [
        ("Gomel", "Гомель", "be", "BGN/PCGN, through Russian"),
        ("Medwedew", "Медведев", "ru", "German press"),
        ("Łukaszenka", "Лукашэнка", "be", "Polish press"),
        ("Loukachenko", "Лукашэнка", "be", "French press, through Russian"),
        ("Charkiw", "Харків", "uk", "German press"),
        ("Dnepr", "Дніпро", "uk", "BGN/PCGN, through Russian"),
        ("Kuleba", "Кулеба", "uk", "Ukrainian national system"),
    ],
)
def test_the_most_usual_system_is_told_first(latin: str, native: str, language: Native, system: str) -> None:
    assert explain_rendering(latin, native, language).systems[0] == system


def test_unstressed_vowels_alone_leave_russian_names_open() -> None:
    assert is_rendering("Kamarov", "Комаров", "ru") < 0.85


def test_a_language_without_tables_is_refused() -> None:
    with pytest.raises(ValueError, match="none of uk, ru, be"):
        is_rendering("Riga", "Рига", "lv")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zelensky", "Zelinsky"),
        ("Milton Friedman", "Lex Friedman"),
        ("Petrov", "Petrova"),
        ("Nikolai Lukashenko", "Alexander Lukashenko"),
        ("Ivanov", "Ivankov"),
        ("Biden", "Baden"),
    ],
)
def test_two_people_are_two_names(one: str, other: str) -> None:
    assert same_name(one, other) < 0.5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fridman", "Friedman"),
        ("Natalia Eismont", "Natallia Eismant"),
        ("Gomel", "Homiel"),
        ("Kiev", "Kyiv"),
        ("Alexander", "Aliaksandr"),
        ("Nikolai", "Mikalai"),
        ("Volodya", "Vladimir"),
        ("Zelensky", "Volodymyr Zelenskyy"),
    ],
)
def test_two_spellings_are_one_name(one: str, other: str) -> None:
    assert same_name(one, other) > 0.5


_LETTERS = st.text("abeghiklmnoprstuvyzAKŠŭ’'- абвгдеіїўья", max_size=16)


@given(one=_LETTERS, other=_LETTERS)
@settings(max_examples=60, derandomize=True, deadline=None)
def test_any_text_is_scored_alike_from_both_sides(one: str, other: str) -> None:
    assert 0.0 <= same_name(one, other) <= 1.0
    assert same_name(one, other) == same_name(other, one)
    for language in ("uk", "ru", "be"):
        assert 0.0 <= is_rendering(one, other, language) <= 1.0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("qaddafi", "gadhafi", True), ("gaddafi", "kadafi", True), ("sayyid", "seyyed", True),
        ("mohammed", "muhammad", True), ("hussein", "hossein", True), ("tariq", "tarek", True),
        ("bondar", "bender", False), ("marina", "mirna", False), ("kirov", "karov", False), ("ali", "ala", False),
    ],
)  # fmt: skip
def test_transcriptions_of_arabic(one: str, other: str, same: bool) -> None:
    assert one_arabic_name(one, other) is same
