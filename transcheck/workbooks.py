"""Excel workbooks, opened with limits: what unpacks to gigabytes or declares entities is refused before parsing."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

MOST_CELLS = 2_000_000  # with anything in them or not; openpyxl takes some 50 bytes for each while it reads on
MOST_ROWS = 300_000
_LARGEST = 60_000_000  # bytes unpacked; the sheets of a glossary of 200,000 rows stay below
_MOST_MEMBERS = 20_000
_WHOLE = 100_000  # cells; a larger workbook is read row by row, for one that is held takes 500 bytes a cell
_CHUNK = 1_000_000
_LONGEST_MARK = 16  # bytes of what is looked for


class WorkbookError(Exception):
    """What is wrong with a workbook, and what to do."""


def open_workbook(content: bytes, *, whole: bool = False, values: bool = True) -> Any:
    """An openpyxl workbook.

    Args:
        content: of the file.
        whole: hold the cells of a small workbook, so that merged ones can be told.
        values: the values of formulas instead of formulas.

    Raises:
        WorkbookError: it is damaged, protected, too large, or declares a document type of its own.
    """
    cells = _checked(content)
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what it leaves out of a strange workbook is no text
        try:
            return openpyxl.load_workbook(
                io.BytesIO(content), read_only=not whole or cells > _WHOLE, data_only=values, keep_links=False
            )
        except Exception:  # whatever a broken archive makes the reader raise
            raise WorkbookError("is a damaged workbook; save it as .xlsx again") from None


def rows_of(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The rows of a sheet with their numbers; those without cells are left out.

    Raises:
        WorkbookError: it is damaged, or has more cells than a table.
    """
    if hasattr(sheet, "reset_dimensions"):
        sheet.reset_dimensions()  # what the file says of its size may be anything
    spent = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            for number, row in enumerate(sheet.iter_rows(), 1):
                spent += len(row)
                if spent > MOST_CELLS:
                    raise WorkbookError(f"has more than {MOST_CELLS:,} cells; save the table alone")
                if row:
                    yield number, row
        except (WorkbookError, GeneratorExit):
            raise
        except Exception:  # read-only workbooks are read as one goes
            raise WorkbookError("is a damaged workbook; save it as .xlsx again") from None


def _checked(content: bytes) -> int:
    """How many cells the sheets have, once nothing in them is a trap."""
    cells = rows = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > _MOST_MEMBERS:
                raise WorkbookError("is an archive of too many parts; save the table alone")
            if sum(member.file_size for member in members) > _LARGEST:
                raise WorkbookError(f"unpacks to more than {_LARGEST // 1_000_000} MB; split it into several files")
            for member in members:
                if member.filename.lower().endswith((".xml", ".rels", ".vml")):
                    more_cells, more_rows = _counted(archive, member)
                    cells, rows = cells + more_cells, rows + more_rows
                if cells > MOST_CELLS or rows > MOST_ROWS:
                    raise WorkbookError(
                        f"has more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells; save the table alone"
                    )
    except RuntimeError:
        raise WorkbookError("is protected by a password; save it without") from None
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, zlib.error):
        raise WorkbookError("is no sound Excel workbook; save the table as .xlsx again") from None
    return cells


def _counted(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> tuple[int, int]:
    """Cells and rows of a part; wherever a declaration stands in it, behind however long a comment, it is refused."""
    cells = rows = 0
    rest = b""
    with archive.open(member) as file:
        while chunk := file.read(_CHUNK):
            if not rest and chunk.startswith((b"\xff\xfe", b"\xfe\xff", b"\0", b"<\0")):
                raise WorkbookError("holds a part that is no UTF-8; save it as .xlsx again")
            window = rest + chunk
            if b"<!DOCTYPE" in window or b"<!ENTITY" in window:
                raise WorkbookError("holds a document type of its own; save it as .xlsx again")
            for mark in (b"<c ", b"<c/", b"<c>", b":c ", b":c/"):
                cells += window.count(mark) - rest.count(mark)
            for mark in (b"<row ", b"<row>", b"<row/", b":row ", b":row/"):
                rows += window.count(mark) - rest.count(mark)
            rest = window[-_LONGEST_MARK:]
    return cells, rows
