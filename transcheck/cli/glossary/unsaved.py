"""Entries that are open in an editor: private, and found again when the run was ended before they were saved."""

import hashlib
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from transcheck.storing import private_folder

_NAME_RE = re.compile(r"(?P<process>\d+)-.*\.yaml", re.DOTALL)
_UNFIT_RE = re.compile(r"[^\w-]+")


def new_draft(glossary: Path, entry: str, text: str) -> Path:
    """A file with the lines of an entry, for nobody but the user.

    Raises:
        OSError: there is no room for it.
    """
    name = _UNFIT_RE.sub("-", entry)[:60]
    descriptor, path = tempfile.mkstemp(prefix=f"{os.getpid()}-{name}-", suffix=".yaml", dir=_folder(glossary))
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return Path(path)


def left_drafts(glossary: Path) -> Iterator[Path]:
    """The drafts of this glossary whose run was ended."""
    try:
        files = sorted(_folder(glossary).iterdir())
    except OSError:
        return
    for file in files:
        found = _NAME_RE.fullmatch(file.name)
        if found and not _runs(int(found["process"])):
            yield file


def _folder(glossary: Path) -> Path:
    """One for each glossary, beside no text that others read."""
    name = hashlib.sha256(os.fsencode(glossary.resolve())).hexdigest()[:16]
    return private_folder(_state() / "drafts" / name)


def _state() -> Path:
    """Where the system keeps what must outlive a run and belongs to nobody else."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "transcheck"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "transcheck"
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "transcheck"


def _runs(process: int) -> bool:
    if sys.platform == "win32":
        return False  # asking would end it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return process != os.getpid()
