"""Findings that somebody has looked at are not shown again: each keeps its reason, and none is lost."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from transcheck.config import Override
from transcheck.model import Dismissed, Finding, Report
from transcheck.silencing.baseline import Baseline
from transcheck.silencing.decisions import Decisions
from transcheck.silencing.inline import Marks
from transcheck.silencing.paths import Overrides

__all__ = ["Baseline", "Decisions", "silence"]


@dataclass(frozen=True, slots=True)
class Silenced:
    """A report without what was dismissed, and what the user should know of the dismissals, one line each."""

    report: Report
    notes: tuple[str, ...] = ()


def silence(
    report: Report,
    *,
    overrides: Sequence[Override] = (),
    folder: str = ".",
    decisions: Decisions | None = None,
    baseline: Baseline | None = None,
) -> Silenced:
    """Take out of the findings what the texts, the configuration, decisions or a baseline dismiss.

    Args:
        report: what was found.
        overrides: what holds for some files only.
        folder: what the patterns of `overrides` and decisions are seen from.
        decisions: findings that somebody dismissed by their fingerprint.
        baseline: findings that were there before.
    """
    marks = Marks(report.story.documents)
    judges: list[Callable[[Finding], Dismissed | None]] = [Overrides(overrides, folder).judge, marks.judge]
    if decisions is not None:
        judges.append(lambda finding: decisions.judge(finding, folder))
    if baseline is not None:
        judges.append(baseline.judge)
    left: list[Finding] = []
    dismissed = list(report.dismissed)
    for finding in report.findings:
        verdict = next((found for judge in judges if (found := judge(finding)) is not None), None)
        if verdict is None:
            left.append(finding)
        else:
            dismissed.append(verdict)
    notes = (*marks.notes, *(decisions.notes() if decisions is not None else ()))
    return Silenced(replace(report, findings=tuple(left), dismissed=tuple(dismissed)), notes)
