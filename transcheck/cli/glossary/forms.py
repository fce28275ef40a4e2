"""`transcheck glossary forms`."""

from typing import TYPE_CHECKING, Annotated

import typer

from transcheck.cli.name import NameLanguage
from transcheck.cli.options import GlossaryPaths, StyleName
from transcheck.cli.printing import say

if TYPE_CHECKING:
    from transcheck.glossary.entries import Entry, Kind
    from transcheck.glossary.upkeep.tables import NameTable

_SHOWN = 3  # systems named beside a spelling


def forms_command(
    name: Annotated[
        str, typer.Argument(metavar="ENTRY|NAME", help="A name in Cyrillic, or any form or id of an entry.")
    ],
    language: NameLanguage = None,
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="What a name without entry names.")] = "person",
    gender: Annotated[str | None, typer.Option("--gender", metavar="m|f", help="Of a person without entry.")] = None,
    glossary: GlossaryPaths = None,
    style_name: StyleName = None,
    shape: Annotated[str, typer.Option("--as", metavar="SHAPE", help="text, or yaml to paste.")] = "text",
) -> None:
    """Print every case form of a name and its spellings by romanization system, with their standing in the glossary."""
    from transcheck.cli.glossary.arguments import entry_kind, native_language
    from transcheck.cli.options import house_glossary
    from transcheck.config import load_config
    from transcheck.errors import ConfigError, GlossaryError
    from transcheck.glossary.upkeep.lookup import look_up
    from transcheck.glossary.upkeep.tables import draft_of, tables_of
    from transcheck.glossary.upkeep.writing import entry_text

    if shape not in ("text", "yaml"):
        raise ConfigError(f"unknown shape {shape!r} for --as; use text or yaml")
    wanted = native_language(language)
    found = look_up(house_glossary(glossary, style_name, load_config(None)), name)
    for entry in found.entries or (_without_entry(name, language, entry_kind(kind), gender),):
        tables = tuple(tables_of(entry, wanted))
        tables = tuple(table for table in tables if table.native == name) or tables
        if not tables:
            raise GlossaryError(f"entry {entry.id} has no source form" + (f" in {language}" if language else ""))
        say(entry_text(draft_of(entry, tables)) if shape == "yaml" else _printed(entry, tables), nl=False)


def _without_entry(name: str, language: str | None, kind: "Kind", gender: str | None) -> "Entry":
    from transcheck.errors import ConfigError, GlossaryError
    from transcheck.glossary.entries import Entry
    from transcheck.names.forms import is_native, language_of

    if not is_native(name):
        raise GlossaryError(f"no entry is called “{name}”; give the name in Cyrillic")
    if gender not in (None, "m", "f"):
        raise ConfigError(f"unknown gender {gender!r}; use m or f")
    return Entry("", kind, (), {language_of(name, language): (name,)}, gender)  # type: ignore[arg-type]  # checked above


def _printed(entry: "Entry", tables: "tuple[NameTable, ...]") -> str:
    lines = []
    for table in tables:
        lines.append(f"{table.native} ({table.language}{', entry ' + entry.id if entry.id else ''})")
        lines.append("  cases: " + ", ".join(table.cases))
        width = max(len(row.latin) for row in table.romanizations)
        for row in table.romanizations:
            more = len(row.systems) - _SHOWN
            rest = f" and {more} more" if more > 0 else ""
            standing = f"{row.status or 'not listed':11} " if entry.forms else ""
            lines.append(f"  {row.latin:{width}}  {standing}{'; '.join(row.systems[:_SHOWN])}{rest}")
    return "\n".join(lines) + "\n"
