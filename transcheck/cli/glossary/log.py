"""`transcheck glossary log`."""

from typing import Annotated

import typer

from transcheck.cli.glossary.arguments import Changed
from transcheck.cli.printing import say


def log_command(
    glossary: Changed,
    entry: Annotated[str | None, typer.Argument(metavar="[ENTRY]", help="Only this entry.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All changes, not only those of forms.")] = False,
    limit: Annotated[int, typer.Option("--limit", metavar="N", help="How many commits at most.", min=1)] = 50,
) -> None:
    """Tell from git who changed the forms of entries, when and why."""
    from itertools import islice

    from transcheck.cli.glossary.arguments import existing
    from transcheck.glossary.upkeep.history import revisions

    found = False
    for revision in islice(revisions(existing(glossary), entry), limit):
        changes = [c for c in revision.changes if every or not c.field or c.field.split()[0] in ("form", "order")]
        if changes:
            found = True
            say(f"{revision.date}  {revision.author}  {revision.commit[:9]}  {revision.subject}")
            for change in changes:
                say(f"    {change}")
    if not found:
        say("no change of forms in the log" + ("" if every else "; --all tells other changes"))
