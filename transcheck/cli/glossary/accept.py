"""`transcheck glossary accept`."""

from typing import TYPE_CHECKING, Annotated

import typer

from transcheck.cli.glossary.arguments import Changed
from transcheck.cli.printing import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transcheck.glossary.entries import Entry


def accept_command(
    glossary: Changed,
    entries: Annotated[list[str] | None, typer.Argument(metavar="[ENTRY]...", help="Ids of the drafts.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Accept all drafts of the file.")] = False,
    into: Annotated[
        str | None, typer.Option("--into", metavar="FILE", help="Move the accepted entries to this glossary file.")
    ] = None,
) -> None:
    """Turn drafts into entries that count."""
    from dataclasses import replace
    from pathlib import Path

    from transcheck.cli.glossary.arguments import existing
    from transcheck.cli.glossary.clashing import refuse_clashes
    from transcheck.errors import ConfigError
    from transcheck.glossary.upkeep.editing import accept_entries, change_glossary, read_entries

    path = str(existing(glossary))
    drafts = {entry.id: entry for entry in read_entries(glossary) if entry.proposed}
    ids = list(drafts) if every else list(entries or ())
    if not ids:
        raise ConfigError("no draft named; name some, or give --all")
    refuse_clashes([drafts[entry_id] for entry_id in ids if entry_id in drafts], glossary, into)
    if into is None:
        change_glossary(glossary, lambda text: accept_entries(text, path, ids))
    else:  # first there, then away from here: whatever happens in between, nothing is lost
        accept_entries(glossary.read_text(encoding="utf-8-sig"), path, ids)
        moved = {entry_id: replace(drafts[entry_id], proposed=False, place=None) for entry_id in ids}
        change_glossary(Path(into), lambda text: _with_moved(text, into, moved), create=True)
        change_glossary(glossary, lambda text: _without_moved(text, path, moved))
    say(f"accepted {', '.join(ids)}" + (f" into {into}" if into else ""))


def _with_moved(text: str, path: str, moved: "Mapping[str, Entry]") -> str:
    """The glossary with the entries; one that an earlier run brought here before it was ended is here already."""
    from dataclasses import replace

    from transcheck.glossary.files import parse_glossary
    from transcheck.glossary.upkeep.editing import add_entries

    here = {entry.id: replace(entry, place=None) for entry in parse_glossary(text.encode(), path).entries}
    return add_entries(text, path, [entry for entry in moved.values() if here.get(entry.id) != entry])


def _without_moved(text: str, path: str, moved: "Mapping[str, Entry]") -> str:
    """The drafts without those that were moved.

    Raises:
        GlossaryError: someone has changed one of them meanwhile.
    """
    from dataclasses import replace

    from transcheck.errors import GlossaryError
    from transcheck.glossary.files import parse_glossary
    from transcheck.glossary.upkeep.editing import remove_entries

    for entry in parse_glossary(text.encode(), path).entries:
        if entry.id in moved and replace(entry, proposed=False, place=None) != moved[entry.id]:
            raise GlossaryError(f"draft “{entry.id}” was changed while it was moved; it stays here too", path)
    return remove_entries(text, path, moved)
