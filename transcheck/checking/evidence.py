"""How far a difference between two renderings can be trusted: severity follows measured precision.

Two faithful renderings in free words differ in many places, and most of what rules see in them is paraphrase. What
tells them from a divergence is how much else agrees. `precision.toml` holds, for each rule, how its findings turned out
on labelled pairs, by the share of words without a counterpart outside the finding and around it, by the share of words
that both have, and by how many words there are to tell from; `benchmarks/evidence.py` fits it.
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from transcheck.comparing import Comparison, Side
from transcheck.comparing.tokens import Token
from transcheck.model import SEVERITIES, Confidence, Evidence, Finding, Severity, Span

CRITICAL_FROM = 0.9  # of ten findings so grave, nine were right: see docs/architecture.md
MAJOR_FROM = 0.8
_WINDOW = 5  # words on either side of a finding that tell whether its surroundings agree
_SHORT = 4  # so few words in a finding do not count among its own surroundings
_UNTOLD = 0.5  # a finding without any word around it: neither for nor against


Weights = tuple[float, ...]  # log-odds: base, then one for each of `Agreement`


class Agreement(NamedTuple):
    """How far two renderings agree but for what a finding is about.

    Attributes:
        free: the share of words of meaning outside the finding that have no counterpart, 0..1.
        near: the same in the few words around it, 0..1.
        same: the share of words of meaning outside it that the other rendering has too, 0..1.
        words: the logarithm of how many words of meaning there are outside the finding.
    """

    free: float
    near: float
    same: float
    words: float


@cache
def _table() -> tuple[Mapping[str, Weights], Weights]:
    """The fitted weights by rule, and by rule and cue as "TC202.cue"; and those of a rule that has no line."""
    table = tomllib.loads(Path(__file__).with_name("precision.toml").read_text(encoding="utf-8"))
    return {key: tuple(row) for key, row in table["rules"].items()}, tuple(table["unknown"])


def weigh(finding: Finding, comparison: Comparison, cue: str = "") -> Finding:
    """The finding with its evidence, its severity lowered and its confidence set as the evidence allows.

    Args:
        finding: what a rule says of the two renderings.
        comparison: the renderings.
        cue: which of its ways the rule found it by.
    """
    agreement = agreement_beside(comparison, finding)
    rules, unknown = _table()
    base, *weights = rules.get(f"{finding.code}.{cue}") or rules.get(finding.code, unknown)
    likely = 1 / (1 + math.exp(-(base + sum(w * x for w, x in zip(weights, agreement, strict=True)))))
    return replace(
        finding,
        severity=_at_most(finding.severity, likely),
        confidence=_confidence(likely),
        evidence=Evidence(round(likely, 3), round(agreement.free, 3), round(agreement.near, 3)),
    )


def _at_most(severity: Severity, likely: float) -> Severity:
    allowed: Severity = "critical" if likely >= CRITICAL_FROM else "major" if likely >= MAJOR_FROM else "minor"
    return max(severity, allowed, key=SEVERITIES.index)


def _confidence(likely: float) -> Confidence:
    return "high" if likely >= CRITICAL_FROM else "medium" if likely >= MAJOR_FROM else "low"


def agreement_beside(comparison: Comparison, finding: Finding) -> Agreement:
    """How far the renderings agree, the words without a counterpart in the places of a finding left out."""
    places = [finding.at, *(related.span for related in finding.related)]
    near = [
        token.index in comparison.partners(side)
        for place in places
        for side, _ in comparison.sides
        if side.document is place.document
        for token in _around(side, place)
    ]
    rest = [
        (token.index in comparison.partners(side), token.lemma in other.words)
        for side, other in comparison.sides
        for token in side.meaningful
        if token.index in comparison.partners(side)
        or not any(_in(token, place) for place in places if place.document is side.document)
    ]
    matched, said = [linked for linked, _ in rest], [again for _, again in rest]
    return Agreement(_without(matched), _without(near), 1 - _without(said), math.log(1 + len(rest)))


def _without(matched: list[bool]) -> float:
    return 1 - sum(matched) / len(matched) if matched else _UNTOLD


def _in(token: Token, place: Span) -> bool:
    return token.start < place.end and place.start < token.end


def _around(side: Side, place: Span) -> list[Token]:
    inside = [token.index for token in side.tokens if _in(token, place)]
    if not inside:
        return []
    first, last = inside[0] - _WINDOW, inside[-1] + _WINDOW
    skipped = set(inside) if len(inside) < _SHORT else set()
    return [token for token in side.meaningful if first <= token.index <= last and token.index not in skipped]
