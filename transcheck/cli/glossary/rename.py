"""`transcheck glossary rename`."""

from typing import Annotated

import typer

from transcheck.cli.glossary.arguments import Changed, EntryId


def rename_command(
    glossary: Changed,
    entry: EntryId,
    new: Annotated[str, typer.Argument(metavar="NEW", help="Its new id.")],
) -> None:
    """Give an entry another id, in the file and in the styles beside it."""
    from transcheck.glossary.shipped import style_files
    from transcheck.glossary.upkeep.editing import change_glossary, rename_entry, rename_in_style

    change_glossary(glossary, lambda text: rename_entry(text, str(glossary), entry, new))
    typer.echo(f"renamed {entry} to {new} in {glossary}")
    for style in style_files(glossary.parent):
        before = style.read_bytes()

        def renamed(text: str, path: str = str(style)) -> str:
            return rename_in_style(text, path, entry, new)

        change_glossary(style, renamed)
        if style.read_bytes() != before:
            typer.echo(f"and in {style}")
