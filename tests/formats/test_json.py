"""Real output is valid against the published schema and true to the documents."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from transcheck import pipeline
from transcheck.formats.json_v1 import render, report_object
from transcheck.formats.style import Style, View
from transcheck.glossary import Glossary
from transcheck.model import Report
from transcheck.reading import read_documents

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
EXAMPLE = ROOT / "examples" / "crossing"


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    names = ("daily-courier", "riverside-wire", "polesia-online")
    renderings = [str(EXAMPLE / f"{name}.txt") for name in names]
    documents, _ = read_documents(renderings, originals=[str(EXAMPLE / "original.uk.txt")])
    options = pipeline.Options(min_severity="major")
    house = Glossary.default()
    return {
        "compare": pipeline.compare(documents, glossary=house, encoder="lexical", options=options),
        "check": pipeline.check(documents, glossary=house, options=options),
        "quotes": pipeline.quotes(documents, glossary=house),
        "nothing": pipeline.check([], glossary=house),
    }


@pytest.mark.parametrize("view", ["compare", "check", "quotes", "nothing"])
def test_output_is_valid(reports: dict[str, Report], view: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(report_object(reports[view]), SCHEMA)


def places(value: Any) -> list[dict[str, Any]]:
    """Every object in the report that claims to be a slice of a file."""
    found = []
    if isinstance(value, dict):
        if {"path", "start", "end", "text"} <= value.keys():
            found.append(value)
        for item in value.values():
            found += places(item)
    elif isinstance(value, list):
        for item in value:
            found += places(item)
    return found


def test_every_slice_is_the_text_of_its_file_and_line_and_column_lead_there(reports: dict[str, Report]) -> None:
    report = report_object(reports["compare"])
    for document in report["documents"]:
        for quote in document["quotes"]:
            quote["path"] = document["path"]
    found = places(report)
    assert len(found) > 30
    for place in found:
        text = Path(place["path"]).read_text(encoding="utf-8")
        assert text[place["start"] : place["end"]] == place["text"]
        if "line" in place:
            line = text.split("\n")[place["line"] - 1]
            assert line[place["column"] - 1 :].startswith(place["text"].split("\n")[0][:10])


def test_summary_counts_what_is_shown_and_the_rest_is_dismissed_with_its_reason(reports: dict[str, Report]) -> None:
    report = report_object(reports["compare"])
    severities = [finding["severity"] for finding in report["findings"]]
    assert report["summary"] == {s: severities.count(s) for s in ("critical", "major", "minor", "neutral")}
    assert set(severities) <= {"critical", "major"}
    assert {d["reason"] for d in report["dismissed"]} == {"below --min-severity major"}


def test_pairs_join_members_of_groups(reports: dict[str, Report]) -> None:
    report = report_object(reports["compare"])
    members = [{(m["path"], m["start"], m["end"]) for m in group["members"]} for group in report["groups"]]
    pairs = 0
    for pair in report["pairs"]:
        ends = {(pair[side]["path"], pair[side]["start"], pair[side]["end"]) for side in ("left", "right")}
        assert any(ends <= group for group in members)
        assert pair["left"]["path"] != pair["right"]["path"]
        pairs += 1
    wanted = 0
    for group in members:
        paths = sorted(path for path, _, _ in group)
        wanted += sum(a != b for i, a in enumerate(paths) for b in paths[i + 1 :])
    assert pairs == wanted


def test_the_signature_names_what_could_change_the_report(reports: dict[str, Report]) -> None:
    signature = dict(part.split(":", 1) for part in reports["compare"].signature.split("|"))
    assert signature.keys() == {"cmd", "rules", "min", "glossary", "indirect", "encoder", "scope", "version"}
    assert signature["encoder"].startswith("lexical")
    assert reports["check"].signature != reports["compare"].signature


@pytest.mark.parametrize("view", ["compare", "check", "quotes"])
def test_a_report_is_written_as_the_general_encoder_would(reports: dict[str, Report], view: View) -> None:
    text = render(reports[view], Style(view))
    assert json.loads(text) == report_object(reports[view])
    for finding in report_object(reports[view])["findings"]:
        assert json.dumps(finding, ensure_ascii=False) in text
