"""Fragments on which the rules are wrong today; leaving this folder is progress."""

from transcheck.model import Document
from transcheck.pipeline import compare

FULL = "Kavalets said: “I doubt that the northern gates will hold the water of May.”"
CUT = "Kavalets is sure that “the northern gates will hold the water of May” this year."


def test_a_doubt_that_was_cut_off_is_still_missed() -> None:
    report = compare([Document("a.txt", FULL, "en"), Document("b.txt", CUT, "en")], encoder="lexical")
    codes = {finding.code for finding in report.findings}
    assert "TC220" not in codes, "it is right now: move the case to tests/rules/fragment_turns.toml"
