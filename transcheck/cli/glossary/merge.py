"""`transcheck glossary merge`."""

from pathlib import Path
from typing import Annotated

import typer


def merge_command(
    a: Annotated[Path, typer.Argument(metavar="A", help="A glossary file; its order and comments stay.")],
    b: Annotated[Path, typer.Argument(metavar="B", help="The glossary file to bring in.")],
    base: Annotated[
        Path | None, typer.Option("--base", metavar="FILE", help="What both came from; tells removed from never there.")
    ] = None,
    prefer: Annotated[
        str | None, typer.Option("--prefer", metavar="a|b", help="Whose word counts in a conflict.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Write to FILE; default: print.")
    ] = None,
) -> None:
    """Merge two glossaries entry by entry. Conflicts are told, nothing is written, and the exit code is 1."""
    from transcheck.cli.glossary.arguments import existing
    from transcheck.errors import ConfigError
    from transcheck.glossary.files import parse_glossary
    from transcheck.glossary.upkeep.editing import bring_to, decoded, read_entries
    from transcheck.glossary.upkeep.merge import merge_entries
    from transcheck.glossary.upkeep.storing import change_file

    if prefer not in (None, "a", "b"):
        raise ConfigError(f"unknown side {prefer!r} for --prefer; use a or b")
    text = decoded(existing(a).read_bytes(), str(a))
    ancestors = read_entries(base) if base else None
    merged = merge_entries(
        parse_glossary(text.encode(), str(a)).entries,
        read_entries(b),
        ancestors,
        prefer,  # type: ignore[arg-type]  # checked above
    )
    if merged.conflicts:
        for conflict in merged.conflicts:
            typer.echo(f"conflict: {conflict}", err=True)
        typer.echo(f"transcheck: {len(merged.conflicts)} conflicts, nothing was written; use --prefer a or b", err=True)
        raise typer.Exit(1)
    result = bring_to(text, str(a), merged.entries)
    parse_glossary(result.encode(), str(output or a))
    if output is None:
        typer.echo(result, nl=False)
    else:
        change_file(output, lambda _: result.encode())
        typer.echo(f"{len(merged.entries)} entries written to {output}")
