"""The nominative of a person's name that a document gives in another case only: "за словами Івана Саука"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from transcheck.glossary.declension.people import GenderLetter as Gender
from transcheck.glossary.declension.people import NamePart, person_word
from transcheck.languages import load_facts
from transcheck.model import Language
from transcheck.quotes.speech import given_names

# Endings of surnames in the nominative, "" for those that end in a consonant: man's and woman's of each language.
_ENDINGS: Mapping[tuple[Language, Gender], Sequence[str]] = {
    ("uk", "m"): ("", "ий", "ій", "о", "а", "я", "ь", "ець", "ок"),
    ("uk", "f"): ("а", "я"),
    ("ru", "m"): ("", "ий", "ый", "ой", "а", "я", "ь", "ец", "ок", "ек"),
    ("ru", "f"): ("а", "я", "ая", "яя"),
    ("be", "m"): ("", "і", "ы", "о", "а", "я", "ь", "ец", "ок"),
    ("be", "f"): ("а", "я", "ая", "яя"),
}
# Last letters of surnames that keep one form: Савко in Russian, a woman's Ковальчук.
_UNDECLINED: Mapping[Gender, str] = {"m": "оех", "f": "оехбвгджзйклмнпрстфцчшщьў"}
_LONGEST_ENDING = 4  # code points of a case ending: "-ового" keeps its stem
_ADJECTIVE = (
    "ський", "цький", "зький", "ский", "цкий", "зкий", "скі", "цкі", "зкі", "ська", "цька", "зька", "ская", "цкая",
    "зкая",
)  # fmt: skip
_OF_A_MAN = ("енко", "энка", "енка")
_POSSESSIVE = re.compile(r"(?:[оеєё]в|[иіїы]н|[аеёо]ў)(?P<woman>а)?")
_CONSONANT = re.compile(r"[^аеєёиіїоуюяыэ]")
_SAYABLE = re.compile(r"(?:[аеєёиіїоуюяыэ].?|[^ц])$")  # "Кравц" is no name, but "Кравець" without its vowel
_SAME = 2  # letters at the beginning that no case changes: Павло, Павла; Пётр, Петра share no more
_NEIGHBOURS: Sequence[Language] = ("uk", "ru", "be")  # whose given names a text in one of them meets as well
_ANY, _GENITIVE = frozenset(range(5)), frozenset({0})  # of the cases below
_CASES = range(5)  # genitive to locative; nobody is cited in the vocative


@lru_cache(maxsize=2_000)
def plain_name(name: str, language: Language, *, genitive: bool = False) -> str:
    """A person's name in the nominative.

    It is turned where its given name is known, and the forms of all its words can be of one name only: of all words in
    the nominative whose paradigms have these forms in one and the same case, the likeliest as surnames.

    Args:
        name: given name, patronymic if any, surname, in whatever case.
        language: "uk", "ru" or "be".
        genitive: whether a cue governs it in the genitive: "за словами Валерія Скиби" is of no Валерія.

    Returns:
        The name, unchanged where it is in the nominative already or its nominative cannot be told.
    """
    words = tuple(name.split())
    if len(words) < 2 or (not genitive and words[0] in _nominatives(language)):
        return name
    for names in (language, *_NEIGHBOURS):
        found = {
            (given, *rest)
            for given, gender in _known(names).get(words[0][:_SAME], ())
            for rest in _rest(
                words[1:],
                gender,
                language,
                _cases(given, "given", gender, words[0], language) & (_GENITIVE if genitive else _ANY),
            )
        }
        if found:
            return " ".join(next(iter(found))) if len(found) == 1 else name
        if not genitive and words[0] in given_names():
            return name
    return name


def _rest(words: Sequence[str], gender: Gender, language: Language, cases: frozenset[int]) -> Iterator[tuple[str, ...]]:
    if not cases:
        return
    turned = []
    for place, word in enumerate(words):
        part: NamePart = "family" if place == len(words) - 1 else "patronymic"
        guess = _likeliest(word, part, gender, language, cases)
        if guess is None:
            return
        turned.append(guess)
    yield tuple(turned)


def _likeliest(word: str, part: NamePart, gender: Gender, language: Language, cases: frozenset[int]) -> str | None:
    """The likeliest word whose paradigm has this form in one of the cases; None where two are as likely."""
    ranked: dict[str, int] = {}
    for candidate in _candidates(word, gender, language):
        rank = _unlikeliness(candidate, word, gender)
        if rank <= min(ranked.values(), default=rank) and cases & _cases(candidate, part, gender, word, language):
            ranked[candidate] = rank
    best = [candidate for candidate, rank in ranked.items() if rank == min(ranked.values())]
    return best[0] if len(best) == 1 else None


def _candidates(word: str, gender: Gender, language: Language) -> Sequence[str]:
    found = {word: None}
    for cut in range(min(_LONGEST_ENDING, len(word) - 2) + 1):
        stem = word[: len(word) - cut]
        if _CONSONANT.fullmatch(stem[-1]):
            endings = (
                ending for ending in _ENDINGS[language, gender] if not (stem[-1] in "кгх" and ending in ("я", "ь"))
            )
            found.update(dict.fromkeys(stem + ending for ending in endings))
            if language == "be" and stem[-1] == "в":  # which no word ends in
                found.pop(stem, None)
                found[stem[:-1] + "ў"] = None
    if word[-1] not in _UNDECLINED[gender] or word.endswith(("ого", "его")):
        found.pop(word, None)
    return sorted(found, key=lambda candidate: (_unlikeliness(candidate, word, gender), candidate))


def _unlikeliness(candidate: str, word: str, gender: Gender) -> int:
    """How seldom surnames end like this; among equals only the forms decide."""
    if candidate.endswith(_ADJECTIVE):
        return 0
    if gender == "m" and candidate.endswith(_OF_A_MAN):
        return 1
    possessive = _POSSESSIVE.search(candidate, max(0, len(candidate) - 3))
    if possessive and possessive.end() == len(candidate) and bool(possessive["woman"]) == (gender == "f"):
        return 2
    if candidate == word:
        return 3
    if gender == "m" and (candidate.endswith("ець") or (_CONSONANT.fullmatch(candidate[-1]) and candidate[-1] != "ь")):
        return 4 if _SAYABLE.search(candidate) else 6
    return 5 if candidate[-1] in "ая" else 6


@cache
def _cases(name: str, part: NamePart, gender: Gender, form: str, language: Language) -> frozenset[int]:
    """The cases in which a name has this form."""
    paradigm = person_word(name, part, gender, language)
    return frozenset(case for case in _CASES if form in paradigm[case])


@cache
def _nominatives(language: Language) -> frozenset[str]:
    """The given names of a language as they stand in the nominative."""
    facts = load_facts("given-names")
    return frozenset(name for gender in ("m", "f") for name in facts[f"{gender}_{language}"].split())


@cache
def _known(language: Language) -> Mapping[str, Sequence[tuple[str, Gender]]]:
    """The given names of a language, by the letters that begin them."""
    known: dict[str, list[tuple[str, Gender]]] = {}
    genders: tuple[Gender, Gender] = ("m", "f")
    for gender in genders:
        for name in load_facts("given-names")[f"{gender}_{language}"].split():
            known.setdefault(name[:_SAME], []).append((name, gender))
    return known
