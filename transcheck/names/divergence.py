"""One name spelled in two ways, within a text or across texts, told by form, given name and context."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from transcheck.names import given
from transcheck.names.endings import latin_without_feminine_ending
from transcheck.names.folding import fold_latin
from transcheck.names.index import Indexed, NameIndex
from transcheck.names.mentions import NameMention
from transcheck.names.rendering import same_name

_LIKELY_FULL = 0.8  # two full names
_LIKELY_ALONE = 0.85  # one word against one word, with context
_LONG_ENOUGH = 5  # letters of a name that stands alone
_ONE_BREATH = 80  # characters between two names of one sentence
_SENTENCE_END = re.compile(r"[.!?…]['\"’”»)]*\s|\n")


@dataclass(frozen=True, slots=True)
class Use:
    """A form of a name as it is used.

    Attributes:
        text: the words of the form, one space between them.
        places: (number of the document, mention), in order.
        full: where the family name stands in a full name, if the form is one word.
    """

    text: str
    places: tuple[tuple[int, NameMention], ...]
    full: tuple[tuple[int, NameMention], ...] = ()

    @property
    def context(self) -> frozenset[str]:
        """All words that stand near it anywhere, also where it is the end of a full name."""
        return frozenset(word for _, mention in self.places + self.full for word in mention.context)


@dataclass(frozen=True, slots=True)
class TwoSpellings:
    """Two forms that are most likely one name; `usual` is met more often, or first."""

    usual: Use
    other: Use
    likelihood: float
    evidence: str


def two_spellings(documents: Sequence[Iterable[NameMention]]) -> list[TwoSpellings]:
    """The names of a story that are spelled in two ways.

    Args:
        documents: the mentions of each document.

    Returns:
        One pair for each form that is not the usual one, in the order of the text.
    """
    uses = _uses(documents)
    index = NameIndex(Indexed(text, text, "en") for text in uses)
    found: dict[str, TwoSpellings] = {}
    for use in uses.values():
        for hit in index.search(use.text, limit=8, floor=_LIKELY_FULL, beyond_sure=True):
            rival = uses[hit.id]
            if rival.text == use.text or not _is_usual(rival, use):
                continue
            evidence = _evidence(use, rival, hit.score)
            if evidence and (use.text not in found or _is_usual(rival, found[use.text].usual)):
                found[use.text] = TwoSpellings(rival, use, hit.score, evidence)
    for pair in _without_feminine_ending(uses):
        found.setdefault(pair.other.text, pair)
    return _without_repeats(list(found.values()))


def _without_feminine_ending(uses: dict[str, Use]) -> Iterator[TwoSpellings]:
    """A woman's name once with the feminine ending of the family name, once with the masculine one."""
    folded = {fold_latin(text): use for text, use in uses.items() if " " in text}
    for latin, use in folded.items():
        for form in latin_without_feminine_ending(latin):
            if form in folded:
                usual, other = sorted((use, folded[form]), key=lambda one: (-len(one.places), one is not use))
                yield TwoSpellings(usual, other, _LIKELY_FULL, "one of them lacks the feminine ending")


def _uses(documents: Sequence[Iterable[NameMention]]) -> dict[str, Use]:
    places: dict[str, list[tuple[int, NameMention]]] = {}
    for number, mentions in enumerate(documents):
        for mention in mentions:
            places.setdefault(mention.text, []).append((number, mention))
    full: dict[str, list[tuple[int, NameMention]]] = {}
    for met in places.values():
        if len(met[0][1].words) > 1:
            full.setdefault(met[0][1].words[-1], []).extend(met)
    return {text: Use(text, tuple(met), tuple(full.get(text, ()))) for text, met in places.items()}


def _is_usual(one: Use, other: Use) -> bool:
    """Whether `one` is met more often than `other`, or as often and earlier."""
    first, second = one.places[0], other.places[0]
    place = (first[0], first[1].start) < (second[0], second[1].start)
    return (len(one.places), place) > (len(other.places), not place)


def _evidence(one: Use, other: Use, score: float) -> str:
    """Why two forms are one name, in words; "" when it is not sure enough."""
    left, right = one.text.split(), other.text.split()
    shorter, longer = sorted((one.text, other.text), key=len)
    if longer in (shorter + "s", shorter + "es"):
        return ""  # a plural: the Buryats
    if fold_latin(one.text) == fold_latin(other.text):
        return ""  # marks and accents only
    if len(left) != len(right):
        return ""
    if len(left) > 1:
        pairs = [(fold_latin(a), fold_latin(b)) for a, b in zip(left, right, strict=True)]
        differing = [pair for pair in pairs if pair[0] != pair[1]]
        same = len(pairs) - len(differing)
        if not all(_spelled_otherwise(a, b) for a, b in differing) or min(map(len, pairs[-1])) < _LONG_ENOUGH - 1:
            return ""
        return "the rest of the name is the same" if same else "given name and family name both correspond"
    if score < _LIKELY_ALONE or min(len(one.text), len(other.text)) < _LONG_ENOUGH or _side_by_side(one, other):
        return ""
    shared = sorted(one.context & other.context, key=lambda word: (-len(word), word))
    shared = [word for word in shared if same_name(word, one.text) < _LIKELY_FULL]
    if not shared:
        return ""
    if given.of_latin(fold_latin(one.text)) or given.of_latin(fold_latin(other.text)):
        return ""  # two given names alone may be two people
    return f"both stand near “{shared[0]}”"


def _side_by_side(one: Use, other: Use) -> bool:
    """Whether the two stand in one sentence somewhere: whoever writes both in one breath means two things."""
    there: dict[int, list[NameMention]] = {}
    for number, mention in one.places:
        there.setdefault(number, []).append(mention)
    return any(_in_one_breath(*sorted((mention, near), key=lambda m: m.start))
               for number, mention in other.places for near in there.get(number, ()))  # fmt: skip


def _in_one_breath(first: NameMention, second: NameMention) -> bool:
    between = first.source[first.end : second.start]
    return len(between) < _ONE_BREATH and not _SENTENCE_END.search(between)


@lru_cache(maxsize=4096)
def _spelled_otherwise(one: str, other: str) -> bool:
    """Whether two folded words are spellings of one word, and not a name and its short or English form."""
    left, right = set(given.of_latin(one)), set(given.of_latin(other))
    if left and right and not any(name.native["ru"] for name in left & right):
        return False  # two given names, or a Western one and its short form
    if given.is_short(one) or given.is_short(other) or (given.alike(one, other) or 0.0) >= given.SHORT_FORM:
        return False
    return same_name(one, other) >= _LIKELY_FULL


def _without_repeats(found: list[TwoSpellings]) -> list[TwoSpellings]:
    """Leave out a family name alone when the full name has been told ("Friedman" beside "Lex Friedman")."""
    told = {(pair.usual.text.split()[-1], pair.other.text.split()[-1]) for pair in found if " " in pair.usual.text}
    return [
        pair
        for pair in found
        if " " in pair.usual.text or not {(pair.usual.text, pair.other.text), (pair.other.text, pair.usual.text)} & told
    ]
