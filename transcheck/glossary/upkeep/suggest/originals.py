"""Names in text of a source language, and which of them a Latin spelling renders."""

import re
from collections.abc import Iterable, Iterator

from transcheck.model import Language
from transcheck.names import is_rendering
from transcheck.names.systems import NATIVES

_NAME = re.compile(r"[А-ЯІЇЄҐЎЁ][а-яіїєґўё'’ʼ-]+(?:[ \u00a0]+[А-ЯІЇЄҐЎЁ][а-яіїєґўё'’ʼ-]+){0,3}")
_ENOUGH = 0.5


def native_names(text: str) -> Iterator[str]:
    """Runs of one to four capitalised Cyrillic words, as they stand, in whatever case."""
    for match in _NAME.finditer(text):
        yield " ".join(match.group().split())


def likely_source(
    spellings: Iterable[str], natives: Iterable[tuple[tuple[str, str], int]]
) -> dict[Language, tuple[str, ...]]:
    """The native names that some of the spellings renders, the fullest and then the best of each language.

    A patronymic is kept, and so is the order of the original. A name that the original has only in other cases is given
    as it stands there: the draft is for a person to read.
    """
    best: dict[Language, tuple[int, float, str]] = {}
    candidates = list(natives)
    for spelling in spellings:
        count = len(spelling.split())
        for (code, name), _ in candidates:
            language = next((native for native in NATIVES if native == code), None)
            if language is None or len(name.split()) < count:
                continue
            words = name.split()
            lengths = (count, count + 1) if count > 1 else (count,)  # one more may be a patronymic
            runs = {" ".join(words[at : at + n]) for n in lengths for at in range(len(words) - n + 1)}
            for run in runs:
                score = is_rendering(spelling, run, language)
                if score >= _ENOUGH and (len(run.split()), score, run) > best.get(language, (0, 0.0, "")):
                    best[language] = (len(run.split()), score, run)
    return {language: (name,) for language, (_, _, name) in sorted(best.items())}
