"""Rows of renderings that are aligned already: TSV and JSON Lines."""

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from transcheck.errors import ReadingError
from transcheck.model import Language
from transcheck.reading.language import detect_language

_NEEDED = ("a", "b")


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """Two renderings of one utterance, and its original where there is one.

    Attributes:
        number: 1-based, counting rows, not lines.
        a, b: the renderings.
        source: the original; None when the row has none.
        language: of the source; "und" without one.
        id: what the file calls the row.
    """

    number: int
    a: str
    b: str
    source: str | None = None
    language: Language = "und"
    id: str | None = None


def read_aligned(path: str) -> Iterator[AlignedRow]:
    """Read rows one by one, by the ending of the file's name: .tsv, .jsonl.

    Raises:
        ReadingError: the file is missing, in no known format, not UTF-8, or a row lacks what it needs; rows
            before a bad one have been given by then.
    """
    ending = Path(path).suffix.lower()
    if ending not in FORMATS:
        known = ", ".join(FORMATS)
        raise ReadingError(f"is in no format known for aligned rows; name it with one of {known}", path)
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            number = 0
            for number, (line, fields) in enumerate(FORMATS[ending](file, path), 1):
                yield _row(number, line, fields, path)
            if number == 0:
                raise ReadingError("has no rows; give a file with text", path)
    except FileNotFoundError:
        raise ReadingError("no such file; check the name", path) from None
    except UnicodeDecodeError:
        raise ReadingError("is not UTF-8; save it as UTF-8", path) from None
    except OSError as error:
        raise ReadingError(f"cannot be read ({error.strerror}); check the file", path) from None


def _row(number: int, line: int, fields: dict[str, Any], path: str) -> AlignedRow:
    for name in _NEEDED:
        if not isinstance(fields.get(name), str):
            raise ReadingError(f"row {number} has no text {name!r}; every row needs a and b", path, line)
    source, identity = fields.get("source"), fields.get("id")
    if source is not None and not isinstance(source, str):
        raise ReadingError(f"row {number}: 'source' is not a text", path, line)
    return AlignedRow(
        number,
        fields["a"],
        fields["b"],
        source or None,
        detect_language(source) if source else "und",
        None if identity is None else str(identity),
    )


def _tsv(file: Any, path: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Rows of a file whose first line names its columns; nothing is quoted, marks are text."""
    reader = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    header = [name.strip().lower() for name in next(reader, [])]
    for needed in _NEEDED:
        if needed not in header:
            near = get_close_matches(needed, header, n=1, cutoff=0.3)
            hint = f" (is {near[0]!r} meant?)" if near else ""
            raise ReadingError(f"lacks the column {needed!r}{hint}; name columns in the first line", path, 1)
    for cells in reader:
        if not cells:
            continue
        if len(cells) != len(header):
            message = f"has {len(cells)} columns where the first line has {len(header)}; check the tabs"
            raise ReadingError(message, path, reader.line_num)
        yield reader.line_num, dict(zip(header, cells, strict=True))


def _jsonl(file: Any, path: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for line, content in enumerate(file, 1):
        if not content.strip():
            continue
        try:
            fields = json.loads(content)
        except json.JSONDecodeError as error:
            raise ReadingError(f"is not JSON ({error.msg}); one object a line", path, line) from None
        if not isinstance(fields, dict):
            raise ReadingError('is not an object; write {"a": …, "b": …}', path, line)
        yield line, fields


# Each reads an open file and gives line numbers and fields by name.
FORMATS: dict[str, Callable[[Any, str], Iterator[tuple[int, dict[str, Any]]]]] = {
    ".tsv": _tsv,
    ".jsonl": _jsonl,
}
