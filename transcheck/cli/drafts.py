"""A report for the one who writes: what concerns the own text, and what to do about it."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transcheck.model import Finding, Report

YOURS = "yours"  # what messages call the user's own text
_VERDICT = re.compile(r"The original \(.*?\) agrees with (.+?)\.(?= |$)")
_EITHER = "may be rendered either way"
_MORE_WITNESSES = re.compile(r"(?:^|[.;] )[^.;]+? agrees? with (.+?)\.(?= |$)")


def only_draft(report: "Report", draft: str | None) -> "Report":
    """The report with those findings alone that speak of the draft, each with what to do; the others are dismissed."""
    if draft is None:
        return report
    from transcheck.model import Dismissed

    concerns: list[Finding] = []
    others: list[Finding] = []
    for finding in report.findings:
        (concerns if _touches(finding, draft) else others).append(finding)
    return replace(
        report,
        findings=tuple(_with_advice(finding, draft) for finding in concerns),
        dismissed=(*report.dismissed, *(Dismissed(finding, "not about the draft") for finding in others)),
    )


def _touches(finding: "Finding", draft: str) -> bool:
    return any(place.document.path == draft for place in (finding.at, *(r.span for r in finding.related)))


def _with_advice(finding: "Finding", draft: str) -> "Finding":
    told = advice(finding, draft)
    return replace(finding, message=f"{finding.message} → {told}") if told else finding


def advice(finding: "Finding", draft: str) -> str | None:
    """What to do about a finding that speaks of the draft; None where the message says it.

    Args:
        finding: what was found.
        draft: path of the user's own text.
    """
    documents = {place.document for place in (finding.at, *(related.span for related in finding.related))}
    label = next(document.label for document in documents if document.path == draft)
    theirs = [document for document in documents if document.path != draft and not document.is_original]
    original = any(document.is_original for document in documents)
    if finding.pair is None or not (theirs or original):  # the spelling of a name, a mark: the message tells
        said = finding.suggestion
        return f"Write “{said}”." if said and said not in finding.message else None
    if not theirs:
        return "Compare yours with the original here."
    if _EITHER in finding.message:
        return "Keep yours: either will do."
    verdict = _VERDICT.search(finding.message)
    if verdict is None:
        return _by_the_others(finding, label, original)
    if verdict[1] == label:
        return "Keep yours."
    if verdict[1] == "neither":
        return "Translate it anew from the original."
    return "Take theirs, or translate it anew from the original."


def _by_the_others(finding: "Finding", label: str, original: bool) -> str:
    """What to do where nobody has asked the original: how many are on whose side."""
    sided = {match[1] for match in _MORE_WITNESSES.finditer(finding.message)}
    if sided == {label}:
        return "Keep yours: others have it too."
    if sided:
        return "Yours stands alone: look at the original before you print it."
    return "Compare yours with the original here." if original else "Look at the original: it tells which is right."
