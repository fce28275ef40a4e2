"""Weblate glossaries as CSV: one source language, the columns of Translate Toolkit (docs.weblate.org, CSV files).

A row without a translation is a draft that waits for one; rows of one source form are told apart by their context.
"""

from collections.abc import Iterator, Sequence

from transcheck.errors import GlossaryError
from transcheck.glossary.entries import Entry
from transcheck.glossary.upkeep.exchange.base import Format, Settings, bounded, decode
from transcheck.glossary.upkeep.exchange.csv_rows import read_table, write_table
from transcheck.glossary.upkeep.exchange.pairs import Pair, entries_of, one_language, pairs_of

_COLUMNS = ("location", "source", "target", "id", "fuzzy", "context", "translator_comments", "developer_comments")
_HEADER = ["location", "source", "target", "ID", "fuzzy", "context", "translator_comments", "developer_comments"]


def _read(content: bytes, path: str, settings: Settings) -> tuple[Entry, ...]:
    if settings.language is None:
        raise GlossaryError("a Weblate file does not tell its source language; name it with --language", path)
    return entries_of(_pairs(decode(content, path), path, settings), path, settings)


def _pairs(text: str, path: str, settings: Settings) -> Iterator[Pair]:
    columns: list[str] = []
    for line, cells in bounded(read_table(text, path, ","), path):
        if not columns:
            columns = [cell.strip().casefold() for cell in cells]
            if not {"source", "target"} <= set(columns):
                raise GlossaryError(
                    "no header row with “source” and “target”; export it from Weblate as CSV", path, line
                )
            continue
        if len(cells) > len(columns):
            raise GlossaryError(f"row {line}: {len(cells)} cells under {len(columns)} columns", path, line)
        row = dict(zip(columns, cells, strict=False))
        assert settings.language is not None
        yield Pair(
            line,
            row["source"],
            settings.language,
            row.get("target", ""),
            id=row.get("context", "").strip(),
            note=row.get("translator_comments", "").strip() or None,
            source=row.get("developer_comments", "").strip() or None,
            proposed=row.get("fuzzy", "").strip().casefold() in ("true", "1"),
            untranslated=True,
        )


def _write(entries: Sequence[Entry], settings: Settings) -> bytes:
    language = one_language(entries, settings)
    rows = [_HEADER]
    for entry, native, _, english in pairs_of(entries, language):
        fuzzy = "True" if entry.proposed else ""
        rows.append(["", native, english, "", fuzzy, entry.id, entry.note or "", entry.source or ""])
    return write_table(rows, ",")


WEBLATE = Format(
    "weblate",
    ".csv",
    "Weblate glossary, one source language",
    _read,
    _write,
    frozenset({"id", "native", "forms", "note", "source", "proposed"}),
)
