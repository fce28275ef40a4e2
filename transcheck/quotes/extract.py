"""From a document to its quotes: marks, nesting, kinds, speakers, in that order."""

from collections.abc import Iterator
from itertools import chain

from transcheck.glossary import Glossary
from transcheck.model import Document, Quote
from transcheck.quotes.marks import Mark, find_marks
from transcheck.quotes.nesting import Node, read_marks
from transcheck.quotes.paragraphs import is_interruption, split_paragraphs


def extract_quotes(
    document: Document,
    *,
    glossary: Glossary | None = None,  # noqa: ARG001
    indirect: bool = False,  # noqa: ARG001
) -> tuple[Quote, ...]:
    """Everything that a document puts in someone's mouth.

    Args:
        document: any text, however odd its marks are.
        glossary: its people are evidence for names, gender and titles.
        indirect: also give reported speech without marks ("claimed that …").

    Returns:
        Quotes in the order of their starts, a quote before those within it.
    """
    nodes = find_nodes(document.text)
    return tuple(_number(document, nodes))


def find_nodes(text: str) -> list[Node]:
    """The outer quotes of a text in order, each with those within it."""
    paragraphs = split_paragraphs(text)
    marks = [find_marks(text, start, end) for start, end in paragraphs]
    nodes: list[Node] = []
    for index, (_, end) in enumerate(paragraphs):
        if marks[index]:
            following = _next_opening(text, paragraphs, marks, index)
            nodes.extend(read_marks(marks[index], end, next_opens=following))
    return nodes


def _next_opening(text: str, paragraphs: list[tuple[int, int]], marks: list[list[Mark]], index: int) -> str:
    """The mark that the next paragraph of the article itself begins with, "" if with none."""
    for (start, end), found in zip(paragraphs[index + 1 :][:4], marks[index + 1 :], strict=False):
        if found and found[0].start == start and found[0].opens < 1.0:
            return found[0].shape
        if not is_interruption(text[start:end]):
            return ""
    return ""


def _walk(nodes: list[Node]) -> Iterator[Node]:
    return chain.from_iterable((node, *_walk(node.children)) for node in nodes)


def _number(document: Document, nodes: list[Node]) -> Iterator[Quote]:
    number = 0

    def emit(node: Node, parent: str | None) -> Iterator[Quote]:
        nonlocal number
        number += 1
        name = f"q{number}"
        yield Quote(id=name, span=document.span(node.start, node.end), closed=node.closing is not None, parent=parent)
        for child in node.children:
            yield from emit(child, name)

    for node in nodes:
        yield from emit(node, None)
