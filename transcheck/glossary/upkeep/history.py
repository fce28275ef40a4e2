"""Who changed an entry, when and why, from git."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from transcheck.errors import GlossaryError
from transcheck.glossary.entries import Entry
from transcheck.glossary.files import parse_glossary
from transcheck.glossary.upkeep.diff import Change, compare_entries

_FORMAT = "%H%x1f%an%x1f%as%x1f%s"


@dataclass(frozen=True, slots=True)
class Revision:
    """One commit that changed the entries of a file.

    Attributes:
        commit: its hash.
        author: who.
        date: when, ISO.
        subject: why, as the first line of the message says.
        changes: what, by entry and field.
    """

    commit: str
    author: str
    date: str
    subject: str
    changes: tuple[Change, ...]


def revisions(path: Path, entry_id: str | None = None) -> Iterator[Revision]:
    """The commits that changed a glossary file, the latest first; versions that cannot be read are passed over.

    Args:
        path: a glossary file in a git repository.
        entry_id: only changes of this entry.

    Raises:
        GlossaryError: the file is in no repository, or git cannot be run.
    """
    log = _git(path, "log", "--follow", f"--format={_FORMAT}", "--name-only", "-z", "--", path.name)
    commits = list(_commits(log))
    versions: list[tuple[Entry, ...] | None] = [_version(path, commit[0], name) for commit, name in commits]
    for at, (commit, _) in enumerate(commits):
        new = versions[at]
        older = next((version for version in versions[at + 1 :] if version is not None), ())
        if new is None:
            continue
        changes = tuple(c for c in compare_entries(older, new) if entry_id in (None, c.entry))
        if changes:
            yield Revision(*commit, changes)


def _commits(log: str) -> Iterator[tuple[tuple[str, str, str, str], str]]:
    """Hash, author, date, subject, and the name that the file had then."""
    pieces = [piece.lstrip("\n") for piece in log.split("\0") if piece.strip("\n")]
    for head, name in zip(pieces[::2], pieces[1::2], strict=False):
        commit, author, date, subject = head.split("\x1f")
        yield (commit, author, date, subject), name


def _version(path: Path, commit: str, name: str) -> tuple[Entry, ...] | None:
    try:
        return parse_glossary(_git(path, "show", f"{commit}:{name}").encode(), name).entries
    except GlossaryError:
        return None  # the file was broken then, or taken away


def _git(path: Path, *arguments: str) -> str:
    command = ["git", "-C", str(path.resolve().parent), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=True)
    except FileNotFoundError:
        raise GlossaryError("git is not installed; its log is what tells the history", str(path)) from None
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode(errors="replace").strip().splitlines()[-1:] or ["git failed"]
        raise GlossaryError(f"no history ({reason[0]}); the file must lie in a git repository", str(path)) from None
    return done.stdout.decode(errors="replace")
