"""Paradigms by ending, from the tables of a language."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from transcheck.model import Language

Paradigm = tuple[tuple[str, ...], ...]
"""For each of genitive, dative, accusative, instrumental, locative and vocative the forms that may stand for it."""

CASES = 6


@cache
def _tables(language: Language) -> dict[str, dict[str, tuple[tuple[str, ...], ...]]]:
    with Path(__file__).with_name(f"{language}.toml").open("rb") as file:
        read = tomllib.load(file)
    return {
        name: {_folded(ending): tuple(tuple(case.split()) for case in cases) for ending, cases in table.items()}
        for name, table in read.items()
    }


def _folded(ending: str) -> str:
    return ending.replace("ё", "е")  # as names are when they are declined


def fixed(word: str) -> Paradigm:
    """A word that has one form in all cases."""
    return ((word,),) * CASES


def by_ending(word: str, table: str, language: Language) -> Paradigm | None:
    """The paradigm of the longest ending of a table that fits; None when the table has none for the word."""
    endings = _tables(language).get(table, {})
    for start in range(len(word) + 1):
        cases = endings.get(word[start:])
        if cases is not None:
            written = {"=": word, "-": word[:start]}
            return tuple(tuple(written.get(form, word[:start] + form) for form in case) for case in cases)
    return None


def union(paradigms: Iterable[Paradigm | None]) -> Paradigm | None:
    """Case by case the forms of all paradigms; None when there is none."""
    present = [paradigm for paradigm in paradigms if paradigm is not None]
    if not present:
        return None
    return tuple(tuple(dict.fromkeys(form for p in present for form in p[case])) for case in range(CASES))
