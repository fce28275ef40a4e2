"""Spellings that name one person or thing, and what kind of thing it is."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from transcheck.glossary.entries import Kind
from transcheck.glossary.upkeep.suggest.candidates import cues, is_given_name
from transcheck.glossary.upkeep.suggest.collecting import Spelling, is_plain_word
from transcheck.languages.english import is_known
from transcheck.languages.facts import load_facts
from transcheck.names import same_name
from transcheck.names.folding import fold_latin

_SAME = 0.5
_SHORT = 4  # letters; shorter names are joined only when they are equal
_FAR_MORE = 4  # times that one bearer of a family name is met more often than all others together
_SURELY_SAME = 0.8
_BELARUSIAN = re.compile("(?<=[aeo])u(?=[^aeiouy]|$)")
_PLACE_ENDINGS = (
    "sk",
    "ivka",
    "ovka",
    "hrad",
    "grad",
    "pol",
    "pil",
    "ichi",
    "ychi",
    "shchyna",
    "stan",
    "burg",
    "ville",
)


@dataclass(slots=True)
class Referent:
    """One person or thing.

    Attributes:
        spellings: full ones first, then by count.
        kind: what it likely is.
        entry: id of an entry that it may be an unlisted spelling of.
    """

    spellings: list[Spelling] = field(default_factory=list)
    kind: Kind = "term"
    entry: str | None = None

    @property
    def name(self) -> str:
        """The fullest of the common spellings."""
        return self.spellings[0].text

    @property
    def count(self) -> int:
        """How often it was met."""
        return sum(spelling.count for spelling in self.spellings)

    @property
    def texts(self) -> int:
        """In how many texts at least."""
        return max(spelling.texts for spelling in self.spellings)

    @property
    def divided(self) -> bool:
        """Whether it is spelled in two ways, not only in full and short."""
        by_length: Counter[int] = Counter(len(spelling.words) for spelling in self.spellings)
        return any(number > 1 for number in by_length.values())


def cluster(spellings: Iterable[Spelling], *, least: int = 2) -> list[Referent]:
    """Put spellings together into referents, those most in need of an entry first.

    Args:
        spellings: everything that was counted.
        least: how often a referent must be met.
    """
    kept = sorted((s for s in spellings if not is_plain_word(s)), key=lambda s: (-len(s.words), -s.count, s.text))
    people = [s for s in kept if _is_person(s)]
    referents = _people(people, [s for s in kept if len(s.words) == 1])
    taken = {id(spelling) for referent in referents for spelling in referent.spellings}
    referents += [Referent([s], _kind(s)) for s in kept if id(s) not in taken]
    referents = _join_alike(referents)
    wanted = [r for r in referents if r.count >= least and _worth(r)]
    return sorted(wanted, key=lambda r: (-_need(r), r.name))


def _is_person(spelling: Spelling) -> bool:
    """Two or three words that begin with a given name, or follow a title."""
    words = spelling.words
    if not 2 <= len(words) <= 4 or any(word in cues()["organisations"] | cues()["places"] for word in words):
        return False
    if any(word in ("of", "the") for word in words) or words[-1].rstrip("s") in cues()["titles"]:
        return False
    return (is_given_name(words[0]) and not words[-1].isupper()) or (
        sum(spelling.titles.values()) >= 1 and all(not is_known(word.casefold()) for word in words[-1:])
    )


def _people(full: Sequence[Spelling], single: Sequence[Spelling]) -> list[Referent]:
    """People by their full names; family names alone go to the one person that bears them."""
    referents: list[Referent] = []
    by_sound: dict[str, list[Referent]] = {}
    for spelling in full:
        places = by_sound.setdefault(_sound(spelling.words[-1]), [])
        home = next((r for r in places if _same_person(r.spellings[0], spelling)), None)
        if home is None:
            home = Referent([], "person")
            referents.append(home)
            places.append(home)
        home.spellings.append(spelling)
    for spelling in single:
        bearers = [r for r in by_sound.get(_sound(spelling.text), []) if _bears(r, spelling.text)]
        bearer = _foremost(bearers)
        if bearer is not None and not is_given_name(spelling.text) and _kind(spelling) != "place":
            bearer.spellings.append(spelling)
    for referent in referents:
        referent.spellings.sort(key=lambda s: (len(s.words) < 2, -s.count, s.text))
    return referents


def _foremost(bearers: list[Referent]) -> Referent | None:
    """The one bearer of a family name that is met far more often than the others in full."""
    ranked = sorted(bearers, key=lambda r: -_in_full(r))
    rest = sum(_in_full(referent) for referent in ranked[1:])
    return ranked[0] if ranked and _in_full(ranked[0]) >= _FAR_MORE * rest else None


def _in_full(referent: Referent) -> int:
    return sum(spelling.count for spelling in referent.spellings if len(spelling.words) > 1)


def _same_person(one: Spelling, other: Spelling) -> bool:
    if fold_latin(one.words[-1]) != fold_latin(other.words[-1]) and (
        same_name(one.words[-1], other.words[-1]) < _SAME or is_known(one.words[-1].casefold())
    ):
        return False
    middle = [{word.rstrip(".")[0] for word in spelling.words[1:-1]} for spelling in (one, other)]
    if all(middle) and not middle[0] & middle[1]:
        return False
    first, second = fold_latin(one.words[0]), fold_latin(other.words[0])
    return first == second or same_name(first, second) >= _SURELY_SAME


def _bears(referent: Referent, family: str) -> bool:
    return any(
        fold_latin(spelling.words[-1]) == fold_latin(family)
        or (
            not is_known(family.casefold())
            and min(len(family), len(spelling.words[-1])) > _SHORT
            and same_name(spelling.words[-1], family) >= _SURELY_SAME
        )
        for spelling in referent.spellings
        if len(spelling.words) > 1
    )


def _join_alike(referents: list[Referent]) -> list[Referent]:
    """Names of places and things in two spellings (Mykolaiv, Mykolayiv) become one referent."""
    joined: list[Referent] = []
    by_sound: dict[str, list[Referent]] = {}
    for referent in sorted(referents, key=lambda r: (-r.count, r.name)):
        words = referent.spellings[0].words
        if (referent.kind == "person" and len(words) > 1) or referent.name.isupper():
            joined.append(referent)
            continue
        places = by_sound.setdefault(_sound(words[-1]), [])
        home = next((r for r in places if _alike(r.spellings[0].words, words)), None)
        if home is None:
            places.append(referent)
            joined.append(referent)
        else:
            home.spellings += referent.spellings
    return joined


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names are one, word by word; words of the language must be equal."""
    return len(one) == len(other) and all(a == b or _word_alike(a, b) for a, b in zip(one, other, strict=True))


def _word_alike(one: str, other: str) -> bool:
    if is_known(one.casefold()) or is_known(other.casefold()):
        return False
    return min(len(one), len(other)) > _SHORT and same_name(one, other) >= _SURELY_SAME


def _sound(word: str) -> str:
    """What spellings of one name have in common: the first consonants, near ones taken for one.

    A u after a vowel is a consonant to Belarusian: Savlenko and Saulenka are one name to `check`.
    """
    folded = _BELARUSIAN.sub("v", fold_latin(word).replace("-", ""))
    folded = folded.replace("kh", "h").replace("tch", "c").replace("sch", "s").replace("sh", "s").replace("zh", "z")
    folded = folded.replace("ch", "c").replace("ts", "c").replace("cz", "c").replace("ph", "f")
    table = str.maketrans({"k": "c", "q": "c", "v": "w", "g": "h", "x": "c", "z": "s", "t": "d", "b": "p"})
    bones = [c for c in folded.translate(table) if c not in "aeiouyj"]
    squeezed = [c for at, c in enumerate(bones) if at == 0 or bones[at - 1] != c]
    return "".join(squeezed[:3])


def _kind(spelling: Spelling) -> Kind:
    """What a name likely names, by its words and its neighbours."""
    words = spelling.words
    last = words[-1]
    if last in cues()["organisations"] or (len(words) > 1 and any(word in cues()["organisations"] for word in words)):
        return "organisation"
    if last in cues()["places"] or words[0] in ("Lake", "Mount", "Cape", "Gulf", "Port"):
        return "place"
    if last.isupper() and len(last) > 1 and len(words) == 1:
        return "organisation"
    person = sum(spelling.after[word] for word in cues()["after_person"]) + 2 * sum(spelling.titles.values())
    place = sum(spelling.before[word] for word in cues()["place_prepositions"] | cues()["place_before"])
    place += sum(spelling.before[f"{word} of"] for word in cues()["place_before"] | cues()["place_of"])
    place += sum(spelling.after[word] for word in cues()["after_place"])
    if place > person and place * 8 >= spelling.count:
        return "place"
    if last in _countries():
        return "place"
    if person * 10 >= spelling.count and all(not is_known(word.casefold()) for word in words[-1:]):
        return "person"
    if len(words) == 1 and last.casefold().endswith(_PLACE_ENDINGS):
        return "place"
    return "term"


@cache
def _countries() -> frozenset[str]:
    return frozenset(country.capitalize() for country in load_facts("en-places")["same"])


@cache
def _peoples() -> frozenset[str]:
    """Words for people and things of a country: nobody needs an entry for each."""
    return frozenset(word.capitalize() for words in load_facts("en-places")["same"].values() for word in words)


def _worth(referent: Referent) -> bool:
    """Whether a keeper could want an entry: sure capitals, and not a single English word."""
    first = referent.spellings[0]
    if sum(spelling.sure for spelling in referent.spellings) == 0:
        return False
    if len(first.words) == 1 and is_given_name(first.text):
        return False
    if len(first.words) == 1 and first.text in _peoples():
        return False
    known = all(is_known(word.casefold()) for word in first.words)
    if len(first.words) == 1:
        return not known
    return not known or referent.kind in ("organisation", "place")


def _need(referent: Referent) -> float:
    """How much an entry is needed: names that are spelled in two ways first, then the frequent and foreign ones."""
    first = referent.spellings[0]
    foreign = sum(not is_known(word.casefold()) and not is_given_name(word) for word in first.words)
    return referent.count * (4.0 if referent.divided else 1.0) * (1.0 + 0.5 * min(foreign, 2))
