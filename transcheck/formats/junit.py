"""JUnit XML: a suite for each document, a failed case for each finding that makes the run fail."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from transcheck.formats.addresses import repository_path
from transcheck.formats.positions import line_and_column
from transcheck.formats.style import Style
from transcheck.formats.xml_text import attributes, fit
from transcheck.model import SEVERITIES, Dismissed, Failure, Finding, Report


def render(report: Report, style: Style) -> str:
    """Findings at or above the threshold fail, milder ones pass with their message, dismissed ones are skipped."""
    suites = []
    total = failed = errors = 0
    for name, cases in _suites(report, style):
        outcomes = [outcome for outcome, _ in cases]
        total += len(cases)
        failed += outcomes.count("failure")
        errors += outcomes.count("error")
        counts = {
            "name": name,
            "tests": len(cases),
            "failures": outcomes.count("failure"),
            "errors": outcomes.count("error"),
            "skipped": outcomes.count("skipped"),
        }
        suites.append(f"  <testsuite{attributes(counts)}>\n{''.join(case for _, case in cases)}  </testsuite>\n")
    head = attributes({"name": "transcheck", "tests": total, "failures": failed, "errors": errors})
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites{head}>\n{"".join(suites)}</testsuites>\n'


def _suites(report: Report, style: Style) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The name of each suite with its cases: outcome and XML."""
    if report.failures:
        yield "not checked", [("error", _error(failure)) for failure in report.failures]
    cases: dict[str, list[tuple[str, str]]] = {repository_path(d.path): [] for d in report.story.documents}
    for finding in report.findings:
        name = repository_path(finding.at.document.path)
        cases[name].append(_case(finding, name, style))
    for dismissed in report.dismissed:
        name = repository_path(dismissed.finding.at.document.path)
        cases[name].append(_skipped(dismissed, name))
    for name, found in cases.items():
        yield name, found or [("passed", f"    <testcase{attributes({'classname': name, 'name': 'no findings'})}/>\n")]


def _case(finding: Finding, suite: str, style: Style) -> tuple[str, str]:
    fails = style.fail_on is not None and SEVERITIES.index(finding.severity) <= SEVERITIES.index(style.fail_on)
    if fails:
        outcome, tag = "failure", "failure"
        head = attributes({"type": f"{finding.severity} {finding.category}", "message": finding.message})
    else:
        outcome, tag, head = "passed", "system-out", ""
    text = f"{_place(finding, suite)}: {finding.severity} {finding.category}: {finding.message}"
    return outcome, _testcase(finding, suite, f"<{tag}{head}>{escape(fit(text))}</{tag}>")


def _skipped(dismissed: Dismissed, suite: str) -> tuple[str, str]:
    return "skipped", _testcase(dismissed.finding, suite, f"<skipped{attributes({'message': dismissed.reason})}/>")


def _testcase(finding: Finding, suite: str, content: str) -> str:
    line, column = line_and_column(finding.at)
    head = attributes({"classname": suite, "name": f"{finding.code} {finding.name} {line}:{column}"})
    return f"    <testcase{head}>{content}</testcase>\n"


def _place(finding: Finding, suite: str) -> str:
    line, column = line_and_column(finding.at)
    return f"{suite}:{line}:{column}"


def _error(failure: Failure) -> str:
    head = attributes({"classname": repository_path(failure.path or "."), "name": "not checked"})
    return f"    <testcase{head}><error{attributes({'message': failure.message})}/></testcase>\n"
