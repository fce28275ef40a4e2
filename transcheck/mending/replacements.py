"""Which findings have one right answer that may be written without asking."""

import re
from collections.abc import Iterable, Sequence

from transcheck.glossary import Glossary, Match
from transcheck.model import Correction, Document, Finding, Quote, Span

_CODE = "TC301"  # a form that the glossary rules out: the one rule that knows what to write instead
_FAULTY_MARKS = frozenset({"TC101", "TC102", "TC103"})
_LINE_RE = re.compile(r"\s*[^\r\n]*")
_VOWELS = frozenset("aeioAEIO")  # U is left out: a Ukrainian, an Uzbek


def replacements(
    document: Document, findings: Iterable[Finding], glossary: Glossary, quotes: Sequence[Quote]
) -> tuple[Correction, ...]:
    """The replacements that may be made in a document, in order.

    Left to people are: words inside quotation marks, which are someone's; paragraphs near faulty marks, where nobody
    can tell; forms with several alternatives or homonyms; forms broken over lines; and forms after an article
    that would no longer fit.
    """
    told = {  # a form is told once, with its other places beside it
        place: f
        for f in findings
        if f.code == _CODE
        for place in (f.at, *(related.span for related in f.related))
        if place.document is document
    }
    faulty = [_around_faulty(f.at) for f in findings if f.at.document is document and f.code in _FAULTY_MARKS]
    found: list[Correction] = []
    for match in glossary.ruled_out(document.text) if told else ():
        span = document.span(match.start, match.end)
        if span not in told or _is_quoted(span, quotes) or any(part.contains(span) for part in faulty):
            continue
        text = _one_answer(match, span, glossary)
        if text is not None and (not found or found[-1].span.end <= span.start):
            found.append(Correction(span, text))
    return tuple(found)


def _one_answer(match: Match, span: Span, glossary: Glossary) -> str | None:
    advice = glossary.advice(match)
    homonyms = {
        other.entry.id for other in glossary.find(span.text, "en") if (other.start, other.end) == (0, len(span.text))
    }
    if len(advice.instead) != 1 or len(homonyms) > 1 or "\n" in span.text or "\r" in span.text:
        return None
    text = advice.suggestion(match, span.text)
    return text if text is not None and _fits_its_article(span, text) else None


def _fits_its_article(span: Span, text: str) -> bool:
    before = span.document.text[max(0, span.start - 3) : span.start].split(" ")
    article = before[-2].lower() if len(before) > 1 and not before[-1] else ""
    return article not in {"a", "an"} or (span.text[:1] in _VOWELS) == (text[:1] in _VOWELS)


def _is_quoted(span: Span, quotes: Sequence[Quote]) -> bool:
    return any(quote.kind != "indirect" and quote.span.overlaps(span) for quote in quotes)


def _around_faulty(mark: Span) -> Span:
    """The paragraph with the faulty mark and the next one: a quote that is never closed may end in either."""
    text = mark.document.text
    start = text.rfind("\n", 0, mark.start) + 1
    end = mark.end
    for _ in range(2):
        below = _LINE_RE.match(text, end)
        end = below.end() if below else len(text)
    return mark.document.span(start, end)
