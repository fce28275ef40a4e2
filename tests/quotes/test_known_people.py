"""The glossary's people are evidence: names that tell no gender, titles that the document leaves out."""

import pytest

from transcheck.glossary import Entry, Form, Glossary
from transcheck.model import Document
from transcheck.quotes import extract_quotes


def person(name: str, *forms: str, **facts: object) -> Entry:
    return Entry(name, "person", tuple(Form(form, "admitted") for form in forms), **facts)  # type: ignore[arg-type]


HOUSE = Glossary(
    (
        person("zelva", "Zavren Zelva", gender="f", role="harbour master of Mazyr", native={"uk": ("Заврен Зельва",)}),
        person("dukora", "Tyvan Dukora", gender="m", role="ferry inspector"),
        person("old-lis", "Orven Lis", "Lis", gender="m", role="founder of the ferry"),
        person("young-lis", "Ivzen Lis", gender="f", role="treasurer"),
        person("first-rum", "Orven Rum", gender="m"),
        person("second-rum", "Ivzen Rum", gender="f"),
    )
)


def speakers(text: str, glossary: Glossary | None, language: str = "en") -> list[str | None]:
    return [quote.speaker.name for quote in extract_quotes(Document("a", text, language), glossary=glossary)]  # type: ignore[arg-type]


CASES = [
    (
        "the gender of a name that tells none",
        "Zavren Zelva met Tyvan Dukora on the pier. “It is safe,” she said. “It is not,” he replied.",
        ["Zavren Zelva", "Tyvan Dukora"],
    ),
    (
        "a surname alone, where one person of the glossary bears it",
        "Zelva came to the pier with Dukora. “It is safe,” she said. “It is not,” he replied.",
        ["Zelva", "Dukora"],
    ),
    (
        "a title that the document does not give",
        "Zavren Zelva came to the pier. Tyvan Dukora did not. “It is safe,” the harbour master said.",
        ["Zavren Zelva"],
    ),
    (
        "the same of a surname alone",
        "Zelva came to the pier. Dukora did not. “It is safe,” the harbour master said.",
        ["Zelva"],
    ),
    ("a surname that the glossary lists for one of two", "Lis came at noon. “It is safe,” he said.", ["Lis"]),
    ("a surname that two people share tells nothing", "Rum came at noon. “It is safe,” she said.", [None]),
]


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_glossary_tells_of_people(text: str, wanted: list[str | None]) -> None:
    assert speakers(text, HOUSE) == wanted


def test_without_the_glossary_nobody_is_guessed() -> None:
    assert speakers(CASES[0][1], None) == [None, None]
    assert speakers(CASES[2][1], Glossary.empty()) == ["the harbour master"]


def test_native_names_serve_the_original_in_every_case() -> None:
    text = "Ми зустріли Заврен Зельву. «Паром безпечний», — сказала вона."
    assert speakers(text, None, "uk") == [None]
    assert speakers(text, HOUSE, "uk") == ["Заврен Зельву"]


def test_the_pipeline_passes_the_glossary_on() -> None:
    from transcheck.pipeline import quotes

    report = quotes([Document("a", CASES[0][1], "en")], glossary=HOUSE)
    assert [quote.speaker.name for quote in report.story.quotes["a"]] == CASES[0][2]
