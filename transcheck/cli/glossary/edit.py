"""`transcheck glossary edit`."""

from pathlib import Path

import typer

from transcheck.cli.glossary.arguments import Changed, EntryId
from transcheck.cli.printing import say


def edit_command(glossary: Changed, entry: EntryId) -> None:
    """Edit an entry in $EDITOR; it is checked before it is saved."""
    from transcheck.cli.glossary.arguments import existing, on_terminal
    from transcheck.cli.glossary.unsaved import left_drafts, new_draft
    from transcheck.errors import GlossaryError, OutputError
    from transcheck.glossary.upkeep.editing import change_glossary, decoded, entry_block, rewrite
    from transcheck.glossary.upkeep.outline import outline_of

    path = str(glossary)
    before = entry_block(outline_of(decoded(existing(glossary).read_bytes(), path), path), path, entry)
    for left in left_drafts(glossary):
        say(f"transcheck: an edit of {path} was ended before it was saved; its text is in {left}", err=True)
    try:
        draft = new_draft(glossary, entry, before)
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise OutputError(f"no room for a draft ({reason}); set XDG_STATE_HOME to a folder of yours") from None
    while True:
        try:
            _open_editor(draft)
            after = draft.read_bytes().decode("utf-8")
        except FileNotFoundError:
            raise GlossaryError("the editor took the draft away; nothing was changed", path) from None
        except OSError as error:
            raise GlossaryError(f"the draft cannot be read ({error.strerror}); nothing was changed", path) from None
        except UnicodeDecodeError:
            raise GlossaryError(f"the draft {draft} is no UTF-8; nothing was changed", path) from None
        except BaseException:
            if draft.is_file() and draft.read_bytes() != before.encode():
                say(f"transcheck: your text is in {draft}", err=True)
            else:
                draft.unlink(missing_ok=True)
            raise
        if after == before:
            draft.unlink()
            say("nothing was changed")
            return

        def replaced(text: str, new: str = after) -> str:
            if entry_block(outline_of(text, path), path, entry) != before:
                raise GlossaryError(f"entry “{entry}” was changed meanwhile; your text is in {draft}", path)
            return rewrite(text, path, {entry: new})

        try:
            change_glossary(glossary, replaced)
        except GlossaryError as error:
            say(f"transcheck: {error}; your text is in {draft}", err=True)
            if not on_terminal() or not typer.confirm("Edit again?", default=True):
                raise typer.Exit(2) from None
            continue
        draft.unlink()
        say(f"changed {entry} in {glossary}")
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
