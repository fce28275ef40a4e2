"""The stretches of a document that may render an utterance: sentences and clauses of its quotes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transcheck.model import Document, Quote, Span

Interval = tuple[int, int]

_FRAME_WORDS = 8  # "and then he said to me:" introduces a nested quote and renders nothing itself
_MARKS = "\"'‘’‚“”„«»‹›"
_EDGE = f" \t\r\n\u00a0{_MARKS},;:–—-/()[]"
_ELISION = r"[/\[(]+\s*(?:…|\.\s?\.\s?\.)\s*[/\])]+"
_ENDS = re.compile(rf"([.!?…]+[{_MARKS})\]]*)(?:\s*{_ELISION}\s*|\s+(?:…|\.\s?\.\s?\.)\s+|(?=\s))|()\s*\n\s*")
_OPENS = re.compile(r"[^\w.,;:!?…]*(?:[^\W_]|$)")  # marks, dashes, an emoji; then a word
_OPENING = {")": "(", "]": "[", "’": "‘", "”": "“", "»": "«"}
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Sgt|Sen|Rep|Gov|St|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|e\.g|i\.e|ім|им|вул|ул|обл|ст|млн|млрд|тис|тыс|грн|руб|рр|гг|см|напр)|\b[^\W\d_])\.$",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(r"[,;:]+[\"'’”»]*\s+|\s+[–—-]\s+|[…—]\s*")
# "...", "/.../", "[…]": words were left out; "[the mayor]": words were put in. Neither was said.
_NOT_SAID = re.compile(r"[/\[(]*\s*(?:…|\.\s?\.\s?\.)\s*[/\])]*|\[[^\]\n]{0,80}\]")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch that may render an utterance.

    Attributes:
        span: the stretch, marks and spaces around it left out.
        quote: the quote whose words they are, None for an original's bare sentence.
        words: what was said there: without asides, elisions and insertions; for comparing only.
        sentence: number of its sentence in the document.
        whole: whether it is a whole sentence, not a clause of one.
    """

    span: Span
    quote: Quote | None
    words: str
    sentence: int
    whole: bool


def segments_of(document: Document, quotes: Sequence[Quote], *, all_text: bool) -> list[Segment]:
    """Cut a document into candidates, in the order of the text.

    Args:
        document: the document.
        quotes: its quotes; scare quotes render nothing and are skipped.
        all_text: whether sentences outside quotes are candidates as well.

    Returns:
        Every sentence, and behind each that has several clauses its clauses.
    """
    spoken = [quote for quote in quotes if quote.kind != "scare"]
    found: list[Segment] = []
    pieces: list[tuple[Interval, Quote | None, list[Interval]]] = []
    for quote in spoken:
        inner = _holes([other for other in spoken if other.parent == quote.id])
        holes = inner + [(aside.start, aside.end) for aside in quote.asides]
        pieces += [(piece, quote, inner) for piece in _without((quote.span.start, quote.span.end), holes)]
    if all_text:
        outer = [quote for quote in spoken if quote.parent is None]
        pieces += [(piece, None, []) for piece in _without((0, len(document.text)), _holes(outer))]
    number = 0
    for piece, owner, inner in sorted(pieces, key=lambda item: item[0]):
        for start, end in _sentences(document.text, *piece):
            if _is_frame(document.text, start, end, inner):
                continue
            whole = _segment(document, (start, end), owner, number, whole=True)
            if whole is None:
                continue
            found.append(whole)
            clauses = list(_clauses(document.text, whole.span.start, whole.span.end))
            if len(clauses) > 1:
                parts = (_segment(document, clause, owner, number, whole=False) for clause in clauses)
                found += [part for part in parts if part is not None]
            number += 1
    return found


def _holes(quotes: Sequence[Quote]) -> list[Interval]:
    return [(quote.span.start, quote.span.end) for quote in quotes]


def _without(interval: Interval, holes: list[Interval]) -> Iterator[Interval]:
    """What is left of an interval when the holes are cut out."""
    start, end = interval
    for hole_start, hole_end in sorted(holes):
        if start < hole_start:
            yield start, min(hole_start, end)
        start = max(start, hole_end)
    if start < end:
        yield start, end


def _sentences(text: str, start: int, end: int) -> Iterator[Interval]:
    begin = start
    for stop in _ENDS.finditer(text, start, end):
        dotted = text[begin : stop.end()].rstrip(_MARKS + ")]\n ")
        if stop.lastindex == 1 and (_ABBREVIATION.search(dotted) or not _OPENS.match(text, stop.end())):
            continue
        yield begin, stop.end(stop.lastindex or 0)
        begin = stop.end()
    yield begin, end


def _clauses(text: str, start: int, end: int) -> Iterator[Interval]:
    begin = start
    for stop in _CLAUSE_ENDS.finditer(text, start, end):
        yield begin, stop.start()
        begin = stop.end()
    yield begin, end


def _segment(
    document: Document, interval: Interval, quote: Quote | None, number: int, *, whole: bool
) -> Segment | None:
    start, end = interval
    while start < end and _starts_outside(document.text, start, end):
        start += 1
    while start < end and _ends_outside(document.text, start, end):
        end -= 1
    words = " ".join(_NOT_SAID.sub(" ", document.text[start:end]).split())
    if not _WORD.search(words):
        return None
    return Segment(document.span(start, end), quote, words, number, whole)


def _starts_outside(text: str, start: int, end: int) -> bool:
    """Whether the first character is a mark or a space that does not belong to the words behind it."""
    closed = {"(": ")", "[": "]"}.get(text[start])
    return text[start] in _EDGE and (closed is None or text.find(closed, start, end) < 0)


def _ends_outside(text: str, start: int, end: int) -> bool:
    """Whether the last character is a mark or a space that does not belong to the words before it."""
    last = text[end - 1]
    opened = _OPENING.get(last)
    return last in _EDGE and (opened is None or text.find(opened, start, end - 1) < 0)


def _is_frame(text: str, start: int, end: int, inner: Sequence[Interval]) -> bool:
    """Whether these words of an outer quote only introduce a quote inside it ("I told him:")."""
    words = text[start:end].strip(_EDGE)
    if len(words.split()) > _FRAME_WORDS:
        return False
    before_inner = any(end == hole[0] for hole in inner) and not words.endswith((".", "!", "?", "…"))
    after_inner = any(start == hole[1] for hole in inner) and words[:1].islower()
    return before_inner or after_inner
