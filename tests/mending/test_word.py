"""Comments and tracked changes stand on the very words, whatever runs a document is made of."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.mending.word import WordFile
from transcheck.model import Correction, Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SOFFICE = shutil.which("soffice")


def made(*paragraphs: list[str]) -> tuple[bytes, Document]:
    """A file whose paragraphs have these runs, and what a reader makes of it."""
    file = docx.Document()
    for runs in paragraphs:
        paragraph = file.add_paragraph()
        for number, words in enumerate(runs):
            paragraph.add_run(words).bold = number % 2 == 0
    sink = io.BytesIO()
    file.save(sink)
    return sink.getvalue(), Document("a.docx", "\n\n".join("".join(runs) for runs in paragraphs), "en")


def commented(content: bytes) -> dict[str, str]:
    """The words under each comment, by the text of the comment."""
    file = docx.Document(io.BytesIO(content))
    found: dict[str, str] = {}
    for comment in file.comments:
        inside, words = False, ""
        for element in file.element.body.iter():
            if element.get(f"{W}id") == str(comment.comment_id) and element.tag.startswith(f"{W}commentRange"):
                inside = element.tag.endswith("Start")
            elif inside and element.tag == f"{W}t":
                words += element.text or ""
        found[comment.text] = words
    return found


def text_of(content: bytes, *, accepted: bool) -> str:
    """The text with all tracked changes accepted, or refused."""
    gone, kept = ("del", f"{W}t") if accepted else ("ins", f"{W}delText")
    return "\n\n".join(
        "".join(
            text.text or ""
            for text in paragraph.iter(f"{W}t", kept)
            if not any(parent.tag == f"{W}{gone}" for parent in text.iterancestors())
        )
        for paragraph in docx.Document(io.BytesIO(content)).element.body.iter(f"{W}p")
    )


@pytest.mark.parametrize(
    "runs",
    [
        ["It left Kiev today."],
        ["It left Ki", "ev today."],
        ["It left ", "Kiev", " today."],
        ["It ", "left K", "i", "ev", " today."],
    ],
)
def test_a_comment_stands_on_the_words(runs: list[str]) -> None:
    content, document = made(["Before."], runs, ["After."])
    word = WordFile(content, document)
    at = document.text.index("Kiev")
    assert word.comment(document.span(at, at + 4), "Write Kyiv.")
    assert commented(word.content()) == {"Write Kyiv.": "Kiev"}
    assert text_of(word.content(), accepted=True) == document.text


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("ab c", min_size=1, max_size=6), min_size=1, max_size=4), st.data())
def test_comments_over_each_other_never_change_the_text(runs: list[str], data: st.DataObject) -> None:
    content, document = made(["x"], runs, ["y"])
    word = WordFile(content, document)
    for number in range(3):
        start = data.draw(st.integers(0, len(document.text) - 1))
        end = data.draw(st.integers(start + 1, len(document.text)))
        said = "".join(document.text[start:end].split())
        done = word.comment(document.span(start, end), str(number))
        assert done or not said
        if done:
            assert "".join(commented(word.content())[str(number)].split()) == said
    assert text_of(word.content(), accepted=True) == document.text


def test_replacements_are_tracked_changes_and_keep_the_look() -> None:
    content, document = made(["It left Ki", "ev and Kiev", "."])
    word = WordFile(content, document)
    starts = [at for at in range(len(document.text)) if document.text.startswith("Kiev", at)]
    for at in reversed(starts):
        assert word.replace(Correction(document.span(at, at + 4), "Kyiv"))
    after = word.content()
    assert text_of(after, accepted=True) == "It left Kyiv and Kyiv."
    assert text_of(after, accepted=False) == document.text
    inserted = list(docx.Document(io.BytesIO(after)).element.body.iter(f"{W}ins"))
    assert inserted[0].find(f"{W}r/{W}rPr/{W}b") is not None
    identities = [e.get(f"{W}id") for e in docx.Document(io.BytesIO(after)).element.body.iter(f"{W}ins", f"{W}del")]
    assert len(set(identities)) == len(identities) == 4


def test_words_that_are_not_in_the_body_have_no_comment() -> None:
    content, _ = made(["One."])
    other = Document("a.docx", "One.\n\nA note at the foot.", "en")
    assert not WordFile(content, other).comment(other.span(6, 10), "x")


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    content, document = made(["It left Ki", "ev today."], ["“It left Kiev,” he said."])
    word = WordFile(content, document)
    at = document.text.rindex("Kiev")
    assert word.comment(document.span(at, at + 4), "Write Kyiv.")
    at = document.text.index("Kiev")
    assert word.replace(Correction(document.span(at, at + 4), "Kyiv"))
    path = tmp_path / "a.docx"
    path.write_bytes(word.content())
    command = [
        SOFFICE,
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "odt",
        str(path),
    ]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    story = zipfile.ZipFile(tmp_path / "a.odt").read("content.xml").decode()
    assert "Write Kyiv." in story
    assert "<dc:creator>transcheck</dc:creator>" in story
    assert "text:insertion" in story
    assert "text:deletion" in story
