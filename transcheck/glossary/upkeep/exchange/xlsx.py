"""Excel workbooks: the same table as CSV, in the first sheet."""

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

from transcheck.errors import GlossaryError
from transcheck.glossary.entries import STATUSES, Entry
from transcheck.glossary.upkeep.exchange.base import Format, Settings
from transcheck.glossary.upkeep.exchange.headers import header_index
from transcheck.glossary.upkeep.exchange.native_yaml import ALL, FORM_ALL
from transcheck.glossary.upkeep.exchange.rows import COLUMNS, Row, from_rows, to_rows
from transcheck.workbooks import WorkbookError, open_workbook, rows_of

_LONGEST_CELL = 32_767  # characters, Excel specifications and limits


def _read(content: bytes, path: str, settings: Settings) -> tuple[Entry, ...]:
    book = _opened(content, path, whole=True)  # only a workbook that is held tells which cells are merged
    if not book.worksheets:
        raise GlossaryError("no sheet with cells; put the table into the first sheet", path)
    return from_rows(_rows(_chosen(book, path, settings), path), path, settings)


def sheet_names(content: bytes, path: str) -> tuple[str, ...]:
    """The names of the sheets of a workbook, in order."""
    return tuple(_opened(content, path, whole=False).sheetnames)


def _chosen(book: Any, path: str, settings: Settings) -> Any:
    """The sheet that is named, else the first with a table, else the first."""
    names = [sheet.title for sheet in book.worksheets]
    if settings.sheet is not None:
        if settings.sheet not in names:
            raise GlossaryError(f"no sheet “{settings.sheet}”; there are: {', '.join(names)}", path)
        return book[settings.sheet]
    for sheet in book.worksheets:
        head = [(number, ["" if c.value is None else str(c.value) for c in cells])
                for number, cells in islice(_bounded(sheet, path), 20)]  # fmt: skip
        if header_index(head, COLUMNS, settings.columns, STATUSES) is not None:
            return sheet
    return book.worksheets[0]


def _opened(content: bytes, path: str, *, whole: bool) -> Any:
    try:
        return open_workbook(content, whole=whole, values=False)
    except WorkbookError as fault:
        raise GlossaryError(str(fault), path) from None


def _rows(sheet: Any, path: str) -> Iterator[Row]:
    for merged in [*sheet.merged_cells.ranges] if hasattr(sheet, "merged_cells") else ():
        value = sheet.cell(merged.min_row, merged.min_col).value
        sheet.unmerge_cells(str(merged))
        for row in range(
            merged.min_row, min(merged.max_row, sheet.max_row) + 1
        ):  # what is merged over rows holds for each of them
            sheet.cell(row, merged.min_col).value = value
    for number, cells in _bounded(sheet, path):
        texts = [_text(cell, path, number) for cell in cells]
        if any(text.strip() for text in texts):
            while texts and not texts[-1]:
                texts.pop()
            yield number, texts


def _bounded(sheet: Any, path: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
    try:
        yield from rows_of(sheet)
    except WorkbookError as fault:
        raise GlossaryError(str(fault), path) from None


def _text(cell: Any, path: str, number: int) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        place = f"row {number}, column {cell.column_letter}"
        raise GlossaryError(f"{place}: a formula; put its value there", path, number)
    if cell.data_type == "e":
        place = f"row {number}, column {cell.column_letter}"
        raise GlossaryError(f"{place}: the error value {value}; mend or empty the cell", path, number)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _write(entries: Sequence[Entry], settings: Settings) -> bytes:  # noqa: ARG001  # one signature for all formats
    import openpyxl
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils.exceptions import IllegalCharacterError

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("glossary")
    sheet.freeze_panes = "B2"
    for number, row in enumerate(to_rows(entries)):
        cells = []
        for text in row:
            if len(text) > _LONGEST_CELL:
                raise GlossaryError(f"entry “{row[0]}”: a cell of more than {_LONGEST_CELL:,} characters; shorten it")
            try:
                cell = WriteOnlyCell(sheet, value=text or None)
            except IllegalCharacterError:
                raise GlossaryError(f"entry “{row[0]}” holds a control character; remove it") from None
            if text:
                cell.data_type = "s"  # a text, whatever it looks like
            if number == 0:
                cell.font = Font(bold=True)
            cells.append(cell)
        sheet.append(cells)
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()


XLSX = Format("xlsx", ".xlsx", "table of entries, Excel workbook", _read, _write, ALL, FORM_ALL)
