"""A judge's word on what was found: it moves how sure a finding is, and never makes or removes a critical one."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from transcheck.checking.evidence import CRITICAL_FROM, MAJOR_FROM
from transcheck.judges.base import Judge, Verdict
from transcheck.model import SEVERITIES, Confidence, Finding, Severity, Story

# What a sure verdict adds to or takes from the log-odds of a finding: little, since a model may be any;
# `transcheck judge measure` says what one is worth on labelled pairs.
SHIFT = 1.0
_LEAST, _MOST = 0.001, 0.999


def hear_judge(
    findings: Sequence[Finding], story: Story, judge: Judge, own_severity: Callable[[str], Severity]
) -> list[Finding]:
    """The findings with the judge's word on the two renderings, or the rendering and its original, that they are about.

    Args:
        findings: in any order.
        story: the story they were found in.
        judge: who is asked.
        own_severity: of a rule by its code, above which no judge lifts a finding.
    """
    pairs = {
        pair.id: pair
        for pair in story.pairs
        if judge.multilingual or pair.left.span.document.language == pair.right.span.document.language
    }
    asked = list(dict.fromkeys(f.pair for f in findings if f.pair in pairs and f.evidence is not None))
    texts = [(pairs[key].left.span.text, pairs[key].right.span.text) for key in asked if key is not None]
    verdicts = dict(zip(asked, judge.judge(texts), strict=True)) if texts else {}
    return [
        _moved(finding, verdicts[finding.pair], own_severity(finding.code))
        if finding.evidence is not None and finding.pair in verdicts
        else finding
        for finding in findings
    ]


def _moved(finding: Finding, verdict: Verdict, own: Severity) -> Finding:
    assert finding.evidence is not None
    before = min(max(finding.evidence.likely, _LEAST), _MOST)
    odds = math.log(before / (1 - before)) + SHIFT * (verdict.contrary - verdict.same)
    likely = 1 / (1 + math.exp(-odds))
    return replace(
        finding,
        severity=_severity(finding.severity, before, likely, own),
        confidence=_confidence(likely),
        evidence=replace(finding.evidence, likely=round(likely, 3)),
    )


def _severity(now: Severity, before: float, likely: float, own: Severity) -> Severity:
    """Major where the judge brings a finding there, minor where it takes it away; critical and neutral stay."""
    if now == "minor" and before < MAJOR_FROM <= likely:
        return max("major", own, key=SEVERITIES.index)
    if now == "major" and likely < MAJOR_FROM <= before:
        return "minor"
    return now


def _confidence(likely: float) -> Confidence:
    return "high" if likely >= CRITICAL_FROM else "medium" if likely >= MAJOR_FROM else "low"
