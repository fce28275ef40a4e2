"""PDF: the text layer, page by page, lines joined to paragraphs."""

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from transcheck.errors import ReadingError
from transcheck.model import Place
from transcheck.reading.building import Builder, Reading

_MOST_PAGES = 2000
_ENDS = re.compile(r"[.!?…:][\"'’”»)\]]*$")
_SHORT = 0.75  # of the usual length: such a line ends its paragraph, if it ends a sentence
_HYPHEN = re.compile(
    r"(?<=[^\W\d_])[-\u00ad\u0002\ufffe]$"
)  # pdfium gives U+FFFE or U+0002 for a hyphen at a line's end
_NUMBER = re.compile(r"\W*\d{1,4}\W*")
_WIDE = 1.4  # times the usual distance of lines
_INDENT = 6.0  # points
ORDER = "is a PDF: its text is in the order in which the file holds it, which may not be the order of reading"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, and where its first letter stands: points from the left and from the bottom of the page."""

    text: str
    left: float
    bottom: float


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
        for number in range(count):
            _add_page(builder, _lines(document, number), number + 1)
    except pdfium.PdfiumError:
        raise ReadingError("is a damaged PDF; export it again", path) from None
    finally:
        document.close()
    reading = builder.reading(notes=(ORDER,))
    if not reading.text:
        raise ReadingError("has no text layer (a scan?); run it through text recognition and give the text", path)
    return (reading,)


def _lines(document: Any, number: int) -> list[_Line]:
    """The lines of a page in the order of the file, with their places on it."""
    page = document[number]
    text_page = page.get_textpage()
    try:
        lines = []
        at = 0
        for raw in re.split(r"(?<=\n)|(?<=\r)(?!\n)", text_page.get_text_range(errors="ignore")):
            text = raw.strip()
            if text:
                left, bottom, _, _ = text_page.get_charbox(at + raw.find(text[0]), loose=True)
                lines.append(_Line(text, left, bottom))
            at += len(raw)
        return lines
    finally:
        text_page.close()
        page.close()


def _add_page(builder: Builder, lines: list[_Line], number: int) -> None:
    edges = (lines[:1] + lines[-1:]) if len(lines) > 1 else []
    lines = [line for line in lines if line not in edges or not _NUMBER.fullmatch(line.text)]  # the page's number
    if not lines:
        return
    usual_length = median(len(line.text) for line in lines)
    usual_gap = median([one.bottom - other.bottom for one, other in pairwise(lines)] or [0])
    before: _Line | None = None
    glue = " "  # a page begins where the last one broke off; white space at the start of a paragraph falls away
    for line in lines:
        if before is not None and _parts(before, line, usual_gap, usual_length):
            builder.end_paragraph()
        hyphen = _HYPHEN.search(line.text)
        words = line.text[: hyphen.start()] if hyphen and line.text[-1] != "-" else line.text
        builder.add(glue + words, Place(0, f"page {number}"))
        glue = "" if hyphen else " "
        before = line
    if _ENDS.search(lines[-1].text):
        builder.end_paragraph()


def _parts(before: _Line, line: _Line, usual_gap: float, usual_length: float) -> bool:
    """Whether a paragraph ends between two lines: by the space between them, an indent, or a short last line."""
    gap = before.bottom - line.bottom
    if usual_gap > 0 and gap > _WIDE * usual_gap:
        return True
    ended = _ENDS.search(before.text) is not None
    if gap < 0:  # the next column
        return ended
    return ended and (len(before.text) < _SHORT * usual_length or line.left - before.left > _INDENT)
