"""Equal numbers of which each counts what the other one counts on the other side: 14 patients, 40 minutes."""

from collections.abc import Iterator
from itertools import combinations

from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.figures import Figure, FigurePair
from transcheck.comparing.tokens import Token

_REACH = 3  # words after a number among which stands what it counts


def swapped_figures(comparison: Comparison) -> Iterator[tuple[FigurePair, FigurePair]]:
    """Pairs of figures that have changed places, two by two."""
    counted = [
        (pair, _counted(comparison.left, pair.left), _counted(comparison.right, pair.right))
        for pair in comparison.figure_pairs
        if not pair.left.quantity.light
    ]
    for (one, here, there), (two, here_too, there_too) in combinations(counted, 2):
        if one.left.quantity.values == two.left.quantity.values:
            continue
        crossed = _same(comparison, here, there_too) and _same(comparison, here_too, there)
        if crossed and not _same(comparison, here, there) and not _same(comparison, here_too, there_too):
            yield one, two


def _counted(side: Side, figure: Figure) -> Token | None:
    """The word for what a figure counts, its unit or the noun after it."""
    if figure.quantity.unit is not None:
        return figure.tokens[-1]
    last = figure.tokens[-1]
    following = side.tokens[last.index + 1 : last.index + 1 + _REACH]
    return next((token for token in following if token.kind == "content" and token.sentence == last.sentence), None)


def _same(comparison: Comparison, here: Token | None, there: Token | None) -> bool:
    if here is None or there is None:
        return False
    return here.lemma == there.lemma or there in comparison.counterparts(comparison.left, here)
