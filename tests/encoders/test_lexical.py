"""Vectors without weights."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.encoders import load_encoder
from transcheck.encoders.bridges import concepts_of
from transcheck.encoders.lexical import LexicalEncoder, words_of


@given(st.lists(st.text(), max_size=4))
@settings(max_examples=60, derandomize=True, deadline=None)
def test_any_text_has_a_unit_or_a_zero_row(texts: list[str]) -> None:
    rows = LexicalEncoder().encode(texts)
    assert rows.dtype == np.float32
    assert rows.shape[0] == len(texts)
    norms = np.linalg.norm(rows, axis=1)
    assert all(abs(norm - 1) < 1e-4 or norm == 0 for norm in norms)


def test_a_text_has_the_same_vector_in_any_company() -> None:
    encoder = load_encoder("lexical")
    alone = encoder.encode(["The dam holds."])
    among = encoder.encode(["Nobody came.", "The dam holds.", ""])
    assert np.array_equal(alone[0], among[1])
    assert not among[2].any()


def test_a_name_is_near_itself_in_another_script() -> None:
    rows = load_encoder("lexical").encode(["Drahobych", "Драгобич", "Ternopil"])
    assert rows[0] @ rows[1] > 2 * (rows[0] @ rows[2])


def test_a_contracted_not_is_a_not() -> None:
    assert words_of("It wasn't, can’t, cannot, won't") == [
        "it",
        "was",
        "not",
        "can",
        "not",
        "can",
        "not",
        "will",
        "not",
    ]


def test_everyday_words_meet_in_four_languages() -> None:
    assert set(concepts_of("elections")) & set(concepts_of("вибори")) & set(concepts_of("выборов"))
    assert concepts_of("снежня") == concepts_of("december")
    assert concepts_of("zzz") == ()
