"""From paths and names to entries: files read by way of the cache, layers laid over each other, a style."""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from pathlib import Path

from transcheck.cache import keep, recall
from transcheck.errors import GlossaryError
from transcheck.glossary.entries import Entry, Place
from transcheck.glossary.files import GlossaryFile, parse_glossary
from transcheck.glossary.records import file_from_record, file_record
from transcheck.glossary.shipped import TABLES, find_files, shipped_folder, style_files
from transcheck.glossary.styles import admit, admitted_by, apply_style

_CODE = Path(__file__).parent


def load_entries(paths: Sequence[str | Path], style: str | None) -> tuple[tuple[Entry, ...], str]:
    """The entries of all files, later ones in the place of what they override, as the style sees them.

    Args:
        paths: files, folders or names of shipped glossaries.
        style: name of a style or path of one, None for none.

    Returns:
        The entries, and a text that stands for all bytes that they were made of.

    Raises:
        GlossaryError: a file cannot be had or understood, or no such style is known.
    """
    files = [file for path in paths for file in find_files(path)]
    folders = dict.fromkeys([file.parent for file in files] + [shipped_folder()])
    beside = {folder: list(style_files(folder)) for folder in folders}
    read = {file: read_glossary_file(file) for file in [*files, *chain(*beside.values())]}
    layers: dict[str, Entry] = {}
    home: dict[str, Path] = {}
    for file in files:
        layers.update((entry.id, entry) for entry in read[file][0].entries)
        home.update(dict.fromkeys((entry.id for entry in read[file][0].entries), file.parent))
    entries = tuple(layers.values())
    content = " ".join(digest for _, digest in read.values())
    styles = [file for file, _ in read.values() if file.style]
    if style is None:
        # What a house file rules out is not let in again by a style that it did not bring: those are for our files.
        own = {folder: [read[file][0] for file in beside[folder]] for folder in folders}
        good = {folder: admitted_by(styles if folder == shipped_folder() else own[folder]) for folder in folders}
        return tuple(admit(entry, good[home[entry.id]].get(entry.id, ())) for entry in entries), content
    chosen = _style_named(style, styles)
    return apply_style(entries, chosen), f"{content} {chosen}"


def _style_named(name: str, styles: Sequence[GlossaryFile]) -> GlossaryFile:
    from difflib import get_close_matches

    if Path(name).is_file():
        given, _ = read_glossary_file(Path(name))
        if given.style is None:
            raise GlossaryError("a glossary, not a style; a style has “style:” and “statuses:”", name)
        return given
    found = [style for style in styles if style.style == name]
    if not found:
        known = sorted({style.style for style in styles if style.style})
        near = get_close_matches(name, known, 1, 0.6)
        advice = f"did you mean “{near[0]}”?" if near else "known are: " + ", ".join(known)
        raise GlossaryError(f"no style “{name}”; {advice}")
    return found[0]


def read_glossary_file(path: Path, name: str | None = None) -> tuple[GlossaryFile, str]:
    """Read one file of entries or one style.

    Args:
        path: a .yaml, .yml or .json file.
        name: what messages call it, the path by default.

    Returns:
        The file, and the SHA-256 of its bytes.

    Raises:
        GlossaryError: the file cannot be read, is no YAML, or says something that is not understood.
    """
    shown = name or str(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise GlossaryError(f"cannot be read ({reason}); check the path", shown) from None
    digest = hashlib.sha256(content).hexdigest()
    kept = recall("glossary", content, _CODE)
    if kept is not None:
        with suppress(KeyError, TypeError, ValueError):  # not written by us: read the file itself
            return file_from_record(kept, shown), digest
    file = _table(path, content, shown) if path.suffix.lower() in TABLES else parse_glossary(content, shown)
    keep("glossary", content, _CODE, file_record(file))
    return file, digest


def _table(path: Path, content: bytes, shown: str) -> GlossaryFile:
    """A spreadsheet that is used as a glossary as it is."""
    from transcheck.glossary.upkeep.exchange import Settings, format_for  # heavy, and seldom asked for

    entries = format_for(path.name).read(content, shown, Settings(source=f"spreadsheet {path.name}"))
    return GlossaryFile(shown, tuple(replace(entry, place=Place(shown, 1)) for entry in entries))
