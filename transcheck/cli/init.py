"""`transcheck init`."""

from pathlib import Path

from transcheck.cli.printing import say
from transcheck.errors import OutputError

_FIRST_CONFIG = """\
# Settings of transcheck. Every line is optional; options on the command line win; `transcheck config` shows what holds.
# Every option of the command line has a key here, without its dashes: fail-on, min-severity, per-file, baseline …

# Files, folders (seen from here) or names of shipped glossaries; all shipped ones when left out.
# glossary = ["belarus", "glossary/our-desk.yaml"]

# House style: which of several spellings is preferred (agency: Mozyr, Gomel, Lukashenko).
# style = "agency"

# Milder findings are counted but not shown: critical, major, minor, neutral.
min-severity = "minor"

# Rules to leave out, by code, name or family (TC3: all about names and terms); `transcheck rules` lists them.
ignore = []

# What holds for one command only stands in its own table.
[check]
fail-on = "minor" # the severity that makes a run fail; never: it always succeeds

[compare]
fail-on = "major"

# What holds for some files only. Findings that it hides stay in json, sarif and html with the reason.
# [[overrides]]
# paths = ["archive/*"]
# ignore = ["TC301"]
# reason = "printed before the new style"

# Options of single rules; `transcheck explain CODE` tells them.
# [rules.unlisted-variant]
# threshold = 0.9
"""


def init_command() -> None:
    """Write a first transcheck.toml into the current folder."""
    from transcheck.config import FILE_NAME
    from transcheck.storing import new_file

    if Path(FILE_NAME).is_symlink() or not new_file(Path(FILE_NAME), _FIRST_CONFIG.encode()):
        raise OutputError("stands here already; it was left as it is", FILE_NAME)
    say(f"wrote {FILE_NAME}; `transcheck config` shows what holds")
