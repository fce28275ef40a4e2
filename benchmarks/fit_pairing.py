"""Fit the weights of `transcheck/pairing/similarity.py` on public sets of renderings, and print them.

    python benchmarks/fit_pairing.py DATA

Logistic regression on pools of 6 to 400 neighbouring records, 40 % of the left without a partner: every right pair,
and for each rendering its three best wrong ones.
"""

import argparse
import json
import random
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from transcheck.encoders import load_encoder
from transcheck.encoders.base import Encoder
from transcheck.pairing.similarity import weigh

SAME_SCRIPT = (("wmt21.ru-en", "a", "b"), ("wmt23.ru-en", "a", "b"))
TWO_SCRIPTS = (("wmt21.ru-en", "src", "a"), ("wmt23.uk-en", "src", "a"))
SIZES = (6, 12, 40, 150, 400)
RENDERINGS = 900  # a size is repeated until it has seen about so many
LONELY = 0.4
HARD = 3
SEED = 0
# Margins of e5 are small figures, so its weight is large and the ridge holds it back: without, it is 88 and the wording
# counts for nothing, and a pair that the model gets wrong is wrong.
RIDGE = 0.3

Features = NDArray[np.float64]


def pools(rows: list[dict[str, str]], chance: random.Random) -> list[tuple[list[int], list[int]]]:
    """Numbers of the records on the left and, fewer and shuffled, on the right."""
    found = []
    for size in SIZES:
        for _ in range(max(2, RENDERINGS // size)):
            start = chance.randrange(max(1, len(rows) - size))
            left = list(range(start, min(start + size, len(rows))))
            right = [number for number in left if chance.random() >= LONELY]
            chance.shuffle(right)
            if len(right) > 1:
                found.append((left, right))
    return found


def collect(data: Path, sets: tuple[tuple[str, str, str], ...], encoder: Encoder) -> tuple[Features, NDArray[np.bool_]]:
    """Witnesses of right and of wrong pairs, one a row, and which are right."""
    chance = random.Random(SEED)
    features, labels = [], []
    for name, one, other in sets:
        (file,) = data.glob(f"renderings.{name}*.jsonl")
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()][:500]
        for left, right in pools(rows, chance):
            texts = [rows[i][one] for i in left], [rows[j][other] for j in right]
            seen = weigh(*texts, encoder)
            lengths = [np.log([len(text) + 8 for text in side]) for side in texts]
            distance = np.abs(lengths[0][:, None] - lengths[1][None])
            meaning = seen.meaning if encoder.multilingual else np.zeros_like(seen.meaning)
            all_witnesses = np.stack(
                [np.ones_like(distance), meaning, seen.wording_margin, seen.numbers, seen.names, distance], -1
            )
            same = np.array(left)[:, None] == np.array(right)[None]
            near = np.where(same, -np.inf, meaning + 0.15 * seen.wording_margin)
            wrong = np.argsort(-near, axis=1)[:, :HARD]
            rivals = np.zeros_like(same)
            np.put_along_axis(rivals, wrong, True, axis=1)
            rivals &= ~same
            features += [all_witnesses[same], all_witnesses[rivals]]
            labels += [np.ones(int(same.sum()), bool), np.zeros(int(rivals.sum()), bool)]
    return np.concatenate(features), np.concatenate(labels)


def fit(features: Features, labels: NDArray[np.bool_]) -> Features:
    """Weights of a logistic regression, by Newton's method."""
    weights = np.zeros(features.shape[1])
    ridge = np.diag([1e-3, *[RIDGE] * (len(weights) - 1)])
    for _ in range(40):
        likely = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (likely - labels) + ridge @ weights
        curve = (features * (likely * (1 - likely))[:, None]).T @ features
        weights -= np.linalg.solve(curve + ridge, slope)
    return weights


def main() -> int:
    """Print the four rows of weights: bias, meaning, wording, numbers, names, length."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    if not any(data.glob("renderings.*.jsonl")):
        print(f"{data} holds no renderings.*.jsonl; give the folder of the public sets", file=sys.stderr)
        return 2
    for name in ("lexical", "e5"):
        encoder = load_encoder(name)
        for label, sets in (("one script", SAME_SCRIPT), ("two scripts", TWO_SCRIPTS)):
            print(name, label, *(f"{weight:.1f}" for weight in fit(*collect(data, sets, encoder))), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
