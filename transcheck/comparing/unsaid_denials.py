"""Denials of what only one outlet quotes, or puts in other words: none of them is lost."""

from collections.abc import Sequence

from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.tokens import Token

_BREAKS = frozenset(",;:.!?…–—()")
_KEPT = 0.5  # of the content words of a denied clause in an article: with fewer, the other side says something else
_LEADS = 5  # words from a negation to the first, or from the last, that both outlets quote


def is_unsaid(comparison: Comparison, side: Side, other: Side, cue: Token) -> bool:
    """Whether the clause with the negation is left out or put in other words on the other side, not turned round."""
    partners = comparison.partners(side)
    content = [token.index for token in side.tokens if token.kind in {"content", "number"}]
    at = cue.index
    linked = [index for index in content if index in partners]
    if linked and comparison.in_articles:
        middle, reach = linked[len(linked) // 2], len(other.tokens)  # a stray link lies farther off
        first, last = max(linked[0], middle - reach), min(linked[-1], middle + reach)
        if not first - _LEADS <= at <= last + _LEADS:
            return True
    clause = _clause(side.tokens, at)
    within = [index for index in content if clause[0].index <= index <= clause[-1].index]
    kept = sum(index in partners for index in within)
    return bool(within) and (kept < _KEPT * len(within) if comparison.in_articles else not kept)


def _clause(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """The words around one, as far as the next marks."""
    start, end = at, at
    while start > 0 and tokens[start - 1].text not in _BREAKS:
        start -= 1
    while end + 1 < len(tokens) and tokens[end + 1].text not in _BREAKS:
        end += 1
    return tokens[start : end + 1]
