"""Reading the marks of a paragraph as a tree of quotes: of all readings the one that strains least."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transcheck.model import UNKNOWN_SPEAKER, QuoteKind, Span, Speaker
from transcheck.quotes.marks import Mark, closing_cost

if TYPE_CHECKING:
    from transcheck.quotes.clauses import Sentence
    from transcheck.quotes.cues import Attribution

_DEEPEST = 4
_WIDTH = 12  # readings that are kept open at a time
_UNCLOSED = 4.0  # an opening without its close at the end of the paragraph
_UNCLOSED_INSIDE = 2.6  # the close of the outer quote ends the inner one as well
_RUNS_ON = 0.3  # the next paragraph opens anew, as print does when a quote runs on
_SKIPS_OWN_KIND = 1.0  # a mark closes the nearest opening of its kind
_SAME_KIND_INSIDE = 0.6  # "… "…" …": the inner quote is set in the marks of the outer
_SINGLE_OUTSIDE = 0.3  # in doubt the outer marks are the double ones


@dataclass(slots=True, eq=False)
class Node:
    """A quote in the making: the marks around it and the quotes within it.

    Attributes:
        opening, closing: the marks; `closing` is None when the outlet left it out.
        start, end: the words between the marks.
        runs_on: unclosed because it goes on in the next paragraph.
        kind, speaker, asides, resumes: what the later stages find out; see `transcheck.model.Quote`.
        settled: whether kind and speaker are known from the label of a turn.
        lead: the sentence and its attribution that lead to the first quote within this one.
    """

    opening: Mark
    closing: Mark | None
    start: int
    end: int
    runs_on: bool = False
    children: list["Node"] = field(default_factory=list)
    kind: QuoteKind = "direct"
    speaker: Speaker = UNKNOWN_SPEAKER
    asides: list[Span] = field(default_factory=list)
    settled: bool = False
    resumes: "Node | None" = None
    lead: "tuple[Sentence, Attribution] | None" = None


_Pairs = tuple[tuple[Mark, Mark | None], ...]
_Trail = tuple[_Pairs, "_Trail"] | None


def read_marks(marks: Sequence[Mark], end: int, *, next_opens: str = "") -> list[Node]:
    """The quotes of one paragraph.

    Args:
        marks: the marks of the paragraph in order.
        end: where the words of the paragraph end.
        next_opens: the mark that the next paragraph of the article begins with, if any.

    Returns:
        The outer quotes in order; those within them are their children.
    """
    pairs = _plain(marks)
    if pairs is None:
        pairs = _cheapest(marks, next_opens)
    return _tree(sorted(pairs, key=lambda pair: pair[0].start), end, next_opens)


def _plain(marks: Sequence[Mark]) -> _Pairs | None:
    """The pairs of a paragraph with one kind of marks, each where print sets it: most paragraphs."""
    if len(marks) % 2:
        return None
    pairs = tuple(zip(marks[::2], marks[1::2], strict=True))
    plain = all(
        first.double
        and not first.opens
        and first.closes > 1.0
        and not closing_cost(first, second)
        and second.opens > 1.0
        for first, second in pairs
    )
    return pairs if plain else None


def _cheapest(marks: Sequence[Mark], next_opens: str) -> _Pairs:
    # Readings share their pasts: each is its last pairs and the reading before, so that a step copies nothing.
    beam: dict[tuple[Mark, ...], tuple[float, _Trail]] = {(): (0.0, None)}
    for mark in marks:
        following: dict[tuple[Mark, ...], tuple[float, _Trail]] = {}
        for stack, (cost, trail) in beam.items():
            for stack_after, added, pairs in _steps(mark, stack):
                known = following.get(stack_after)
                total = cost + added
                if known is None or total < known[0]:
                    following[stack_after] = (total, (pairs, trail) if pairs else trail)
        beam = dict(sorted(following.items(), key=lambda item: item[1][0])[:_WIDTH])
    stack, (_, trail) = min(beam.items(), key=lambda item: item[1][0] + _cost_of_open(item[0], next_opens))
    found: list[tuple[Mark, Mark | None]] = [(mark, None) for mark in stack]
    while trail is not None:
        pairs, trail = trail
        found.extend(pairs)
    return tuple(found)


def _steps(mark: Mark, stack: tuple[Mark, ...]) -> list[tuple[tuple[Mark, ...], float, _Pairs]]:
    """Every way to read one mark: what then stands open, what it costs, which pairs it makes."""
    steps: list[tuple[tuple[Mark, ...], float, _Pairs]] = [(stack, mark.apart, ())]
    if len(stack) < _DEEPEST:
        cost = mark.opens
        if not stack:
            cost += 0.0 if mark.double else _SINGLE_OUTSIDE
        elif stack[-1].double == mark.double:
            cost += _SAME_KIND_INSIDE
        steps.append(((*stack, mark), cost, ()))
    skipped = 0.0
    left_open: _Pairs = ()
    for depth in range(len(stack) - 1, -1, -1):
        opening = stack[depth]
        if opening.end < mark.start:
            cost = closing_cost(opening, mark) + skipped
            steps.append((stack[:depth], cost, (*left_open, (opening, mark))))
        skipped += _UNCLOSED_INSIDE + (_SKIPS_OWN_KIND if opening.double == mark.double else 0.0)
        left_open = (*left_open, (opening, None))
    return steps


def _cost_of_open(stack: tuple[Mark, ...], next_opens: str) -> float:
    if not stack:
        return 0.0
    first = _RUNS_ON if next_opens and (next_opens in stack[0].shape) else _UNCLOSED
    return first + _UNCLOSED_INSIDE * (len(stack) - 1)


def _tree(pairs: list[tuple[Mark, Mark | None]], end: int, next_opens: str) -> list[Node]:
    roots: list[Node] = []
    open_nodes: list[Node] = []
    for opening, closing in pairs:
        while open_nodes and open_nodes[-1].end <= opening.start:
            open_nodes.pop()
        limit = open_nodes[-1].end if open_nodes else end
        if closing is None and open_nodes and _shares_mark(opening, open_nodes[-1]):
            closing = Mark(limit, limit, opening.shape, opening.double, 0.0, 0.0, 0.0)
        node = Node(opening, closing, opening.end, closing.start if closing else limit)
        node.runs_on = closing is None and not open_nodes and bool(next_opens)
        (open_nodes[-1].children if open_nodes else roots).append(node)
        open_nodes.append(node)
    for node in roots:
        _close_with_child(node)
    return roots


def _shares_mark(opening: Mark, outer: Node) -> bool:
    """Whether the mark that closes the outer quote closes this one too: «… «…», as Cyrillic print has it."""
    return outer.closing is not None and opening.shape == outer.opening.shape and opening.shape in "«„"


def _close_with_child(node: Node) -> None:
    """Let one mark close two levels: an unclosed quote ends where the mark of its last child stands."""
    for child in node.children:
        _close_with_child(child)
    if node.closing is None and not node.runs_on and node.children:
        last = node.children[-1].closing
        if last is not None and last.end == node.end:
            node.end = last.start
