"""Sentence alignment of a text and its translation: what renders what, what was dropped, added, merged or moved.

Dynamic programming over the moves of Gale and Church (1993), "A program for aligning sentences in bilingual corpora":
1-1, 1-2, 2-1, 2-2, 1-0 and 0-1. As in Vecalign (Thompson and Koehn 2019) a move is scored by meaning: the encoder's
log-odds that pairing uses, and the words that the bilingual lexicon finds rendered. Lengths only weigh in. What was
moved is found among what is left.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from transcheck.comparing.bilingual import Beside
from transcheck.comparing.comparison import Side
from transcheck.comparing.originals import Original
from transcheck.encoders.base import Encoder
from transcheck.model import Member, Span
from transcheck.pairing.similarity import weigh

_MOVES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 0), (0, 1))
_PRIOR = {(1, 1): 0.0, (1, 2): -1.2, (2, 1): -1.2, (2, 2): -3.0, (1, 0): -0.6, (0, 1): -0.6}
_BAND = 60  # sentences off the straight line between the corners that are looked at
_RIVALS = 3  # so many of the likeliest by the encoder are asked of the lexicon too, on either side
_VARIANCE = 6.8  # of the length in characters, Gale and Church (1993), section 3.1
_ODDS = 4.0  # log-odds beyond which an encoder's verdict is not trusted more
_LEXICON = 9.0  # what a full rendering by the lexicon is worth against none
_HALF = 0.35  # share of words in common at which the lexicon says neither
_MOVED = 2.0  # score from which two sentences left over are one that was moved


class Bead(NamedTuple):
    """Sentences that render each other; one side is empty where a sentence was dropped or added.

    Attributes:
        left, right: positions of the sentences, in order.
        moved: whether they stand in another order than their neighbours.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    moved: bool = False


@dataclass
class _Grid:
    """Scores of spans of sentences against each other.

    Attributes:
        left: sentences of the rendering.
        right: sentences of the original.
        odds: the encoder's log-odds, shape (n, m).
    """

    left: Sequence[Span]
    right: Sequence[Span]
    odds: "np.ndarray[tuple[int, ...], np.dtype[np.float32]]"

    def __post_init__(self) -> None:
        self._shared: dict[tuple[int, int], tuple[float, float]] = {}
        self._sides = [Side(Member(span)) for span in self.left]
        self._originals = [Original(Side(Member(span))) for span in self.right]
        lengths = [sum(len(span.text) for span in side) for side in (self.left, self.right)]
        self._ratio = lengths[0] / max(1, lengths[1])
        by_row, by_column = np.sort(self.odds, axis=1), np.sort(self.odds, axis=0)
        least = by_row[:, -min(_RIVALS, by_row.shape[1])][:, None], by_column[-min(_RIVALS, by_row.shape[0])][None]
        self._likely = (self.odds >= least[0]) | (self.odds >= least[1])

    def score(self, i: int, a: int, j: int, b: int) -> float:
        """How well sentences i…i+a render j…j+b; zero where nothing speaks for or against it."""
        if not a or not b:
            return 0.0
        rows, columns = range(i, i + a), range(j, j + b)
        odds = float(np.mean([np.clip(max(self.odds[r, c] for c in columns), -_ODDS, _ODDS) for r in rows]))
        back = float(np.mean([np.clip(max(self.odds[r, c] for r in rows), -_ODDS, _ODDS) for c in columns]))
        return min(odds, back) + self._lexicon(rows, columns) + self._length(rows, columns)

    def _lexicon(self, rows: range, columns: range) -> float:
        found = [self._common(r, c) for r in rows for c in columns]
        if not any(weight for _, weight in found):
            return 0.0
        ours = [max(self._common(r, c)[0] for c in columns) for r in rows]
        theirs = [max(self._common(r, c)[0] for r in rows) for c in columns]
        return _LEXICON * (min(float(np.mean(ours)), float(np.mean(theirs))) - _HALF)

    def _common(self, row: int, column: int) -> tuple[float, float]:
        """The share of the original's words that the sentence renders, and of how many it can be told."""
        known = self._shared.get((row, column))
        if known is None and not self._likely[row, column]:
            known = self._shared[row, column] = 0.0, 1.0
        if known is None:
            beside = Beside(self._sides[row], self._originals[column])
            units = sum(not unit.is_grammar for unit in self._originals[column].units)
            told = len(beside.content)
            rendered = 1 - beside.freedom if units else 0.0
            accounted = 1 - len(beside.unaccounted) / told if told else 0.0
            known = self._shared[row, column] = (max(rendered, accounted) if min(units, told) else 0.0, float(units))
        return known

    def _length(self, rows: range, columns: range) -> float:
        """Gale and Church's log-probability of the two lengths, as far as it speaks against."""
        ours = sum(len(self.left[r].text) for r in rows)
        theirs = sum(len(self.right[c].text) for c in columns) * self._ratio
        delta = abs(ours - theirs) / math.sqrt(max(1.0, (ours + theirs) / 2) * _VARIANCE)
        return -min(4.0, delta * delta / 2)


def align_sentences(left: Sequence[Span], right: Sequence[Span], encoder: Encoder) -> list[Bead]:
    """Align the sentences of a rendering with those of its original.

    Args:
        left: sentences of the rendering, in order.
        right: sentences of the original, in order.
        encoder: for the meaning.

    Returns:
        Every sentence once, in the order of the rendering.
    """
    if not left or not right:
        return [Bead((i,), ()) for i in range(len(left))] + [Bead((), (j,)) for j in range(len(right))]
    texts = [[span.text for span in side] for side in (left, right)]
    grid = _Grid(left, right, weigh(texts[0], texts[1], encoder, trust_length=0.0).odds)
    beads = list(_path(grid))
    return _with_moved(grid, beads)


def _path(grid: _Grid) -> Iterator[Bead]:
    n, m = len(grid.left), len(grid.right)
    best = np.full((n + 1, m + 1), -np.inf)
    best[0, 0] = 0.0
    step: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(n + 1):
        middle = round(i * m / n)
        for j in range(max(0, middle - _BAND), min(m, middle + _BAND) + 1):
            for a, b in _MOVES:
                if a <= i and b <= j and best[i - a, j - b] > -np.inf:
                    score = best[i - a, j - b] + _PRIOR[a, b] + grid.score(i - a, a, j - b, b)
                    if score > best[i, j]:
                        best[i, j], step[i, j] = score, (a, b)
    found = []
    i, j = n, m
    while i or j:
        a, b = step.get((i, j), (1, 0) if i else (0, 1))
        found.append(Bead(tuple(range(i - a, i)), tuple(range(j - b, j))))
        i, j = i - a, j - b
    yield from reversed(found)


def _with_moved(grid: _Grid, beads: Sequence[Bead]) -> list[Bead]:
    """Join what is left over on both sides and renders each other: it was moved."""
    dropped = [bead.right[0] for bead in beads if not bead.left]
    added = [bead.left[0] for bead in beads if not bead.right]
    ranked = sorted(((grid.score(i, 1, j, 1), i, j) for i in added for j in dropped), reverse=True)
    moved: dict[int, int] = {}
    for score, i, j in ranked:
        if score >= _MOVED and i not in moved and j not in moved.values():
            moved[i] = j
    gone = set(moved.values())
    kept = [bead for bead in beads if not (not bead.left and bead.right[0] in gone)]
    return [
        Bead(bead.left, (moved[bead.left[0]],), moved=True) if not bead.right and bead.left[0] in moved else bead
        for bead in kept
    ]
