"""Which rules a run asks for."""

from transcheck.checking.base import OriginalRule, PairRule
from transcheck.pipeline import _ON_ARTICLES, compare_aligned
from transcheck.reading.aligned import AlignedRow
from transcheck.rules import NAMES, rule


def test_aligned_rows_leave_out_the_rules_on_articles_and_no_others() -> None:
    for code in NAMES:
        if code != "TC308":  # misspelt names are wrong in rows, too
            assert code.startswith(_ON_ARTICLES) != issubclass(rule(code), OriginalRule | PairRule), code


def test_similarity_of_a_row_is_the_same_from_either_side() -> None:
    rows = [
        AlignedRow(1, "The ferry is late.", "The ferry was late today.", None, "und", None),
        AlignedRow(2, "The ferry was late today.", "The ferry is late.", None, "und", None),
        AlignedRow(3, "The ferry is late.", "The ferry is late.", None, "und", None),
    ]
    there, back, same = (report.similarity for report in compare_aligned(rows))
    assert 0 < there == back < same == 1
