"""`transcheck glossary diff`."""

from typing import Annotated

import typer

from transcheck.cli.printing import say


def diff_command(
    before: Annotated[str, typer.Argument(metavar="A", help="A glossary file, folder or shipped name.")],
    after: Annotated[str, typer.Argument(metavar="B", help="Another, or the same later.")],
    format_name: Annotated[str, typer.Option("--format", metavar="NAME", help="text or json.")] = "text",
) -> None:
    """Tell what differs between two glossaries, by entry and field. Exit 1 when something does."""
    import json
    from dataclasses import asdict

    from transcheck.cli.glossary.arguments import raw_entries
    from transcheck.errors import ConfigError
    from transcheck.glossary.upkeep.diff import compare_entries

    if format_name not in ("text", "json"):
        raise ConfigError(f"unknown format {format_name!r}; use text or json")
    changes = compare_entries(raw_entries([before]), raw_entries([after]))
    if format_name == "json":
        say(json.dumps([asdict(change) for change in changes], ensure_ascii=False, indent=2))
    else:
        for change in changes:
            say(str(change))
    raise typer.Exit(int(bool(changes)))
