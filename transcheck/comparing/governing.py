"""The outlet's own words before the marks that govern what stands between them: "should not be “a road …”"."""

import re
from functools import cache

from transcheck.comparing.tokens import Token, tokenize
from transcheck.languages.facts import load_facts
from transcheck.model import Member

_REACH = 7  # words
_BREAKS = frozenset(",;:.!?…–—()\"“”„«»'‘’")
_ENDS = frozenset(".!?…")
_MARKS = re.compile(r"[\s\"'“”„«»‘’]*$")
_FAR = 160  # code points that hold the words within reach
_NO_JOINTS = frozenset({"that", "as"})  # of the words that part two clauses, those that a quotation may follow


def governing_words(member: Member) -> tuple[Token, ...]:
    """The words of the outlet's sentence that lead into a rendering.

    Args:
        member: a rendering; only one that begins inside a sentence has such words.

    Returns:
        The words right before the opening mark, back to the last break or verb of saying; before a part of a quoted
        sentence those of its quote; none where the rendering begins a sentence of its own.
    """
    quote, span = member.quote, member.span
    if quote is None or quote.kind in {"headline", "dash", "indirect"}:
        return ()
    text = span.document.text
    if quote.kind != "fragment" and not _opens_small(span.text):
        return ()
    inside = not _begins(member)
    start = max(quote.span.start if inside else text.rfind("\n", 0, span.start) + 1, span.start - _FAR)
    marks = _MARKS.search(text, start, span.start)
    found: list[Token] = []
    for token in reversed(tokenize(span.document.span(start, marks.start() if marks else span.start))):
        ends = token.text in (_ENDS if inside else _BREAKS) or token.lemma in _words("reporting")
        if ends or len(found) == _REACH or token.folded in _words("joints") - _NO_JOINTS:
            break
        found.append(token)
    return tuple(reversed(found))


def _begins(member: Member) -> bool:
    """Whether the rendering begins where its quote begins."""
    quote = member.quote
    return quote is not None and not any(letter.isalnum() for letter in _between(member, quote.span.start))


def _between(member: Member, start: int) -> str:
    return member.span.document.text[start : member.span.start]


def _opens_small(text: str) -> bool:
    return next((letter for letter in text if letter.isalnum()), "").islower()


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_facts("en-grammar")["words"][name])
