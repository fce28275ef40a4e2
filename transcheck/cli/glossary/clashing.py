"""What stands in the way of accepting drafts."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from transcheck.errors import GlossaryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcheck.glossary.entries import Entry


def refuse_clashes(drafts: "Sequence[Entry]", glossary: Path, into: str | None) -> None:
    """Tell what is near to the drafts.

    Raises:
        GlossaryError: a draft allows what another entry rules out: accepting it would silence what is told today.
    """
    from transcheck.cli.options import house_glossary
    from transcheck.config import load_config
    from transcheck.glossary.upkeep.clashes import clashes, near_entries
    from transcheck.glossary.upkeep.editing import read_entries

    files = [glossary, *([Path(into)] if into and Path(into).is_file() else [])]
    present = {entry.id: entry for entry in house_glossary(None, None, load_config(None)).entries}
    present |= {entry.id: entry for file in files for entry in read_entries(file) if not entry.proposed}
    others = [entry for entry in present.values() if not entry.proposed]
    for draft, form, other, standing in clashes(drafts, others):
        place = f" ({Path(other.place.path).name}:{other.place.line})" if other.place else ""
        raise GlossaryError(
            f"draft “{draft.id}” calls “{form.text}” {form.status}, entry “{other.id}”{place} {standing.status}; both "
            "together would silence it: change the draft, or that entry",
            str(glossary),
        )
    for draft in drafts:
        for other in near_entries(draft, others):
            place = f" ({Path(other.place.path).name}:{other.place.line})" if other.place else ""
            typer.echo(
                f"transcheck: “{draft.id}” is near to entry “{other.id}”, {other.name}{place}; "
                "are they one? then move the forms there",
                err=True,
            )
