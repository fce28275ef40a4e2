"""Proposals: whole names, one referent, the likely kind, in the order of need."""

import pytest

from transcheck.glossary import Glossary
from transcheck.glossary.entries import Entry
from transcheck.glossary.files import parse_glossary
from transcheck.glossary.upkeep.stats import count_uses
from transcheck.glossary.upkeep.suggest import Collector, cluster, draft_entries, draft_text
from transcheck.glossary.upkeep.suggest.candidates import find_candidates
from transcheck.model import Document

DAILY = """\
Ferry Crossing Closed After Storm Hits The Whole River Valley

The ferry director, Marta Kavalets, said on Monday that the crossing at Velyka Bystra would stay closed. Kavalets spoke
to the Riverside Wire. Deputy Mayor Ostap Hnatiuk's office did not answer. "We will wait," Hnatiuk said later.

The Ministry of Transport of Ukraine sent boats from Nyzhni Luky. He thanked the Ministry.
See www.ferry.example or @Kavalets.
"""
WIRE = """\
In Velyka Bystra, Marta Kavaletz said the ferry would wait. According to Kavaletz, boats from Nizhni Luky had come.
Hnatyuk, who is the deputy mayor, said nothing. O. Hnatiuk was seen in Nyzhni Luky with Angela Ploeg of Utrecht.
"""


def names(text: str) -> list[str]:
    return [candidate.text for candidate in find_candidates(Document("x", text, "en"))]


def drafts(*texts: str, glossary: Glossary | None = None) -> tuple[Entry, ...]:
    collector = Collector(glossary or Glossary.empty())
    for number, text in enumerate(texts):
        collector.add(Document(f"{number}.txt", text, "en"))
    return draft_entries(cluster(collector.spellings.values(), least=1))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mayor of Bystra spoke.", ["Bystra"]),
        ("Then President Olha Moroz left.", ["Olha Moroz"]),
        ("They met the Foreign Ministry of Ukraine.", ["Foreign Ministry of Ukraine"]),
        ("It was Pavlo Moroz of Bystra.", ["Pavlo Moroz", "Bystra"]),
        ("Bystra’s River Guard came.", ["Bystra", "River Guard"]),
        ("We said: I’m here, You’re there.", []),
        ("see http://Bystra.com and @Bystra and #Bystra.", []),
        ("The former Bystra Mayor Olha Moroz left.", ["Olha Moroz"]),
        ("a line\nwith Olha\nMoroz broken", ["Olha Moroz"]),
        ("Olha\n\nMoroz", ["Olha", "Moroz"]),
    ],
)
def test_names_are_found_whole(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_spellings_of_one_person_are_one_draft() -> None:
    first, *_ = drafts(DAILY, WIRE)
    assert {form.text for form in first.forms} >= {"Marta Kavalets", "Marta Kavaletz", "Kavalets", "Kavaletz"}
    assert first.kind == "person"
    assert first.proposed
    assert all(form.status == "admitted" for form in first.forms)
    assert "0.txt:3" in (first.note or "")


def test_kinds_are_guessed_from_words_and_neighbours() -> None:
    kinds = {entry.forms[0].text: entry.kind for entry in drafts(DAILY, WIRE)}
    assert kinds["Velyka Bystra"] == "place"
    assert kinds["Ostap Hnatiuk"] == "person"
    assert kinds["Ministry of Transport of Ukraine"] == "organisation"
    assert kinds["Utrecht"] in ("place", "term")


def test_ordinary_words_and_headlines_are_no_proposals() -> None:
    texts = {form.text for entry in drafts(DAILY, WIRE) for form in entry.forms}
    assert not texts & {
        "Ferry",
        "Monday",
        "According",
        "Ferry Crossing Closed",
        "The",
        "Storm Hits",
        "Valley",
        "See",
        "He",
    }


def test_what_has_an_entry_is_not_proposed_again() -> None:
    house = Glossary(
        parse_glossary(b"entries: [{id: k, kind: person, preferred: [Marta Kavalets, Kavalets]}]", "x").entries
    )
    texts = {form.text for entry in drafts(DAILY, glossary=house) for form in entry.forms}
    assert "Velyka Bystra" in texts
    assert not texts & {"Marta Kavalets", "Kavalets"}


def test_two_people_of_one_family_name_are_two_drafts() -> None:
    found = drafts("Olha Moroz met Pavlo Moroz. Moroz spoke. Olha Moroz left, and Pavlo Moroz left.")
    assert [[form.text for form in entry.forms] for entry in found if entry.kind == "person"][:2] == [
        ["Olha Moroz"],
        ["Pavlo Moroz"],
    ]


def test_source_forms_come_from_the_original() -> None:
    collector = Collector(Glossary.empty())
    collector.add(Document("0.txt", DAILY, "en"))
    collector.add(Document("o.txt", "Марта Кавалець сказала, що переправу біля села Нижні Луки закрито.", "uk"))
    found = draft_entries(cluster(collector.spellings.values(), least=1), collector.native)
    native = {entry.forms[0].text: dict(entry.native) for entry in found}
    assert native["Marta Kavalets"] == {"uk": ("Марта Кавалець",)}
    assert native["Nyzhni Luky"] == {"uk": ("Нижні Луки",)}
    assert native["Ostap Hnatiuk"] == {}


def test_drafts_are_a_glossary_file() -> None:
    found = drafts(DAILY, WIRE)
    assert [entry.id for entry in parse_glossary(draft_text(found).encode(), "d.yaml").entries] == [e.id for e in found]
    assert parse_glossary(draft_text(()).encode(), "d.yaml").entries == ()


def test_the_order_of_texts_does_not_change_what_is_proposed() -> None:
    one = [{form.text for form in entry.forms} for entry in drafts(DAILY, WIRE)]
    other = [{form.text for form in entry.forms} for entry in drafts(WIRE, DAILY)]
    assert sorted(map(sorted, one)) == sorted(map(sorted, other))


def test_uses_are_counted_by_form() -> None:
    house = Glossary(
        parse_glossary(
            "entries:\n  - {id: k, kind: person, preferred: Kavalets, deprecated: Kavaletz, native: {uk: Кавалець}}\n"
            "  - {id: z, kind: place, preferred: Zelena}\n".encode(),
            "x",
        ).entries
    )
    texts = [Document("0", DAILY, "en"), Document("1", WIRE, "en"), Document("2", "Про це сказала Кавалець.", "uk")]
    uses = count_uses(house, texts)
    assert uses.forms == {"k": {"Kavalets": 2, "Kavaletz": 2, "Кавалець": 1}}
    assert [(entry.id, count) for entry, count in uses.ranked()] == [("k", 5)]
    assert [entry.id for entry in uses.never_met()] == ["z"]
    assert uses.texts_with == {"k": 3}
    assert uses.coverage is not None
    assert 0 < uses.coverage < 1


def test_spellings_of_a_place_of_two_words_are_one_draft() -> None:
    by_form = {form.text: entry.id for entry in drafts(DAILY, WIRE) for form in entry.forms}
    assert by_form["Nyzhni Luky"] == by_form["Nizhni Luky"]


def test_what_check_takes_for_one_name_is_one_draft() -> None:
    found = drafts(
        "Ferry director Marta Savlenko came. Savlenko spoke.", "Director Marta Saulenka came. Saulenka left."
    )
    assert [sorted(form.text for form in entry.forms) for entry in found] == [
        ["Marta Saulenka", "Marta Savlenko", "Saulenka", "Savlenko"]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Drozdyn left.",
        "In the village of Bystrets nobody slept.",
        "The Zhabynka district was dark.",
        "Residents of Hlyboke fled at night.",
        "Boats burned near Lipavka on Sunday.",
        "The Rasna refinery stood still.",
    ],
)
def test_a_place_is_told_by_what_stands_around_it(text: str) -> None:
    (entry,) = drafts(text)
    assert entry.kind == "place"


def test_the_full_name_of_the_original_is_kept() -> None:
    collector = Collector(Glossary.empty())
    collector.add(Document("0.txt", DAILY, "en"))
    collector.add(Document("o.txt", "Директорка Марта Іванівна Кавалець і Гнатюк Остап Петрович прийшли.", "uk"))
    found = draft_entries(cluster(collector.spellings.values(), least=1), collector.native)
    native = {entry.forms[0].text: entry.native.get("uk") for entry in found}
    assert native["Marta Kavalets"] == ("Марта Іванівна Кавалець",)
    assert native["Ostap Hnatiuk"] == ("Гнатюк Остап Петрович",)
