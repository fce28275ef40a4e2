"""Lists of renderings, one to one."""

import pytest

from transcheck.pairing import match_renderings

LEFT = [
    "We will not close the crossing before Monday.",
    "The bridge at Brody was built by my grandfather.",
    "Three of the ferries are old and the fourth one leaks.",
    "Nobody asked us about the price of diesel.",
]
RIGHT = [
    "No one has asked us what the diesel costs.",
    "We won't shut the crossing before Monday.",
    "Bees need quiet more than they need flowers.",
    "Three ferries are old, and the fourth leaks.",
]


def test_renderings_meet_and_the_lonely_stay_alone() -> None:
    matches = match_renderings(LEFT, RIGHT, encoder="lexical")
    assert [(match.left, match.right) for match in matches] == [(0, 1), (2, 3), (3, 0)]
    assert all(0 < match.similarity <= 1 for match in matches)


def test_swapping_the_sides_swaps_the_matches() -> None:
    there = match_renderings(LEFT, RIGHT, encoder="lexical")
    back = match_renderings(RIGHT, LEFT, encoder="lexical")
    assert sorted((match.right, match.left, match.similarity) for match in back) == [
        (match.left, match.right, match.similarity) for match in there
    ]


@pytest.mark.parametrize(("left", "right"), [([], []), (["One."], []), ([], ["One."]), (["", " "], ["", "\n"])])
def test_nothing_to_match(left: list[str], right: list[str]) -> None:
    assert match_renderings(left, right, encoder="lexical") == []


def test_a_copy_is_found_even_when_it_is_alone() -> None:
    (match,) = match_renderings(["The dam holds."], ["The dam holds."], encoder="lexical")
    assert (match.left, match.right) == (0, 0)
