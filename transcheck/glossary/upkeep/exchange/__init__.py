"""Glossaries of other tools: one file per format, listed in FORMATS.

What a format cannot hold is found by writing, reading back and comparing, so the list is never out of date.
"""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from transcheck.errors import GlossaryError
from transcheck.glossary.entries import Entry
from transcheck.glossary.files import LARGEST
from transcheck.glossary.upkeep.diff import Change, compare_entries
from transcheck.glossary.upkeep.editing import read_file
from transcheck.glossary.upkeep.exchange import (
    csv_rows,
    deepl,
    native_yaml,
    omegat,
    prh,
    spellingukraine,
    tbx,
    vale,
    weblate,
    xlsx,
)
from transcheck.glossary.upkeep.exchange.base import Format, Settings

FORMATS: dict[str, Format] = {
    format_.name: format_
    for format_ in (
        native_yaml.YAML,
        csv_rows.CSV,
        csv_rows.TSV,
        xlsx.XLSX,
        tbx.TBX,
        tbx.TBX_DCT,
        tbx.MARTIF,
        deepl.DEEPL,
        weblate.WEBLATE,
        omegat.OMEGAT,
        vale.SUBSTITUTION,
        vale.ACCEPT,
        vale.REJECT,
        prh.PRH,
        spellingukraine.SPELLINGUKRAINE,
    )
}
_BY_SUFFIX = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".csv": "csv",
    ".tsv": "tsv",
    ".xlsx": "xlsx",
    ".tbx": "tbx",
    ".utf8": "omegat",
    ".tab": "omegat",
    ".xml": "tbx",
}

__all__ = ["FORMATS", "Format", "Settings", "export_entries", "format_for", "import_entries", "losses"]


def format_for(path: str, name: str | None = None) -> Format:
    """The format that is called `name`, else the one that the ending of `path` tells.

    Raises:
        GlossaryError: there is none, or the ending does not tell.
    """
    if name is None:
        name = _BY_SUFFIX.get(Path(path).suffix.lower())
        if name is None:
            raise GlossaryError(f"the ending does not tell the format; name one of {', '.join(FORMATS)}", path)
    if name not in FORMATS:
        near = get_close_matches(name, FORMATS, 1, 0.5)
        advice = f"did you mean “{near[0]}”?" if near else "one of: " + ", ".join(FORMATS)
        raise GlossaryError(f"unknown format “{name}”; {advice}")
    return FORMATS[name]


def import_entries(path: Path, format_: Format, settings: Settings) -> tuple[Entry, ...]:
    """Read the glossary of another tool.

    Raises:
        GlossaryError: the file cannot be read, or something in it is not understood; the first fault is told with
            file, row and column, and nothing is returned.
    """
    if path.is_file() and path.stat().st_size > LARGEST:
        raise GlossaryError(f"larger than {LARGEST // 1_000_000} MB; split it into several files", str(path))
    return format_.read(read_file(path), str(path), settings)


def export_entries(entries: Sequence[Entry], format_: Format, settings: Settings) -> tuple[bytes, tuple[Change, ...]]:
    """Write entries for another tool.

    Returns:
        The content of the file, and what the format could not hold: entries and fields that are not there, or are
        others, when the file is read back.

    Raises:
        GlossaryError: an entry holds something that would break the file.
    """
    content = format_.write(entries, settings)
    return content, losses(entries, format_.read(content, f"the exported {format_.name}", settings))


def losses(entries: Sequence[Entry], returned: Sequence[Entry]) -> tuple[Change, ...]:
    """What differs after a round trip; formats without ids are compared by the names of the entries."""
    ids = {entry.id for entry in entries}
    if all(entry.id in ids for entry in returned):
        return compare_entries(entries, returned)
    return compare_entries(entries, returned, by_name=True)
