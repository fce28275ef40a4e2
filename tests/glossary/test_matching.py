"""Finding forms in text: what counts, what does not, and what holds for any text."""

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from transcheck.glossary import Context, Entry, Form, Glossary
from transcheck.glossary.folding import fold, fold_form

ENTRIES = (
    Entry("kavalets", "person", (Form("Marta Kavalets", "preferred"), Form("Kavalec", "forbidden"))),
    Entry(
        "kiev",
        "place",
        (Form("Kyiv", "preferred"), Form("Kiev", "deprecated", unless=Context(before=("chicken",), after=("cake",)))),
        {"uk": ("Київ",), "ru": ("Киев",)},
    ),
    Entry(
        "ferry-service", "organisation", (Form("River Ferry Service", "preferred"), Form("Ferry Service", "admitted"))
    ),
    Entry("mazyr", "place", (Form("Mazyr", "admitted"), Form("Mozyr", "admitted"), Form("Mozyr'", "deprecated"))),
    Entry("deputy", "title", (Form("deputy mayor", "preferred"), Form("vice mayor", "deprecated"))),
    Entry("chisinau", "place", (Form("Chișinău", "preferred"), Form("Chişinău", "deprecated"))),
    Entry("exact", "term", (Form("IT", "preferred", case="exact"), Form("eXact", "forbidden", case="any"))),
)
GLOSSARY = Glossary(ENTRIES)


def found(text: str) -> list[str]:
    return [text[match.start : match.end] for match in GLOSSARY.find(text, "en")]


@pytest.mark.parametrize(
    "text",
    [
        "@Kavalec and #Kavalec",
        "https://example.org/Kavalec, x.com/Kavalec, kavalec.com and Kavalec.com",
        "m.Kavalec@example.org and Kavalec@example.org",
        "Kavalec_official, _Kavalec, Kavalec2, 2Kavalec",
        "Kavalec.jpg, /home/Kavalec/x, C:\\Kavalec\\x",
        "O'Kavalec and Kavalecová",
        "kavalec mazyr kiev",
        "Marta\n\nKavalets",
        "chicken Kiev, Chicken  Kiev and a Kiev cake",
        "it eXacting",
        "Mozyrs",
    ],
)
def test_silent(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Kavalec’s, Kavalec's, Kavalecʼs, Kavalec' and (Kavalec)", ["Kavalec"] * 5),
        ("“Kavalec” ‘Kavalec’ 'Kavalec' \"Kavalec\" «Kavalec»", ["Kavalec"] * 5),
        ("pro-Kavalec, Kavalec-led, Kavalec–Kiev, Kavalec/Kiev", ["Kavalec"] * 3 + ["Kiev", "Kavalec", "Kiev"]),
        ("KAVALEC, the Kavalecs and the KAVALECS", ["KAVALEC", "Kavalecs", "KAVALECS"]),
        ("Marta\nKavalets, Marta  Kavalets, Marta\r\n Kavalets, Marta\u00a0Kavalets", None),
        ("Kava\u00adlec and Ka\u200bvalec", ["Kava\u00adlec", "Ka\u200bvalec"]),
        ("Kaválec, Kava\u0301lec", ["Kaválec", "Kava\u0301lec"]),
        ("the River Ferry Service; a Ferry Service", ["River Ferry Service", "Ferry Service"]),
        ("Deputy Mayor, Deputy mayor, deputy  mayor, VICE MAYOR", None),
        ("IT and EXACT, eXact, Exact", ["IT", "EXACT", "eXact", "Exact"]),
        ("Mozyr' is old; 'Mozyr' is not", ["Mozyr'", "Mozyr"]),
        ("Kiev...Kiev…Kiev", ["Kiev"] * 3),
    ],
)
def test_loud(text: str, forms: list[str] | None) -> None:
    got = found(text)
    assert got == forms if forms else len(got) == 4


def test_letters_with_marks_are_letters_and_composed_or_not_the_same() -> None:
    for text, status in (("Chișinău", "preferred"), ("Chişinău", "deprecated"), ("Chis\u0326ina\u0306u", "preferred")):
        assert [match.status for match in GLOSSARY.find(f"In {text}.", "en")] == [status]


def test_a_lookalike_letter_is_told() -> None:
    (match,) = GLOSSARY.find("near Kаvalec today", "en")  # the first а is Cyrillic
    assert match.lookalike
    assert (match.start, match.end, match.status) == (5, 12, "forbidden")


def test_homonyms_are_all_found_and_an_allowed_one_lets_pass() -> None:
    other = Entry("other", "person", (Form("Kavalec", "preferred"),))
    both = Glossary((*ENTRIES, other))
    assert {match.entry.id for match in both.find("Kavalec spoke", "en")} == {"kavalets", "other"}
    assert list(both.ruled_out("Kavalec spoke")) == []
    assert [match.entry.id for match in GLOSSARY.ruled_out("Kavalec spoke")] == ["kavalets"]


WORDS = [
    "ferry",
    "the",
    "Kavalec",
    "Marta",
    "Kavalets",
    "Kiev",
    "Київ",
    "Києві",
    "chicken",
    "’s",
    "-",
    " ",
    "  ",
    "\n",
    "\n\n",
]
WORDS += [
    "\u00ad",
    "\u0301",
    "а",
    "@",
    "#",
    "https://x.org/",
    "Mozyr'",
    "River Ferry",
    "Service",
    "(",
    ")",
    "“",
    "”",
    "é",
    "İ",
    "ß",
]


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map("".join), st.sampled_from(["en", "uk", "ru", "be", "und"]))
def test_a_match_slices_to_its_form_and_none_overlap(text: str, language) -> None:  # type: ignore[no-untyped-def]
    end = 0
    for match in GLOSSARY.find(text, language):
        assert match.start >= end
        end = match.end
        if language in ("en", "und"):
            written = fold_form(text[match.start : match.end], "en").casefold().removesuffix("s")
            assert written.startswith(fold_form(match.form.text, "en").casefold().removesuffix("s"))
        else:
            assert "иївКИЇВ".find(text[match.start : match.end][1:3]) >= -1


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.text(st.characters(codec=None), max_size=80), st.sampled_from(["en", "uk", "und"]))
@example("\ud800Kavalec \udfff", "en")
@example("\u0301\u0301 \u00ad", "en")
def test_nothing_raises_and_the_way_back_is_in_the_text(text: str, language) -> None:  # type: ignore[no-untyped-def]
    GLOSSARY.find(text, language)
    folded = fold(text, language)
    places = [folded.origin(position) for position in range(len(folded.text))]
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.text("abcdefghijklmnopqrstuvwxyz ,.\n", max_size=200))
def test_text_without_any_form_gives_nothing(text: str) -> None:
    assert GLOSSARY.find(text.replace("mayor", ""), "en") == ()


def test_the_order_of_entries_changes_nothing() -> None:
    text = "Marta Kavalets, Kavalec’s ferry, Kiev, Mozyr', the River Ferry Service, vice mayor, Chişinău"
    expected = [(m.start, m.end, m.entry.id, m.form.text) for m in GLOSSARY.find(text, "en")]
    for seed in range(5):
        shuffled = list(ENTRIES)
        random.Random(seed).shuffle(shuffled)
        assert [
            (m.start, m.end, m.entry.id, m.form.text) for m in Glossary(tuple(shuffled)).find(text, "en")
        ] == expected


def test_a_closing_mark_is_no_part_of_a_form() -> None:
    assert found("He said: 'In the town of Mozyr' and left") == ["Mozyr"]
    assert found("In the town of Mozyr' and there") == ["Mozyr'"]
