"""Input that would hang, fill the memory or reach outside: one line, exit code 2, soon."""

import io
import json
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reading.twins import ENGLISH, docx, odt, pdf, rtf, xlsx
from transcheck.errors import ReadingError
from transcheck.reading import read_document
from transcheck.reading.aligned import read_aligned

SECONDS = 20  # on a loaded machine; each takes less than two on an idle one


def refused(path: Path | str, words: str) -> None:
    start = time.perf_counter()
    with pytest.raises(ReadingError, match=words) as caught:
        read_document(path)
    assert "\n" not in str(caught.value)
    assert time.perf_counter() - start < SECONDS


def archive(members: dict[str, bytes]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return sink.getvalue()


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("name", ["word/document.xml", "content.xml", "xl/workbook.xml"])
def test_zip_bomb(tmp_path: Path, name: str) -> None:
    path = tmp_path / "bomb"
    members = {name: bytes(70_000_000)}
    if name == "content.xml":
        members = {"mimetype": b"application/vnd.oasis.opendocument.text", **members}
    path.write_bytes(archive(members))
    refused(path, "unpacks to more than 60 MB")


def test_many_small_bombs(tmp_path: Path) -> None:
    path = tmp_path / "many.xlsx"
    part = bytes(50_000_000)
    path.write_bytes(archive({"xl/workbook.xml": b"<x/>", **{f"xl/sheet{n}.xml": part for n in range(6)}}))
    refused(path, "unpacks to more than 250 MB")


def test_pdf_of_more_letters_than_a_text_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transcheck.reading.readers.pdf.MAX_TEXT", 100)
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf(ENGLISH))
    refused(path, "million letters")


def test_archive_of_too_many_parts(tmp_path: Path) -> None:
    path = tmp_path / "many.docx"
    path.write_bytes(archive({f"word/{n}": b"" for n in range(20_100)}))
    refused(path, "too many parts")


@pytest.mark.parametrize("declared", [LAUGHS, OUTSIDE])
@pytest.mark.parametrize("kind", ["docx", "odt", "xlsx", "rss", "atom"])
def test_entities_are_refused(tmp_path: Path, kind: str, declared: bytes) -> None:
    body = declared + b"<x>&c;&e;</x>"
    content = {
        "docx": lambda: archive({"word/document.xml": body}),
        "odt": lambda: archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": body}),
        "xlsx": lambda: archive({"xl/workbook.xml": body}),
        "rss": lambda: declared + b"<rss><channel><item><title>&c;&e;</title></item></channel></rss>",
        "atom": lambda: declared + b"<feed><entry><title>&c;&e;</title></entry></feed>",
    }[kind]()
    path = tmp_path / f"x.{kind}"
    path.write_bytes(content)
    refused(path, "entities|document type")


@pytest.mark.parametrize("name", ["x.tmx", "x.xlf"])
@pytest.mark.parametrize("declared", [LAUGHS, OUTSIDE])
def test_entities_are_refused_in_aligned_files(tmp_path: Path, name: str, declared: bytes) -> None:
    root = b"tmx" if name.endswith("tmx") else b"xliff"
    path = tmp_path / name
    path.write_bytes(declared + b"<" + root + b"><body>&c;&e;</body></" + root + b">")
    with pytest.raises(ReadingError, match="entities"):
        list(read_aligned(str(path)))


def test_a_document_type_without_entities_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.tmx"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><body><tu><tuv xml:lang="uk"><seg>Так'
        '</seg></tuv><tuv xml:lang="en"><seg>Yes</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    (row,) = read_aligned(str(path))
    assert (row.source, row.a, row.b) == ("Так", "Yes", None)


def test_a_line_of_200_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    with path.open("wb") as file:
        for _ in range(200):
            file.write(b"word " * 200_000)
    refused(path, "larger than 100 MB")
    with pytest.raises(ReadingError, match="larger than 100 MB"):
        list(read_aligned(str(path.rename(tmp_path / "line.tsv"))))


def test_one_text_as_long_as_a_book_in_a_row(tmp_path: Path) -> None:
    path = tmp_path / "row.jsonl"
    path.write_text(json.dumps({"a": "word " * 1_000_000, "b": "word"}) + "\n", encoding="utf-8")
    with pytest.raises(ReadingError, match="more than 100,000 characters"):
        list(read_aligned(str(path)))


@pytest.mark.parametrize("element", ["div", "blockquote", "b", "table><tr><td", "li", "p"])
def test_html_nested_a_hundred_thousand_times(tmp_path: Path, element: str) -> None:
    path = tmp_path / "deep.html"
    path.write_text("<html><body>" + f"<{element}>" * 100_000 + "The ferry left.", encoding="utf-8")
    start = time.perf_counter()
    assert read_document(path).text == "The ferry left."
    assert time.perf_counter() - start < SECONDS


@pytest.mark.parametrize(
    "piece",
    ["<!--", "<a href='", "<", "</", "<![CDATA[", "&", "&#", "<p ", "<!", "<?", "<script>", "\x00"[:0] + "<a b="],
)
def test_html_of_broken_beginnings(tmp_path: Path, piece: str) -> None:
    path = tmp_path / "broken.html"
    path.write_text("<html><p>The ferry left.</p>" + piece * 20_000, encoding="utf-8")
    start = time.perf_counter()
    assert read_document(path).text.startswith("The ferry left.")
    assert time.perf_counter() - start < SECONDS


@pytest.mark.parametrize("text", ["[" * 200_000, '{"a":' * 200_000, '{"text": ' + "[" * 100_000])
def test_json_nested_too_deep(tmp_path: Path, text: str) -> None:
    path = tmp_path / "deep.json"
    path.write_text(text, encoding="utf-8")
    refused(path, "JSON")


def test_rich_text_nested_too_deep(tmp_path: Path) -> None:
    path = tmp_path / "deep.rtf"
    path.write_bytes(b"{\\rtf1 " + b"{" * 500_000 + b"The ferry left.")
    assert read_document(path).text == "The ferry left."


def test_word_nested_too_deep(tmp_path: Path) -> None:
    path = tmp_path / "deep.docx"
    path.write_bytes(archive({"word/document.xml": b"<a>" * 100_000}))
    refused(path, "nested too deep")


def test_a_circle_of_links(tmp_path: Path) -> None:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.symlink_to(other)
    other.symlink_to(one)
    refused(one, "symbolic links|cannot be read")


def test_a_pipe_that_nobody_writes_to(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    refused(path, "is a pipe")


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null"])
def test_devices(path: str) -> None:
    refused(path, "is a pipe or a device")


@pytest.mark.parametrize("address", ["https://example.org/a", "http://127.0.0.1/", "file:///etc/passwd", "ftp://x/y"])
def test_addresses_are_not_fetched(address: str) -> None:
    refused(address, "addresses are not fetched; save the page")


def test_a_name_that_no_file_can_have() -> None:
    refused("a\0b", "cannot be read")


def test_a_catalogue_without_end(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_text('msgid "a"\nmsgstr "b"\n' + '"c"\n' * 200_000, encoding="utf-8")
    with pytest.raises(ReadingError, match="more than 100,000"):
        list(read_aligned(str(path)))


@pytest.mark.parametrize("make", [docx, odt, rtf, pdf, xlsx], ids=lambda make: make.__name__)
def test_files_cut_short_are_told_or_read(tmp_path: Path, make: Callable[[tuple[str, ...]], bytes]) -> None:
    content = make(ENGLISH)
    path = tmp_path / f"cut.{make.__name__}"
    told = []
    for end in range(1, len(content), max(1, len(content) // 60)):
        path.write_bytes(content[:end])
        try:
            assert read_document(path).text
        except ReadingError as error:
            told.append(str(error))
    assert told
    assert not any("\n" in line for line in told)
