"""Checkstyle's XML, which many build servers and editors read."""

from collections import defaultdict

from transcheck.formats.addresses import repository_path
from transcheck.formats.positions import line_and_column
from transcheck.formats.style import Style
from transcheck.formats.xml_text import attributes
from transcheck.model import Report

_SEVERITIES = {"critical": "error", "major": "error", "minor": "warning", "neutral": "info"}


def render(report: Report, style: Style) -> str:  # noqa: ARG001  # every format has the same arguments
    """A `file` for each document, findings or not, and an `error` for each finding and failure."""
    errors: dict[str, list[str]] = defaultdict(list)
    for failure in report.failures:
        told = {"line": failure.line, "severity": "error", "message": failure.message, "source": "transcheck"}
        errors[repository_path(failure.path or ".")].append(f"    <error{attributes(told)}/>\n")
    for document in report.story.documents:
        errors[repository_path(document.path)]  # it is listed all the same
    for finding in report.findings:
        line, column = line_and_column(finding.at)
        told = {
            "line": line,
            "column": column,
            "severity": _SEVERITIES[finding.severity],
            "message": f"{finding.message} [{finding.severity}]",
            "source": f"transcheck.{finding.code}.{finding.name}",
        }
        errors[repository_path(finding.at.document.path)].append(f"    <error{attributes(told)}/>\n")
    files = (f"  <file{attributes({'name': path})}>\n{''.join(each)}  </file>\n" for path, each in errors.items())
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n{"".join(files)}</checkstyle>\n'
