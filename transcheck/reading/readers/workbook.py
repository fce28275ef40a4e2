"""Excel workbooks: the cells with words."""

from collections.abc import Iterator
from typing import Any

from transcheck.errors import ReadingError
from transcheck.model import Place
from transcheck.reading.building import Builder, Reading
from transcheck.workbooks import WorkbookError, open_workbook, rows_of


def sheets_of(content: bytes, path: str) -> list[Any]:
    """The sheets of a workbook, values instead of formulas.

    Raises:
        ReadingError: it is damaged, or a bomb.
    """
    try:
        return list(open_workbook(content).worksheets)
    except WorkbookError as fault:
        raise ReadingError(str(fault), path) from None


def cells_of(sheet: Any, path: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The rows of a sheet with their numbers.

    Raises:
        ReadingError: it is damaged, or has more cells than a table.
    """
    try:
        yield from rows_of(sheet)
    except WorkbookError as fault:
        raise ReadingError(str(fault), path) from None


def read_xlsx(content: bytes, path: str) -> tuple[Reading, ...]:
    """Each cell with words a paragraph, row by row.

    Raises:
        ReadingError: it is damaged, or has no words.
    """
    builder = Builder()
    for sheet in sheets_of(content, path):
        for _, row in cells_of(sheet, path):
            for cell in row:
                if isinstance(cell.value, str) and cell.value.strip():
                    builder.paragraph(cell.value, Place(0, f"{sheet.title}!{cell.coordinate}"))
    reading = builder.reading()
    if not reading.text:
        raise ReadingError("has no cell with words; give a table with text", path)
    return (reading,)
