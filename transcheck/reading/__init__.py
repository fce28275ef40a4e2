"""A file becomes a Document. One input format per file."""

from collections.abc import Iterable

from transcheck.errors import ReadingError
from transcheck.model import Document, Failure
from transcheck.reading.text import read_document

__all__ = ["read_document", "read_documents"]


def read_documents(
    paths: Iterable[str], *, originals: Iterable[str] = (), language: str | None = None, encoding: str | None = None
) -> tuple[tuple[Document, ...], tuple[Failure, ...]]:
    """Read every file that can be read and tell of every one that cannot.

    Args:
        paths: the renderings, in order; "-" is standard input.
        originals: the uk/ru/be texts, which come last.
        language: language of the renderings, where it need not be detected.
        encoding: character encoding of all files, UTF-8 (or a byte order mark) by default.

    Returns:
        The documents in the order given, and one failure for each file that cannot be used.
    """
    documents: list[Document] = []
    failures: list[Failure] = []
    seen: set[str] = set()
    wanted = [(path, False) for path in paths] + [(path, True) for path in originals]
    for path, is_original in wanted:
        if path in seen:
            failures.append(Failure("is given twice; name each file once", path))
            continue
        seen.add(path)
        try:
            declared = None if is_original else language
            documents.append(read_document(path, language=declared, encoding=encoding, is_original=is_original))
        except ReadingError as error:
            failures.append(Failure(error.message, error.path, error.line))
    return tuple(documents), tuple(failures)
