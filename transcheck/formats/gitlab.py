"""GitLab's code quality report: a list that merge requests show as a widget and in the diff."""

import hashlib
import json
from collections import Counter
from typing import Any

from transcheck.formats.addresses import repository_path
from transcheck.formats.positions import line_and_column
from transcheck.formats.style import Style
from transcheck.model import Report

_SEVERITIES = {"critical": "critical", "major": "major", "minor": "minor", "neutral": "info"}


def render(report: Report, style: Style) -> str:  # noqa: ARG001  # every format has the same arguments
    """One object for each finding and each failure."""
    seen: Counter[str] = Counter()
    issues: list[dict[str, Any]] = []
    for failure in report.failures:
        path = repository_path(failure.path) if failure.path else "."
        issues.append(_issue("not-checked", failure.message, "blocker", path, failure.line or 1, failure.message))
    for finding in report.findings:
        path = repository_path(finding.at.document.path)
        line, _ = line_and_column(finding.at)
        key = f"{finding.fingerprint} {path}"
        number = seen[key]  # GitLab takes one of several with the same fingerprint only
        seen[key] += 1
        message = f"{finding.code} {finding.message}"
        issues.append(_issue(finding.name, message, _SEVERITIES[finding.severity], path, line, f"{key} {number}"))
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _issue(name: str, message: str, severity: str, path: str, line: int, key: str) -> dict[str, Any]:
    return {
        "description": message,
        "check_name": name,
        "fingerprint": hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32],
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }
