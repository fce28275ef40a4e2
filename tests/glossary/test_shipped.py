"""The shipped glossaries keep their own promises."""

import pytest

from transcheck.glossary import Entry, Glossary

SHIPPED = Glossary.shipped()


@pytest.mark.parametrize("entry", SHIPPED.entries, ids=lambda entry: entry.id)
def test_every_entry_names_a_source_and_proves_itself(entry: Entry) -> None:
    assert entry.source
    assert entry.allowed
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
