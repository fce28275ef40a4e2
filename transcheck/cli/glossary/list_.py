"""`transcheck glossary list`."""

from typing import Annotated

import typer

from transcheck.cli.options import GlossaryPaths, StyleName
from transcheck.cli.printing import say


def list_command(
    glossary: GlossaryPaths = None,
    style_name: StyleName = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="Only entries of this kind.")] = None,
    tag: Annotated[str | None, typer.Option("--tag", metavar="TAG", help="Only entries with this label.")] = None,
    proposed: Annotated[bool, typer.Option("--proposed", help="Only drafts.")] = False,
) -> None:
    """List the entries: id, kind, name, source forms."""
    from transcheck.cli.glossary.arguments import entries_of, entry_kind

    wanted = entry_kind(kind) if kind else None
    rows = []
    for entry in entries_of(glossary, style_name):
        if (wanted and entry.kind != wanted) or (tag and tag not in entry.tags) or (proposed and not entry.proposed):
            continue
        native = dict.fromkeys(names[0] for names in entry.native.values())
        rows.append((entry.id, entry.kind, entry.name, " · ".join(native), "draft" if entry.proposed else ""))
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(4)]
    for row in rows:
        say("  ".join(cell.ljust(width) for cell, width in zip(row, [*widths, 0], strict=True)).rstrip())
