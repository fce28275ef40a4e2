"""Fits what evidence of an original weighs between two renderings: writes `transcheck/comparing/testimony.toml`.

    python benchmarks/testimony.py CORPUS.jsonl... [--wrong 0.03]

CORPUS holds utterances with `source`, `lang`, `faithful` and `divergent` renderings (`text`, `near`, `severity`). Each
divergent rendering is set beside the faithful one that it was made from and beside another. Logistic regression on the
difference of what speaks against each, weights not below zero, in two regimes; `enough` are the least balances at which
the most pairs of two wordings are decided rightly and no more than --wrong of them wrongly, in five folds of items.
"""

import argparse
import json
import math
import zlib
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from transcheck.comparing import compare_pair
from transcheck.comparing import testimony as module
from transcheck.comparing.testimony import HARD, testimony_of
from transcheck.model import Document, Member, Pair

REGIMES = ("close", "free")
FOLDS, PENALTY, HEAVIEST = 5, 2.0, 4.0


def member(text: str, language: str, path: str) -> Member:
    """A whole text as a rendering, or as an original."""
    document = Document(path, text, language, None, language != "en")
    return Member(document.span(0, len(text)))


def pairs(item: dict[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """A faithful and a divergent rendering, and whether they are two wordings."""
    for other in item["divergent"]:
        if other["severity"] == "minor":
            continue
        near = other["near"]
        yield item["faithful"][0 if near is None else (near + 1) % 3], other["text"], True
        if near is not None:
            yield item["faithful"][near], other["text"], False


def rows(path: Path) -> Iterator[tuple[str, str, bool, Counter[str]]]:
    """Utterance, regime, whether two wordings, and what speaks against the divergent one less the faithful one."""
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        original = member(item["source"], item["lang"], "source")
        for faithful, divergent, apart in pairs(item):
            sides = member(faithful, "en", "a"), member(divergent, "en", "b")
            found = testimony_of(compare_pair(Pair("p", *sides, 1.0), original))
            if found is None:
                continue
            counts: Counter[str] = Counter()
            once = set()
            for one in found.evidence:
                key = one.kind, one.against
                if not one.kind.startswith(HARD) or key not in once:
                    counts[one.kind] += found.share(one) * (1 if one.against == 1 else -1)
                once.add(key)
            yield item["id"], found.regime, apart, counts


def fit(x: np.ndarray) -> np.ndarray:
    """Weights, none below zero."""

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ w
        return np.logaddexp(0, -z).sum() + PENALTY * (w @ w) / 2, PENALTY * w - x.T @ (1 / (1 + np.exp(z)))

    bounds = [(0.0, HEAVIEST)] * x.shape[1]
    return minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x


def main() -> None:
    """Fit both regimes and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--wrong", type=float, default=0.03)
    asked = parser.parse_args()
    data = [row for path in asked.corpus for row in rows(path)]
    lines = ["# Log-odds, fitted by benchmarks/testimony.py; see its docstring."]
    scores, apart, kept = [], [], []
    for regime in REGIMES:
        own = [row for row in data if row[1] == regime]
        names = sorted({name for *_, counts in own for name in counts})
        x = np.array([[counts[name] for name in names] for *_, counts in own])
        fold = np.array([zlib.crc32(row[0].encode()) % FOLDS for row in own])
        score = np.zeros(len(own))
        for number in range(FOLDS):
            score[fold == number] = x[fold == number] @ fit(x[fold != number])
        scores.append(score)
        apart.append(np.array([row[2] for row in own]))
        kept.append([f'"{name}" = {w:.2f}' for name, w in zip(names, fit(x), strict=True) if w >= 0.05])
    enough = thresholds([score[two] for score, two in zip(scores, apart, strict=True)], asked.wrong)
    for regime, score, rows_of, least in zip(REGIMES, scores, kept, enough, strict=True):
        print(f"{regime}: {len(score)} pairs, right {(score >= least).mean():.3f} wrong {(score <= -least).mean():.3f}")
        lines += [f"\n[{regime}]", f"enough = {least:.2f}", *rows_of]
    Path(module.__file__).with_name("testimony.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def thresholds(scores: list[np.ndarray], wrong: float) -> tuple[float, ...]:
    """The balance of each regime from which a verdict is given: the most right ones for so many wrong ones in all."""
    total = sum(map(len, scores))
    best, chosen = -1.0, (math.inf,) * len(scores)
    for steps in product(np.arange(0.4, 3.0, 0.05), repeat=len(scores)):
        right = sum((score >= step).sum() for score, step in zip(scores, steps, strict=True)) / total
        false = sum((score <= -step).sum() for score, step in zip(scores, steps, strict=True)) / total
        if false <= wrong and right > best:
            best, chosen = right, steps
    print(f"two wordings: {total} pairs, right {best:.3f}")
    return tuple(float(step) for step in chosen)


if __name__ == "__main__":
    main()
