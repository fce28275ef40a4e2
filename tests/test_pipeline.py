"""Which rules a run asks for."""

from transcheck.pipeline import _ON_ARTICLES
from transcheck.rules import NAMES, rule
from transcheck.rules.base import OriginalRule, PairRule


def test_aligned_rows_leave_out_the_rules_on_articles_and_no_others() -> None:
    for code in NAMES:
        assert code.startswith(_ON_ARTICLES) != issubclass(rule(code), OriginalRule | PairRule), code
