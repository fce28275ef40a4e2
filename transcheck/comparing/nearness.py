"""How much of what stands around a word has a counterpart: without that, a word on one side alone says nothing."""

from collections.abc import Collection

from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.tokens import Token

_WINDOW = 8  # words around
_MET = 0.75  # of the words of meaning among them


def shares_around(comparison: Comparison, side: Side, token: Token, but: Collection[Token] = ()) -> bool:
    """Whether most words of meaning around one of `side` have a counterpart.

    Args:
        comparison: the two renderings.
        side: the one the word stands in.
        token: the word.
        but: words that need none, such as the other ones of its expression; the word itself needs none either.
    """
    partners = comparison.partners(side)
    near = [t for t in side.meaningful if abs(t.index - token.index) <= _WINDOW and t not in but and t is not token]
    return sum(t.index in partners for t in near) >= _MET * len(near)
