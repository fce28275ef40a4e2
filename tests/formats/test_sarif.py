"""SARIF: valid by the official schema, and its places are code points in the files."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.formats.conftest import ROOT, hostile
from transcheck import pipeline
from transcheck.cli.mending import corrections
from transcheck.formats import render
from transcheck.formats.style import Style
from transcheck.glossary import Glossary
from transcheck.model import Correction, Document, Finding, Place, Report, Story

OFFICIAL = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(OFFICIAL, format_checker=jsonschema.FormatChecker())


def log_of(report: Report, **style: Any) -> Any:
    log = json.loads(render(report, "sarif", Style("compare", **style)))
    VALIDATOR.validate(log)
    return log


def test_the_schema_refuses_what_is_no_sarif(rich_report: Report) -> None:
    log = log_of(rich_report)
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startColumn"] = 0
    assert not VALIDATOR.is_valid(log)


def test_the_example_is_valid(rich_report: Report) -> None:
    run = log_of(rich_report)["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == len(rich_report.findings) + 1
    assert run["invocations"][0]["exitCode"] == 2
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


@pytest.mark.parametrize("text", ["<x> [a](b)", "ключ 🇺🇦", "a:b?c#d%"])
def test_any_text_gives_a_valid_log(text: str) -> None:
    log_of(hostile(text))


def test_dismissed_findings_are_suppressed_with_their_reason(rich_report: Report) -> None:
    results = log_of(rich_report)["runs"][0]["results"]
    suppressed = [result["suppressions"] for result in results if "suppressions" in result]
    assert suppressed == [[{"kind": "external", "status": "accepted", "justification": "agreed with the desk"}]]


def test_regions_lead_to_the_words(rich_report: Report) -> None:
    for result in log_of(rich_report)["runs"][0]["results"]:
        for location in (*result["locations"], *result.get("relatedLocations", [])):
            place = location["physicalLocation"]
            region = place["region"]
            text = (ROOT / place["artifactLocation"]["uri"]).read_text(encoding="utf-8")
            words = region["snippet"]["text"]
            assert text[region["charOffset"] :][: region["charLength"]] == words
            lines = text.split("\n")
            assert lines[region["startLine"] - 1][region["startColumn"] - 1 :].startswith(words.split("\n")[0])
            assert lines[region["endLine"] - 1][: region["endColumn"] - 1].endswith(words.split("\n")[-1])


def test_columns_are_code_points_and_not_utf_16() -> None:
    document = Document("a.txt", "🇺🇦 no", "en")
    finding = Finding("TC202", "negation-mismatch", "negation", "critical", "high", "m", document.span(3, 5))
    region = log_of(Report(Story((document,)), "s", (finding,)))["runs"][0]["results"][0]["locations"][0][
        "physicalLocation"
    ]["region"]
    assert (region["startColumn"], region["endColumn"]) == (4, 6)


def test_fixes_are_what_fix_would_write_and_lie_outside_of_quotes() -> None:
    text = "The 🇺🇦 train left Kiev. It came to Kiev.\n“Back to Kiev,” Ivan Sauko said.\n"
    house = Glossary.default()
    report = pipeline.check(
        [Document("a.txt", text, "en")], glossary=house, options=pipeline.Options(select=("TC301",))
    )
    offered = corrections(report, house, "sarif")
    results = log_of(report, corrections=offered)["runs"][0]["results"]
    changed = text
    replaced = [
        replacement
        for result in results
        for fix in result.get("fixes", [])
        for change in fix["artifactChanges"]
        for replacement in change["replacements"]
    ]
    for replacement in sorted(replaced, key=lambda r: -r["deletedRegion"]["charOffset"]):
        region = replacement["deletedRegion"]
        line = text.split("\n")[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "Kiev"
        start = region["charOffset"]
        changed = changed[:start] + replacement["insertedContent"]["text"] + changed[start + region["charLength"] :]
    assert changed == text.replace("left Kiev. It came to Kiev", "left Kyiv. It came to Kyiv")


def test_a_file_that_is_no_plain_text_has_no_fixes() -> None:
    document = Document("a.docx", "It left Kiev.", "en", places=(Place(0, "paragraph 1"),))
    finding = Finding("TC301", "glossary-variant", "name", "minor", "high", "m", document.span(8, 12), (), "Kyiv")
    report = Report(Story((document,)), "s", (finding,))
    shown = log_of(report, corrections=(Correction(finding.at, "Kyiv"),))
    assert "fixes" not in shown["runs"][0]["results"][0]
