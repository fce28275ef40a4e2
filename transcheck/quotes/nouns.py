"""Whether a noun means a person, a body that speaks as one, or a thing."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from transcheck.languages.base_forms import lemma, use_of
from transcheck.languages.wordnet.tables import table, weights
from transcheck.quotes.speech import Speech

Sort = Literal["person", "people", "body", "thing"]

_FEMININE = ("ка", "иня", "ша")
_LONGEST = 14  # words that tell a speaker
_FEW = 4  # words up to the noun for several
_FAIR = 0.3  # share of a word's use in which it means a person
_STEPS = 12  # up the kinds of WordNet, which are no deeper


def sort_of(word: str, speech: Speech) -> Sort:
    """What the noun, in lower case, means; "people" for several persons."""
    if word in speech.bodies:
        return "body"
    if word in speech.fields:
        return "thing"  # "the former", "of state"
    if word in speech.humans or word in speech.offices:
        return "people" if word.endswith("s") and not speech.slavic and not word.endswith("ss") else "person"
    if speech.slavic:
        stem = next((word.removesuffix(ending) for ending in _FEMININE if word.endswith(ending)), "")
        return "person" if stem in speech.offices or stem in speech.humans else "thing"  # "прокурорка" of "прокурор"
    base = lemma(word)
    if base in speech.humans or base in speech.offices or _means_person(base):
        return "person" if base == word else "people"
    if base in speech.bodies:
        return "body"
    parts = word.rsplit("-", 1)
    return sort_of(parts[1], speech) if len(parts) > 1 and parts[1] else "thing"


def number_of(name: str, speech: Speech) -> Literal["n", "p", ""]:
    """Whether a speaker is taken up by "it" ("n"), by "they" ("p") or by neither."""
    words = name.lower().split()
    if speech.slavic or len(words) > _LONGEST:
        return ""
    if "and" in words:
        return "p"
    head = next((place for place, word in enumerate(words) if place and word in speech.prepositions), len(words)) - 1
    sort = sort_of(words[head], speech)
    if sort == "body" or words[head] in speech.countries:
        return "n"
    return "p" if sort == "people" and head < _FEW else ""


@lru_cache(maxsize=20_000)
def _means_person(word: str) -> bool:
    """Whether WordNet has a fair part of the word's senses as kinds of persons."""
    if "n" not in use_of(word)[1]:
        return False
    senses = _senses(word)
    total = sum(senses.values())
    return bool(total) and sum(weight for sense, weight in senses.items() if _is_person(sense)) >= _FAIR * total


def _senses(word: str) -> Mapping[str, int]:
    value = table("words").get(word)
    return weights(value.split(" ", 2)[2]) if value else {}


def _is_person(sense: str) -> bool:
    """Whether a sense is "person" or a kind of it."""
    persons, broader = _senses("person").keys(), table("broader")
    level = seen = {sense}
    for _ in range(_STEPS):
        if seen & persons:
            return True
        level = {other for one in level for other in broader.get(one, "").split()} - seen
        if not level:
            return False
        seen = seen | level
    return False
