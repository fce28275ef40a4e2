"""The shipped example: every planted divergence is told, and the report reads as it did when last accepted.

`make accept` writes the expected report anew; the diff is the review.
"""

import os
from pathlib import Path

import pytest

from transcheck import pipeline
from transcheck.formats import render
from transcheck.formats.style import Style
from transcheck.model import Report
from transcheck.reading import read_documents

ROOT = Path(__file__).parents[1]
EXPECTED = Path(__file__).parent / "expected" / "crossing.txt"
# What was planted: category, the outlet that stands alone, words that a finding must lie on or overlap.
PLANTED = [
    ("date", "riverside-wire", "on Monday"),
    ("number", "polesia-online", "2,500"),
    ("negation", "riverside-wire", "I have the right"),
    ("modality", "riverside-wire", "should stop"),
    ("modality", "riverside-wire", "will come"),
    ("register", "riverside-wire", "Olga"),
    ("attribution", "polesia-online", "I have witnesses"),
    ("addition", "polesia-online", "and I apologise for that"),
    ("date", "polesia-online", "May"),
    ("term", "riverside-wire", "killer"),
    ("consistency", "riverside-wire", "Friedman"),
    ("punctuation", "riverside-wire", "It will come from Gomel"),
]


@pytest.fixture(scope="module")
def report() -> Report:
    folder = "examples/crossing"
    names = ("daily-courier", "riverside-wire", "polesia-online")
    here = Path.cwd()
    os.chdir(ROOT)  # the report names the paths as they were given
    try:
        documents, failures = read_documents(
            [f"{folder}/{name}.txt" for name in names], originals=[f"{folder}/original.uk.txt"]
        )
    finally:
        os.chdir(here)
    assert not failures
    return pipeline.compare(documents, encoder="lexical")


@pytest.mark.parametrize(("category", "outlet", "words"), PLANTED)
def test_what_was_planted_is_told(report: Report, category: str, outlet: str, words: str) -> None:
    document = next(d for d in report.story.documents if outlet in d.path)
    start = document.text.index(words)
    planted = document.span(start, start + len(words))
    told = [
        (finding.category, finding.message)
        for finding in report.findings
        if any(place.overlaps(planted) for place in (finding.at, *(related.span for related in finding.related)))
    ]
    assert category in {found for found, _ in told}, told


def test_eight_categories_at_least(report: Report) -> None:
    assert len({finding.category for finding in report.findings}) >= 8


def test_the_report_reads_as_it_was_accepted(report: Report) -> None:
    shown = render(report, "text", Style("compare", width=80))
    if os.environ.get("TRANSCHECK_ACCEPT"):
        EXPECTED.parent.mkdir(exist_ok=True)
        EXPECTED.write_text(shown, encoding="utf-8")
    assert shown == EXPECTED.read_text(encoding="utf-8")
