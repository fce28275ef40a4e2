"""How much of each document was compared; what to say when nothing was."""

from collections.abc import Iterator
from dataclasses import dataclass

from transcheck.model import Document, Failure, Span, Story
from transcheck.pairing.segments import segments_of

_LANGUAGE_NAMES = {"en": "English", "uk": "Ukrainian", "ru": "Russian", "be": "Belarusian"}


@dataclass(frozen=True, slots=True)
class Coverage:
    """What of one rendering met a counterpart.

    Attributes:
        document: the rendering.
        unit: what was counted: "quote" or "sentence".
        met: how many met one.
        alone: those that did not, in the order of the text.
    """

    document: Document
    unit: str
    met: int
    alone: tuple[Span, ...]

    def __str__(self) -> str:
        of = self.met + len(self.alone)
        told = f"{self.met} of {of} {self.unit}{'s' if of != 1 else ''} of {{}} met a counterpart"
        return told + (f"; {len(self.alone)} did not" if self.met and self.alone else "")


def coverage(story: Story, scope: str = "quotes") -> tuple[Coverage, ...]:
    """For each rendering, how many of its quotes (or sentences) are in an utterance that another document has."""
    met: dict[Document, list[Span]] = {document: [] for document in story.documents}
    for group in story.groups:
        if len({member.span.document for member in group.members}) > 1:
            for member in group.members:
                met[member.span.document] += member.pieces or (member.span,)
    found = []
    for document in story.documents:
        if document.is_original:
            continue
        units = list(_units(document, story, scope))
        alone = tuple(unit for unit in units if not any(unit.overlaps(span) for span in met[document]))
        found.append(Coverage(document, "sentence" if scope == "text" else "quote", len(units) - len(alone), alone))
    return tuple(found)


def _units(document: Document, story: Story, scope: str) -> Iterator[Span]:
    quotes = story.quotes.get(document.path, ())
    if scope == "text":
        yield from (segment.span for segment in segments_of(document, quotes, all_text=True) if segment.whole)
    else:
        yield from (quote.span for quote in quotes if quote.kind != "scare")


def nothing_compared(story: Story, scope: str) -> Failure | None:
    """What to say when no utterance of two documents met; None when one did, or there are no two documents."""
    if story.groups or len(story.documents) < 2:
        return None
    names = [document.path for document in story.documents]
    if scope == "text":
        return Failure(f"no sentence of {_all(names)} met one of another; are they translations of one text?")
    silent = [part.document.path for part in coverage(story) if not part.met and not part.alone]
    if silent:
        return Failure(f"nothing was compared: no quotation marks in {_all(silent)}; try --scope text")
    return Failure(f"no quote of {_all(names)} met one of another; do they report one event? try --scope text")


def misplaced(documents: tuple[Document, ...], *, declared: bool) -> tuple[Failure, ...]:
    """Originals that are in no language of originals, and originals that were given as renderings.

    Args:
        documents: all that were read.
        declared: whether the user named a language, and so knows better.
    """
    if declared:
        return ()
    failures = []
    swapped = any(document.is_original and document.language == "en" for document in documents)
    english = not swapped and any(document.language == "en" for document in documents)
    for document in documents:
        name = _LANGUAGE_NAMES.get(document.language)
        if document.is_original and document.language == "en":
            message = "is in English; --original takes the Ukrainian, Russian or Belarusian text: swap the files"
            failures.append(Failure(message, document.path))
        elif document.is_original and document.language == "und":
            message = "is not clearly Ukrainian, Russian or Belarusian; if it is, say which: --language uk, ru or be"
            failures.append(Failure(message, document.path))
        elif not document.is_original and document.language in ("uk", "ru", "be") and english:
            failures.append(Failure(f"is in {name}, not in English; give it as --original", document.path))
    return tuple(failures)


def _all(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
