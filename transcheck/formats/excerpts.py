"""Words of a document on one line, those that matter between marks."""

from collections.abc import Iterable

from rich.text import Text

from transcheck.model import Span

OPEN, CLOSE = "▸", "◂"  # around the words that differ: seen without colour too
_LONGEST = 400  # code points of one rendering; the middle of a longer one without marks is left out
_BREAKS = dict.fromkeys(map(ord, "\r\n\t\v\f\x85\u2028\u2029"), " ")
_CONTROLS = dict.fromkeys([*range(32), 127, *range(0x80, 0xA0)], "\ufffd") | _BREAKS


def marked(span: Span, places: Iterable[Span]) -> Text:
    """The words of `span` on one line, those of `places` between marks."""
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
    line, at = Text(), span.start
    for start, end in merged:
        line.append(one_line(text[at:start]))
        line.append(f"{OPEN}{one_line(text[start:end])}{CLOSE}", style="bold")
        at = end
    line.append(one_line(text[at : span.end]))
    if len(line) > _LONGEST and not merged:
        line = Text.assemble(line[: _LONGEST // 2], " […] ", line[-_LONGEST // 2 :])
    return line


def one_line(text: str) -> str:
    """`text` without line breaks and control characters, as long as before; a terminal obeys none of it."""
    return text.translate(_CONTROLS)


def in_context(span: Span, around: int = 50) -> Text:
    """The words of `span` between marks with some words before and after, on one line."""
    text = span.document.text
    start = max(0, span.start - around)
    end = min(len(text), span.end + around)
    if start > 0:
        start = text.find(" ", start, span.start) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", span.end, end), span.end)
    words = span.text if span.end - span.start <= 2 * around else f"{span.text[:around]}[…]{span.text[-around:]}"
    line = Text("…" if start > 0 else "")
    line.append(one_line(text[start : span.start]))
    line.append(f"{OPEN}{one_line(words)}{CLOSE}", style="bold")
    line.append(one_line(text[span.end : end]))
    line.append("…" if end < len(text) else "")
    return line
