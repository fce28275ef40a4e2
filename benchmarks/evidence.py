"""Fit `transcheck/checking/precision.toml`: how often each rule is right, by how much of two renderings agrees.

    python benchmarks/evidence.py CORPUS.jsonl… [--write]

Each line of a corpus has `faithful` renderings of one utterance, `light` harmless changes and `divergent` renderings
with the `words` that differ. A finding is right when it stands on those words or next to them, or when nothing else
differs; in two faithful renderings none is. Printed for each rule: findings, how many were right, and the same for
those that stay grave.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from transcheck.checking import evidence
from transcheck.checking.base import PairRule, Resources
from transcheck.checking.engine import stamp
from transcheck.comparing import compare_pair
from transcheck.glossary import Glossary
from transcheck.model import Document, Finding, Member, Pair
from transcheck.rules import RULES

TABLE = Path(evidence.__file__).with_name("precision.toml")
SELDOM = 8  # findings of one cue that say nothing of their own
RIDGE = 1.0  # as many findings of each rule are taken to be like the average one
ROUNDS = 60
BESIDE = 12  # characters: a lost "not" is shown by the word that it stood before
GRAVE = {"critical", "major"}


class Row(NamedTuple):
    """A finding with what its precision may hang on."""

    key: str
    agreement: evidence.Agreement
    right: bool


def pairs(item: dict[str, Any]) -> Iterator[tuple[str, str, list[str] | None]]:
    """Two renderings and the words of the second that differ: [] where all else agrees, None where nothing differs."""
    faithful = item["faithful"]
    for a, b in combinations(faithful, 2):
        yield a, b, None
    for change in item.get("light", ()):
        yield faithful[change["near"]], change["text"], None
    for wrong in item["divergent"]:
        near = wrong["near"]
        if near is not None:
            yield faithful[near], wrong["text"], []
        yield faithful[0 if near is None else (near + 1) % len(faithful)], wrong["text"], wrong["words"]


def rows(items: Sequence[dict[str, Any]]) -> Iterator[Row]:
    """Every grave finding of every rule between two renderings."""
    rules = [rule() for rule in RULES if issubclass(rule, PairRule)]
    resources = Resources(Glossary.default())
    for item in items:
        for a, b, words in pairs(item):
            left, right = Document("a", a, "en"), Document("b", b, "en")
            pair = Pair("p1", Member(left.span(0, len(a))), Member(right.span(0, len(b))), 1.0)
            comparison = compare_pair(pair)
            for rule in rules:
                for remark in rule.check(comparison, resources):
                    finding = stamp(rule, remark, pair)
                    if finding.severity in GRAVE:
                        key = f"{rule.code}.{remark.cue}" if remark.cue else rule.code
                        agreement = evidence.agreement_beside(comparison, finding)
                        yield Row(key, agreement, words is not None and touches(finding, b, words))


def touches(finding: Finding, text: str, words: Sequence[str]) -> bool:
    """Whether a finding stands on the words that differ; where words were left out, any finding is taken for right."""
    if not words:
        return True
    places = [finding.at, *(related.span for related in finding.related)]
    folded = text.casefold()
    for word in words:
        start = folded.find(word.casefold())
        end = start + len(word) + BESIDE
        if start >= 0 and any(p.document.path == "b" and p.start < end and start - BESIDE < p.end for p in places):
            return True
    return False


def pooled(found: Sequence[Row]) -> list[Row]:
    """The rows, those of a cue that was seen too seldom under the rule alone."""
    seen = Counter(row.key for row in found)
    return [row if seen[row.key] >= SELDOM else row._replace(key=row.key.partition(".")[0]) for row in found]


Coefficients = tuple[float, ...]  # log-odds: base, then one for each of `evidence.Agreement`


def fit(found: Sequence[Row]) -> tuple[dict[str, Coefficients], Coefficients]:
    """Logistic regression with a ridge on how far each rule is from the average of all."""
    keys = sorted({row.key for row in found})
    size = 1 + len(evidence.Agreement._fields)
    x = np.zeros((len(found), size * (len(keys) + 1)))
    for i, row in enumerate(found):
        own = size * (keys.index(row.key) + 1)
        x[i, :size] = x[i, own : own + size] = 1.0, *row.agreement
    y = np.array([row.right for row in found], dtype=float)
    penalty = np.diag([*([1e-6] * size), *([RIDGE] * (size * len(keys)))])
    w = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (y - p) - penalty @ w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + penalty
        w += np.linalg.solve(hessian, gradient)
    blocks = w.reshape(-1, size)
    common = blocks[0]
    return {key: tuple((common + own).tolist()) for key, own in zip(keys, blocks[1:], strict=True)}, tuple(common)


def likely(row: Row, weights: Coefficients) -> float:
    """How likely a finding is right."""
    base, *rest = weights
    return float(1 / (1 + np.exp(-(base + np.dot(rest, row.agreement)))))


def main() -> None:
    """Fit, print, and write the table when asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="write the table anew")
    given = parser.parse_args()
    items = [json.loads(line) for path in given.corpora for line in path.open(encoding="utf-8")]
    found = pooled(list(rows(items)))
    rules, unknown = fit(found)
    by_key: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        by_key[row.key].append(row)
    print(f"{len(found)} grave findings, {sum(r.right for r in found)} right")
    print(f"{'rule':28} {'found':>6} {'right':>6} {'kept':>6} {'right':>6}")
    for key in sorted(by_key):
        mine = by_key[key]
        kept = [r for r in mine if likely(r, rules[key]) >= evidence.MAJOR_FROM]
        shares = [sum(r.right for r in some) / max(1, len(some)) for some in (mine, kept)]
        print(f"{key:28} {len(mine):6} {shares[0]:6.2f} {len(kept):6} {shares[1]:6.2f}")
    if given.write:
        lines = [
            "# How often findings were right on labelled pairs, as log-odds: base, for the share of unmatched words",
            "# outside the finding, for the same around it, for the share of words outside it that both have,",
            "# for how many words there are outside it (their logarithm).",
            "# Fitted by benchmarks/evidence.py, not to be edited by hand:",
            f"# {len(items)} utterances, {len(found)} grave findings.",
            f"unknown = {_row(unknown)}\n\n[rules]",
            *(f'"{key}" = {_row(rules[key])} # {len(by_key[key])} findings' for key in sorted(rules)),
        ]
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _row(weights: Coefficients) -> str:
    return f"[{', '.join(f'{weight:.3f}' for weight in weights)}]"


if __name__ == "__main__":
    main()
