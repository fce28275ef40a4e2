"""Offsets become lines and columns: here and nowhere else."""

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from transcheck.model import Document, Place, Span

_LINE_END_RE = re.compile(r"\r\n?|\n")


@lru_cache(maxsize=512)
def _line_starts(document: Document) -> tuple[int, ...]:
    """Offset of the first code point of each line; lines end at LF, CRLF or a lone CR."""
    text = document.text
    if "\r" in text:
        return (0, *(match.end() for match in _LINE_END_RE.finditer(text)))
    return (0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1]))  # three times as fast


@lru_cache(maxsize=512)
def _place_starts(document: Document) -> tuple[int, ...]:
    return tuple(place.start for place in document.places)


def _place(span: Span) -> Place | None:
    """The place in the file that `span` starts in; None where the file is the text."""
    at = bisect_right(_place_starts(span.document), span.start)
    return span.document.places[at - 1] if at else None


def line_and_column(span: Span) -> tuple[int, int]:
    """Line and column of the start of `span`, both 1-based, the column in code points.

    They are those of the user's file where it has lines (HTML, subtitles), else of the text that was read from it.
    """
    place = _place(span)
    if place is not None and place.line is not None:
        return place.line, 1 if place.column is None else max(1, place.column + span.start - place.start)
    starts = _line_starts(span.document)
    line = bisect_right(starts, span.start)
    return line, span.start - starts[line - 1] + 1


def end_line_and_column(span: Span) -> tuple[int, int]:
    """Line and column just after the last code point of `span`, both 1-based: the column is exclusive."""
    return line_and_column(Span(span.document, span.end, span.end))


def where(span: Span) -> str:
    """The start of `span` as it follows the name of a file: ":5:2", ": paragraph 4", ":12:8 (00:01:02)"."""
    place = _place(span)
    line, column = line_and_column(span)
    if place is None or not place.name:
        return f":{line}:{column}"
    return f": {place.name}" if place.line is None else f":{line}:{column} ({place.name})"


def run_of(span: Span) -> int | None:
    """The run of a Word paragraph that `span` starts in, 1-based; None in other files."""
    place = _place(span)
    return place.run if place is not None else None


def place_name(span: Span) -> str | None:
    """What leads a person to the start of `span` in a file without lines: "paragraph 4", "page 2"; else None."""
    place = _place(span)
    return place.name if place is not None and place.name else None
