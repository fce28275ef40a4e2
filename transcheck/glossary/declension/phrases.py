"""Case forms of places, organisations and terms: phrases of nouns and adjectives.

Which word is the head cannot always be told from the letters, so every reading that the endings allow is
followed: adjectives before the head agree with it, what comes after it stays. A reading too many yields forms
that nobody writes, a reading too few loses a name.
"""

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any

from transcheck.glossary.declension.tables import CASES, Paradigm, by_ending, fixed, union
from transcheck.model import Language

MOST_FORMS = 400  # of one name; the bound is never met by names of up to four words


def phrase_forms(name: str, language: Language) -> set[str]:
    """All case forms of a place, an organisation or a term, the nominative included."""
    words = name.split()
    forms = {name}
    for head in range(len(words)):
        before = [_adjective(word, language) for word in words[:head]]
        if any(paradigm is None for paradigm in before):
            continue
        parts = [p for p in before if p is not None] + [_noun(words[head], language)]
        rest = [fixed(word) for word in words[head + 1 :]]
        forms |= combine([*parts, *rest])
        if rest and (following := _adjective(words[head + 1], language)) is not None:
            forms |= combine([*parts, following, *rest[1:]])
    if len(words) > 1:
        forms |= combine([*(fixed(word) for word in words[:-1]), _noun(words[-1], language)])
    return forms


def combine(paradigms: list[Paradigm]) -> set[str]:
    """The forms of a phrase whose words stand in one case together."""
    forms: set[str] = set()
    for case in range(CASES):
        for words in product(*(paradigm[case] for paradigm in paradigms)):
            forms.add(" ".join(words))
            if len(forms) >= MOST_FORMS:
                return forms
    return forms


def _is_fixed(word: str) -> bool:
    return not word[:1].isalpha() or (word.isupper() and len(word) > 1)


def _noun(word: str, language: Language) -> Paradigm:
    if _is_fixed(word):
        return fixed(word)
    if "-" in word:
        return _compound(word, language)
    found = [
        *_dictionary(word, "NOUN", language),
        by_ending(word, "noun", language),
        by_ending(word, "place", language),
    ]
    return union(found) or fixed(word)


def _adjective(word: str, language: Language) -> Paradigm | None:
    if _is_fixed(word):
        return None
    return union([*_dictionary(word, "ADJF", language), by_ending(word, "adjective", language)])


def _compound(word: str, language: Language) -> Paradigm:
    """Івано-Франківськ, Кам'янець-Подільський, Ростов-на-Дону: the last part, all parts or the first part."""
    parts = word.split("-")
    nouns = [fixed(part) if part.islower() or not part else _noun(part, language) for part in parts]
    adjective = _adjective(parts[-1], language) if parts[-1] else None
    stiff = [fixed(part) for part in parts]
    readings = [[*stiff[:-1], nouns[-1]], nouns, [nouns[0], *stiff[1:]]]
    if adjective is not None:
        readings.append([*nouns[:-1], adjective])
    whole = _dictionary(word, "NOUN", language)
    return union([*(_joined(reading) for reading in readings), *whole]) or fixed(word)


def _joined(parts: list[Paradigm]) -> Paradigm:
    return tuple(tuple("-".join(forms) for forms in product(*(part[case] for part in parts))) for case in range(CASES))


@cache
def _analyzer() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


_GRAMMEMES = ({"gent"}, {"datv"}, {"accs"}, {"ablt"}, {"loct"}, {"nomn"})


def _dictionary(word: str, speech: str, language: Language) -> Iterator[Paradigm]:
    """What the Russian dictionary of pymorphy3 (OpenCorpora) knows of a word."""
    if language != "ru":
        return
    parses = [p for p in _analyzer().parse(word) if speech in p.tag and "nomn" in p.tag]
    named = [p for p in parses if "Geox" in p.tag] or parses
    for parse in named:
        number = {"plur"} if "plur" in parse.tag else {"sing"}
        if speech == "ADJF" and number == {"sing"}:
            number |= {next((g for g in ("masc", "femn", "neut") if g in parse.tag), "masc")}
        lexeme = [
            [
                _capitals(form.word, word)
                for form in parse.lexeme
                if case <= form.tag.grammemes >= number and speech in form.tag
            ]
            for case in _GRAMMEMES
        ]
        if all(lexeme):
            yield tuple(tuple(dict.fromkeys(case)) for case in lexeme)


def _capitals(form: str, like: str) -> str:
    """A form with capitals where the name has them: the dictionary knows small letters only."""
    return "".join(
        letter.upper() if index < len(like) and like[index].isupper() else letter for index, letter in enumerate(form)
    )
