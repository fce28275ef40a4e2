"""Quantities of both renderings: which stand for each other, and which are at odds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transcheck.comparing.tokens import Token
from transcheck.languages.amounts import Relation, relation
from transcheck.languages.portions import find_portions
from transcheck.languages.quantities import find_quantities
from transcheck.languages.quantity import Quantity
from transcheck.languages.time_mention import TimeMention
from transcheck.model import Span

# Best first; what is not listed never pairs.
_SAME: frozenset[Relation] = frozenset({"equal", "approximate", "bound", "rounded"})
_RANK: dict[Relation, int] = {"equal": 0, "approximate": 1, "bound": 2, "rounded": 3, "unit": 4}


@dataclass(frozen=True)
class Figure:
    """A quantity and the words that say it.

    Attributes:
        quantity: its value, unit and bound; offsets within the rendering.
        tokens: the words from number to unit.
        portion: the share of which this number is a part, "one in five" of "five"; None for most.
    """

    quantity: Quantity
    tokens: tuple[Token, ...]
    portion: Quantity | None = None


def figures(span: Span, tokens: Sequence[Token], times: Sequence[TimeMention]) -> tuple[Figure, ...]:
    """The quantities of a rendering with their tokens, in order; the outlet's asides are left out.

    Args:
        span: the rendering.
        tokens: its words.
        times: its times, whose numbers are no quantities.
    """
    return tuple(_figures(span, tokens, times))


def _figures(span: Span, tokens: Sequence[Token], times: Sequence[TimeMention]) -> Iterator[Figure]:
    language = span.document.language if span.document.language != "und" else "en"
    quantities = find_quantities(span.text, language, times)
    if not quantities:
        return
    shares = {i: portion.share for portion in find_portions(span.text, quantities, language) for i in portion.parts}
    for index, quantity in enumerate(quantities):
        start, end = span.start + quantity.start, span.start + quantity.end
        words = tuple(token for token in tokens if token.start < end and start < token.end)
        if words and not any(token.kind == "aside" for token in words):
            yield Figure(quantity, words, shares.get(index))


@dataclass(frozen=True, slots=True)
class FigurePair:
    """Two quantities that stand for each other.

    Attributes:
        left, right: the quantities.
        relation: how far they agree.
    """

    left: Figure
    right: Figure
    relation: Relation


def pair_figures(left: Sequence[Figure], right: Sequence[Figure]) -> tuple[FigurePair, ...]:
    """Pair equal quantities, the best agreement first, then those at a like place; each is taken once.

    The two numbers of a portion pair with the share or the portion they are worth, where they do not pair themselves.
    """
    ranked = sorted(
        (_RANK[how], round(abs(a / len(left) - b / len(right)), 6), a + b, abs(a - b), a, b)
        for a, one in enumerate(left)
        for b, other in enumerate(right)
        if (how := relation(one.quantity, other.quantity)) in _RANK
    )
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    found = []
    for *_, a, b in ranked:
        if a not in taken_left and b not in taken_right:
            taken_left.add(a)
            taken_right.add(b)
            found.append(FigurePair(left[a], right[b], relation(left[a].quantity, right[b].quantity)))
    free = [one for a, one in enumerate(left) if a not in taken_left]
    other_free = [other for b, other in enumerate(right) if b not in taken_right]
    found += [FigurePair(one, other, "approximate") for one, other in _of_portions(left, free, other_free)]
    found += [FigurePair(one, other, "approximate") for other, one in _of_portions(right, other_free, free)]
    return tuple(found)


def _of_portions(
    all_of: Sequence[Figure], free: Sequence[Figure], shares: Sequence[Figure]
) -> Iterator[tuple[Figure, Figure]]:
    """The numbers of each portion that has an unpaired number, with the number of the other side that says the same."""
    for portion in {figure.portion: None for figure in free if figure.portion}:
        for other in shares:
            if any(relation(portion, said) in _SAME for said in _shares(other)):
                yield from ((figure, other) for figure in all_of if figure.portion == portion)
                break


def _shares(figure: Figure) -> Iterator[Quantity]:
    if figure.quantity.kind in {"fraction", "percent"}:
        yield figure.quantity
    if figure.portion:
        yield figure.portion
