"""Excel workbooks: the cells with words."""

import io
import warnings
from typing import Any

from transcheck.errors import ReadingError
from transcheck.model import Place
from transcheck.reading.archives import open_archive, read_member
from transcheck.reading.building import Builder, Reading

MOST_ROWS = 100_000


def open_workbook(content: bytes, path: str) -> Any:
    """The workbook, values instead of formulas.

    Raises:
        ReadingError: it is damaged, or a bomb.
    """
    archive = open_archive(content, path)
    for name in archive.namelist():
        if not name.endswith((".xml", ".rels")):
            continue
        part = read_member(archive, name, path) or b""
        if b"<!ENTITY" in part or b"<!DOCTYPE" in part[:4096]:
            raise ReadingError("holds a document type of its own; save it as .xlsx again", path)
    import openpyxl

    warnings.filterwarnings("ignore", module="openpyxl")  # what it leaves out of a strange workbook is no text
    try:
        return openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except Exception:  # whatever a broken archive makes the reader raise
        raise ReadingError("is a damaged workbook; save it as .xlsx again", path) from None


def read_xlsx(content: bytes, path: str) -> tuple[Reading, ...]:
    """Each cell with words a paragraph, row by row.

    Raises:
        ReadingError: it is damaged, or has no words.
    """
    builder = Builder()
    for sheet in open_workbook(content, path).worksheets:
        try:
            for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=1000):
                for cell in row:
                    if isinstance(cell.value, str) and cell.value.strip():
                        builder.paragraph(cell.value, Place(0, f"{sheet.title}!{cell.coordinate}"))
        except Exception:  # read-only workbooks are read as one goes
            raise ReadingError("is a damaged workbook; save it as .xlsx again", path) from None
    reading = builder.reading()
    if not reading.text:
        raise ReadingError("has no cell with words; give a table with text", path)
    return (reading,)
