import pytest

from transcheck.model import SURE, Document, Speaker
from transcheck.quotes import extract_quotes
from transcheck.quotes.persons import is_personal_name


def speaker(text: str) -> Speaker:
    return extract_quotes(Document("a.txt", text, "en"))[-1].speaker


def test_a_name_beside_the_quote_is_as_sure_as_can_be() -> None:
    told = speaker("“The lock is safe,” Marta Koval said.")
    assert (told.name, told.candidates) == ("Marta Koval", ())
    assert told.confidence > 0.95


def test_farther_evidence_is_less_sure() -> None:
    beside = speaker("“The lock is safe,” Marta Koval said.")
    about = speaker("Marta Koval came to the pier. “The lock is safe.”")
    assert about.name == beside.name
    assert SURE <= about.confidence < beside.confidence


def test_who_is_not_sure_enough_is_a_candidate_and_no_speaker() -> None:
    told = speaker("In the evening the town was proud of Ivan Hryb and Ales Lapko. “Done,” he said.")
    assert told.name is None
    assert len(told.candidates) == 1
    assert 0 < told.confidence < SURE
    assert told.mention is not None
    assert told.mention.text == "he"


@pytest.mark.parametrize("name", ["Kremlin", "The director", "White House", "NATO", "a neighbour", "Poland"])
def test_roles_bodies_and_places_are_no_names_of_people(name: str) -> None:
    assert not is_personal_name(name, "en")


@pytest.mark.parametrize("name", ["Marta Koval", "Hrytsuk", "M. Koval", "Ursula von der Leyen"])
def test_names_of_people(name: str) -> None:
    assert is_personal_name(name, "en")
