"""SARIF: the shape, and that its places are code points in the files.

The official schema is not ours to ship: TRANSCHECK_SARIF_SCHEMA names a copy to validate against as well.
"""

import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.formats.conftest import ROOT, hostile
from transcheck.formats import render
from transcheck.formats.style import Style
from transcheck.model import Document, Finding, Report, Story

SUBSET = json.loads(Path(__file__).with_name("sarif_subset.json").read_text(encoding="utf-8"))


def log_of(report: Report, **style: Any) -> Any:
    log = json.loads(render(report, "sarif", Style("compare", **style)))
    jsonschema.validate(log, SUBSET)
    if official := os.environ.get("TRANSCHECK_SARIF_SCHEMA"):
        schema = json.loads(Path(official).read_text(encoding="utf-8"))
        jsonschema.Draft7Validator(schema).validate(log)
    return log


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
