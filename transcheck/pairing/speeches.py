"""Speeches: the quotes in which one speaker goes on speaking, however often the outlet interrupts."""

import re
from collections.abc import Mapping, Sequence

from transcheck.model import Quote

_NARRATION = 200  # code points between two quotes: a longer passage of the outlet's own ends the speech
_ONE_BREAK = re.compile(r"\s*\n\s*")
_SPEECH_ENDS = re.compile(r"[.!?…][\"'’”»)\]]*\s*$")
_SHORT = 2  # words: "Twice," or "If" says nothing without what follows


def number_speeches(quotes: Sequence[Quote]) -> Mapping[str, int]:
    """Which quotes are one speech.

    Quotes of one level belong together when the outlet says that one resumes the other, and when one speaker goes on
    after a few words of narration.

    Args:
        quotes: the quotes of one document that someone says, in order.

    Returns:
        The number of its speech by the id of each quote.
    """
    numbers: dict[str, int] = {}
    last: dict[str | None, Quote] = {}
    for quote in quotes:
        before = last.get(quote.parent)
        if quote.continues in numbers:
            numbers[quote.id] = numbers[quote.continues]
        elif before is not None and _goes_on(before, quote):
            numbers[quote.id] = numbers[before.id]
        else:
            numbers[quote.id] = len(set(numbers.values()))
        last[quote.parent] = quote
    return numbers


def _goes_on(before: Quote, quote: Quote) -> bool:
    if "headline" in (before.kind, quote.kind) or before.speaker.name is None:
        return False
    if before.speaker.name != quote.speaker.name or before.span.end > quote.span.start:
        return False
    between = quote.span.document.text[before.span.end : quote.span.start]
    return len(between) <= _NARRATION and len(_ONE_BREAK.findall(between)) <= 1


def is_interrupted(before: Quote, quote: Quote) -> bool:
    """Whether a quote takes up the very sentence that the quote before it broke off.

    "“If somebody steers for you,” she said, “you are no captain.”" is one sentence; so is a word that says nothing
    alone and what follows it.

    Args:
        before: the quote before it in one speech, or the part of the same quote before an aside.
        quote: the quote, or the part after the aside.
    """
    if "fragment" in (before.kind, quote.kind) or _SPEECH_ENDS.search(before.span.text):
        return False
    first = next((letter for letter in quote.span.text if letter.isalnum()), "")
    return first.islower() or len(before.span.text.split()) <= _SHORT
