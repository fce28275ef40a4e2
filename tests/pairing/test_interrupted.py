"""However an outlet interrupts, cuts and weaves in an utterance: the same words are the same, a changed one is told."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from transcheck.model import Document, Finding, Report
from transcheck.pipeline import compare
from transcheck.reading.language import detect_language

CASES = tomllib.loads((Path(__file__).parent / "interrupted.toml").read_text(encoding="utf-8"))


def report_on(case: dict[str, Any]) -> Report:
    """The whole pipeline, by wording alone."""
    documents = [Document(f"{side}.txt", case[side], "en") for side in ("a", "b")]
    if "original" in case:
        text = case["original"]
        documents.append(Document("original.txt", text, detect_language(text), is_original=True))
    return compare(documents, encoder="lexical")


def grave(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.severity in {"critical", "major"}]


def cases(kind: str) -> list[Any]:
    return [pytest.param(case, id=case["why"]) for case in CASES[kind]]


@pytest.mark.parametrize("case", cases("silent"))
def test_the_same_words_raise_nothing_grave(case: dict[str, Any]) -> None:
    report = report_on(case)
    assert report.story.pairs, "nothing was compared"
    assert [finding.message for finding in grave(report)] == []


@pytest.mark.parametrize("case", cases("loud"))
def test_a_word_of_substance_is_told(case: dict[str, Any]) -> None:
    found = grave(report_on(case))
    assert found, "nothing grave"
    places = [place.text for f in found for place in (f.at, *(related.span for related in f.related))]
    assert any(case["word"] in place for place in places), f"{case['word']!r} in none of {places}"


def test_there_are_forty_ways_and_twenty_changes() -> None:
    assert len(CASES["silent"]) >= 40
    assert len(CASES["loud"]) >= 20
