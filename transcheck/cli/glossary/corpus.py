"""The texts of files and folders, one at a time."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transcheck.model import Document, Failure

TEXTS = (".txt", ".text", ".md")


def paths_below(given: list[str]) -> Iterator[str]:
    """Files as they are given, and the text files of folders at any depth, in the order of their names."""
    for name in given:
        path = Path(name)
        if path.is_dir():
            yield from (str(file) for file in sorted(path.rglob("*")) if file.suffix in TEXTS and file.is_file())
        else:
            yield name


def documents_below(given: list[str]) -> "Iterator[tuple[Document | None, Failure | None]]":
    """Read one text after the other; a file that cannot be read gives a failure instead."""
    from transcheck.errors import ReadingError
    from transcheck.model import Failure
    from transcheck.reading import read_document

    found = False
    for path in paths_below(given):
        found = True
        try:
            yield read_document(path), None
        except ReadingError as error:
            yield None, Failure(error.message, error.path, error.line)
    if not found:
        yield None, Failure("no text files (.txt, .md) there; check the folder", given[0])
