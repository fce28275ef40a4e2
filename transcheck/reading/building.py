"""Putting a text together out of pieces that know where they stood in the file."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from transcheck.model import Place

BETWEEN = "\n\n"  # paragraphs


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of a file, or of one article in it.

    Attributes:
        text: the words for a reader, paragraphs apart by a blank line.
        places: where they stand in the file; empty when the text is the file.
        outlet, language: what the file itself says about them, None when it does not.
        name: tells this article from the others of the file ("2"); None when the file is one article.
        notes: what the user should know, one sentence each.
    """

    text: str
    places: tuple[Place, ...] = ()
    outlet: str | None = None
    language: str | None = None
    name: str | None = None
    notes: tuple[str, ...] = ()


class Builder:
    """Collects pieces of text; white space at the edges of paragraphs falls away."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._places: list[Place] = []
        self._open = False  # whether the current paragraph has words

    def add(self, text: str, place: Place) -> None:
        """Go on with the paragraph; `place.start` counts from the start of `text`."""
        if not self._open:
            bare = text.lstrip()
            cut = len(text) - len(bare)
            if not bare:
                return
            if place.column is not None:
                place = replace(place, column=place.column + cut)
            text = bare
            if self._length:
                self._append(BETWEEN)
            self._open = True
        if not text:
            return
        if place.column is not None or not self._places or not _same(self._places[-1], place):
            self._places.append(replace(place, start=self._length))
        self._append(text)

    def end_paragraph(self) -> None:
        """What comes next stands apart."""
        while self._open and self._parts and self._parts[-1] != self._parts[-1].rstrip():
            bare = self._parts[-1].rstrip()
            self._length -= len(self._parts[-1]) - len(bare)
            self._parts[-1] = bare
            if bare:
                break
            self._parts.pop()
        self._open = False

    def paragraph(self, text: str, place: Place) -> None:
        """A whole paragraph."""
        self.end_paragraph()
        self.add(text, place)
        self.end_paragraph()

    def reading(self, **facts: object) -> Reading:
        """What was put together."""
        self.end_paragraph()
        places = tuple(place for place in self._places if place.start < self._length)
        return replace(Reading("".join(self._parts), places), **facts)  # type: ignore[arg-type]

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _same(one: Place, other: Place) -> bool:
    return (one.name, one.line, one.column, one.run) == (other.name, other.line, other.column, other.run)


def joined(paragraphs: Iterable[tuple[str, Place]], **facts: object) -> Reading:
    """A reading out of whole paragraphs."""
    builder = Builder()
    for text, place in paragraphs:
        builder.paragraph(text, place)
    return builder.reading(**facts)
