"""`transcheck glossary edit`."""

from pathlib import Path

import typer

from transcheck.cli.glossary.arguments import Changed, EntryId


def edit_command(glossary: Changed, entry: EntryId) -> None:
    """Edit an entry in $EDITOR; it is checked before it is saved."""
    import tempfile

    from transcheck.cli.glossary.arguments import existing, on_terminal
    from transcheck.errors import GlossaryError
    from transcheck.glossary.upkeep.editing import change_glossary, decoded, entry_block, rewrite
    from transcheck.glossary.upkeep.outline import outline_of

    path = str(glossary)
    before = entry_block(outline_of(decoded(existing(glossary).read_bytes(), path), path), path, entry)
    with tempfile.NamedTemporaryFile("w", suffix=".yaml", prefix=f"{entry}-", delete=False, encoding="utf-8") as file:
        file.write(before)
    draft = Path(file.name)
    while True:
        _open_editor(draft)
        after = draft.read_text(encoding="utf-8")
        if after == before:
            draft.unlink()
            typer.echo("nothing was changed")
            return

        def replaced(text: str, new: str = after) -> str:
            if entry_block(outline_of(text, path), path, entry) != before:
                raise GlossaryError(f"entry “{entry}” was changed meanwhile; your text is in {draft}", path)
            return rewrite(text, path, {entry: new})

        try:
            change_glossary(glossary, replaced)
        except GlossaryError as error:
            typer.echo(f"transcheck: {error}; your text is in {draft}", err=True)
            if not on_terminal() or not typer.confirm("Edit again?", default=True):
                raise typer.Exit(2) from None
            continue
        draft.unlink()
        typer.echo(f"changed {entry} in {glossary}")
        return


def _open_editor(path: Path) -> None:
    """Let the user's editor change `path`.

    Raises:
        ConfigError: there is no editor, or it says that it failed.
    """
    import os
    import shlex
    import subprocess
    import sys

    from transcheck.errors import ConfigError

    usual = "notepad" if sys.platform == "win32" else "vi"
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or usual
    try:
        subprocess.run([*shlex.split(editor), str(path)], check=True)
    except (OSError, ValueError, subprocess.CalledProcessError):
        raise ConfigError(f"the editor {editor!r} did not work; set the environment variable EDITOR") from None
