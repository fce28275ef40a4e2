"""The stretches of a document that may render an utterance: sentences and clauses of its quotes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from transcheck.model import Document, Quote, Span
from transcheck.pairing.speeches import is_interrupted, number_speeches

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
    """What may render an utterance: a sentence or a clause, in one piece or interrupted by the outlet.

    Attributes:
        spans: the stretches it consists of, in order, marks and spaces around them left out.
        quote: the quote in which it begins, None for an original's bare sentence.
        words: what was said there: without asides, elisions and insertions; for comparing only.
        sentence: number of its sentence in the document.
        whole: whether it is a whole sentence, not a clause of one.
        speech: number of the speech it belongs to in the document; -1 for bare sentences.
    """

    spans: tuple[Span, ...]
    quote: Quote | None
    words: str
    sentence: int
    whole: bool
    speech: int = -1

    @property
    def kind(self) -> str:
        """The kind of its quote, "" without one."""
        return self.quote.kind if self.quote else ""

    @property
    def span(self) -> Span:
        """From its first word to its last."""
        if len(self.spans) == 1:
            return self.spans[0]
        return self.spans[0].document.span(self.spans[0].start, self.spans[-1].end)


Rendering = tuple[Segment, ...]  # sentences or clauses of one document, in order: what it prints of an utterance


def path_of(rendering: Rendering) -> str:
    """The path of the document in which a rendering stands."""
    return rendering[0].spans[0].document.path


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of one quote without a hole, or of an original: what sentences are cut from.

    Attributes:
        interval: start and end.
        quote: whose words they are.
        inner: the quotes within that quote.
    """

    interval: Interval
    quote: Quote | None
    inner: list[Interval]


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
    speeches = number_speeches(spoken)
    found: list[Segment] = []
    for number, (intervals, owner) in enumerate(_sentences_of(document, _pieces(document, spoken, all_text), speeches)):
        speech = speeches[owner.id] if owner else -1
        whole = _segment(document, intervals, owner, number, speech, whole=True)
        assert whole is not None
        found.append(whole)
        clauses = [(clause,) for span in whole.spans for clause in _clauses(document.text, span.start, span.end)]
        if len(clauses) > 1:
            parts = (_segment(document, clause, owner, number, speech, whole=False) for clause in clauses)
            found += [part for part in parts if part is not None]
    return found


def labels_of(document: Document, quotes: Sequence[Quote]) -> list[Segment]:
    """The words in marks that are no speech by themselves, "scare" quotes, each as a segment of its own number."""
    labels = [quote for quote in quotes if quote.kind == "scare"]
    found = (
        _segment(document, ((quote.span.start, quote.span.end),), quote, -number, -number, whole=True)
        for number, quote in enumerate(labels, 2)
    )
    return [segment for segment in found if segment is not None]


def _pieces(document: Document, spoken: Sequence[Quote], all_text: bool) -> list[_Piece]:
    pieces: list[_Piece] = []
    for quote in spoken:
        inner = _holes([other for other in spoken if other.parent == quote.id])
        holes = inner + [(aside.start, aside.end) for aside in quote.asides]
        pieces += [_Piece(piece, quote, inner) for piece in _without((quote.span.start, quote.span.end), holes)]
    if all_text:
        outer = [quote for quote in spoken if quote.parent is None]
        pieces += [_Piece(piece, None, []) for piece in _without((0, len(document.text)), _holes(outer))]
    return sorted(pieces, key=lambda piece: piece.interval)


def _sentences_of(
    document: Document, pieces: Sequence[_Piece], speeches: Mapping[str, int]
) -> list[tuple[tuple[Interval, ...], Quote | None]]:
    """The sentences of all pieces: each as the stretches it consists of, and the quote in which it begins."""
    found: list[tuple[tuple[Interval, ...], Quote | None]] = []
    before: _Piece | None = None
    for piece in pieces:
        sentences = [
            sentence
            for sentence in _sentences(document.text, *piece.interval)
            if not _is_frame(document.text, *sentence, piece.inner)
            and _segment(document, (sentence,), None, 0, -1, whole=True) is not None
        ]
        if sentences and found and before is not None and _is_one_sentence(document, before, piece, speeches):
            intervals, owner = found.pop()
            found.append(((*intervals, sentences.pop(0)), owner))
        elif not sentences:
            continue  # a mark or two: what follows goes on from the piece before
        found += [((sentence,), piece.quote) for sentence in sentences]
        before = piece
    return found


def _is_one_sentence(document: Document, before: _Piece, piece: _Piece, speeches: Mapping[str, int]) -> bool:
    """Whether a piece takes up the sentence that the piece before it broke off."""
    if before.quote is None or piece.quote is None or speeches[before.quote.id] != speeches[piece.quote.id]:
        return False
    first, second = (replace(p.quote, span=document.span(*p.interval)) for p in (before, piece) if p.quote)
    return is_interrupted(first, second)


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
    document: Document, intervals: Sequence[Interval], quote: Quote | None, number: int, speech: int, *, whole: bool
) -> Segment | None:
    """A segment of the stretches in which there is a word; None without any."""
    trimmed = [_trimmed(document.text, *interval) for interval in intervals]
    texts = [" ".join(_NOT_SAID.sub(" ", document.text[start:end]).split()) for start, end in trimmed]
    worded = [place for place, words in enumerate(texts) if _WORD.search(words)]
    if not worded:
        return None
    spans = tuple(document.span(*trimmed[place]) for place in worded)
    return Segment(spans, quote, " ".join(texts[place] for place in worded), number, whole, speech)


def _trimmed(text: str, start: int, end: int) -> Interval:
    while start < end and _starts_outside(text, start, end):
        start += 1
    while start < end and _ends_outside(text, start, end):
        end -= 1
    return start, end


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
