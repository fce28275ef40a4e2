"""People under initials, with patronymics, family name first; terms in the plural."""

import pytest

from transcheck.glossary import Glossary
from transcheck.glossary.files import parse_glossary
from transcheck.glossary.plurals import plural_of
from transcheck.model import Language

PEOPLE = Glossary(
    parse_glossary(
        """
entries:
  - {id: z, kind: person, gender: m, preferred: [Viktor Zinchuk, Zinchuk], deprecated: Victor Zinchuk,
     native: {uk: Зінчук Віктор Миколайович}}
  - {id: b, kind: person, gender: m, preferred: Ihor Bondar, deprecated: Igor Bondar,
     native: {uk: Ігор Бондар, ru: Игорь Бондарь}}
  - {id: k, kind: person, gender: f, preferred: Volha Kazak, native: {be: Вольга Казак}}
  - {id: pier, kind: term, preferred: pontoon bridge, deprecated: [float bridge, buoy keeper's ferry], case: any}
  - {id: head, kind: title, preferred: head of the port, deprecated: [chief of the port, portman], case: any}
""".encode(),
        "x",
    ).entries
)


def found(text: str, language: Language) -> list[tuple[str, str, str]]:
    return [(m.entry.id, text[m.start : m.end], m.form.text) for m in PEOPLE.find(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "entry", "words"),
    [
        ("Про це заявив Зінчук Віктор Миколайович.", "uk", "z", "Зінчук Віктор Миколайович"),
        ("Віктора Миколайовича Зінчука тут не було.", "uk", "z", "Віктора Миколайовича Зінчука"),
        ("ЗІНЧУК Віктор Миколайович, директор", "uk", "z", "ЗІНЧУК Віктор Миколайович"),
        ("Лист надійшов від В. М. Зінчука.", "uk", "z", "В. М. Зінчука"),
        ("Лист вручили Зінчуку В.М. у порту.", "uk", "z", "Зінчуку В.М."),
        ("Бондаря Ігоря Петровича та Ігоря Бондаря", "uk", "b", "Бондаря Ігоря Петровича"),
        ("Ігор Бондар і потім І. Бондар", "uk", "b", "І. Бондар"),
        ("Игорю Петровичу Бондарю вручили письмо.", "ru", "b", "Игорю Петровичу Бондарю"),
        ("Вольгай Пятроўнай Казак", "be", "k", "Вольгай Пятроўнай Казак"),
        ("Igor Petrovich Bondar came.", "en", "b", "Igor Petrovich Bondar"),
        ("Present: Bondar, Igor; Kazak, Volha.", "en", "b", "Bondar, Igor"),
        ("Bondar Ihor Petrovych signed.", "en", "b", "Bondar Ihor Petrovych"),
        ("Igor P. Bondar signed.", "en", "b", "Igor P. Bondar"),
        ("Ihor Bondar spoke. Later I. P. Bondar left.", "en", "b", "I. P. Bondar"),
    ],
)
def test_any_order_leads_to_the_person(text: str, language: Language, entry: str, words: str) -> None:
    assert (entry, words) in [match[:2] for match in found(text, language)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I. Bondar left.", "en"),  # Ivan, Iryna, who knows
        ("O. Bondar left, and Petro Bondar.", "en"),
        ("They thanked Bondar, Ihor Moroz said.", "en"),
        ("He met Olha Bondar, Ihor and others.", "en"),
        ("Ihor Karl Bondar", "en"),
        ("О. П. Бондар і Бондар О.", "uk"),
        ("Бондар Олег Ігорович", "uk"),
    ],
)
def test_somebody_else_is_left_alone(text: str, language: Language) -> None:
    assert found(text, language) == []


def test_the_patronymic_is_not_dropped_by_a_suggestion() -> None:
    (match,) = PEOPLE.ruled_out("Igor Petrovich Bondar")
    assert match.loose
    assert PEOPLE.advice(match).suggestion(match, "Igor Petrovich Bondar") is None


def test_plurals_of_terms_and_titles() -> None:
    text = "Two float bridges, two buoy keeper's ferries, Chiefs of the port and portmen."
    matches = list(PEOPLE.ruled_out(text))
    assert [text[m.start : m.end] for m in matches] == [
        "float bridges", "buoy keeper's ferries", "Chiefs of the port", "portmen",
    ]  # fmt: skip
    assert [PEOPLE.advice(m).suggestion(m, text[m.start : m.end]) for m in matches] == [
        "pontoon bridges", "pontoon bridges", "heads of the port", "heads of the port",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("drone", "drones"), ("commander-in-chief", "commanders-in-chief"),
        ("prosecutor general", "prosecutors general"),
        ("spokesman", "spokesmen"), ("hryvnia", "hryvnias"), ("lorry", "lorries"), ("HIMARS", None), ("S-300", None),
        ("press pass", "press passes"), ("member of parliament", "members of parliament"), ("drones", None),
    ],
)  # fmt: skip
def test_plural_of(one: str, several: str | None) -> None:
    assert plural_of(one) == several
