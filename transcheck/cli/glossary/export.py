"""`transcheck glossary export`."""

from typing import TYPE_CHECKING, Annotated

import typer

from transcheck.cli.glossary.arguments import SourceLanguage
from transcheck.cli.printing import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcheck.glossary.upkeep.diff import Change


def export_command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[GLOSSARY]...", help="Files, folders, shipped names. Default: shipped."),
    ] = None,
    format_name: Annotated[
        str | None,
        typer.Option("--to", metavar="FORMAT", help="Where the ending does not tell; see `glossary formats`."),
    ] = None,
    output: Annotated[str | None, typer.Option("--output", metavar="FILE", help="Write to FILE.")] = None,
    language: SourceLanguage = None,
    every: Annotated[bool, typer.Option("--list-losses", help="Tell everything that the format cannot hold.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 when the format cannot hold everything.")] = False,
) -> None:
    """Write a glossary for another tool, and tell what its format cannot hold."""
    from transcheck.cli.delivery import no_input, write_data_to
    from transcheck.cli.glossary.arguments import native_language, raw_entries
    from transcheck.errors import ConfigError
    from transcheck.glossary.shipped import shipped_names
    from transcheck.glossary.upkeep.exchange import Settings, export_entries, format_for

    if output is None and format_name is None:
        raise ConfigError("no --output FILE and no --to FORMAT; give one of them")
    no_input(output, paths or ())
    format_ = format_for(output or "-", format_name)
    entries = raw_entries(paths or list(shipped_names()))
    content, lost = export_entries(entries, format_, Settings(language=native_language(language)))
    write_data_to(content, output)
    if output is not None:
        say(f"{len(entries)} entries written to {output}")
    for line in map(str, lost) if every else _summary(lost, format_.name):
        say(f"transcheck: {line}", err=True)
    raise typer.Exit(int(strict and bool(lost)))


def _summary(lost: "Sequence[Change]", name: str) -> "Iterator[str]":
    """One line a kind of field."""
    counts: dict[str, list[str]] = {}
    for change in lost:
        counts.setdefault(_what(change), []).append(change.entry)
    for what, ids in counts.items():
        some = ", ".join(dict.fromkeys(ids[:3])) + (", …" if len(ids) > 3 else "")
        yield f"{name} does not hold: {what} ({len(ids)} times: {some})"
    if lost:
        yield "--list-losses tells each of them"


def _what(change: "Change") -> str:
    if not change.field:
        return "entries as a whole" if change.what == "removed" else "which entry a form belongs to"
    first, *rest = change.field.split()
    if first == "form":
        details = {"note", "source", "part", "case", "before", "after", "near", "document"}
        return f"{rest[-1]} of a form" if rest[-1:] and rest[-1] in details and len(rest) > 1 else (
            "forms" if change.what == "removed" else "status of a form"
        )  # fmt: skip
    return {"only": "conditions", "unless": "conditions", "native": "source forms"}.get(first, first)
