"""Names as a witness that two texts render one utterance."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pairing.articles import article, pair
from transcheck.pairing.overlap import shared
from transcheck.pairing.proper_names import names_agree, names_in


def agreement(one: str, other: str) -> float:
    return float(names_agree([names_in(one)], [names_in(other)])[0, 0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We never saw the boats.", "Nobody saw any boats."),
        ("The boats came late.", "Late came the boats."),
        ("STOP THE BOATS NOW", "Stop the boats now"),
        ("I know. You knew.", "You know, and I knew."),
        ("", "Hrodna"),
        ("Quiet!", "They asked for quiet."),
    ],
)
def test_texts_without_a_sure_name_say_nothing(one: str, other: str) -> None:
    assert agreement(one, other) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ferry left Hrodna for Vitsebsk.", "Паром выйшаў з Гродна ў Віцебск."),
        ("They wrote to Zelensky.", "Вони написали Зеленському."),
        ("The office of Lavrov was closed.", "Кабинет Лаврова был закрыт."),
        ("We were in Kharkiv.", "Ми були в Харкові."),
        ("We were in Kyiv.", "Мы были в Киеве."),
        ("The mayor’s name is Kavalets.", "Kavalets is the name of the mayor."),
        ("The town’s Lukashenko street is shut.", "It is shut, Lukashenko’s street."),
    ],
)
def test_the_same_names_in_two_scripts_and_cases(one: str, other: str) -> None:
    assert agreement(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ferry left Hrodna.", "The ferry left Mazyr."),
        ("They wrote to Zelensky.", "They wrote to the president."),
        ("Мы были в Киеве.", "We were in Warsaw."),
    ],
)
def test_other_names_speak_against(one: str, other: str) -> None:
    assert agreement(one, other) == -1


def test_some_names_in_common_lie_between() -> None:
    assert -1 < agreement("From Hrodna to Mazyr.", "The road from Hrodna to Warsaw.") < 1


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
@settings(max_examples=50, derandomize=True, deadline=None)
def test_any_texts(left: list[str], right: list[str]) -> None:
    names = [[names_in(text) for text in side] for side in (left, right)]
    there, back = names_agree(names[0], names[1]), names_agree(names[1], names[0])
    assert there.shape == (len(left), len(right))
    assert np.array_equal(there, back.T)
    assert np.all(np.abs(there) <= 1)


def test_things_are_counted_by_any_of_their_keys() -> None:
    assert shared([[("a", "b"), ("c",)], []], [{"a", "b"}, {"b", "c"}, set()]).tolist() == [[1, 2, 0], [0, 0, 0]]


def test_the_names_are_told_as_a_reason() -> None:
    one = article("one.txt", "“The barge from Mazyr was late, as ever,” she said.", "Marta Kavalets")
    other = article("other.txt", "“As always, the Mozyr barge came late.” She shrugged.", "Marta Kavalets")
    (found,) = pair(one, other).pairs
    assert "the same names" in found.reasons
