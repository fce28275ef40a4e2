"""One-to-one matching of two lists of renderings, with an honest "no partner"."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transcheck.encoders import load_encoder
from transcheck.encoders.base import Encoder
from transcheck.pairing.similarity import Matrix, probability, weigh

# Where to stop is read off the lists themselves, starting from these (swept on the development halves of
# public renderings: all with a partner, 40 % of the left without one, 28 % of both sides without one).
_PRIOR_LEAST = -1.0
_LOWEST_LEAST = -6.0
_RUNNERS_UP = 90  # percentile of the best alternatives: nine in ten wrong pairs stay below it
_PRIOR_SHARE = 0.6  # of renderings with a partner, in the lists the odds were fitted on
_PRIOR_COUNT = 5
_FORCED = -12.0  # so low that only an empty text goes without a partner
_CAUTION = 0.5  # a false pair costs more than a missed one
_STEADY_COUNT = 20  # matches from which on the lists count as much as the prior


@dataclass(frozen=True, slots=True)
class Match:
    """Two renderings of one utterance.

    Attributes:
        left, right: positions in the two lists.
        similarity: how likely the two render one utterance, 0..1.
    """

    left: int
    right: int
    similarity: float


def match_renderings(left: Sequence[str], right: Sequence[str], encoder: str | Encoder = "auto") -> list[Match]:
    """Match renderings one to one; one that has no partner is absent from the answer.

    Args:
        left: renderings of one outlet.
        right: renderings of another outlet, or sentences of the original.
        encoder: a name for `load_encoder`, or an encoder.

    Returns:
        Matches in the order of `left`.

    Raises:
        EncoderError: the encoder cannot be had here.
    """
    if isinstance(encoder, str):
        encoder = load_encoder(encoder)
    if not left or not right:
        return []
    odds = weigh(left, right, encoder).odds
    least = least_odds(odds, np.array([odds[pair] for pair in assign(odds, _FORCED)]))
    return [Match(i, j, probability(odds[i, j] - least)) for i, j in assign(odds, least)]


def least_odds(odds: Matrix, assigned: NDArray[np.float32]) -> float:
    """From which odds on a pair is more likely right than wrong, in these lists.

    Two things shift it: what the best wrong pairs reach here (short sentences reach little, so do
    right ones), and how many renderings seem to have a partner at all.

    Args:
        odds: shape (n, m), log-odds of all pairs.
        assigned: odds of the pairs of a one-to-one assignment that leaves nobody out.
    """
    if min(odds.shape) < 2 or not len(assigned):
        return _PRIOR_LEAST
    runners_up = np.concatenate([np.partition(odds, -2, axis=1)[:, -2], np.partition(odds, -2, axis=0)[-2]])
    reached = float(np.clip(np.percentile(runners_up, _RUNNERS_UP), _LOWEST_LEAST, 0.0))
    trust = len(assigned) / (len(assigned) + _STEADY_COUNT)
    least = trust * reached + (1 - trust) * _PRIOR_LEAST
    shift = 0.0
    for _ in range(30):  # expectation-maximization of the share alone: settles within 30 rounds
        likely = 1 / (1 + np.exp(-np.clip(assigned - least + shift, -50, 50)))
        share = float(likely.sum() + _PRIOR_COUNT * _PRIOR_SHARE) / (len(assigned) + _PRIOR_COUNT)
        share = min(max(share, 0.02), 0.995)
        shift = _log_odds(share) - _log_odds(_PRIOR_SHARE)
    return least - shift + _CAUTION


def _log_odds(share: float) -> float:
    return math.log(share / (1 - share))


def assign(odds: Matrix, least: float) -> list[tuple[int, int]]:
    """The one-to-one assignment with the greatest sum of odds above `least`.

    Args:
        odds: shape (n, m), log-odds.
        least: a pair with lower odds is worth nothing and left out.

    Returns:
        Pairs of row and column, by row.
    """
    # scipy costs a fifth of a second to import: only for those who match lists
    from scipy.optimize import linear_sum_assignment

    gain = np.clip(np.nan_to_num(odds - least, neginf=0.0), 0.0, None)
    rows, columns = linear_sum_assignment(gain, maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if gain[i, j] > 0]
