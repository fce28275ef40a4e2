"""OmegaT glossaries: source, target and a comment, parted by tabs, without a header (omegat.org, Glossaries)."""

from collections.abc import Iterator, Sequence

from transcheck.errors import GlossaryError
from transcheck.glossary.entries import Entry
from transcheck.glossary.upkeep.exchange.base import Format, Settings, bounded, decode
from transcheck.glossary.upkeep.exchange.pairs import Pair, entries_of, one_language, pairs_of


def _read(content: bytes, path: str, settings: Settings) -> tuple[Entry, ...]:
    if settings.language is None:
        raise GlossaryError("an OmegaT glossary does not tell its source language; name it with --language", path)
    return entries_of(_pairs(decode(content, path), path, settings), path, settings)


def _pairs(text: str, path: str, settings: Settings) -> Iterator[Pair]:
    assert settings.language is not None
    for line, row in bounded(enumerate(text.splitlines(), 1), path):
        if not row.strip() or row.startswith("#"):
            continue
        cells = row.split("\t")
        if len(cells) < 2:
            raise GlossaryError(f"row {line}: no tab; OmegaT parts source and target by one", path, line)
        note = " ".join(" ".join(cells[2:]).split()) or None
        yield Pair(line, cells[0], settings.language, cells[1], context=note or "", note=note)


def _write(entries: Sequence[Entry], settings: Settings) -> bytes:
    language = one_language(entries, settings)
    rows: dict[tuple[str, str], str] = {}  # what has neither another source form nor another comment is one row
    for entry, native, _, english in pairs_of(entries, language):
        source, target, comment = (" ".join(text.split()) for text in (native, english, entry.note or ""))
        rows.setdefault((source, comment), f"{source}\t{target}\t{comment}".rstrip("\t"))
    return "".join(f"{row}\n" for row in rows.values()).encode()


OMEGAT = Format(
    "omegat", ".utf8", "OmegaT glossary, one source language", _read, _write, frozenset({"native", "forms", "note"})
)
