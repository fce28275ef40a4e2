"""What may be written without asking, and that nothing else in a file changes."""

from pathlib import Path

import pytest

from transcheck import pipeline
from transcheck.errors import OutputError
from transcheck.glossary import Glossary
from transcheck.mending import difference, mend, replacements
from transcheck.mending.files import mended_text
from transcheck.model import Document
from transcheck.quotes import extract_quotes

HOUSE = Glossary.default()


def mended(text: str) -> str:
    document = Document("a.txt", text, "en")
    report = pipeline.check([document], glossary=HOUSE)
    found = replacements(document, report.findings, HOUSE, extract_quotes(document, glossary=HOUSE))
    return mended_text(document, found)


@pytest.mark.parametrize(
    "text",
    [
        "“The ferry left Kiev,” Ivan Sauko said.",  # somebody's words
        "He spoke of 'the road to Kiev' at length, Sauko said.",
        "The company left Belarus (formerly Byelorussia) in spring.",  # spoken of, not used
        "She ordered chicken Kiev.",
        "Ivan Sauko said: “The ferry left.\n\nIt went to Kiev yesterday.",  # where the quote ends nobody can tell
        "The ferry went to Kyiv.",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("The ferry went to Kiev.", "The ferry went to Kyiv."),
        ("Kiev's ferry and Kiev’s road", "Kyiv's ferry and Kyiv’s road"),
        ("KIEV: the ferry left.", "KYIV: the ferry left."),
        ("Byelorussia.\r\n“It left Kiev,” he said in Kiev.\r\n", "Belarus.\r\n“It left Kiev,” he said in Kyiv.\r\n"),
    ],
)
def test_what_has_one_answer(text: str, after: str) -> None:
    assert mended(text) == after


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encoding_and_line_ends_are_kept(tmp_path: Path, encoding: str) -> None:
    text = "Café Kiev.\r\nIt left.\rIt came.\n"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    document = Document(str(path), text, "en")
    found = replacements(document, pipeline.check([document], glossary=HOUSE).findings, HOUSE, ())
    assert len(found) == 1
    assert mend(path.read_bytes(), document, found) == text.replace("Kiev", "Kyiv").encode(encoding)


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("It left.", encoding="utf-8")
    with pytest.raises(OutputError, match="has changed since it was read"):
        mend(path.read_bytes(), Document(str(path), "Kiev", "en"), ())


def test_the_difference_is_a_patch() -> None:
    document = Document("a.txt", "One.\nIt left Kiev.", "en")
    found = replacements(document, pipeline.check([document], glossary=HOUSE).findings, HOUSE, ())
    assert difference(document, found).splitlines() == [
        "--- a.txt", "+++ a.txt", "@@ -1,2 +1,2 @@", " One.", "-It left Kiev.", "\\ No newline at end of file",
        "+It left Kyiv.", "\\ No newline at end of file",
    ]  # fmt: skip
