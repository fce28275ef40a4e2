"""One speaker under several spellings."""

import pytest

from transcheck.glossary import Entry, Form, Glossary
from transcheck.model import Document, Language, Quote, Speaker
from transcheck.pairing.speakers import Speakers


def quote(name: str | None, language: Language = "en") -> Quote:
    document = Document("a.txt", "Words.", language)
    return Quote("q1", document.span(0, 5), speaker=Speaker(name))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (None, "Marta Kavalets", None),
        ("the ferryman", "Marta Kavalets", None),
        ("Marta Kavalets", "Kavalets", True),
        ("Marta Kavalets", "Ihar Sushko", False),
        ("Sviatlana Zhukouskaya", "Svetlana Zhukovskaya", True),
        ("Yaroslav Hrytsenko", "Jaroslav Grytsenko", True),
    ],
)
def test_spelling(one: str | None, other: str, same: bool | None) -> None:
    assert Speakers().same(quote(one), quote(other)) is same
    assert Speakers().same(quote(other), quote(one)) is same


def test_a_name_meets_itself_in_cyrillic() -> None:
    assert Speakers().same(quote("Olena Hrytsenko"), quote("Олена Гриценко", "uk")) is True
    assert Speakers().same(quote("Олена Гриценко", "uk"), quote("Ihar Sushko")) is False


def test_the_glossary_knows_a_person_under_two_names() -> None:
    forms = (Form("Olena Hrai", "preferred"), Form("Olena Bondar", "admitted"))
    glossary = Glossary((Entry("olena-hrai", "person", forms),))
    assert Speakers(glossary).same(quote("Olena Hrai"), quote("Olena Bondar")) is True


def test_no_quote_is_no_evidence() -> None:
    assert Speakers().same(None, quote("Marta Kavalets")) is None
    assert Speakers().reason(None, None) == ()
