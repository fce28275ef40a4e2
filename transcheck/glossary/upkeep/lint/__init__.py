"""Faults of a glossary, each told at its line. One check a class, listed in LINT."""

from transcheck.glossary.upkeep.lint.base import Check, Fault, Linted, Sheet, read_sheets
from transcheck.glossary.upkeep.lint.forms import (
    AdviceCycle,
    ConflictingForm,
    DuplicateEntry,
    Homonym,
    LookalikeLetter,
    SpaceInForm,
    UnreachableForm,
)
from transcheck.glossary.upkeep.lint.upkeep import (
    FailingSpec,
    MissingSource,
    NoAllowedForm,
    OverriddenEntry,
    SourceTypo,
    StyleWithoutEntry,
    UnusedEntry,
)
from transcheck.model import SEVERITIES, Finding, Severity

__all__ = ["LINT", "Check", "Fault", "Linted", "Sheet", "lint", "read_sheets"]

LINT: tuple[Check, ...] = (
    ConflictingForm(),
    AdviceCycle(),
    DuplicateEntry(),
    Homonym(),
    UnreachableForm(),
    LookalikeLetter(),
    SpaceInForm(),
    SourceTypo(),
    FailingSpec(),
    NoAllowedForm(),
    MissingSource(),
    OverriddenEntry(),
    StyleWithoutEntry(),
    UnusedEntry(),
)


def lint(linted: Linted) -> tuple[Finding, ...]:
    """All faults, worst first, then in the order of the files.

    Faults of drafts are minor at most, because a draft never gates.
    """
    findings = [_finding(check, fault) for check in LINT for fault in check.faults(linted)]
    order = {sheet.document.path: index for index, sheet in enumerate((*linted.sheets, *linted.styles))}

    def place(finding: Finding) -> tuple[int, int, int, str, str]:
        at = finding.at
        return (SEVERITIES.index(finding.severity), order[at.document.path], at.start, finding.code, finding.message)

    return tuple(sorted(findings, key=place))


def _finding(check: Check, fault: Fault) -> Finding:
    severity: Severity = check.severity
    if fault.entry is not None and fault.entry.proposed and severity in ("critical", "major"):
        severity = "minor"
    return Finding(
        code=check.code,
        name=check.name,
        category=check.category,
        severity=severity,
        confidence=fault.confidence,
        message=fault.message,
        at=fault.at,
        related=tuple(fault.related),
        suggestion=fault.suggestion,
    )
