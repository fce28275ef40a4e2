"""Every format of one rich report reads as it did when last accepted: `make accept`; the diff is the review."""

import csv
import io
import json
import os
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.formats.conftest import hostile
from transcheck.formats import FORMATS, render
from transcheck.formats.style import Style
from transcheck.model import SEVERITIES, Report
from transcheck.rules.documentation import RuleDocumentation

EXPECTED = Path(__file__).parents[1] / "expected" / "formats"
ENDINGS = {
    "text": "txt", "sarif": "sarif.json", "github": "github.txt", "gitlab": "gitlab.json", "junit": "junit.xml",
    "checkstyle": "checkstyle.xml", "markdown": "md",
}  # fmt: skip
EVIL = "<script>alert(1)</script>\"' &amp; ]]> %0A::error:: =1+1 @desk #1 `x` | ![x](http://evil.example) \x1b[31m \x00"


@pytest.fixture
def fixed_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """What rules say of themselves changes often, and is no matter of a format."""
    told = RuleDocumentation("What it finds.", "Why an editor cares.", source="A style book.")
    monkeypatch.setattr("transcheck.formats.rulebook.document_rule", lambda _: told)
    monkeypatch.setattr("transcheck.formats.sarif.__version__", "0.0.0")


@pytest.mark.usefixtures("fixed_rules")
@pytest.mark.parametrize("name", FORMATS)
def test_a_format_reads_as_it_was_accepted(rich_report: Report, name: str) -> None:
    shown = render(rich_report, name, Style("compare", width=80))
    path = EXPECTED / f"crossing.{ENDINGS.get(name, name)}"
    if os.environ.get("TRANSCHECK_ACCEPT"):
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(shown.encode())
    assert shown == path.read_bytes().decode()


@pytest.mark.parametrize("name", FORMATS)
def test_every_finding_and_every_failure_is_told(rich_report: Report, name: str) -> None:
    shown = render(rich_report, name, Style("compare", width=120))
    for finding in rich_report.findings:
        assert finding.code in shown
    assert "is empty; give a file with text" in shown


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_ends_its_last_line_and_can_be_written(name: str) -> None:
    shown = render(hostile(EVIL), name, Style("compare"))
    assert shown.endswith("\n")
    shown.encode()


def test_github_commands_cannot_be_forged() -> None:
    lines = render(hostile("x\n::error::forged%0A"), "github", Style("compare")).splitlines()
    assert len(lines) == 3
    assert all(line.startswith("::error file=") for line in lines)
    assert all("%0A::error::forged%250A" in line for line in lines)


def test_properties_of_github_commands_hold_no_separators() -> None:
    line = render(hostile("a:b,c"), "github", Style("compare")).splitlines()[1]
    assert "file=aa%3Ab%2Cc.txt,line=1,col=1,endColumn=6," in line


def test_xml_is_well_formed_whatever_the_text() -> None:
    for name in ("junit", "checkstyle"):
        ElementTree.fromstring(render(hostile(EVIL), name, Style("compare")))


@pytest.mark.parametrize("text", [EVIL, "ключ 🇺🇦", ""])
def test_junit_is_valid_by_the_schema_of_build_servers(rich_report: Report, text: str) -> None:
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(str(Path(__file__).parent / "schemas" / "junit-10.xsd")))
    for report in (rich_report, hostile(text or "x")):
        for fail_on in ("minor", None):
            shown = render(report, "junit", Style("compare", fail_on=fail_on))
            schema.assertValid(etree.fromstring(shown.encode()))


def test_junit_counts_are_true_and_the_threshold_decides_what_fails(rich_report: Report) -> None:
    for fail_on in (*SEVERITIES, None):
        root = ElementTree.fromstring(render(rich_report, "junit", Style("compare", fail_on=fail_on)))
        failing = [] if fail_on is None else SEVERITIES[: SEVERITIES.index(fail_on) + 1]
        assert len(root.findall(".//failure")) == sum(f.severity in failing for f in rich_report.findings)
        for tag, count in (("failure", "failures"), ("error", "errors"), ("testcase", "tests")):
            assert int(root.get(count, "")) == len(root.findall(f".//{tag}"))
            for suite in root:
                assert int(suite.get(count, "")) == len(suite.findall(f".//{tag}"))


def test_gitlab_fingerprints_are_unique_even_for_the_same_words(rich_report: Report) -> None:
    twice = Report(rich_report.story, "", rich_report.findings * 2)
    issues = json.loads(render(twice, "gitlab", Style("compare")))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 2 * len(rich_report.findings)
    assert {issue["severity"] for issue in issues} <= {"info", "minor", "major", "critical", "blocker"}


def test_a_table_has_one_row_for_each_and_no_formula() -> None:
    text = render(hostile("=1+1"), "csv", Style("compare"))
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["status"] for row in rows] == ["open", "open", "dismissed", "not checked"]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_markdown_makes_nothing_of_the_words() -> None:
    shown = render(hostile("<b>x</b> [l](http://e.example) @desk `c` | #1 www.e.example"), "markdown", Style("compare"))
    for live in ("<b>", "[l](", "http:", "@desk", " | #1", "www.", " `c`"):
        assert live not in shown


def test_lines_of_json_are_objects_and_end_with_the_summary(rich_report: Report) -> None:
    lines = [json.loads(line) for line in render(rich_report, "jsonl", Style("compare")).splitlines()]
    kinds = [line["type"] for line in lines]
    assert kinds == ["finding"] * len(rich_report.findings) + ["dismissed", "failure", "summary"]
    assert lines[-1]["critical"] == sum(f.severity == "critical" for f in rich_report.findings)
