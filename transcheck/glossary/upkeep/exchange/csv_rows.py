"""CSV and TSV: a table that holds all of a glossary."""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from transcheck.errors import GlossaryError
from transcheck.glossary.entries import Entry
from transcheck.glossary.upkeep.exchange.base import Format, Settings, decode_table
from transcheck.glossary.upkeep.exchange.native_yaml import ALL, FORM_ALL
from transcheck.glossary.upkeep.exchange.rows import Row, from_rows, to_rows

_SEPARATOR = re.compile(r"\ufeff?sep=(.)\r?\n", re.IGNORECASE)
_FORMULA = re.compile(r"'*[=+\-@\t\r]")  # what a spreadsheet computes, and what was shielded before
_HEAD = 8  # lines in which the separator is looked for
_LONGEST_CELL = 100_000  # characters; a longer one is a quotation mark that was never closed


def read_table(text: str, path: str, delimiter: str | None = None) -> Iterator[Row]:
    """The rows of a delimited table with their numbers; blank rows are left out.

    Raises:
        GlossaryError: quotation marks do not match.
    """
    told = _SEPARATOR.match(text)  # Excel's own line: sep=;
    line = 1
    if told:
        delimiter = delimiter or told[1]
        text = text[told.end() :]
        line = 2
    if delimiter is None:
        # Spreadsheets write ; where the comma is the decimal mark; a title above the table has no separator of its own.
        head = text.split("\n", _HEAD)[:_HEAD]
        delimiter = max(",;\t", key=lambda sign: max(row.count(sign) for row in head))
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    above = line - 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise GlossaryError(f"row {line}: not a table ({error}); check the quotation marks", path, line) from None
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield line, [_unshielded(cell) for cell in cells]
        line = above + reader.line_num + 1


def write_table(rows: Iterator[Sequence[str]] | Sequence[Sequence[str]], delimiter: str) -> bytes:
    """A delimited table, UTF-8."""
    sink = io.StringIO(newline="")
    csv.writer(sink, delimiter=delimiter, lineterminator="\n").writerows(
        [_shielded(cell) for cell in row] for row in rows
    )
    return sink.getvalue().encode()


def _shielded(cell: str) -> str:
    """A cell that no spreadsheet computes: "=cmd|…" of a stranger's glossary would run on the editor's machine."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _unshielded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _read_csv(content: bytes, path: str, settings: Settings) -> tuple[Entry, ...]:
    return from_rows(read_table(decode_table(content, path, settings.encoding), path), path, settings)


def _read_tsv(content: bytes, path: str, settings: Settings) -> tuple[Entry, ...]:
    return from_rows(read_table(decode_table(content, path, settings.encoding), path, "\t"), path, settings)


def _write_csv(entries: Sequence[Entry], settings: Settings) -> bytes:  # noqa: ARG001  # one signature for all formats
    return b"\xef\xbb\xbf" + write_table(to_rows(entries), ",")  # without the mark Excel takes UTF-8 for cp1252


def _write_tsv(entries: Sequence[Entry], settings: Settings) -> bytes:  # noqa: ARG001
    return write_table(to_rows(entries), "\t")


CSV = Format("csv", ".csv", "table of entries, comma-separated", _read_csv, _write_csv, ALL, FORM_ALL)
TSV = Format("tsv", ".tsv", "table of entries, tab-separated", _read_tsv, _write_tsv, ALL, FORM_ALL)
