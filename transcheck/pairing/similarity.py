"""How likely two texts render one utterance, weighed from several witnesses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transcheck.encoders.base import Encoder
from transcheck.encoders.lexical import WIDTH, SparseVectors
from transcheck.pairing.overlap import shared
from transcheck.pairing.proper_names import names_agree
from transcheck.pairing.texts import Texts, stacked

Matrix = NDArray[np.float32]
Vectors = Any  # Matrix, or scipy's csr_array of the same: scipy is imported only where there are many texts

_NEIGHBOURS = 10  # of CSLS: Lample et al. 2018, "Word translation without parallel data", section 2.3
# From how many texts a side on the other side alone gives neighbours enough. Across scripts soon: within one
# script all similarities are higher, so the own side makes a poor measure.
_FEW = 3
_MANY = 1000  # (and many enough for sparse arithmetic)


@dataclass(frozen=True, slots=True)
class Weights:
    """What each witness adds to the log-odds that two texts render one utterance."""

    bias: float
    meaning: float
    wording: float
    numbers: float
    names: float
    length: float


# Fitted by logistic regression (benchmarks/fit_pairing.py) on the development halves of public renderings,
# in pools of 6 to 400 texts with and without partners. [multilingual encoder?, texts in two scripts?]
WEIGHTS = {
    (True, False): Weights(-1.9, 33.9, 7.8, 1.5, 0.9, -5.0),
    (True, True): Weights(-1.5, 57.5, 12.3, 2.1, 0.8, -4.5),
    (False, False): Weights(-1.0, 0.0, 15.1, 2.0, 1.3, -6.4),
    (False, True): Weights(0.5, 0.0, 30.5, 2.7, 1.1, -6.6),
}


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What speaks for and against each pairing of n left and m right texts; every matrix is (n, m).

    Attributes:
        odds: log-odds that the two render one utterance, all witnesses together.
        meaning: margin of the encoder's similarity over that of the nearest others.
        wording: share of letters and words in common, rare ones counting more, 0..1.
        wording_margin: the same as a margin over the nearest others.
        numbers: 1 the same figures, -1 different ones, 0 none.
        names: 1 the same names, -1 none in common, 0 no names.
        cross: whether the two are written in different scripts.
    """

    odds: Matrix
    meaning: Matrix
    wording: Matrix
    wording_margin: Matrix
    numbers: Matrix
    names: Matrix
    cross: NDArray[np.bool_]


def weigh(
    left: Sequence[str] | Texts, right: Sequence[str] | Texts, encoder: Encoder, *, trust_length: float = 1.0
) -> Witnesses:
    """Compare every left text with every right text.

    Args:
        left: n texts; the others of a side are taken to be other utterances.
        right: m texts.
        encoder: for the meaning; the wording is always compared as well.
        trust_length: less than 1 where the two sides cut the same words differently.
    """
    left, right = (side if isinstance(side, Texts) else Texts(side) for side in (left, right))
    cross = left.cyrillic[:, None] != right.cyrillic[None]
    across = bool(cross.size and cross.mean() > 0.5)
    rows, columns = _rare_words_first(left, right)
    wording = _products(rows, columns)
    alone = len(left) + len(right) <= 2
    wording_margin = wording if alone else margin(wording, rows, columns, across=across)
    if encoder.multilingual:
        rows, columns = encoder.encode(left.texts), encoder.encode(right.texts)
        meaning = margin(_products(rows, columns), rows, columns, across=across)
    else:
        meaning = wording_margin
    numbers = _numbers_agree(left.figures, right.figures)
    names = names_agree(left.names, right.names)
    length = np.abs(left.log_lengths[:, None] - right.log_lengths[None])
    odds = np.zeros(wording.shape, np.float32)
    for scripts_differ, mask in ((False, ~cross), (True, cross)):
        weights = WEIGHTS[encoder.multilingual, scripts_differ]
        total = (
            weights.bias
            + weights.meaning * meaning
            + weights.wording * wording_margin
            + weights.numbers * numbers
            + weights.names * names
            + trust_length * weights.length * length
        )
        odds[mask] = total[mask]
    odds[left.empty[:, None] | right.empty[None]] = -np.inf
    return Witnesses(odds, meaning, wording, wording_margin, numbers, names, cross)


def margin(similarity: Matrix, rows: Vectors, columns: Vectors, *, across: bool = False) -> Matrix:
    """Similarity over what the nearest other texts reach: hubs, near everything, gain nothing.

    CSLS, but a pair is not its own neighbour, and the texts of its own side are neighbours too: so
    that a margin means the same among five texts as among five hundred.

    Args:
        similarity: shape (n, m).
        rows: the n vectors of the left side.
        columns: the m vectors of the right side.
        across: whether the two sides are written in different scripts.

    Returns:
        Shape (n, m).
    """
    if min(similarity.shape) >= (_FEW if across else _MANY):
        of_rows, of_columns = _background(similarity), _background(similarity.T).T
    else:
        of_rows = _background(similarity, _products(rows, rows))
        of_columns = _background(similarity.T, _products(columns, columns)).T
    over: Matrix = similarity - np.float32(0.5) * (of_rows + of_columns)
    return over


def _background(similarity: Matrix, own_side: Matrix | None = None) -> Matrix:
    """For each pair, the mean similarity of the row to its nearest others."""
    others = similarity
    if own_side is not None:
        own_side = own_side.copy()
        np.fill_diagonal(own_side, -np.inf)
        others = np.concatenate([similarity, own_side], axis=1)
    count = min(_NEIGHBOURS, max(1, others.shape[1] // 8), others.shape[1] - 2)
    if count < 1:  # nobody else: nothing to measure against
        return similarity
    nearest = np.partition(others, -count - 1, axis=1)[:, -count - 1 :]
    least = nearest.min(axis=1, keepdims=True)
    background: Matrix = (nearest.sum(axis=1, keepdims=True) - np.maximum(similarity, least)) / count
    return background


def _rare_words_first(left: Texts, right: Texts) -> tuple[Vectors, Vectors]:
    """Lexical vectors of both sides, each column weighed by how few of the texts have it."""
    vectors = stacked(left.vectors, right.vectors)
    spread = np.bincount(vectors.columns, minlength=WIDTH)
    rarity = np.log1p((len(left) + len(right)) / (spread + 1)).astype(np.float32)
    vectors = SparseVectors(vectors.starts, vectors.columns, vectors.values * rarity[vectors.columns]).unit()
    if len(left) * len(right) < _MANY**2:
        used, places = np.unique(vectors.columns, return_inverse=True)  # a few hundred of thousands
        rows = np.zeros((len(left) + len(right), len(used)), np.float32)
        rows[vectors.row_numbers(), places] = vectors.values
        return rows[: len(left)], rows[len(left) :]
    from scipy.sparse import csr_array  # half a second to import: only where it saves more

    shape = (len(left) + len(right), WIDTH)
    whole = csr_array((vectors.values, vectors.columns, vectors.starts), shape=shape)
    return whole[: len(left)], whole[len(left) :]


def _products(rows: Vectors, columns: Vectors) -> Matrix:
    """Dot products of all rows with all columns."""
    product = rows @ columns.T
    dense: Matrix = product if isinstance(product, np.ndarray) else product.toarray()
    return dense


def _numbers_agree(left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]) -> Matrix:
    alike = shared([[(figure,) for figure in found] for found in left], right)
    counts = [np.array([len(found) for found in side]) for side in (left, right)]
    union = counts[0][:, None] + counts[1][None] - alike
    return np.where(union > 0, 2 * alike / np.maximum(union, 1) - 1, 0).astype(np.float32)


def probability(odds: float) -> float:
    """Log-odds as a share of 1, to three places."""
    return round(float(1 / (1 + np.exp(-np.clip(odds, -50, 50)))), 3)
