"""Severity follows evidence: a difference in equal words stays grave, what stands among paraphrase does not."""

import pytest

from transcheck.checking import evidence
from transcheck.model import Finding
from transcheck.pipeline import compare_aligned
from transcheck.reading.aligned import AlignedRow

NEAR = ("The ferry will not sail on Monday before noon.", "The ferry will not sail on Tuesday before noon.")
FREE = (
    "We have not stopped the evacuation for a single day; people simply are not leaving any more.",
    "Evacuation has run without so much as a break. The plain fact is that residents no longer go.",
)
EVEN = (0.0,) * len(evidence.Agreement._fields)  # whatever agrees is taken for nothing


def findings(texts: tuple[str, str]) -> tuple[Finding, ...]:
    report = next(iter(compare_aligned([AlignedRow(1, *texts)]))).report
    return (*report.findings, *(dismissed.finding for dismissed in report.dismissed))


def test_a_difference_in_equal_words_is_grave_and_shows_its_evidence() -> None:
    found = findings(NEAR)
    assert [finding.severity for finding in found] == ["critical"]
    assert found[0].evidence is not None
    assert found[0].evidence.likely >= evidence.CRITICAL_FROM
    assert found[0].evidence.unmatched < 0.3


def test_nothing_grave_is_said_of_a_free_paraphrase() -> None:
    assert {finding.severity for finding in findings(FREE)} <= {"minor", "neutral"}


@pytest.mark.parametrize(
    ("base", "severity", "confidence"), [(3.0, "critical", "high"), (1.8, "major", "medium"), (0.0, "minor", "low")]
)
def test_the_table_caps_the_severity(
    monkeypatch: pytest.MonkeyPatch, base: float, severity: str, confidence: str
) -> None:
    monkeypatch.setattr(evidence, "_table", lambda: ({}, (base, *EVEN)))
    (found,) = findings(NEAR)
    assert (found.severity, found.confidence) == (severity, confidence)


def test_a_cue_goes_before_its_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = {"TC214": (9.0, *EVEN), "TC214.weekday": (-9.0, *EVEN)}
    monkeypatch.setattr(evidence, "_table", lambda: (rules, (9.0, *EVEN)))
    (found,) = findings(NEAR)
    assert found.severity == "minor"


def test_the_shipped_table_is_sound() -> None:
    rules, unknown = evidence._table()
    assert all(len(row) == 1 + len(EVEN) for row in (unknown, *rules.values()))
    same = 1 + evidence.Agreement._fields.index("same")
    assert all(row[same] > 0 for row in rules.values()), "the more words both have, the surer a finding"
    assert evidence.CRITICAL_FROM > evidence.MAJOR_FROM
