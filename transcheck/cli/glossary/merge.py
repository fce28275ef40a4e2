"""`transcheck glossary merge`."""

from pathlib import Path
from typing import Annotated

import typer

from transcheck.cli.printing import say, write_data


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
    from transcheck.errors import ConfigError, GlossaryError
    from transcheck.glossary.files import parse_glossary
    from transcheck.glossary.upkeep.editing import bring_to, decoded, read_entries
    from transcheck.glossary.upkeep.merge import merge_entries
    from transcheck.storing import change_file, write_file

    if prefer not in (None, "a", "b"):
        raise ConfigError(f"unknown side {prefer!r} for --prefer; use a or b")

    def merged_text() -> tuple[str, int]:
        text = decoded(existing(a).read_bytes(), str(a))
        ancestors = read_entries(base) if base else None
        merged = merge_entries(
            parse_glossary(text.encode(), str(a)).entries,
            read_entries(existing(b)),
            ancestors,
            prefer,  # type: ignore[arg-type]  # checked above
        )
        if merged.conflicts:
            for conflict in merged.conflicts:
                say(f"conflict: {conflict}", err=True)
            say(f"transcheck: {len(merged.conflicts)} conflicts, nothing was written; use --prefer a or b", err=True)
            raise typer.Exit(1)
        result = bring_to(text, str(a), merged.entries)
        parse_glossary(result.encode(), str(output or a))
        return result, len(merged.entries)

    if output is None:
        write_data(merged_text()[0].encode())
        return
    if output.exists() and not output.is_file():  # a pipe
        write_file(output, merged_text()[0].encode())
        return
    written = 0

    def change(_: bytes | None) -> bytes:  # A or B may be the file that is written: they are read while it is locked
        nonlocal written
        text, written = merged_text()
        return text.encode()

    change_file(output, change, fault=GlossaryError)
    say(f"{written} entries written to {output}")
