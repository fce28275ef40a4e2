"""Rows under named columns: TSV, CSV, XLSX; JSON Lines with named fields."""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any

from transcheck.errors import ReadingError
from transcheck.reading.bitext.units import Unit

_SOURCES = ("source", "src", "original")
_RENDERING = re.compile(r"[a-z]|(?:target|rendering|translation|english|en)(?:[ _.-]?\w+)?")
_LISTS = ("renderings", "targets", "translations")

Cells = tuple[int, str, Sequence[str]]  # line or row, how the row is called, its cells


def table_kind(text: str) -> str | None:
    """Whether a text is a table by its first line: "tsv", "csv", or None."""
    head = text.lstrip("\ufeff").partition("\n")[0].strip()
    delimiter = max("\t,;", key=head.count)
    names = [name.strip().strip('"').lower() for name in head.split(delimiter)]
    known = sum(name in _SOURCES or _RENDERING.fullmatch(name) is not None for name in names)
    return ("tsv" if delimiter == "\t" else "csv") if known > 1 else None


def read_tsv(text: str, path: str) -> Iterator[Unit]:
    """Tabs between columns; nothing is quoted, marks are text."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)
    return _units(_checked(rows, path, "tabs"), path)


def read_csv(text: str, path: str) -> Iterator[Unit]:
    """Commas or semicolons between columns, what holds one in quotation marks."""
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return _units(_checked(rows, path, "commas and the quotation marks"), path)


def _checked(rows: Any, path: str, what: str) -> Iterator[Cells]:
    """Rows that have as many columns as the first."""
    width = None
    try:
        for cells in rows:
            if width is None:
                width = len(cells)
            elif not any(cells):
                continue
            elif len(cells) != width:
                message = f"has {len(cells)} columns where the first line has {width}; check the {what}"
                raise ReadingError(message, path, rows.line_num)
            yield rows.line_num, f"line {rows.line_num}", cells
    except csv.Error as error:
        raise ReadingError(f"is no sound table ({error}); check the {what}", path, rows.line_num) from None


def read_xlsx(content: bytes, path: str) -> Iterator[Unit]:
    """The first sheet with cells."""
    from transcheck.reading.readers.workbook import cells_of, sheets_of

    sheets = sheets_of(content, path)

    def rows() -> Iterator[Cells]:
        for sheet in sheets[:1]:
            width = 0
            for number, row in cells_of(sheet, path):
                cells = ["" if cell.value is None else str(cell.value) for cell in row]
                width = width or len(cells)
                cells += [""] * (width - len(cells))  # cells at the end that are empty are not in the file
                if any(cells):
                    yield number, f"{sheet.title}!{number}", cells

    yield from _units(rows(), path, cells=True)


def _units(rows: Iterator[Cells], path: str, *, cells: bool = False) -> Iterator[Unit]:
    header = [name.strip().lower() for name in next(rows, (1, "", []))[2]]
    source = next((header.index(name) for name in _SOURCES if name in header), None)
    chosen = [n for n, name in enumerate(header) if _RENDERING.fullmatch(name)]
    if not chosen or (source is None and len(chosen) < 2):
        missing = "b" if chosen and header[chosen[0]] == "a" else "a"
        near = get_close_matches(missing, header, n=1, cutoff=0.3)
        hint = f" (is {near[0]!r} meant?)" if near else ""
        raise ReadingError(f"lacks the column {missing!r}{hint}; name columns in the first line", path, 1)
    identity = header.index("id") if "id" in header else None
    columns = tuple(header[n] for n in chosen)
    for line, place, row in rows:
        if cells:
            place = place.replace("!", f"!{_letter(chosen[0])}")
        yield Unit(
            line,
            place,
            row[source] if source is not None else None,
            tuple(row[n] for n in chosen),
            id=row[identity] if identity is not None else None,
            columns=columns,
        )


def _letter(number: int) -> str:
    """What a workbook calls a column, counted from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def read_jsonl(text: str, path: str) -> Iterator[Unit]:
    """One object a line: source, a, b, …, or a list of renderings."""
    lines = text.split("\n")
    if text.lstrip().startswith("[") and _is_array(lines[0]):
        yield from _json_array(text, path)
        return
    number = 0
    for line, content in enumerate(lines, 1):
        if not content.strip():
            continue
        number += 1
        try:
            fields = json.loads(content)
        except RecursionError:
            raise ReadingError("is JSON nested too deep; one object a line", path, line) from None
        except ValueError as error:
            raise ReadingError(f"is not JSON ({getattr(error, 'msg', error)}); one object a line", path, line) from None
        yield _fields(fields, number, line, path)


def _is_array(first: str) -> bool:
    """Whether a file that begins with a bracket is one list of rows, not a line with a list."""
    try:
        return any(isinstance(item, dict) for item in json.loads(first))
    except (ValueError, RecursionError):
        return True


def _json_array(text: str, path: str) -> Iterator[Unit]:
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        raise ReadingError("is not JSON; one object a line", path, 1) from None
    for number, fields in enumerate(rows, 1):
        yield _fields(fields, number, None, path)


def _fields(fields: Any, number: int, line: int | None, path: str) -> Unit:
    if not isinstance(fields, dict):
        raise ReadingError('is not an object; write {"a": …, "b": …}', path, line)
    source = next((fields[name] for name in _SOURCES if fields.get(name) is not None), None)
    if source is not None and not isinstance(source, str):
        raise ReadingError(f"row {number}: 'source' is not a text", path, line)
    listed = next((fields[name] for name in _LISTS if isinstance(fields.get(name), list)), None)
    if listed is None:
        named = {name: value for name, value in fields.items() if _RENDERING.fullmatch(name.lower())}
        texts = {name: value for name, value in named.items() if isinstance(value, str)}
    else:
        texts = {str(n): value for n, value in enumerate(listed, 1) if isinstance(value, str)}
    if not texts or (not source and len(texts) < 2):
        missing = "b" if "a" in texts else "a"
        raise ReadingError(
            f"row {number} has no text {missing!r}; every row needs a and b, or source and a", path, line
        )
    identity = fields.get("id")
    place = f"line {line}" if line is not None else f"row {number}"
    return Unit(
        line,
        place,
        source or None,
        tuple(texts.values()),
        id=None if identity is None else str(identity),
        columns=tuple(texts),
    )
