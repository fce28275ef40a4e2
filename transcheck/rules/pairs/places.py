"""Where on the other side a word without a counterpart would stand."""

from collections.abc import Iterable

from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.tokens import Token

_REACH = 7  # words around a word among which a linked neighbour is looked for


def place_of(comparison: Comparison, side: Side, token: Token, linked: bool = True) -> tuple[int, ...]:
    """Indices on the other side between which `token` of `side` would stand.

    A linked word stands where its counterparts are, unless `linked` is False; another one beside the counterparts of
    the nearest linked words before and after it. Empty when nothing around it is linked.
    """
    partners = comparison.partners(side)
    at = token.index
    if linked and at in partners:
        return partners[at]
    last = len(side.tokens)
    before = next((partners[i] for i in range(at - 1, max(-1, at - 1 - _REACH), -1) if i in partners), ())
    after = next((partners[i] for i in range(at + 1, min(last, at + 1 + _REACH)) if i in partners), ())
    return (*before, *after)


def nearest(comparison: Comparison, side: Side, token: Token, candidates: Iterable[Token], within: int) -> Token | None:
    """The candidate on the other side that stands nearest to the place of `token`, at most `within` words away."""
    places = place_of(comparison, side, token)
    if not places:
        return None
    ranked = [(min(abs(other.index - place) for place in places), other.index, other) for other in candidates]
    best = min(ranked, default=None, key=lambda item: item[:2])
    return best[2] if best is not None and best[0] <= within else None
