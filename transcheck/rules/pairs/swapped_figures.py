"""Equal numbers of which each counts what the other one counts on the other side: 14 patients, 40 minutes."""

from collections.abc import Iterator
from itertools import combinations

from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.figures import Figure, FigurePair
from transcheck.comparing.tokens import Token

_REACH = 3  # words after a number among which stands what it counts


def swapped_figures(comparison: Comparison) -> Iterator[tuple[FigurePair, FigurePair]]:
    """Pairs of figures that have changed places, two by two."""
    known = [
        (pair, counted(comparison.left, pair.left), counted(comparison.right, pair.right))
        for pair in comparison.figure_pairs
        if not pair.left.quantity.light
    ]
    for (one, here, there), (two, here_too, there_too) in combinations(known, 2):
        if one.left.quantity.values == two.left.quantity.values:
            continue
        crossed = _same(comparison, here, there_too) and _same(comparison, here_too, there)
        if crossed and not _same(comparison, here, there) and not _same(comparison, here_too, there_too):
            yield one, two


def counted(side: Side, figure: Figure) -> Token | None:
    """The word for what a figure counts: its unit, or the noun after it, or before it in "cluster six"."""
    if figure.quantity.unit not in {None, "percent"}:
        return figure.tokens[-1]
    last = figure.tokens[-1]
    for token in side.tokens[last.index + 1 : last.index + 1 + _REACH]:
        if token.kind == "mark" or token.sentence != last.sentence:
            break
        if token.kind == "content":
            return token
    first = figure.tokens[0].index
    before = side.tokens[first - 1] if first else None
    return before if before and before.kind == "content" and before.sentence == last.sentence else None


def _same(comparison: Comparison, here: Token | None, there: Token | None) -> bool:
    if here is None or there is None:
        return False
    return here.lemma == there.lemma or there in comparison.counterparts(comparison.left, here)
