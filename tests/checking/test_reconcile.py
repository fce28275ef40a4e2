"""Of the rules that see the same words the most specific wins."""

from transcheck.checking.reconcile import reconcile
from transcheck.model import Document, Finding, Member, Pair, Related, Severity, Span, Story

A = Document("a", "The gates opened at noon on Monday.", "en")
B = Document("b", "The gates closed at two on Monday.", "en")
ORDER = {"TC201": 0, "TC209": 1, "TC218": 2}
STORY = Story((A, B))


def finding(code: str, here: Span, there: Span, severity: Severity = "major", pair: str | None = "p1") -> Finding:
    return Finding(code, "x", "meaning", severity, "high", code, here, (Related("b", there),), None, pair)


OPENED, CLOSED = A.span(10, 16), B.span(10, 16)
NOON, TWO = A.span(20, 24), B.span(20, 23)
ALL_A, ALL_B = A.span(0, 34), B.span(0, 33)


def test_different_words_both_stay() -> None:
    told = [finding("TC209", OPENED, CLOSED), finding("TC201", NOON, TWO)]
    assert reconcile(told, STORY, ORDER) == told


def test_the_more_specific_rule_wins() -> None:
    number, words = finding("TC201", NOON, TWO), finding("TC218", ALL_A, ALL_B)
    assert reconcile([words, number], STORY, ORDER) == [number]


def test_a_graver_finding_on_more_words_stays() -> None:
    shade, statement = finding("TC201", NOON, TWO, "minor"), finding("TC218", ALL_A, ALL_B, "major")
    assert reconcile([shade, statement], STORY, ORDER) == [shade, statement]


def test_other_pairs_and_other_scopes_are_left_alone() -> None:
    told = [finding("TC201", NOON, TWO), finding("TC218", NOON, TWO, pair="p2"), finding("TC218", NOON, TWO, pair=None)]
    assert reconcile(told, STORY, ORDER) == told


def test_repetitions_are_dropped_and_order_is_kept() -> None:
    first, second = finding("TC209", OPENED, CLOSED), finding("TC201", NOON, TWO)
    assert reconcile([first, second, first], STORY, ORDER) == [first, second]


def test_what_is_missing_against_an_original_does_not_hide_what_differs() -> None:
    original = Document("original", "Брама відчинилася опівдні в понеділок.", "uk", is_original=True)
    source = original.span(0, len(original.text))
    whole = A.span(0, len(A.text))
    story = Story((A, original), pairs=(Pair("p1", Member(whole), Member(source), 1.0),))
    missing = finding("TC218", whole, original.span(0, 5), "minor")
    told = [finding("TC201", NOON, original.span(19, 26)), missing]
    assert reconcile(told, story, ORDER) == told
