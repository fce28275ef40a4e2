"""A place that is told is where the words stand: each file is opened again by another library or by hand."""

import email
import email.policy
import json
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from tests.reading.twins import CHARACTERS, PACKED, STORIES
from transcheck.formats.positions import line_and_column, place_name, run_of, where
from transcheck.model import Document, Span
from transcheck.reading import read_document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(tmp_path: Path, name: str, language: str) -> tuple[Document, Path]:
    path = tmp_path / name
    story = STORIES[language]
    content = PACKED[name](story) if name in PACKED else CHARACTERS[name](story).encode()
    path.write_bytes(content)
    return read_document(path), path


def words(document: Document) -> Iterator[Span]:
    at = 0
    for word in document.text.split():
        start = document.text.index(word, at)
        at = start + len(word)
        yield document.span(start, at)


@pytest.mark.parametrize("language", STORIES)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.srt", "a.vtt"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "old"])
def test_lines_and_columns_are_those_of_the_file(
    tmp_path: Path, name: str, language: str, ends: str, encoding: str
) -> None:
    path = tmp_path / name
    code = ("cp1252" if language == "en" else "cp1251") if encoding == "old" else encoding
    path.write_bytes(CHARACTERS[name](STORIES[language]).replace("\n", ends).encode(code))
    document = read_document(path)
    source = path.read_bytes().decode(code).split("\n")
    for span in words(document):
        line, column = line_and_column(span)
        assert unescape(source[line - 1][column - 1 :]).startswith(span.text[0])
        found = source[line - 1][column - 1 : column - 1 + len(span.text)]
        assert found == span.text or "<" in found or "*" in found


def test_subtitles_tell_the_time(tmp_path: Path) -> None:
    document, path = read(tmp_path, "a.srt", "en")
    span = document.span(document.text.index("250"), document.text.index("250") + 3)
    assert place_name(span) == "00:03:00"
    cue = path.read_text(encoding="utf-8").split("\n\n")[2]
    assert "00:03:00" in cue
    assert "250" in cue
    assert where(span).endswith("(00:03:00)")


def test_paragraphs_of_word_are_counted_as_another_library_finds_them(tmp_path: Path) -> None:
    document, path = read(tmp_path, "a.docx", "uk")
    with zipfile.ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    paragraphs = ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p")]
    for span in words(document):
        kind, number = (place_name(span) or "").split()
        assert kind == "paragraph"
        assert span.text in paragraphs[int(number) - 1]


def test_runs_of_word_are_those_of_its_markup(tmp_path: Path) -> None:
    path = Path(__file__).parent / "real" / "word.docx"
    document = read_document(path)
    with zipfile.ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    paragraphs = list(root.iter(f"{W}p"))
    for letter in range(len(document.text)):
        span = document.span(letter, letter + 1)
        number, run = (place_name(span) or "").rpartition(" ")[2], run_of(span)
        assert run is not None
        words = "".join(t.text or "" for t in list(paragraphs[int(number) - 1].iter(f"{W}r"))[run - 1].iter(f"{W}t"))
        assert span.text in words or span.text.isspace()


def test_pages_of_a_pdf_are_those_of_another_library(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    document, path = read(tmp_path, "a.pdf", "ru")
    pages = pypdf.PdfReader(path).pages
    for span in words(document):
        _, number = (place_name(span) or "").split()
        assert span.text in pages[int(number) - 1].extract_text()


def test_cells_are_those_of_the_workbook(tmp_path: Path) -> None:
    import openpyxl

    document, path = read(tmp_path, "a.xlsx", "en")
    book = openpyxl.load_workbook(path)
    for span in words(document):
        sheet, cell = (place_name(span) or "").split("!")
        assert span.text in book[sheet][cell].value


def test_lines_of_a_message_are_those_of_its_body(tmp_path: Path) -> None:
    document, path = read(tmp_path, "a.eml", "be")
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = message.get_body(("plain",))
    assert body is not None
    lines = body.get_content().split("\n")
    for span in words(document):
        number = int((place_name(span) or "").removeprefix("body line "))
        assert span.text in lines[number - 1]


@pytest.mark.parametrize("name", ["a.odt", "a.rtf", "a.json", "a.rss", "a.atom", "a.mht"])
def test_other_files_name_a_paragraph_or_an_article(tmp_path: Path, name: str) -> None:
    document, _ = read(tmp_path, name, "en")
    assert all(place_name(span) for span in words(document))


def test_findings_carry_the_place(run_json, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(PACKED["a.docx"](("Ferry", "The ferry left Byelorussia on Monday.", "It was late.")))
    found = run_json("check", path)
    assert [finding["at"]["place"] for finding in found["findings"]] == ["paragraph 2"]
    assert [finding["at"]["run"] for finding in found["findings"]] == [4]


@pytest.fixture
def run_json(capsys: pytest.CaptureFixture[str]):
    from transcheck.cli import main

    def call(*arguments: object) -> dict:
        with pytest.raises(SystemExit):
            main([*map(str, arguments), "--format", "json"])
        return json.loads(capsys.readouterr().out)

    return call
