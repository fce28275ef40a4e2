"""The shipped glossaries keep their own promises."""

import pytest

from transcheck.glossary import Entry, Glossary, Specs

SHIPPED = Glossary.shipped()


def test_every_entry_names_a_source_and_what_to_write() -> None:
    assert not [entry.id for entry in SHIPPED.entries if not entry.source or not entry.allowed]


@pytest.mark.parametrize("entry", [entry for entry in SHIPPED.entries if entry.specs != Specs()], ids=lambda e: e.id)
def test_an_entry_proves_itself(entry: Entry) -> None:
    for sentence in entry.specs.match:
        assert any(match.entry == entry for match in SHIPPED.ruled_out(sentence)), sentence
    for sentence in entry.specs.silent:
        assert all(match.entry != entry for match in SHIPPED.ruled_out(sentence)), sentence


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
