"""Source names are found in every case, and lead to the right entry."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from transcheck.glossary import Entry, Form, Glossary
from transcheck.glossary.entries import Gender, Kind
from transcheck.glossary.forms import case_forms
from transcheck.model import Language

LANGUAGES: tuple[Language, ...] = ("uk", "ru", "be")


def table() -> Iterator[tuple[Language, Kind, Gender | None, list[str]]]:
    for line in Path(__file__).with_name("case_forms.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            language, kind, gender, *cells = line.split("\t")
            yield language, kind, None if gender == "-" else gender, cells  # type: ignore[misc]


def all_names() -> Glossary:
    return Glossary(
        tuple(
            Entry(f"{language}-{n}", kind, (Form(f"N{n}", "preferred"),), {language: (cells[0],)}, gender)
            for n, (language, kind, gender, cells) in enumerate(table())
        )
    )


def test_every_case_form_of_the_table_leads_to_its_entry_and_no_other() -> None:
    glossary = all_names()
    missed = defaultdict(list)
    total: dict[str, int] = defaultdict(int)
    for n, (language, _, _, cells) in enumerate(table()):
        for form in (form for cell in cells for form in cell.split("/")):
            total[language] += 1
            text = f"– {form}."
            found = {(match.entry.id, text[match.start : match.end]) for match in glossary.find(text, language)}
            if found != {(f"{language}-{n}", form)}:
                missed[language].append((form, found))
    assert min(total.values()) > 300
    assert not missed


def test_names_of_people_need_no_gender() -> None:
    assert "Марії Захарової" in case_forms("Марія Захарова", "uk", "person")
    assert "Сергея Лаврова" in case_forms("Сергей Лавров", "ru", "person")


@pytest.mark.parametrize(
    ("name", "language", "form"),
    [
        ("Служба безпеки України", "uk", "Службою безпеки України"),
        ("Мозырский НПЗ", "ru", "Мозырскому НПЗ"),
        ("Великий Новгород", "ru", "Великом Новгороде"),
        ("Верховна Рада", "uk", "Верховній Раді"),
        ("Асканія-Нова", "uk", "Асканії-Новій"),
        ("Нова Каховка", "uk", "Новій Каховці"),
        ("Наша Ніва", "be", "Нашай Ніве"),
        ("Прип'ять", "uk", "Прип'яттю"),
    ],
)
def test_phrases_agree(name: str, language: Language, form: str) -> None:
    assert form in case_forms(name, language, "organisation")


@pytest.mark.parametrize("name", ["", "-", "1", "НАТО", "№ 5", "a b c d e f g", "'", "І"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_odd_names_do_not_raise(name: str, language: Language) -> None:
    forms = case_forms(name, language)
    assert bool(forms) == bool(name)


def test_fleeting_vowels_and_soft_stems_of_family_names() -> None:
    rows = [
        line.split("\t")
        for line in Path(__file__).with_name("hard_stems.tsv").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    missed = []
    for language, name, *cells in rows:
        forms = {form.replace("ё", "е") for form in case_forms(name, language, "person", "m")}  # type: ignore[arg-type]
        missed += [cell for cell in cells if not forms & set(cell.replace("ё", "е").split("/"))]
    assert len(rows) >= 200
    assert missed == []
