"""`transcheck glossary accept`."""

from typing import Annotated

import typer

from transcheck.cli.glossary.arguments import Changed


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
    from transcheck.glossary.upkeep.editing import (
        accept_entries,
        add_entries,
        change_glossary,
        read_entries,
        remove_entries,
    )

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
        moved = [replace(drafts[entry_id], proposed=False) for entry_id in ids]
        change_glossary(Path(into), lambda text: add_entries(text, into, moved), create=True)
        change_glossary(glossary, lambda text: remove_entries(text, path, ids))
    typer.echo(f"accepted {', '.join(ids)}" + (f" into {into}" if into else ""))
