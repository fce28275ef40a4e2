"""DeepL glossaries: CSV without header, source,target,source language,target language.

Limits of the service: 1,024 bytes a term, 10 MiB a file, a source term once (developers.deepl.com, glossaries).
"""

from collections.abc import Iterator, Sequence
from typing import cast

from transcheck.errors import GlossaryError
from transcheck.glossary.entries import Entry
from transcheck.glossary.upkeep.exchange.base import Format, Settings, bounded, decode
from transcheck.glossary.upkeep.exchange.csv_rows import read_table, write_table
from transcheck.glossary.upkeep.exchange.pairs import Pair, entries_of, pairs_of
from transcheck.model import Language

_LONGEST_TERM = 1024  # bytes
_LARGEST_FILE = 10 * 2**20  # bytes


def _read(content: bytes, path: str, settings: Settings) -> tuple[Entry, ...]:
    return entries_of(_pairs(decode(content, path), path, settings), path, settings)


def _pairs(text: str, path: str, settings: Settings) -> Iterator[Pair]:
    for count, (line, cells) in enumerate(bounded(read_table(text, path), path)):
        if count == 0 and [cell.strip().casefold() for cell in cells[:2]] == ["source", "target"]:
            continue  # files of other tools have a header
        if len(cells) not in (2, 4, 5):  # the fifth is the relevance that DeepL's own generator adds
            raise GlossaryError(f"row {line}: {len(cells)} cells; DeepL glossaries have 2, 4 or 5", path, line)
        languages = [cell.strip().casefold().split("-")[0] for cell in cells[2:4]] or [settings.language or "", "en"]
        if languages[0] == "en":  # from English: the same pair the other way round
            cells, languages = [cells[1], cells[0]], languages[::-1]
        native, english = languages
        if native not in ("uk", "ru", "be") or english != "en":
            advice = (
                "name the source language with --language"
                if len(cells) == 2
                else "one side must be en, the other uk, ru or be"
            )
            raise GlossaryError(f"row {line}: languages “{native}” and “{english}”; {advice}", path, line)
        yield Pair(line, cells[0], cast(Language, native), cells[1])


def _write(entries: Sequence[Entry], settings: Settings) -> bytes:
    rows: dict[tuple[str, Language], list[str]] = {}
    for entry, native, language, english in pairs_of(entries, settings.language):
        for text in (native, english):
            if len(text.encode()) > _LONGEST_TERM:
                raise GlossaryError(
                    f"entry “{entry.id}”: “{text[:30]}…” is longer than the 1,024 bytes that DeepL takes"
                )
        rows.setdefault((native, language), [native, english, language, "en"])
    content = write_table(list(rows.values()), ",")
    if len(content) > _LARGEST_FILE:
        raise GlossaryError("larger than the 10 MiB that DeepL takes; export one --language at a time")
    return content


DEEPL = Format(
    "deepl", ".csv", "DeepL glossary (source, target, languages)", _read, _write, frozenset({"native", "forms"})
)
