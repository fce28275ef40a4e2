"""Endings of family names: a woman's form and the man's that English sometimes gives her (Svetlana Tikhanovsky)."""

from functools import lru_cache

from transcheck.names import given
from transcheck.names.folding import fold_latin, fold_native
from transcheck.names.systems import Native, read_table


@lru_cache(maxsize=8)
def _pairs(language: str) -> tuple[tuple[str, str], ...]:
    """(feminine, masculine) endings, the longest feminine ones first."""
    listed = [pair.split("=") for pair in read_table("endings.toml")["feminine"][language].split()]
    return tuple(sorted(((woman, man) for man, woman in listed), key=lambda pair: (-len(pair[0]), pair)))


def without_feminine_ending(native: str, language: Native) -> tuple[str, ...]:
    """A woman's folded full name with each masculine form of the family name; nothing when its ending tells no sex."""
    *others, family = fold_native(native).split() or [""]
    return tuple(" ".join([*others, form]) for form in _masculine(family, language)) if others else ()


def latin_without_feminine_ending(latin: str) -> tuple[str, ...]:
    """The same of a folded Latin full name, in every usual spelling, when its given name is a woman's only."""
    *others, family = latin.split() or [""]
    if not others or not given.is_womans(others[0]):
        return ()
    return tuple(" ".join([*others, form]) for form in _masculine(fold_latin(family), "latin"))


def _masculine(family: str, language: str) -> tuple[str, ...]:
    for woman, _ in _pairs(language):
        if family.endswith(woman):
            stem = family.removesuffix(woman)
            return tuple(stem + man for ending, man in _pairs(language) if ending == woman)
    return ()
