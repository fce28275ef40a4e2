"""Excel workbooks: the same table as CSV, in the first sheet."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from transcheck.errors import GlossaryError
from transcheck.glossary.entries import STATUSES, Entry
from transcheck.glossary.upkeep.exchange.base import MOST_ROWS, Format, Settings
from transcheck.glossary.upkeep.exchange.headers import header_index
from transcheck.glossary.upkeep.exchange.native_yaml import ALL, FORM_ALL
from transcheck.glossary.upkeep.exchange.rows import COLUMNS, Row, from_rows, to_rows

_LARGEST_UNPACKED = 200_000_000  # bytes; the sheets of a glossary of 200,000 rows stay well below
_WHOLE = 3_000_000  # bytes; larger workbooks are read row by row, merged cells as empty ones
_LONGEST_CELL = 32_767  # characters, Excel specifications and limits


def _read(content: bytes, path: str, settings: Settings) -> tuple[Entry, ...]:
    _refuse_bombs(content, path)
    import openpyxl

    try:
        book = openpyxl.load_workbook(
            # Only a workbook that is read whole tells which cells are merged.
            io.BytesIO(content), read_only=len(content) > _WHOLE, data_only=False, keep_links=False
        )  # fmt: skip
    except Exception as error:  # whatever a broken archive makes the reader raise
        raise GlossaryError(f"no Excel workbook ({type(error).__name__}); save it as .xlsx again", path) from None
    if not book.worksheets:
        raise GlossaryError("no sheet with cells; put the table into the first sheet", path)
    return from_rows(_rows(_chosen(book, path, settings), path), path, settings)


def sheet_names(content: bytes, path: str) -> tuple[str, ...]:
    """The names of the sheets of a workbook, in order."""
    _refuse_bombs(content, path)
    import openpyxl

    return tuple(openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False).sheetnames)


def _chosen(book: Any, path: str, settings: Settings) -> Any:
    """The sheet that is named, else the first with a table, else the first."""
    names = [sheet.title for sheet in book.worksheets]
    if settings.sheet is not None:
        if settings.sheet not in names:
            raise GlossaryError(f"no sheet “{settings.sheet}”; there are: {', '.join(names)}", path)
        return book[settings.sheet]
    for sheet in book.worksheets:
        head = [(number, ["" if c.value is None else str(c.value) for c in cells])
                for number, cells in enumerate(sheet.iter_rows(max_row=20), 1)]  # fmt: skip
        if header_index(head, COLUMNS, settings.columns, STATUSES) is not None:
            return sheet
    return book.worksheets[0]


def _refuse_bombs(content: bytes, path: str) -> None:
    """Archives that unpack to gigabytes, and XML with entities of its own, are refused before anything parses them."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(member.file_size for member in archive.infolist()) > _LARGEST_UNPACKED:
                raise GlossaryError("unpacks to more than 200 MB; split it into several files", path)
            for member in archive.infolist():
                with archive.open(member) as file:
                    if b"<!" in file.read(4096).replace(b"<!--", b""):
                        raise GlossaryError(
                            "holds a document type or entities of its own; save it as .xlsx again", path
                        )
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise GlossaryError("no Excel workbook; save the table as .xlsx", path) from None


def _rows(sheet: Any, path: str) -> Iterator[Row]:
    # Asked for rows beyond the last, a workbook that was read whole makes them.
    last = min(sheet.max_row or MOST_ROWS + 2, MOST_ROWS + 2)
    for merged in [*sheet.merged_cells.ranges] if hasattr(sheet, "merged_cells") else ():
        value = sheet.cell(merged.min_row, merged.min_col).value
        sheet.unmerge_cells(str(merged))
        for row in range(merged.min_row, merged.max_row + 1):  # what is merged over rows holds for each of them
            sheet.cell(row, merged.min_col).value = value
    for number, cells in enumerate(sheet.iter_rows(max_row=last), 1):
        texts = [_text(cell, path, number) for cell in cells]
        if any(text.strip() for text in texts):
            while texts and not texts[-1]:
                texts.pop()
            yield number, texts


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
