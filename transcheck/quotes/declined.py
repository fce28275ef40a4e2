"""What endings and the office before it tell of a name where names have cases."""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from transcheck.quotes.speech import Speech, given_names

_SHORT = 3  # letters
_LONGEST_OFFICE = 60  # code points
_LABEL = re.compile(r" [\"“«„][^\"“”«»]{1,30}[\"”»“] $")
_ATTRIBUTES = 3  # words of an office up to the name: "директор районної школи"
_BREAK = re.compile(r"[^\w\s-]")


def office_before(text: str, start: int, run: str, speech: Speech) -> str:
    """The noun for a person before a run, "" if none or where nouns have no cases: "директор школи Іван Лис"."""
    if not speech.slavic or text[start - 1 : start] != " ":
        return ""
    lead = _LABEL.sub(" ", text[max(0, start - _LONGEST_OFFICE) : start])
    words = _BREAK.split(lead[:-1])[-1].split(" ")
    for word in words[: -_ATTRIBUTES - 1 : -1] if " " in run else words[-1:]:
        low = word.lower()
        if low in speech.offices or low in speech.humans:
            return low
        if low in speech.closed or low in speech.verbs or word != low:
            break
    return ""


def is_place_of(word: str, office: str, speech: Speech) -> bool:
    """Whether a word with a capital behind a noun for a person is a place or an owner: "мер Києва", "отец Нины".

    Args:
        word: the word as printed.
        office: the noun before it, in lower case.
        speech: the facts of the language.
    """
    if not speech.slavic or word in given_names():
        return False
    if word.startswith(speech.institutions) or (len(word) > 1 and word.isupper()):
        return True
    if office in speech.dwellers or _is_oblique_given(word, speech):
        return True
    woman = office.endswith(("а", "я", "ь")) and office not in speech.epicene
    return word.endswith(speech.places) or (not woman and word.endswith(speech.places_of_men))


def begins_late(words: Sequence[str]) -> bool:
    """Whether a name may begin with the second of two or three words: "Ковеля Ілько Журба", "Сарн Петро"."""
    return words[0][-1] != "." and (len(words) == 3 or words[1] in given_names())


def _is_oblique_given(word: str, speech: Speech) -> bool:
    """Whether a word is a given name in another case than the nominative."""
    stem = folding(speech.case_endings)(word)
    return len(stem) < len(word) and len(word) > _SHORT and stem in given_stems(speech.case_endings)


@lru_cache(maxsize=4)
def given_stems(endings: tuple[str, ...]) -> dict[str, str]:
    """The same for given names without the endings of their cases."""
    stems: dict[str, str] = {}
    for name, gender in given_names().items():
        stem = folding(endings)(name)
        stems[stem] = gender if stems.get(stem, gender) == gender else ""
    return stems


@cache
def folding(endings: tuple[str, ...]) -> Callable[[str], str]:
    """What takes the differences of case, apostrophe and, where names are declined, ending from a name."""

    @lru_cache(maxsize=50_000)
    def fold(name: str) -> str:
        folded = name.casefold().replace("ё", "е").replace("’", "'").replace("ʼ", "'")
        for ending in endings:
            if folded.endswith(ending) and len(folded) - len(ending) >= 3:
                return folded[: -len(ending)]
        return folded

    return fold
