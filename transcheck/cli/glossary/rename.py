"""`transcheck glossary rename`."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from transcheck.cli.glossary.arguments import Changed, EntryId
from transcheck.cli.printing import say


def rename_command(
    glossary: Changed,
    entry: EntryId,
    new: Annotated[str, typer.Argument(metavar="NEW", help="Its new id.")],
) -> None:
    """Give an entry another id, in the file and in the styles beside it."""
    from transcheck.glossary.shipped import style_files
    from transcheck.glossary.upkeep.editing import change_glossaries, rename_entry, rename_in_style

    changed: list[Path] = []

    def renamed(path: Path, text: str) -> str:
        new_text = rename_in_style(text, str(path), entry, new)
        if new_text != text:
            changed.append(path)
        return new_text

    # All at once: an entry that its styles call by another name would count in none of them.
    styles = {style: partial(renamed, style) for style in style_files(glossary.parent)}
    change_glossaries({glossary: lambda text: rename_entry(text, str(glossary), entry, new), **styles})
    say(f"renamed {entry} to {new} in {glossary}")
    for style in changed:
        say(f"and in {style}")
