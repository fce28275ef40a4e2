"""The order of the parts of a person's name: given name, patronymic, family name, whatever comes first in the text."""

from collections.abc import Sequence

from transcheck.languages.patronymics import is_patronymic
from transcheck.names import given


def in_order(words: Sequence[str]) -> list[str]:
    """The folded words of a name with the family name last.

    What tells that it came first is a patronymic at the end after a given name (Bondar Ihor Petrovych), or initials
    there (Bondar I. P.). Two words alone say nothing and stay.
    """
    if len(words) == 3 and is_patronymic(words[2]) and not is_patronymic(words[1]) and _is_given(words[1]):
        return [*words[1:], words[0]]
    initials = next((at for at in range(len(words)) if all(len(word) == 1 for word in words[at:])), len(words))
    if 0 < initials < len(words) and len(words[0]) > 1:
        return [*words[initials:], *words[:initials]]
    return list(words)


def is_middle(words: Sequence[str], at: int) -> bool:
    """Whether the word at `at` is a patronymic or its initial between a given name and a family name."""
    return len(words) == 3 and at == 1 and (len(words[1]) == 1 or is_patronymic(words[1]))


def _is_given(word: str) -> bool:
    return bool(given.of_latin(word) if word[:1] < "\u0370" else given.of_native(word))
