"""How far a difference between two renderings can be trusted: severity follows measured precision.

Two faithful renderings in free words differ in many places, and most of what rules see in them is paraphrase. What
tells them from a divergence is how much else agrees. `precision.toml` holds, for each rule, how its findings turned out
on labelled pairs, by the share of words without a counterpart in the whole and around the finding;
`benchmarks/evidence.py` fits it.
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from transcheck.comparing import Comparison, Side
from transcheck.comparing.tokens import Token
from transcheck.model import SEVERITIES, Confidence, Evidence, Finding, Severity, Span

CRITICAL_FROM = 0.9  # of ten findings so grave, nine were right: see docs/architecture.md
MAJOR_FROM = 0.8
_WINDOW = 5  # words on either side of a finding that tell whether its surroundings agree
_SHORT = 4  # so few words in a finding do not count among its own surroundings
_UNTOLD = 0.5  # a finding without any word around it: neither for nor against


Weights = tuple[
    float, float, float
]  # log-odds: base, for the share of unmatched words, for the same around the finding


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
    free, near = comparison.unmatched, unmatched_around(comparison, finding)
    rules, unknown = _table()
    base, for_free, for_near = rules.get(f"{finding.code}.{cue}") or rules.get(finding.code, unknown)
    likely = 1 / (1 + math.exp(-(base + for_free * free + for_near * near)))
    return replace(
        finding,
        severity=_at_most(finding.severity, likely),
        confidence=_confidence(likely),
        evidence=Evidence(round(likely, 3), round(free, 3), round(near, 3)),
    )


def _at_most(severity: Severity, likely: float) -> Severity:
    allowed: Severity = "critical" if likely >= CRITICAL_FROM else "major" if likely >= MAJOR_FROM else "minor"
    return max(severity, allowed, key=SEVERITIES.index)


def _confidence(likely: float) -> Confidence:
    return "high" if likely >= CRITICAL_FROM else "medium" if likely >= MAJOR_FROM else "low"


def unmatched_around(comparison: Comparison, finding: Finding) -> float:
    """The same share around the places of a finding, 0..1."""
    places = [finding.at, *(related.span for related in finding.related)]
    seen = [
        token.index in comparison.partners(side)
        for place in places
        for side, _ in comparison.sides
        if side.document is place.document
        for token in _around(side, place)
    ]
    return 1 - sum(seen) / len(seen) if seen else _UNTOLD


def _around(side: Side, place: Span) -> list[Token]:
    inside = [token.index for token in side.tokens if token.start < place.end and place.start < token.end]
    if not inside:
        return []
    first, last = inside[0] - _WINDOW, inside[-1] + _WINDOW
    skipped = set(inside) if len(inside) < _SHORT else set()
    return [token for token in side.meaningful if first <= token.index <= last and token.index not in skipped]
