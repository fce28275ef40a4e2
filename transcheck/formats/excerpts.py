"""Words of a document on one line, those that matter between marks."""

from collections.abc import Iterable

from rich.text import Text

from transcheck.model import Span

OPEN, CLOSE = "▸", "◂"  # around the words that differ: seen without colour too
_LONGEST = 400  # code points of one rendering; the middle of a longer one without marks is left out
_BREAKS = dict.fromkeys(map(ord, "\r\n\t\v\f\x85\u2028\u2029"), " ")
_CONTROLS = dict.fromkeys([*range(32), 127, *range(0x80, 0xA0)], "\ufffd") | _BREAKS


Piece = tuple[str, bool]  # words on one line, and whether they are what matters


def pieces(span: Span, places: Iterable[Span]) -> list[Piece]:
    """The words of `span` on one line in pieces, those of `places` told apart; not where all of it is meant."""
    inside = sorted((max(p.start, span.start), min(p.end, span.end)) for p in places if p.overlaps(span))
    merged: list[list[int]] = []
    for start, end in inside:
        if (start, end) == (span.start, span.end):
            continue  # the whole rendering is meant: marks would say nothing
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    text = span.document.text
    found: list[Piece] = []
    at = span.start
    for start, end in merged:
        found += [(one_line(text[at:start]), False), (one_line(text[start:end]), True)]
        at = end
    found.append((one_line(text[at : span.end]), False))
    if not merged and len(found[0][0]) > _LONGEST:
        whole = found[0][0]
        found = [(f"{whole[: _LONGEST // 2]} […] {whole[-_LONGEST // 2 :]}", False)]
    return [piece for piece in found if piece[0]]


def marked(span: Span, places: Iterable[Span]) -> Text:
    """The words of `span` on one line, those of `places` between marks."""
    return _between_marks(pieces(span, places))


def _between_marks(found: Iterable[Piece]) -> Text:
    line = Text()
    for words, matters in found:
        line.append(f"{OPEN}{words}{CLOSE}" if matters else words, style="bold" if matters else None)
    return line


def one_line(text: str) -> str:
    """`text` without line breaks and control characters, as long as before; a terminal obeys none of it."""
    return text.translate(_CONTROLS)


def context_pieces(span: Span, around: int = 50) -> list[Piece]:
    """The words of `span` told apart from some words before and after, on one line."""
    text = span.document.text
    start = max(0, span.start - around)
    end = min(len(text), span.end + around)
    if start > 0:
        start = text.find(" ", start, span.start) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", span.end, end), span.end)
    words = span.text if span.end - span.start <= 2 * around else f"{span.text[:around]}[…]{span.text[-around:]}"
    before = ("…" if start > 0 else "") + one_line(text[start : span.start])
    after = one_line(text[span.end : end]) + ("…" if end < len(text) else "")
    return [piece for piece in ((before, False), (one_line(words), True), (after, False)) if piece[0]]


def in_context(span: Span, around: int = 50) -> Text:
    """The words of `span` between marks with some words before and after, on one line."""
    return _between_marks(context_pieces(span, around))
