"""A table for spreadsheets: one finding a row, with a byte order mark, or Excel would misread Cyrillic."""

import csv
from io import StringIO

from transcheck.formats.positions import line_and_column
from transcheck.formats.style import Style
from transcheck.model import Finding, Report

COLUMNS = (
    "severity", "category", "code", "name", "confidence", "path", "outlet", "line", "column", "words", "message",
    "suggestion", "other words", "fingerprint", "status", "reason",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what makes a spreadsheet compute a cell


def render(report: Report, style: Style) -> str:  # noqa: ARG001  # every format has the same arguments
    """Open findings, then dismissed ones with their reasons, then what could not be checked."""
    sink = StringIO()
    writer = csv.writer(sink, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for finding in report.findings:
        writer.writerow(_row(finding, "open", ""))
    for dismissed in report.dismissed:
        writer.writerow(_row(dismissed.finding, "dismissed", dismissed.reason))
    for failure in report.failures:
        told = {"path": failure.path, "line": failure.line, "message": failure.message, "status": "not checked"}
        writer.writerow([_cell(told.get(column)) for column in COLUMNS])
    return "\ufeff" + sink.getvalue()


def _row(finding: Finding, status: str, reason: str) -> list[str]:
    line, column = line_and_column(finding.at)
    others = " | ".join(f"{related.label}: {related.span.text}" for related in finding.related)
    cells = (
        finding.severity, finding.category, finding.code, finding.name, finding.confidence, finding.at.document.path,
        finding.at.document.outlet, line, column, finding.at.text, finding.message, finding.suggestion, others,
        finding.fingerprint, status, reason,
    )  # fmt: skip
    return list(map(_cell, cells))


def _cell(value: object) -> str:
    """The value on one line; what a spreadsheet would take for a formula begins with an apostrophe."""
    text = "" if value is None else " ".join(str(value).split())
    return f"'{text}" if text.startswith(_FORMULA) else text
