"""The shipped glossaries keep their own promises."""

from pathlib import Path

import pytest

from transcheck.glossary import Glossary

SHIPPED = Glossary.shipped()


def test_every_entry_names_a_source_and_what_to_write() -> None:
    assert not [entry.id for entry in SHIPPED.entries if not entry.source or not entry.allowed]


def test_every_entry_has_a_sentence_that_must_match_and_one_that_must_not() -> None:
    assert not [entry.id for entry in SHIPPED.entries if not entry.specs.match or not entry.specs.silent]


def test_every_entry_proves_itself() -> None:
    wrong = []
    for entry in SHIPPED.entries:
        for sentence in entry.specs.match:
            found = SHIPPED.ruled_out(sentence) if entry.rules_out else SHIPPED.find(sentence, "en")
            wrong += [] if any(match.entry.id == entry.id for match in found) else [(entry.id, sentence)]
        for sentence in entry.specs.silent:
            found = SHIPPED.ruled_out(sentence) if entry.rules_out else SHIPPED.find(sentence, "en")
            wrong += [(entry.id, sentence)] if any(match.entry.id == entry.id for match in found) else []
    assert wrong == []


@pytest.mark.parametrize(("style", "right", "wrong"), [("agency", "Mozyr", "Mazyr"), ("belarusian", "Mazyr", "Mozyr")])
def test_a_style_turns_the_statuses_round(style: str, right: str, wrong: str) -> None:
    found = Glossary.shipped(style=style).find("Mozyr and Mazyr", "en")
    assert {m.form.text: m.status for m in found} == {right: "preferred", wrong: "deprecated"}


def test_what_a_style_rules_out_names_the_style() -> None:
    glossary = Glossary.shipped(style="agency")
    homiel, mosyr = (glossary.advice(match).rule for match in glossary.ruled_out("Homiel and Mosyr"))
    assert "; style agency, agency.yaml:" in homiel
    assert "style" not in mosyr  # no style admits it


@pytest.mark.parametrize(
    "text",
    [
        "Judge Bohdan Lvov was dismissed. Lvov denied it.",
        "Two missiles hit Dnipropetrovsk and Zaporizhzhia regions, then Dnipropetrovsk, Sumy and Kharkiv regions.",
        "Two Kiev-class carriers, the cruiser Kiev and chicken Kiev.",
        "The Kharkov Governorate and the Kiev Military District are history.",
        "Dynamo Kiev won the cup of 1975.",
        "In 1991 Byelorussia became Belarus; Artemivsk is now Bakhmut.",
    ],
)
def test_what_stays(text: str) -> None:
    assert not [text[match.start : match.end] for match in SHIPPED.ruled_out(text)]


def test_the_template_of_a_style_is_one(tmp_path: Path) -> None:
    template = Path(__file__).parents[2] / "glossaries" / "styles" / "template.yaml.txt"
    style = tmp_path / "house.yaml"
    style.write_text(template.read_text(encoding="utf-8"), encoding="utf-8")
    house = Glossary.shipped(style=str(style))
    statuses = {form.text: form.status for form in house.entry("kyiv").forms}  # type: ignore[union-attr]
    assert statuses["Kiev"] == "forbidden"
