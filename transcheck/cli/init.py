"""`transcheck init`."""

from pathlib import Path

import typer

from transcheck.errors import OutputError

_FIRST_CONFIG = """\
# Settings of transcheck. Every line is optional; options on the command line win.

# Files, folders (seen from here) or names of shipped glossaries; all shipped ones when left out.
# glossary = ["belarus", "glossary/our-desk.yaml"]

# House style: which of several spellings is preferred (agency: Mozyr, Gomel, Lukashenko).
# style = "agency"

# The severity that makes a run fail: critical, major, minor, neutral, never.
fail-on = "major"

# Milder findings are counted but not shown.
min-severity = "minor"

# Rules to leave out, by code or name; `transcheck rules` lists them.
ignore = []

# Options of single rules stand in their own tables; `transcheck explain CODE` tells them.
"""


def init_command() -> None:
    """Write a first transcheck.toml into the current folder."""
    from transcheck.config import FILE_NAME

    try:
        with Path(FILE_NAME).open("x", encoding="utf-8") as file:
            file.write(_FIRST_CONFIG)
    except FileExistsError:
        raise OutputError("stands here already; it was left as it is", FILE_NAME) from None
    except OSError as error:
        raise OutputError(f"cannot be written ({error.strerror}); check the folder", FILE_NAME) from None
    typer.echo(f"wrote {FILE_NAME}")
