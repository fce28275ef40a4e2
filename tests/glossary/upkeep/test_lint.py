"""Every check: silent on what is right, loud on what is wrong, at the right line."""

import tomllib
from pathlib import Path

import pytest

from transcheck.glossary.shipped import shipped_folder
from transcheck.linting import LINT, Linted, lint, read_sheets
from transcheck.model import CATEGORIES, SEVERITIES, Finding

HEAD = "source: Desk\nentries:\n"
TWO = "  - {id: a, kind: place, preferred: Bystra}\n  - {id: b, kind: place, preferred: Ostra}\n"
CASES = tomllib.loads((Path(__file__).parent / "lint.toml").read_text(encoding="utf-8"))


def faults(tmp_path: Path, text: str, **more: object) -> tuple[Finding, ...]:
    path = tmp_path / "house.yaml"
    path.write_text(text if "entries:" in text else HEAD + text, encoding="utf-8")
    return lint(Linted(read_sheets([path]), **more))[0]  # type: ignore[arg-type]


@pytest.mark.parametrize("case", CASES["silent"], ids=lambda case: case["why"])
def test_silent(tmp_path: Path, case: dict[str, str]) -> None:
    assert [finding.message for finding in faults(tmp_path, case["yaml"])] == []


@pytest.mark.parametrize("case", CASES["loud"], ids=lambda case: f"{case['name']}: {case['why']}")
def test_loud(tmp_path: Path, case: dict[str, str]) -> None:
    found = faults(tmp_path, case["yaml"])
    assert [(finding.name, finding.at.text) for finding in found] == [(case["name"], case["at"])]


@pytest.mark.parametrize("check", LINT, ids=lambda check: check.name)
def test_every_check_is_documented_and_has_its_standing(check: object) -> None:
    assert check.severity in SEVERITIES  # type: ignore[attr-defined]
    assert check.category in CATEGORIES  # type: ignore[attr-defined]
    summary, _, why = (check.__doc__ or "").partition("\n\n")
    assert summary
    assert why.strip()


def test_codes_and_names_are_unique() -> None:
    assert len({check.code for check in LINT}) == len({check.name for check in LINT}) == len(LINT)


def test_every_check_has_a_loud_case() -> None:
    elsewhere = {"overridden-entry", "style-without-entry", "unused-entry"}
    assert {case["name"] for case in CASES["loud"]} | elsewhere == {check.name for check in LINT}


def test_an_entry_that_stands_in_two_files_of_a_folder(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(HEAD + "  - {id: x, kind: place, preferred: Bystra}\n", encoding="utf-8")
    (finding,) = lint(Linted(read_sheets([tmp_path / "a.yaml", tmp_path / "b.yaml"])))[0]
    assert (finding.name, Path(finding.at.document.path).name) == ("overridden-entry", "a.yaml")
    (tmp_path / "house").mkdir()
    moved = (tmp_path / "b.yaml").rename(tmp_path / "house" / "b.yaml")
    assert lint(Linted(read_sheets([tmp_path / "a.yaml", moved]))) == ((), ())


def test_a_style_that_names_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(HEAD + "  - {id: x, kind: place, preferred: Bystra}\n", encoding="utf-8")
    (tmp_path / "s.yaml").write_text("style: s\nstatuses:\n  x: Bystraya\n  y: Ostra\n", encoding="utf-8")
    found, _ = lint(Linted(read_sheets([tmp_path / "a.yaml"]), read_sheets([tmp_path / "s.yaml"])))
    assert [(f.name, f.at.text) for f in found] == [("style-without-entry", "x"), ("style-without-entry", "y")]


def test_entries_that_a_corpus_does_not_use(tmp_path: Path) -> None:
    found = faults(tmp_path, TWO, met={"a": 3})
    assert [(f.name, f.at.text) for f in found] == [("unused-entry", "b")]


def test_drafts_never_gate(tmp_path: Path) -> None:
    text = TWO.replace("Ostra", "Ostra, deprecated: Bystra, proposed: true")
    assert [f.severity for f in faults(tmp_path, text)] == ["minor"]


def test_the_shipped_glossaries_are_clean() -> None:
    folder = shipped_folder()
    sheets, styles = read_sheets(sorted(folder.glob("*.yaml"))), read_sheets(sorted((folder / "styles").glob("*.yaml")))
    assert [f.message for f in lint(Linted(sheets, styles))[0]] == []
