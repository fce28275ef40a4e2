"""A file becomes a Document. One input format per file of `readers` and, for aligned rows, of `bitext`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from transcheck.errors import ReadingError
from transcheck.model import Document, Failure
from transcheck.reading.document import read_document, read_file

if TYPE_CHECKING:
    from transcheck.reading.network import Network

__all__ = ["read_document", "read_documents"]


def read_documents(
    paths: Iterable[str],
    *,
    originals: Iterable[str] = (),
    language: str | None = None,
    encoding: str | None = None,
    outlets: Mapping[str, str] | None = None,
    stdin_name: str | None = None,
    network: "Network | None" = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[tuple[Document, ...], tuple[Failure, ...]]:
    """Read every file that can be read and tell of every one that cannot.

    Args:
        paths: the renderings, in order; "-" is standard input.
        originals: the uk/ru/be texts, which come last.
        language: language of the renderings, or, when it is uk, ru or be, of the originals if there are any; the
            others' is detected.
        encoding: character encoding of the files that have no byte order mark and are not UTF-8.
        outlets: names of outlets by the paths of their files.
        stdin_name: what standard input is called, and by whose ending its format is told.
        network: what may be fetched where a path is an address; None: nothing.
        progress: is told how many files are read, and of how many.

    Returns:
        The documents in the order given, and one failure for each file that cannot be used.
    """
    documents: list[Document] = []
    failures: list[Failure] = []
    seen: set[str] = set()
    wanted = [(path, False) for path in paths] + [(path, True) for path in originals]
    of_originals = language in ("uk", "ru", "be") and any(original for _, original in wanted)
    for number, (path, is_original) in enumerate(wanted, 1):
        if progress is not None:
            progress(number - 1, len(wanted))
        if path in seen:
            failures.append(Failure("is given twice; name each file once", path))
            continue
        seen.add(path)
        try:
            documents += read_file(
                path,
                language=language if is_original == of_originals else None,
                encoding=encoding,
                outlet=(outlets or {}).get(path),
                is_original=is_original,
                stdin_name=stdin_name,
                network=network,
            )
        except ReadingError as error:
            failures.append(Failure(error.message, error.path, error.line))
    return _with_short_names(documents), tuple(failures)


def _with_short_names(documents: list[Document]) -> tuple[Document, ...]:
    """Give each document whose label another one has the shortest end of its path that is its own."""
    labels = [document.label for document in documents]
    named = []
    for document in documents:
        if labels.count(document.label) > 1 and document.outlet is None:
            document = replace(document, short_name=_shortest(document, documents))
        named.append(document)
    return tuple(named)


def _shortest(document: Document, documents: list[Document]) -> str:
    parts = PurePath(document.path).parts
    others = [PurePath(other.path).parts for other in documents if other is not document]
    for length in range(1, len(parts)):
        end = parts[-length:]
        if all(other[-length:] != end for other in others):
            return "/".join(end)
    return document.path
