"""`transcheck glossary import`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from transcheck.cli.glossary.arguments import SourceLanguage
from transcheck.cli.printing import say

if TYPE_CHECKING:
    from collections.abc import Collection

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
        str | None, typer.Option("--kind", metavar="KIND", help="Kind of entries, where the file has none (term).")
    ] = None,
    language: SourceLanguage = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="TEXT", help="Whose rules these are, where the file does not say.")
    ] = None,
    update: Annotated[bool, typer.Option("--update", help="Change entries that are there already.")] = False,
    proposed: Annotated[bool, typer.Option("--proposed", help="Add the new entries as drafts.")] = False,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--columns",
            metavar="HEADER=COLUMN",
            help="What a header of a table means; “=-” passes it over. Repeatable.",
        ),
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", metavar="NAME", help="Sheet of a workbook.")] = None,
    encoding: Annotated[str | None, typer.Option("--encoding", metavar="NAME", help="Encoding of a table.")] = None,
    split: Annotated[
        str, typer.Option("--split", metavar="SIGNS", help="Further signs that part forms in a cell, such as “,”.")
    ] = "",
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help="Tell rows that are not understood, and go on.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be read; change nothing.")] = False,
) -> None:
    """Add the entries of another tool's file; a row that is not understood stops it, and nothing is changed."""
    from dataclasses import replace

    from transcheck.cli.glossary.arguments import entry_kind, native_language
    from transcheck.glossary.upkeep.editing import bring_to, change_glossary
    from transcheck.glossary.upkeep.exchange import Settings, format_for, import_entries

    format_ = format_for(str(file), format_name)
    settings = Settings(
        entry_kind(kind or "term"), native_language(language), source, _meanings(columns or []), sheet, encoding, split,
        [] if skip_bad else None,
    )  # fmt: skip
    given = import_entries(file, format_, settings)
    for line in settings.bad or ():
        say(f"transcheck: {line}; passed over", err=True)
    if format_.name == "xlsx" and sheet is None:
        _tell_sheets(file)
    if dry_run:
        _preview(given)
        return
    if proposed:
        given = tuple(replace(entry, proposed=True) for entry in given)
    told: list[str] = []

    def merged(text: str) -> str:
        from transcheck.glossary.files import parse_glossary

        present = parse_glossary(text.encode(), str(into)).entries
        entries, changed = _joined(present, given, format_, update, settings.assumed if kind is None else set())
        told[:] = [f"{len(entries) - len(present)} added", f"{changed} changed"]
        return bring_to(text, str(into), entries)

    change_glossary(into, merged, create=True)
    say(f"{file}: {', '.join(told)} in {into}")


def _meanings(columns: list[str]) -> dict[str, str]:
    """What the user says that headers mean.

    Raises:
        ConfigError: a column is none.
    """
    from transcheck.errors import ConfigError
    from transcheck.glossary.upkeep.exchange.headers import IGNORED, plain
    from transcheck.glossary.upkeep.exchange.rows import COLUMNS

    meanings: dict[str, str] = {}
    for given in (one for text in columns for one in text.split(",")):
        header, _, column = given.rpartition("=")
        if not header or column.strip() not in (*COLUMNS, IGNORED):
            raise ConfigError(f"--columns {given!r}: write HEADER=COLUMN; columns are {', '.join(COLUMNS)} or -")
        meanings[plain(header)] = column.strip()
    return meanings


def _tell_sheets(file: Path) -> None:
    from transcheck.glossary.upkeep.exchange.xlsx import sheet_names

    names = sheet_names(file.read_bytes(), str(file))
    if len(names) > 1:
        say(f"{file}: sheets are {', '.join(names)}; the first with a table is read, --sheet takes another")


def _preview(entries: "tuple[Entry, ...]") -> None:
    """The first entries as they would be added."""
    shown = 10
    for entry in entries[:shown]:
        native = ", ".join(f"{code} {' / '.join(names)}" for code, names in entry.native.items())
        forms = "; ".join(f"{form.text} ({form.status})" for form in entry.forms)
        say(f"{entry.id}  {entry.kind}  {forms}" + (f"  ← {native}" if native else ""))
    say(f"{len(entries)} entries would be read" + (f", {len(entries) - shown} more" if len(entries) > shown else ""))


def _joined(
    present: "tuple[Entry, ...]",
    given: "tuple[Entry, ...]",
    format_: "Format",
    update: bool,
    assumed: "Collection[str]" = (),
) -> "tuple[list[Entry], int]":
    """The entries of the glossary with those of the file, and how many of them changed.

    An entry that is there keeps its kind where the file did not say one (`assumed`: ids or names of such entries).

    Raises:
        GlossaryError: entries are there already and differ, and updating was not asked for.
    """
    from dataclasses import replace

    from transcheck.errors import GlossaryError
    from transcheck.glossary.upkeep.diff import compare_entry
    from transcheck.glossary.upkeep.merge import update_entry

    entries = {entry.id: entry for entry in present}
    by_name = {entry.name: entry.id for entry in present} if "id" not in format_.holds else {}
    differing: dict[str, str] = {}
    for new in given:
        entry_id = by_name.get(new.name, new.id)
        old = entries.get(entry_id)
        if old is not None and (entry_id in assumed or new.name in assumed):
            new = replace(new, kind=old.kind)
        entries[entry_id] = new if old is None else update_entry(old, new, format_)
        changes = compare_entry(old, entries[entry_id]) if old is not None else ()
        if changes:
            differing[entry_id] = str(changes[0])
    if differing and not update:
        first = next(iter(differing.values()))
        raise GlossaryError(f"{len(differing)} entries are there already and differ ({first}); --update changes them")
    return list(entries.values()), len(differing)
