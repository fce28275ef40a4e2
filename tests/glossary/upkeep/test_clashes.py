"""Accepting never silences what was told, and says what is near."""

import pytest

from transcheck.glossary.files import parse_glossary
from transcheck.glossary.upkeep.clashes import clashes, near_entries

HOUSE = parse_glossary(
    """
entries:
  - {id: bystra, kind: place, preferred: Bystra, deprecated: Bistra, native: {uk: Бистра}}
  - {id: kavalets, kind: person, preferred: Marta Kavalets, native: {uk: Марта Кавалець}}
""".encode(),
    "house.yaml",
).entries


def drafts(text: str) -> list[object]:
    new = parse_glossary(text.encode(), "d.yaml").entries
    return [(a.id, f.text, b.id) for a, f, b, _ in clashes(new, HOUSE)]


def test_a_form_that_another_entry_rules_out_is_a_clash() -> None:
    assert drafts("entries: [{id: x, kind: place, admitted: [Bistra, Bystraya]}]") == [("x", "Bistra", "bystra")]
    assert drafts("entries: [{id: x, kind: place, preferred: Y, deprecated: Bystra}]") == [("x", "Bystra", "bystra")]
    assert drafts("entries: [{id: x, kind: place, admitted: Bystra}]") == []


@pytest.mark.parametrize(
    ("draft", "near"),
    [
        ("{id: x, kind: person, admitted: Marta Kavaletz}", ["kavalets"]),
        ("{id: x, kind: person, admitted: Olha Kavalets}", []),
        ("{id: x, kind: place, admitted: Bystraja, native: {uk: Бистра}}", ["bystra"]),
        ("{id: x, kind: place, admitted: Bisstra}", ["bystra"]),
        ("{id: x, kind: place, admitted: Bystrytsia}", []),
    ],
)
def test_near_entries(draft: str, near: list[str]) -> None:
    (entry,) = parse_glossary(f"entries: [{draft}]".encode(), "d.yaml").entries
    assert [other.id for other in near_entries(entry, HOUSE)] == near
