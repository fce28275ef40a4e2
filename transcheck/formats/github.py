"""Workflow commands of GitHub Actions: each finding becomes an annotation on its line."""

from transcheck.formats.addresses import repository_path
from transcheck.formats.positions import end_line_and_column, line_and_column
from transcheck.formats.style import Style
from transcheck.model import Finding, Report

_LEVELS = {"critical": "error", "major": "error", "minor": "warning", "neutral": "notice"}


def render(report: Report, style: Style) -> str:  # noqa: ARG001  # every format has the same arguments
    """One command a line, failures first: GitHub shows ten of each level only."""
    lines = []
    for failure in report.failures:
        where = {"file": repository_path(failure.path)} if failure.path else {}
        if failure.line is not None:
            where["line"] = str(failure.line)
        lines.append(_command("error", {**where, "title": "not checked"}, failure.message))
    lines += [_annotation(finding) for finding in report.findings]
    return "".join(f"{line}\n" for line in lines)


def _annotation(finding: Finding) -> str:
    line, column = line_and_column(finding.at)
    end_line, end_column = end_line_and_column(finding.at)
    properties = {"file": repository_path(finding.at.document.path), "line": str(line)}
    if end_line == line:  # GitHub takes columns within one line only
        if end_column <= column:  # where the file has no columns
            end_column = column + 1
        properties |= {"col": str(column), "endColumn": str(end_column)}
    else:
        properties["endLine"] = str(end_line)
    properties["title"] = f"{finding.code} {finding.severity} {finding.name}"
    return _command(_LEVELS[finding.severity], properties, finding.message)


def _command(level: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in properties.items())
    return f"::{level} {listed}::{_escaped(message)}"


def _escaped(text: str, more: str = "") -> str:
    """A text that cannot end its command or its property: %, line ends, and in properties colon and comma."""
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
