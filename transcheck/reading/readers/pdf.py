"""PDF: the text layer, page by page, lines joined to paragraphs."""

import re
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
ORDER = "is a PDF: its text is in the order in which the file holds it, which may not be the order of reading"


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
            _add_page(builder, _page_text(document, number), number + 1)
    except pdfium.PdfiumError:
        raise ReadingError("is a damaged PDF; export it again", path) from None
    finally:
        document.close()
    reading = builder.reading(notes=(ORDER,))
    if not reading.text:
        raise ReadingError("has no text layer (a scan?); run it through text recognition and give the text", path)
    return (reading,)


def _page_text(document: Any, number: int) -> str:
    page = document[number]
    text_page = page.get_textpage()
    try:
        return str(text_page.get_text_bounded())
    finally:
        text_page.close()
        page.close()


def _add_page(builder: Builder, text: str, number: int) -> None:
    lines = [line.strip() for line in text.replace("\r", "\n").split("\n")]
    full = [len(line) for line in lines if line]
    usual = median(full) if full else 0
    glue = ""
    for line in lines:
        if not line:
            if glue != "":
                builder.end_paragraph()
            continue
        if _NUMBER.fullmatch(line) and line in (lines[0], lines[-1]):
            continue  # the page's number
        hyphen = _HYPHEN.search(line)
        words = line[: hyphen.start()] if hyphen and line[-1] != "-" else line
        builder.add(glue + words, Place(0, f"page {number}"))
        glue = "" if hyphen else " "
        if _ENDS.search(line) and len(line) < _SHORT * usual:
            builder.end_paragraph()
