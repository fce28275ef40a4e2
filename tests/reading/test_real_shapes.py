"""Files as the programs of a newsroom write them: LibreOffice, Chromium, Word, Excel, mail and translation tools.

Those of LibreOffice 7.4 and Chromium were made by them; the others are written as Pandoc, Word, Google Docs, Outlook,
YouTube, Aegisub, WordPress, newspaper4k, OmegaT, Trados Studio, memoQ, Okapi, Weblate, Excel and Google Sheets
write them.
"""

import email
import email.policy
import json
import re
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import docx
import pypdf
import pytest

from transcheck.formats.positions import line_and_column, place_name
from transcheck.model import Document
from transcheck.reading.aligned import read_aligned
from transcheck.reading.document import read_file

FOLDER = Path(__file__).parent / "real"

HEAD = "Ferry at Mazyr will run on"
SAID = "“We will not close the crossing before Monday,” said Olha Kovalets, its director."
RISING = "“The water is rising — 250 people are waiting. It’s safe.”"
OFFICE = (
    HEAD, SAID, RISING, "Паром у Мозирі: «Ми її не закриємо».", "The second ferry comes in March.", "Left cell",
    "Right cell", "Last paragraph of the story.",
)  # fmt: skip
PAGE = (
    HEAD,
    "The ferry at Mazyr will run on through the flood, its director said on Thursday.",
    "“We will not close the crossing before Monday,” said Olha\u00a0Kovalets, who has run it for nine years.",
    RISING,
    "The town’s own boat, the Prypiać, takes the mail's bags & bread.",
)
TEXTS = {
    "libreoffice.docx": [OFFICE],
    "libreoffice.odt": [OFFICE],
    "libreoffice.rtf": [OFFICE],
    "libreoffice.html": [OFFICE],
    "libreoffice.pdf": [
        (HEAD, SAID, RISING, f"• {OFFICE[3]}", f"• {OFFICE[4]}", "Left cell Right cell Last paragraph of the story.")
    ],
    "chromium.html": [PAGE],
    "chromium.mht": [PAGE],
    "chromium.pdf": [
        (HEAD, SAID, RISING, f"{OFFICE[3]} {OFFICE[4]}", "Left cell Right cell", "Last paragraph of the story.")
    ],
    "word.docx": [
        (HEAD, "“We will not close the crossing before Monday,” said Olha Kovalets.", "“It’s safe.”", "250 people")
    ],
    "word.htm": [
        (
            "Пором у Мозирі ходитиме далі",
            "«Ми її не закриємо до понеділка»,\u00a0— сказала директорка Ольга Ковалець.",
            "Чекають 250 людей.",
        )
    ],
    "google-docs.html": [(HEAD, SAID, RISING)],
    "pandoc.html": [(HEAD, SAID, RISING, "She has run it for nine years.")],
    "pandoc.md": [
        (
            HEAD,
            '"We will not close the crossing before Monday," said Olha Kovalets, its director.',
            '"The water is rising --- 250 people are waiting. It\'s safe."',
            "The second ferry's coming in March.",
            "Bread first.",
            "Then the mail.",
            "She has run it for nine years.",
        )
    ],
    "outlook.eml": [
        (
            "Паром в Мозыре будет ходить",
            "«Мы её не закроем до понедельника», — сказала директор Ольга Ковалец.",
        )
    ],
    "youtube.vtt": [
        ("we will not close the crossing before Monday the water is rising and people are waiting",),
    ],
    "aegisub.srt": [("We will not close the crossing before Monday.", "- Is it safe?", "- It is.")],
    "wordpress.rss": [
        (
            "Ferry at Mazyr will run’s on",
            "“We will not close the crossing before Monday,” said Olha Kovalets.",
            "“It’s safe.”",
        ),
        ("Apples", "Apples are dear this year."),
    ],
    "newspaper.json": [
        (HEAD, "“We will not close the crossing before Monday,” said Olha Kovalets.", "“It’s safe.”"),
    ],
}
OUTLETS = dict.fromkeys(("chromium.html", "chromium.mht", "pandoc.md", "wordpress.rss"), "Polesia Online")

CROSSING = ("Ми не закриємо переправу до понеділка.", "We will not close the crossing before Monday.")
WAITING = ("Чекають 250 людей.", "250 people are waiting.")
CLOSE = ("Ми не закриємо.", "We will not close.")
PEOPLE = ("Чекають люди.", "People are waiting.")
ROWS: dict[str, list[tuple[tuple[str, str], str]]] = {
    "excel.csv": [
        (CROSSING, "line 2"),
        (("Чекають 250 людей; «це безпечно».", '250 people are waiting; "it is safe".'), "line 3"),
    ],
    "excel.xlsx": [(CROSSING, "Переклад!C2"), (WAITING, "Переклад!C3")],
    "sheets.tsv": [(CROSSING, "line 2")],
    "omegat.tmx": [
        (("Ми не закриємо переправу.", "We will not close the crossing."), "unit 1"),
        (WAITING, "unit 2"),
    ],
    "trados.sdlxliff": [
        (("Ми не закриємо. Чекають люди.", "We will not close. People are waiting."), "unit a1b2"),
        (("x", ""), "unit a1b3"),
    ],
    "memoq.mqxliff": [
        (
            (
                "Ми \ufffcне закриємо переправу до понеділка.",
                "We will \ufffcnot close the crossing before Monday.",
            ),
            "unit 1",
        )
    ],
    "okapi.xlf": [(CLOSE, "unit 1, segment s1"), (PEOPLE, "unit 1, segment s2")],
    "weblate.po": [
        (CROSSING, "line 17"),
        (("Чекає %d людина.", "%d person is waiting."), "line 23"),
        (("Це безпечно.", "It is safe."), "line 30"),
    ],
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_read_as_a_person_reads_it(name: str) -> None:
    documents = read_file(str(FOLDER / name))
    assert [tuple(document.text.split("\n\n")) for document in documents] == TEXTS[name]
    assert {document.outlet for document in documents} == {OUTLETS.get(name)}


def test_a_text_that_libreoffice_saves_with_its_mark(tmp_path: Path) -> None:
    (document,) = read_file(str(FOLDER / "libreoffice.txt"))
    assert document.text.startswith(HEAD)


@pytest.mark.parametrize("name", ROWS)
def test_rows_are_read_as_their_program_shows_them(name: str) -> None:
    rows = list(read_aligned(str(FOLDER / name)))
    assert [((row.source, row.a), row.place) for row in rows] == ROWS[name]
    assert {row.language for row in rows if row.a} == {"uk"}


def test_nothing_lies_there_unread() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {*TEXTS, *ROWS, "libreoffice.txt"}


def _spans(document: Document) -> list[tuple[str, str, tuple[int, int]]]:
    """Each word with the name, line and column of its place."""
    found = []
    at = 0
    for word in document.text.split():
        start = document.text.index(word, at)
        at = start + len(word)
        span = document.span(start, at)
        found.append((word, place_name(span) or "", line_and_column(span)))
    return found


@pytest.mark.parametrize("name", ["chromium.html", "libreoffice.html", "pandoc.html", "pandoc.md", "aegisub.srt",
                                  "youtube.vtt", "word.htm", "google-docs.html"])  # fmt: skip
def test_lines_and_columns_lead_to_the_words(name: str) -> None:
    content = (FOLDER / name).read_bytes()
    source = content.decode("cp1251" if name == "word.htm" else "utf-8-sig").replace("\r\n", "\n").split("\n")
    (document,) = read_file(str(FOLDER / name))
    for word, _, (line, column) in _spans(document):
        there = source[line - 1][column - 1 :]
        assert unescape(there[:20]).startswith(word[0]), (word, there[:30])
        assert there.startswith(word) or any(sign in there[: len(word) + 8] for sign in "<&*[]\\"), (word, there[:30])


def _word_paragraphs(path: Path) -> list[str]:
    body = docx.Document(str(path)).element.body
    names = [f"{{{body.nsmap['w']}}}{tag}" for tag in ("p", "t")]
    return ["".join(t.text or "" for t in p.iter(names[1])) for p in body.iter(names[0])]


def _odt_paragraphs(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read("content.xml"))
    space = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    return ["".join(e.itertext()) for e in root.iter() if e.tag in (f"{space}p", f"{space}h")]


def _same_as_saved_text(_: Path) -> list[str]:
    return (FOLDER / "libreoffice.txt").read_text(encoding="utf-8-sig").splitlines()


def _pages(path: Path) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(path).pages]


def _mail_lines(path: Path) -> list[str]:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).split("\n")


def _articles(path: Path) -> list[str]:
    return ["".join(json.loads(path.read_text(encoding="utf-8")).get(key, "") for key in ("title", "text"))]


class _Paragraphs(HTMLParser):
    """The paragraphs and headings of a page that its article holds, as Python's own parser has them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("p", "h1"):
            self.open = True
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "h1"):
            self.open = False

    def handle_data(self, data: str) -> None:
        if self.open:
            self.found[-1] += data


def _snapshot(path: Path) -> list[str]:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    page = next(part for part in message.walk() if part.get_content_type() == "text/html")
    parser = _Paragraphs()
    parser.feed(page.get_payload(decode=True).decode("utf-8"))  # type: ignore[union-attr]
    furniture = ("We use", "By Daryna", "Read also", "© ")
    return [text for text in parser.found if not text.startswith(furniture)]


def _items(path: Path) -> list[str]:
    items = ElementTree.parse(path).getroot().iter("item")
    return [re.sub(r"<[^<>]*>", "", unescape(unescape("".join(item.itertext())))) for item in items]


PARTS: dict[str, Callable[[Path], list[str]]] = {
    "libreoffice.docx": _word_paragraphs, "word.docx": _word_paragraphs, "libreoffice.odt": _odt_paragraphs,
    "libreoffice.rtf": _same_as_saved_text, "libreoffice.pdf": _pages, "chromium.pdf": _pages,
    "outlook.eml": _mail_lines, "chromium.mht": _snapshot, "newspaper.json": _articles, "wordpress.rss": _items,
}  # fmt: skip


@pytest.mark.parametrize("name", PARTS)
def test_parts_lead_to_the_words(name: str) -> None:
    """The number of a paragraph, page, line, article or entry is that of another library."""
    parts = PARTS[name](FOLDER / name)
    for document in read_file(str(FOLDER / name)):
        for word, place, _ in _spans(document):
            number = place.rpartition(" ")[2]
            part = parts[int(number) - 1 if number.isdecimal() else 0]
            assert word in part.replace("\u2028", " "), (word, place, part)
