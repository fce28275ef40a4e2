"""Quotation marks at fault: one that opens or closes nothing, two that do not belong together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from transcheck.model import Document, Span
from transcheck.quotes.extract import find_nodes
from transcheck.quotes.marks import USUAL, find_marks
from transcheck.quotes.nesting import Node
from transcheck.quotes.paragraphs import split_paragraphs

_SURELY_A_MARK = 4.0  # cost of reading it as none: an inch sign or a trailing apostrophe costs less


@dataclass(frozen=True, slots=True)
class FaultyMark:
    """A mark at fault.

    Attributes:
        at: the mark.
        opening: the mark that it closes although it is of another kind; None for a mark without a partner.
    """

    at: Span
    opening: Span | None = None


@lru_cache(maxsize=512)  # two rules ask for the same documents
def find_faulty_marks(document: Document) -> tuple[FaultyMark, ...]:
    """The double marks of a document that have no partner, or one of another kind, in order."""
    text = document.text
    paragraphs, nodes = find_nodes(text, split_paragraphs(text))
    flat = list(_walk([node for found in nodes for node in found]))
    used = {mark.start for node in flat for mark in (node.opening, node.closing) if mark is not None}
    faults: list[FaultyMark] = []
    for start, end in paragraphs:
        faults.extend(
            FaultyMark(document.span(mark.start, mark.end))
            for mark in find_marks(text, start, end)
            if mark.double and mark.start not in used and mark.apart >= _SURELY_A_MARK
        )
    for node in flat:
        first, last = node.opening, node.closing
        if last is None or first.start == first.end or last.start == last.end:
            continue
        if first.double and last.double and last.shape not in USUAL.get(first.shape, ""):
            faults.append(FaultyMark(document.span(last.start, last.end), document.span(first.start, first.end)))
    faults.sort(key=lambda fault: fault.at.start)
    return tuple(faults)


def _walk(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _walk(node.children)
