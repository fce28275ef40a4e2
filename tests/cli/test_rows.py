"""Aligned rows in every format, and that what is dismissed, limited or asked for holds for them as for texts."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from tests.formats.conftest import ROOT
from tests.formats.test_sarif import VALIDATOR
from transcheck.formats import FORMATS

ROWS = """id\tsource\ta\tb
s1\tЯ не підпишу це.\tI will not sign it.\tI will sign it.
s2\tДорога відкрита.\tThe road is open.\tThe road is open.
s3\tЧекають 250 людей.\t250 people wait.\t2,500 people wait.
"""


@pytest.fixture
def rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("rows.tsv").write_text(ROWS, encoding="utf-8")
    return "rows.tsv"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_the_findings_and_the_exit_code(run, rows: str, name: str) -> None:
    done = run("compare", "--aligned", rows, "--format", name)
    assert done.code == 1, done.err
    assert "TC202" in done.out
    assert "TC201" in done.out
    run("compare", "--aligned", rows, "--format", name, "--output", "out")
    assert Path("out").read_bytes().decode() == done.out


def test_machines_are_led_to_the_line_of_the_row(run, rows: str) -> None:
    def shown(name: str) -> str:
        return str(run("compare", "--aligned", rows, "--format", name).out)

    assert "file=rows.tsv,line=4,col=1,endColumn=2," in shown("github")
    table = list(csv.DictReader(io.StringIO(shown("csv").removeprefix("\ufeff"))))
    assert [(row["path"], row["line"], row["outlet"]) for row in table] == [
        ("rows.tsv", "2", "a"),
        ("rows.tsv", "4", "a"),
    ]
    log = json.loads(shown("sarif"))
    VALIDATOR.validate(log)
    assert [place["location"]["uri"] for place in log["runs"][0]["artifacts"]] == ["rows.tsv"]
    suites = ElementTree.fromstring(shown("junit")).findall("testsuite")
    assert [(suite.get("name"), suite.get("failures")) for suite in suites] == [("rows.tsv", "2")]
    assert [issue["location"]["lines"]["begin"] for issue in json.loads(shown("gitlab"))] == [2, 4]


def test_json_is_a_report_whose_offsets_are_those_of_the_texts(run, rows: str) -> None:
    report = run("compare", "--aligned", rows, "--format", "json").json
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(report, schema)
    assert [row["id"] for row in report["rows"]] == ["s1", "s2", "s3"]
    header, *lines = (line.split("\t") for line in ROWS.splitlines())
    assert len(report["findings"]) == 2
    for finding in report["findings"]:
        row = dict(zip(header, lines[finding["row"] - 1], strict=True))
        for place in (finding["at"], *finding["related"]):
            assert row[place["side"]][place["start"] : place["end"]] == place["text"]
            assert place["line"] == finding["row"] + 1
    lined = run("compare", "--aligned", rows, "--format", "jsonl").out.splitlines()
    told = [finding["fingerprint"] for line in lined for finding in json.loads(line)["findings"]]
    assert told == [finding["fingerprint"] for finding in report["findings"]]


def test_text_ends_with_what_was_found_and_quiet_is_one_line_each(run, rows: str) -> None:
    done = run("compare", "--aligned", rows)
    assert done.out.endswith("2 critical in 3 rows\nexit 1 (--fail-on major)\n")
    quiet = run("compare", "--aligned", rows, "--quiet").out.splitlines()
    assert [line.partition(" (")[0] for line in quiet] == ["rows.tsv:2:1", "rows.tsv:4:1"]
    Path("same.tsv").write_text("a\tb\nThe road is open.\tThe road is open.\n", encoding="utf-8")
    assert run("compare", "--aligned", "same.tsv").out == "nothing found in 1 row\nexit 0 (--fail-on major)\n"


def test_dismissals_and_baselines_hold_for_rows(run, rows: str) -> None:
    first = run("compare", "--aligned", rows, "--format", "json").json["findings"][0]
    run("dismiss", first["fingerprint"], "--reason", "agreed", "--path", "rows.*")
    done = run("compare", "--aligned", rows, "--format", "json")
    assert [hidden["reason"] for hidden in done.json["dismissed"]] == ["agreed"]
    assert len(done.json["findings"]) == 1
    assert "1 critical (hidden: 1) in 3 rows" in run("compare", "--aligned", rows).out
    assert run("compare", "--aligned", rows, "--write-baseline", "base.json").code == 0
    assert run("compare", "--aligned", rows, "--baseline", "base.json").code == 0
    Path("transcheck.toml").write_text(
        '[[overrides]]\npaths = ["*.tsv"]\nignore = ["TC2"]\nreason = "old"\n', encoding="utf-8"
    )
    assert run("compare", "--aligned", rows).code == 0


def test_what_rows_cannot_do_is_said(run, rows: str) -> None:
    assert "--annotate needs a .docx" in run("compare", "--aligned", rows, "--annotate", "x.docx").err
    assert "unknown format 'xml'" in run("compare", "--aligned", rows, "--format", "xml").err
