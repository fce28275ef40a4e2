"""Dates, weekdays and hours of a rendering, with their words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transcheck.comparing.tokens import Token
from transcheck.languages.time_mention import TimeMention
from transcheck.languages.times import find_times
from transcheck.model import Span

_JOINTS = frozenset(
    {"", "on", "at", "in", "of", "у", "в", "ў", "о", "об", "а"}
)  # "until 5 p.m. on Monday" is one time in two words


@dataclass(frozen=True)
class Moment:
    """A time and the words that name it.

    Attributes:
        mention: what is told of it.
        tokens: the words, without the preposition.
        leading: the same with the preposition, for showing.
    """

    mention: TimeMention
    tokens: tuple[Token, ...]
    leading: tuple[Token, ...]


def times(span: Span) -> tuple[TimeMention, ...]:
    """The times that a rendering names, as its text has them."""
    return find_times(span.text, span.document.language if span.document.language != "und" else "en")


def moments(span: Span, tokens: Sequence[Token], named: Sequence[TimeMention]) -> tuple[Moment, ...]:
    """The times of a rendering with their words, in order.

    Args:
        span: the rendering.
        tokens: its words.
        named: what `times` found in it.
    """
    return tuple(_moments(span, tokens, named))


def _moments(span: Span, tokens: Sequence[Token], named: Sequence[TimeMention]) -> Iterator[Moment]:
    last: TimeMention | None = None
    language = span.document.language if span.document.language != "und" else "en"
    before = {"function"} if language == "en" else {"function", "content"}  # function words are known in English alone
    for found in named:
        joined = last is not None and span.text[last.end : found.start].strip(" ,\n") in _JOINTS
        mention = replace(found, relation=None) if joined else found
        last = found
        start, end = span.start + mention.start, span.start + mention.end
        words = tuple(token for token in tokens if token.start < end and start < token.end)
        if words and not any(token.kind == "aside" for token in words):
            first = words[0].index
            with_relation = mention.relation is not None and first > 0 and tokens[first - 1].kind in before
            yield Moment(mention, words, (tokens[first - 1], *words) if with_relation else words)
