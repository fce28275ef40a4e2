"""Every format, in every encoding, gives the text of its plain twin."""

from pathlib import Path

import pytest

from tests.reading.twins import CHARACTERS, OLD, PACKED, STORIES, html, rtf_1251, twin
from transcheck.model import Document
from transcheck.reading import read_document, read_documents

UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


def read(tmp_path: Path, name: str, content: bytes) -> Document:
    path = tmp_path / name
    path.write_bytes(content)
    return read_document(path)


@pytest.mark.parametrize("language", STORIES)
@pytest.mark.parametrize("name", CHARACTERS)
@pytest.mark.parametrize("encoding", UNICODE)
def test_characters_in_unicode(tmp_path: Path, name: str, encoding: str, language: str) -> None:
    story = STORIES[language]
    document = read(tmp_path, name, CHARACTERS[name](story).encode(encoding))
    assert document.text == twin(story)
    assert document.language == language
    assert document.notes == ()


@pytest.mark.parametrize(("language", "encoding"), [(la, encoding) for la, all_ in OLD.items() for encoding in all_])
@pytest.mark.parametrize("name", CHARACTERS)
def test_characters_in_old_encodings(tmp_path: Path, name: str, encoding: str, language: str) -> None:
    story = STORIES[language]
    document = read(tmp_path, name, CHARACTERS[name](story).encode(encoding))
    assert document.text == twin(story)
    assert len(document.notes) == 1


@pytest.mark.parametrize(
    ("language", "encoding"),
    [("uk", "koi8-u"), ("ru", "koi8-r"), ("ru", "cp866"), ("uk", "cp1125"), ("ru", "iso8859-5")],
)
@pytest.mark.parametrize("name", CHARACTERS)
def test_encodings_without_typographic_marks(tmp_path: Path, name: str, encoding: str, language: str) -> None:
    story = tuple(part.translate(dict.fromkeys(map(ord, "«»"), '"') | {8212: "-"}) for part in STORIES[language])
    assert read(tmp_path, name, CHARACTERS[name](story).encode(encoding)).text == twin(story)


@pytest.mark.parametrize("language", STORIES)
@pytest.mark.parametrize("name", PACKED)
def test_packed_formats(tmp_path: Path, name: str, language: str) -> None:
    story = STORIES[language]
    document = read(tmp_path, name, PACKED[name](story))
    assert document.text == twin(story)
    assert document.language == language


@pytest.mark.parametrize("language", ["uk", "ru", "be"])
def test_rich_text_in_the_bytes_of_its_font(tmp_path: Path, language: str) -> None:
    assert read(tmp_path, "a.rtf", rtf_1251(STORIES[language])).text == twin(STORIES[language])


def test_a_page_that_names_its_charset_is_believed_where_it_is_not_utf8(tmp_path: Path) -> None:
    story = STORIES["ru"]
    short = ("Да", "Нет", "Уж")
    assert read(tmp_path, "a.html", html(story, "windows-1251").encode("cp1251")).text == twin(story)
    assert read(tmp_path, "b.html", html(story, "windows-1251").encode()).text == twin(story)
    assert "Нет" not in short[:1]


@pytest.mark.parametrize("name", [*CHARACTERS, *PACKED])
@pytest.mark.parametrize("wrong", ["txt", "html", "md", ""])
def test_content_decides_not_the_name(tmp_path: Path, name: str, wrong: str) -> None:
    story = STORIES["en"]
    if (name, wrong) in {("a.md", ""), ("a.md", "txt")} or (wrong in ("html", "md") and name in ("a.txt", "a.md")):
        pytest.skip("plain characters have nothing but a name")
    content = PACKED[name](story) if name in PACKED else CHARACTERS[name](story).encode()
    assert read(tmp_path, f"b.{wrong}" if wrong else "b", content).text == twin(story)


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.json", "a.rss", "a.atom"])
def test_outlets_that_files_tell(tmp_path: Path, name: str) -> None:
    content = CHARACTERS[name](STORIES["en"]).replace(
        "<title>Site", '<meta property="og:site_name" content="Daily A"><title>Site'
    )
    assert read(tmp_path, name, content.encode()).outlet == "Daily A"


def test_several_articles_are_several_documents(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text('{"text": "One text."}\n\n{"text": "Another text.", "outlet": "Wire B"}\n', encoding="utf-8")
    documents, failures = read_documents([str(path)])
    assert [(d.path, d.text, d.outlet) for d in documents] == [
        (f"{path}#1", "One text.", None),
        (f"{path}#2", "Another text.", "Wire B"),
    ]
    assert failures == ()
