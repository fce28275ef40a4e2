"""`transcheck glossary remove`."""

from typing import Annotated

import typer

from transcheck.cli.glossary.arguments import Changed
from transcheck.cli.printing import say


def remove_command(
    glossary: Changed, entries: Annotated[list[str], typer.Argument(metavar="ENTRY...", help="Ids of the entries.")]
) -> None:
    """Take entries out of a glossary file."""
    from transcheck.glossary.upkeep.editing import change_glossary, remove_entries

    change_glossary(glossary, lambda text: remove_entries(text, str(glossary), entries))
    say(f"removed {', '.join(entries)} from {glossary}")
