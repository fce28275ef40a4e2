"""PDF: the text layer, page by page, lines joined to paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from transcheck.errors import ReadingError
from transcheck.model import Place
from transcheck.reading.building import Builder, Reading
from transcheck.reading.source import MAX_TEXT

_MOST_PAGES = 2000
_ENDS = re.compile(r"[.!?…:][\"'’”»)\]]*$")
_SHORT = 0.75  # of a full line: such a line ends its paragraph, if it ends a sentence
_FULL = 0.8  # of the lines of a page are not longer than its full ones
_HYPHEN = re.compile(
    r"(?<=[^\W\d_])[-\u00ad\u0002\ufffe]$"
)  # pdfium gives U+FFFE or U+0002 for a hyphen at a line's end
_NUMBER = re.compile(r"\W*\d{1,4}\W*")
_WIDE = 1.4  # times the usual distance of lines
_APART = 1.7  # times the height of the letters: between paragraphs, where every line may be one
_TALLER = 1.12  # times: a heading
_EDGE = 2  # lines above and below a page that may be its head and foot
_DIGITS = re.compile(r"\d+")
_BULLET = re.compile(r"[•▪◦‣●○■]\s")
# What browsers print above and below a page: when, and from where.
_PRINTED = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d\d.*|(?:https?|file|about):\S*(?: \d+/\d+)?")
_INDENT = 6.0  # points
ORDER = "is a PDF: its text is in the order in which the file holds it, which may not be the order of reading"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, and where its first letter stands: points from the left and from the bottom of the page; its height."""

    text: str
    left: float
    bottom: float
    height: float


def read_pdf(content: bytes, path: str) -> tuple[Reading, ...]:
    """The text layer.

    Raises:
        ReadingError: the file is damaged, protected, or has no text layer.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(content)
        count = len(document)
    except pdfium.PdfiumError as error:
        what = (
            "is protected by a password; save it without"
            if "assword" in str(error)
            else "is a damaged PDF; export it again"
        )
        raise ReadingError(what, path) from None
    if count > _MOST_PAGES:
        raise ReadingError(f"has more than {_MOST_PAGES} pages; split it into articles", path)
    builder = Builder()
    try:
        pages = list(_pages(document, count, path))
        running = _running_lines(pages)
        for number, lines in enumerate(pages, 1):
            _add_page(builder, _without_edges(lines, running), number)
    except pdfium.PdfiumError:
        raise ReadingError("is a damaged PDF; export it again", path) from None
    finally:
        document.close()
    reading = builder.reading(notes=(ORDER,))
    if not reading.text:
        raise ReadingError("has no text layer (a scan?); run it through text recognition and give the text", path)
    return (reading,)


def _pages(document: Any, count: int, path: str) -> Iterator[list[_Line]]:
    """The lines of each page.

    Raises:
        ReadingError: they hold more than a text can have.
    """
    letters = 0
    for number in range(count):
        page = document[number]
        text_page = page.get_textpage()
        try:
            letters += text_page.count_chars()
            if letters > MAX_TEXT:
                limit = f"{MAX_TEXT // 1_000_000} million letters"
                raise ReadingError(f"holds more than {limit}; split it into articles", path)
            yield _lines(text_page)
        finally:
            text_page.close()
            page.close()


def _lines(text_page: Any) -> list[_Line]:
    """The lines of a page in the order of the file, with their places on it."""
    lines = []
    at = 0
    for raw in re.split(r"(?<=\n)|(?<=\r)(?!\n)", text_page.get_text_range(errors="ignore")):
        text = raw.strip()
        if text:
            left, bottom, _, top = text_page.get_charbox(at + raw.find(text[0]), loose=True)
            lines.append(_Line(text, left, bottom, top - bottom))
        at += len(raw)
    return lines


def _add_page(builder: Builder, lines: list[_Line], number: int) -> None:
    if not lines:
        return
    lengths = sorted(len(line.text) for line in lines)
    full_length = lengths[int(_FULL * (len(lengths) - 1))]
    usual_gap = median([one.bottom - other.bottom for one, other in pairwise(lines)] or [0])
    before: _Line | None = None
    glue = " "  # a page begins where the last one broke off; white space at the start of a paragraph falls away
    for line in lines:
        if before is not None and _parts(before, line, usual_gap, full_length):
            builder.end_paragraph()
        hyphen = _HYPHEN.search(line.text)
        words = line.text[: hyphen.start()] if hyphen and line.text[-1] != "-" else line.text
        builder.add(glue + words, Place(0, f"page {number}"))
        glue = "" if hyphen else " "
        before = line
    if _ENDS.search(lines[-1].text):
        builder.end_paragraph()


def _running_lines(pages: list[list[_Line]]) -> frozenset[tuple[str, str]]:
    """What stands above, or below, one page after the other, numbers apart: heads and feet."""
    seen = Counter(edge for lines in pages for edge in set(_edges(lines).values()))
    return frozenset(edge for edge, count in seen.items() if count > 1 and count * 2 >= len(pages))


def _edges(lines: list[_Line]) -> dict[int, tuple[str, str]]:
    """The numbers of the lines that may be a head or a foot, with where they stand and what they say."""
    above = {number: ("above", _shape(line)) for number, line in enumerate(lines[:_EDGE])}
    first = max(len(lines) - _EDGE, _EDGE)
    return above | {number: ("below", _shape(line)) for number, line in enumerate(lines[first:], first)}


def _shape(line: _Line) -> str:
    return _DIGITS.sub("#", line.text)


def _without_edges(lines: list[_Line], running: frozenset[tuple[str, str]]) -> list[_Line]:
    """The lines without the number of the page, its head and foot, and what a browser prints around it."""
    may_run = _edges(lines)
    kept = [
        line
        for number, line in enumerate(lines)
        if not _PRINTED.fullmatch(line.text) and may_run.get(number) not in running
    ]
    edges = (kept[:1] + kept[-1:]) if len(kept) > 1 else []
    return [line for line in kept if line not in edges or not _NUMBER.fullmatch(line.text)]


def _parts(before: _Line, line: _Line, usual_gap: float, full_length: float) -> bool:
    """Whether a paragraph ends between two lines: by space, an indent, a bullet, a heading, or a short last line."""
    gap = before.bottom - line.bottom
    if usual_gap > 0 and gap > _WIDE * usual_gap:
        return True
    ended = _ENDS.search(before.text) is not None
    if gap < 0:  # the next column
        return ended
    if _BULLET.match(line.text) or _is_heading(before, line):
        return True
    short = len(before.text) < _SHORT * full_length
    if gap > _APART * max(before.height, line.height) > 0 and (ended or short):
        return True
    return ended and (short or line.left - before.left > _INDENT)


def _is_heading(one: _Line, other: _Line) -> bool:
    """Whether the letters of one of two lines are taller."""
    lower, taller = sorted((one.height, other.height))
    return lower > 0 and taller > _TALLER * lower
