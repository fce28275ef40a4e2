"""The tables of romanization: what the rule books print, and that what is derived from them is up to date."""

from importlib.resources import files

import pytest

from transcheck.names.correspondences import derive
from transcheck.names.systems import Native, romanize, systems


@pytest.mark.parametrize(
    ("native", "language", "system", "latin"),
    [
        ("Згурський", "uk", "kmu2010", "Zghurskyi"),
        ("Запоріжжя", "uk", "kmu2010", "Zaporizhzhia"),
        ("Знам'янка", "uk", "kmu2010", "Znamianka"),
        ("Їжакевич", "uk", "kmu2010", "Yizhakevych"),
        ("Єнакієве", "uk", "kmu2010", "Yenakiieve"),
        ("Єнакієве", "uk", "bgn1965", "Yenakiyeve"),
        ("Єльцин", "uk", "german", "Jelzyn"),
        ("Хрущов", "uk", "german", "Chruschtschow"),
        ("Подъездной", "ru", "icao", "Podieezdnoi"),
        ("Елизово", "ru", "bgn1947", "Yelizovo"),
        ("Щёлково", "ru", "iso9", "Ŝëlkovo"),
        ("Хрущёв", "ru", "german", "Chruschtschjow"),
        ("Чайковский", "ru", "french", "Tchaïkovski"),
        ("Магілёў", "be", "instruction2007", "Mahilioŭ"),
        ("Іўе", "be", "instruction2007", "Iŭje"),
        ("Нясвіж", "be", "instruction2007", "Niasviž"),
        ("Шчучын", "be", "instruction2023", "Shchuchyn"),
        ("Шаркаўшчына", "be", "instruction2023", "Sharkawshchyna"),
        ("Магілёў", "be", "bgn1979", "Mahilyow"),
        ("Ціханоўская", "be", "passport", "Tsikhanouskaya"),
    ],
)
def test_a_name_as_its_system_prescribes(native: str, language: Native, system: str, latin: str) -> None:
    table = next(s for s in systems(language) if s.id == system)
    assert romanize(native, table) == latin


@pytest.mark.parametrize("language", ["uk", "ru", "be", "foreign"])
def test_every_system_names_its_source(language: str) -> None:
    ids = [system.id for system in systems(language)]
    assert len(ids) == len(set(ids))
    assert all(system.label and system.source and system.map for system in systems(language))


def test_the_pairs_of_latin_letters_are_up_to_date() -> None:
    text = files("transcheck.names").joinpath("latin_pairs.tsv").read_text("utf-8")
    derived = [f"{c.left}\t{c.right}\t{'^' * c.initial}{'$' * c.final}\t{c.cost:g}" for c in derive()]
    assert [line for line in text.splitlines() if not line.startswith("#")] == derived
