"""Our chrF is sacrebleu's."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sacrebleu.metrics import CHRF

from transcheck.alignment.chrf import chrf

THEIRS = CHRF(beta=1)
TEXTS = st.one_of(st.text(max_size=30), st.text(alphabet="ab \n", max_size=30))


def theirs(left: str, right: str) -> float:
    return float(THEIRS.sentence_score(left, [right]).score) / 100


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("", ""),
        ("", "The ferry left."),
        ("ferry", "f"),
        ("The ferry left at noon.", "The ferry left at noon."),
        ("The ferry  left\nat noon.", "At noon, the ferry left the ferry port."),
        ("Паром відплив опівдні.", "Паром відплив о шостій."),
    ],
)
def test_it_is_the_number_of_sacrebleu(left: str, right: str) -> None:
    assert chrf(left, right) == pytest.approx(theirs(left, right), abs=1e-12)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(TEXTS, TEXTS)
def test_it_is_the_number_of_sacrebleu_on_any_text_and_the_same_for_either_order(left: str, right: str) -> None:
    assert chrf(left, right) == pytest.approx(theirs(left, right), abs=1e-12)
    assert chrf(left, right) == pytest.approx(chrf(right, left), abs=1e-12)
