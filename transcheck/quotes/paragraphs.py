"""Cutting a text into paragraphs: the stretches that one wrong mark can harm."""

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

_LINE = re.compile(r"\S(?:[^\n\r\u2028\u2029\x0b\x0c]*\S)?")  # without the white space around it
# A text with lines of this length, ended without regard to sentences, was wrapped by a mail or terminal
# program: its paragraphs are set apart by blank lines (RFC 2646, section 4: 66 to 79 characters).
_SHORTEST_WRAP, _LONGEST_WRAP = 50, 100

# Lines that sites put between the paragraphs of an article.
_INTERRUPTION = re.compile(
    r"advertisement|advertising|sponsored|related(?:\s*:.*| articles?| stories| topics?)?|also read\b.*"
    r"|read (?:more|also|next)\b.*|see also\b.*|story continues.*|continue reading.*|sign up\b.*"
    r"|subscribe\b.*|share\b.{0,20}|photo\s*:.*|image\s*:.*|(?:other )?topics of interest\b.*"
    r"|реклама|рэклама|читайте також\b.*|читайте также\b.*|чытайце таксама\b.*|підписуйтесь\b.*"
    r"|подписывайтесь\b.*|падпісвайцеся\b.*",
    re.IGNORECASE,
)

Bounds = tuple[int, int]


def split_paragraphs(text: str) -> list[Bounds]:
    """Start and end of every paragraph that is not blank, in order, without the white space around it."""
    lines = [match.span() for match in _LINE.finditer(text)]
    if not _is_wrapped(text, lines):
        return lines
    return list(_join_wrapped(text, lines))


def is_interruption(text: str) -> bool:
    """Whether a paragraph is one that a site puts into an article: "Advertisement", "Read also: …"."""
    return len(text) < 200 and _INTERRUPTION.fullmatch(text.strip()) is not None


def _adjacent(text: str, before: Bounds, after: Bounds) -> bool:
    """Whether two lines follow each other without a blank one between."""
    return text.count("\n", before[1], after[0]) <= 1


def _is_wrapped(text: str, lines: list[Bounds]) -> bool:
    inner = [first for first, second in pairwise(lines) if _adjacent(text, first, second)]
    if len(inner) < 3 or len(inner) < len(lines) // 2:
        return False
    unfinished = sum(text[end - 1].isalnum() or text[end - 1] in ",-" for _, end in inner)
    usual = median(end - start for start, end in inner)
    return _SHORTEST_WRAP <= usual <= _LONGEST_WRAP and 2 * unfinished > len(inner)


def _join_wrapped(text: str, lines: list[Bounds]) -> Iterator[Bounds]:
    start, end = lines[0]
    for line in lines[1:]:
        if _adjacent(text, (start, end), line):
            end = line[1]
        else:
            yield start, end
            start, end = line
    yield start, end
