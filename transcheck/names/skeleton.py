"""What is left of a name without its vowels: consonants in classes that all romanization systems share."""

import re
from functools import lru_cache
from itertools import groupby

from transcheck.names.arcs import FEE_SHARE, arc_table, bridge_target, letters_apart
from transcheck.names.folding import fold_native
from transcheck.names.systems import Native, System, romanize_folded, systems

_DEAREST = 0.5  # systems with a higher fee are left to the transducer

# Letters that stand for one sound in some system fall into one class; the classes are coarse on purpose, the
# transducer decides. S: sibilants and affricates; K: velars; the rest by place of articulation.
_CLASSES = [
    ("schtsch|chtch|shch|szcz|tzsch|tsch|tch|dzh|dsch|sch|shh|dzs|sz|sh|zh|cz|ch|ts|tz|dz|tc|c(?=[eiy])|[szcjx]", "S"),
    ("kh|gh|ck|[kghq]", "K"),
    ("ph|ff|[fvw]", "V"),
    ("th|[td]", "T"),
    ("[bp]", "P"),
    ("[mn]", "N"),
    ("l", "L"),
    ("r", "R"),
    ("[aeiouy -]", ""),
]
# Where c, ch, j and x are read as in Spanish, German or Polish.
_HARD_CLASSES = [("sch|sc|sk|sq", "SK"), ("ch|cc|c|x|j", "K"), *_CLASSES]
_SILENT_CLASSES = [("sch", "S"), ("tch|tsch|tz|ts", "S"), ("ch|cc|c", "K"), ("j|h|gh", ""), *_CLASSES]


class _Reader(dict[str, str]):
    """The classes of the pieces of a word; what a piece stands for is worked out when it is first met."""

    def __init__(self, classes: list[tuple[str, str]]) -> None:
        super().__init__()
        self._classes = [(re.compile(letters), found) for letters, found in classes]
        self._pieces = re.compile("|".join(letters for letters, _ in classes))

    def __missing__(self, piece: str) -> str:
        self[piece] = next(found for letters, found in self._classes if letters.match(piece))
        return self[piece]

    def read(self, word: str) -> str:
        """The classes of the pieces of a word in a row, equal neighbours once."""
        classes = filter(None, map(self.__getitem__, self._pieces.findall(word)))
        return "".join([found for found, _ in groupby(classes)])


_PLAIN = _Reader(_CLASSES)
_OTHERS = (_Reader(_HARD_CLASSES), _Reader(_SILENT_CLASSES))


@lru_cache(maxsize=65536)
def skeleton(latin: str) -> str:
    """The classes of the consonants of a folded Latin word, doubled ones once: "mazyr" → "NSR"."""
    return _PLAIN.read(latin) or latin[:1]


@lru_cache(maxsize=4096)
def skeletons(latin: str) -> tuple[str, ...]:
    """The skeleton, and those of other readings of c, ch, h, j and x where they differ."""
    return tuple(dict.fromkeys((skeleton(latin), *(reader.read(latin) or latin[:1] for reader in _OTHERS))))


_SOUNDS = [
    ("(?:[iyj]*[iyj]e|ie|e)+", "e"),
    ("(?:[iyj]+a|[oa])+", "a"),
    ("(?:[iyj]+[uo])+", "u"),
    ("[iyj]+", "i"),
    ("(?:shch|schtsch|szcz|sch|sh|sz|zh|ch|cz|tsch|tch|ts|tz|dz|[szcx])+", "s"),
    ("(?:kh|gh|ck|[kghq])+", "k"),
    ("[vwf]+", "v"),
    *((letter, letter) for letter in "bdlmnprtu -"),
]
_SOUND = _Reader(_SOUNDS)


@lru_cache(maxsize=65536)
def sound(latin: str) -> str:
    """A folded Latin name with what the systems write differently made alike: a key, finer than the skeleton."""
    return _SOUND.read(latin) or latin


def spellings(folded: str, language: Native) -> dict[str, float]:
    """Folded Latin spellings of a folded native name by one system throughout, and what each costs.

    Directly, and by way of the language of the old press (Russian; of a Russian name: Ukrainian).
    """
    costs: dict[str, float] = {}
    by_system = zip(*(_word_spellings(word, language) for word in folded.split()), strict=True)
    for parts, cost in zip(by_system, _fees(language), strict=False):  # no words, no systems
        spelling = " ".join(filter(None, parts))
        if cost < costs.get(spelling, 9.0):
            costs[spelling] = cost
    return costs


def plain_spellings(folded: str, language: Native) -> tuple[str, ...]:
    """Of these the two by the plainest system of either language."""
    words = [_plain_of_word(word, language) for word in folded.split()]
    return tuple(dict.fromkeys(" ".join(filter(None, parts)) for parts in zip(*words, strict=True)))


@lru_cache(maxsize=32768)
def _plain_of_word(word: str, language: Native) -> tuple[str, ...]:
    return tuple(romanize_folded(_written_in(of, word, language), systems[0]) for of, systems in _consulted(language))


_FIRM = re.compile("[LRNTP]")  # classes that systems hardly mix up
_USUAL_DIFFERENCE = 3  # letters that one spelling of a name has more than another


@lru_cache(maxsize=32768)
def _consonants_of_latin(latin: str) -> tuple[tuple[str, str], ...]:
    return tuple((consonants, _firm(consonants)) for consonants in skeletons(latin))


@lru_cache(maxsize=32768)
def _consonants_of_native(native: str, language: Native) -> tuple[tuple[str, str], ...]:
    return tuple({(skeleton(word), _firm(skeleton(word))): None for word in _plain_of_word(native, language)})


def _firm(skeleton: str) -> str:
    return "".join([consonant for consonant, _ in groupby(_FIRM.findall(skeleton))])


@lru_cache(maxsize=65536)
def consonants_apart(latin: str, native: str, language: Native) -> int:
    """How many consonants part two folded words, those counted twice that systems hardly mix up (l, r, n, t, p).

    A look that costs little, before the transducer is asked: for spellings that the systems explain it is 2 at most.
    """
    plain = _plain_of_word(native, language)
    longer = max(0, min(abs(len(latin) - len(word)) for word in plain) - _USUAL_DIFFERENCE)
    if longer > _USUAL_DIFFERENCE:
        return longer
    ours, theirs = _consonants_of_latin(latin), _consonants_of_native(native, language)
    if not longer and any(pair in theirs for pair in ours):
        return 0
    least = 2 * _USUAL_DIFFERENCE
    for consonants, firm in ours:
        for other, firm_of_other in theirs:
            if abs(len(consonants) - len(other)) + abs(len(firm) - len(firm_of_other)) < least:
                apart = letters_apart(consonants, other)
                if apart < least:
                    least = min(least, apart + letters_apart(firm, firm_of_other))
    return longer + least


@lru_cache(maxsize=32768)
def _word_spellings(word: str, language: Native) -> tuple[str, ...]:
    """The spellings of one word by every system that is consulted, in their order."""
    written: list[str] = []
    for of, consulted in _consulted(language):
        name = _written_in(of, word, language)
        written += [romanize_folded(name, system) for system in consulted]
    return tuple(written)


def _written_in(of: Native, word: str, language: Native) -> str:
    return word if of == language else fold_native(bridge_target(word, language, of))


@lru_cache(maxsize=4)
def _consulted(language: Native) -> tuple[tuple[Native, tuple[System, ...]], ...]:
    """The languages in which a name may be written, and their systems, the plainest first."""
    other: Native = "uk" if language == "ru" else "ru"
    return tuple((of, tuple(s for s in systems(of) if s.fee <= _DEAREST)) for of in (language, other))


@lru_cache(maxsize=4)
def _fees(language: Native) -> tuple[float, ...]:
    (_, own), (other, others) = _consulted(language)
    crossing = arc_table(language, other).fee
    return (*(FEE_SHARE * s.fee for s in own), *(crossing + FEE_SHARE * s.fee for s in others))
