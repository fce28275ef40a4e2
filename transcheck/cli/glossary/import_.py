"""`transcheck glossary import`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from transcheck.cli.glossary.arguments import SourceLanguage

if TYPE_CHECKING:
    from transcheck.glossary.entries import Entry
    from transcheck.glossary.upkeep.exchange import Format


def import_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to read.")],
    into: Annotated[Path, typer.Option("--into", metavar="GLOSSARY", help="The glossary file to add to.")],
    format_name: Annotated[
        str | None,
        typer.Option("--from", metavar="FORMAT", help="Where the ending does not tell; see `glossary formats`."),
    ] = None,
    kind: Annotated[
        str, typer.Option("--kind", metavar="KIND", help="Kind of entries, where the file has none.")
    ] = "term",
    language: SourceLanguage = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="TEXT", help="Whose rules these are, where the file does not say.")
    ] = None,
    update: Annotated[bool, typer.Option("--update", help="Change entries that are there already.")] = False,
    proposed: Annotated[bool, typer.Option("--proposed", help="Add the new entries as drafts.")] = False,
) -> None:
    """Add the entries of another tool's file; a row that is not understood stops it, and nothing is changed."""
    from dataclasses import replace

    from transcheck.cli.glossary.arguments import entry_kind, native_language
    from transcheck.glossary.upkeep.editing import bring_to, change_glossary
    from transcheck.glossary.upkeep.exchange import Settings, format_for, import_entries

    format_ = format_for(str(file), format_name)
    settings = Settings(entry_kind(kind), native_language(language), source)
    given = import_entries(file, format_, settings)
    if proposed:
        given = tuple(replace(entry, proposed=True) for entry in given)
    told: list[str] = []

    def merged(text: str) -> str:
        from transcheck.glossary.files import parse_glossary

        present = parse_glossary(text.encode(), str(into)).entries
        entries, changed = _joined(present, given, format_, update)
        told[:] = [f"{len(entries) - len(present)} added", f"{changed} changed"]
        return bring_to(text, str(into), entries)

    change_glossary(into, merged, create=True)
    typer.echo(f"{file}: {', '.join(told)} in {into}")


def _joined(
    present: "tuple[Entry, ...]", given: "tuple[Entry, ...]", format_: "Format", update: bool
) -> "tuple[list[Entry], int]":
    """The entries of the glossary with those of the file, and how many of them changed.

    Raises:
        GlossaryError: entries are there already and differ, and updating was not asked for.
    """
    from transcheck.errors import GlossaryError
    from transcheck.glossary.upkeep.diff import compare_entry
    from transcheck.glossary.upkeep.merge import update_entry

    entries = {entry.id: entry for entry in present}
    by_name = {entry.name: entry.id for entry in present} if "id" not in format_.holds else {}
    differing: dict[str, str] = {}
    for new in given:
        entry_id = by_name.get(new.name, new.id)
        old = entries.get(entry_id)
        entries[entry_id] = new if old is None else update_entry(old, new, format_)
        changes = compare_entry(old, entries[entry_id]) if old is not None else ()
        if changes:
            differing[entry_id] = str(changes[0])
    if differing and not update:
        first = next(iter(differing.values()))
        raise GlossaryError(f"{len(differing)} entries are there already and differ ({first}); --update changes them")
    return list(entries.values()), len(differing)
