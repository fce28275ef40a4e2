"""What the user names becomes documents: folders, globs, standard input, outlets, the draft."""

import fnmatch
import glob
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from transcheck.cli.drafts import YOURS
from transcheck.cli.printing import say
from transcheck.errors import ConfigError

if TYPE_CHECKING:
    from transcheck.model import Document, Failure
    from transcheck.reading.network import Network

IGNORE_FILE = ".transcheckignore"
# What is looked for in folders; .json may be anything there, and is read where it is named.
SUFFIXES = (
    ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".odt", ".rtf", ".eml", ".mht", ".mhtml",
    ".pdf", ".srt", ".vtt", ".jsonl", ".rss", ".atom",
)  # fmt: skip
_GLOB = frozenset("*?[")


@dataclass(frozen=True)
class Inputs:
    """What was read.

    Attributes:
        documents: in the order given, originals last.
        failures: one for each input that cannot be used.
    """

    documents: "tuple[Document, ...]"
    failures: "tuple[Failure, ...]"


def read_inputs(
    files: Sequence[str],
    *,
    originals: Sequence[str] = (),
    language: str | None = None,
    encoding: str | None = None,
    outlets: Sequence[str] = (),
    draft: str | None = None,
    stdin_name: str | None = None,
    network: "Network | None" = None,
    progress: "Callable[[int, int], None] | None" = None,
) -> Inputs:
    """Find and read all texts, and say on standard error how those were read that left a choice.

    Args:
        files: files, folders, patterns, or "-".
        originals: the same for the uk/ru/be texts.
        language: as `read_documents` takes it.
        encoding: of the files that are not UTF-8.
        outlets: "NAME=FILE" for each outlet that is named.
        draft: the user's own text, read first if it is not among `files`.
        stdin_name: what standard input is called.
        network: what may be fetched; None: nothing.
        progress: is told how many files are read, and of how many.

    Raises:
        ConfigError: an outlet is named for a file that is not read.
    """
    from transcheck.model import Failure
    from transcheck.reading import read_documents

    given = [*([draft] if draft is not None and draft not in files else ()), *files]
    named = _outlets(outlets)
    failures: list[Failure] = []
    found: list[list[str]] = []
    for names in (given, originals):
        paths: list[str] = []
        for name in names:
            below = list(expand(name)) if name else []
            if not below:
                failures.append(Failure(_why_nothing(name), name))
            # A file that a folder and a pattern both bring is read once; one that is named twice is told.
            paths += [path for path in below if path == name or path not in paths]
        found.append(paths)
    found[0] = [path for path in found[0] if path not in found[1]]  # a folder may hold the original too
    as_given = {os.path.normpath(path): path for path in (*found[0], *found[1])}
    named = {as_given.get(os.path.normpath(path), path): name for path, name in named.items()}
    for path in named:
        if path not in as_given.values():
            raise ConfigError(f"--outlet names {path}, which is not among the files; name it as the file is named")
    documents, unread = read_documents(
        found[0],
        originals=found[1],
        language=language,
        encoding=encoding,
        outlets=named,
        stdin_name=stdin_name,
        network=network,
        progress=progress,
    )
    for document in documents:
        for note in document.notes:
            say(f"transcheck: {document.path}: {note}", err=True)
    if draft is not None:
        documents = tuple(
            replace(document, short_name=YOURS, outlet=named.get(draft))
            if document.path == draft and not document.is_original
            else document
            for document in documents
        )
    return Inputs(documents, (*failures, *unread))


def _outlets(given: Iterable[str]) -> Mapping[str, str]:
    named = {}
    for pair in given:
        name, equals, path = pair.partition("=")
        if not (name.strip() and equals and path):
            raise ConfigError(f"--outlet takes NAME=FILE, not {pair!r}")
        named[path] = name.strip()
    return named


def expand(name: str) -> Iterator[str]:
    """The files that a name stands for; itself where it is no folder and no pattern."""
    path = Path(name)
    try:
        is_folder = name != "-" and path.is_dir()
        exists = is_folder or name == "-" or path.exists() or path.is_symlink()
    except (OSError, ValueError):
        is_folder, exists = False, True  # reading it tells what is wrong
    if is_folder:
        yield from _below(path)
    elif not exists and _GLOB.intersection(name) and "://" not in name:
        patterns = _patterns(Path())
        for match in sorted(glob.glob(name, recursive=True)):  # noqa: PTH207  # Path.glob takes no absolute pattern
            if Path(match).is_file() and not _ignored(match, patterns):
                yield match
    else:
        yield name


def _below(folder: Path) -> Iterator[str]:
    """The texts in a folder and its folders, by name; what is hidden or listed in an ignore file is left out."""
    here = _patterns(Path())
    own = _patterns(folder) if folder.resolve() != Path.cwd() else []
    for place, folders, files in os.walk(folder):  # links to folders are not followed: they may lead in circles
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in sorted(files):
            path = Path(place) / file
            if file.startswith(".") or path.suffix.lower() not in SUFFIXES or not path.is_file():
                continue
            if not _ignored(str(path), here) and not _ignored(str(path.relative_to(folder)), own):
                yield str(path)


def _patterns(folder: Path) -> list[str]:
    try:
        lines = (folder / IGNORE_FILE).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _ignored(path: str, patterns: list[str]) -> bool:
    """As in .gitignore: the last pattern that fits decides; one with a slash is fixed to the folder."""
    ignored = False
    parts = Path(path).parts
    for pattern in patterns:
        keep = pattern.startswith("!")
        bare = pattern.removeprefix("!").rstrip("/")
        anchored = "/" in bare
        bare = bare.removeprefix("/").removeprefix("**/")
        whole = ["/".join(parts[: n + 1]) for n in range(len(parts))]
        candidates = whole if anchored else [*parts, *whole]
        if pattern.endswith("/"):  # folders only
            candidates = whole[:-1] if anchored else [*parts[:-1], *whole[:-1]]
        if any(fnmatch.fnmatchcase(candidate, bare) for candidate in candidates):
            ignored = not keep
    return ignored


def _why_nothing(name: str) -> str:
    if not name:
        return "a file has an empty name (a variable that is not set?); name the files"
    if Path(name).is_dir():
        return f"is a folder without texts that may be read ({IGNORE_FILE}?); name the files, or another folder"
    return "fits no file; check the pattern"
