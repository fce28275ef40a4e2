"""Names in a sentence, under keys that meet in both scripts and in every case form: rough, for pairing only."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from transcheck.encoders.letters import consonants, fold_sounds, to_latin
from transcheck.encoders.lexical import FUNCTION_WORDS, fold
from transcheck.pairing.overlap import shared

_CAPITAL = re.compile(r"(?<![\w'’ʼ-])[A-ZÀ-ÞĄĆĘŁŃŚŹŻČŠŽЀ-Я][^\W\d_]*(?:['’ʼ-][^\W\d_]+)*")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?…:]['\"’”»)\]]*\s)[^\w\s]*$")
_REACH = 8  # characters before a word that may show that it opens a sentence
_SMALL = re.compile(r"(?<!\w)[a-zß-ÿа-џґў]")
# Endings of nouns and adjectives in uk, ru and be that add a consonant to the key; names in -ов and -ів lose
# theirs too, which is why a name has a key with its ending and one without.
_CASE_ENDING = re.compile(r"(?:[оеєыиіа]м|[аыиі]м[иі]|[ая]х|[оеаыиі]го|[оеаыиі]му|[оеєіїё]в)$")
_KEY = 3  # consonants: the fourth is often of the ending
_LEAST = 2
_POSSESSIVE = re.compile(r"['’ʼ]s$")

Name = tuple[str, ...]  # the keys of one word


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one text.

    Attributes:
        sure: words with a capital inside the sentence.
        perhaps: words with a capital that opens the sentence.
    """

    sure: frozenset[Name] = frozenset()
    perhaps: frozenset[Name] = frozenset()

    def keys(self) -> frozenset[str]:
        """Every key of every word."""
        return frozenset(key for word in self.sure | self.perhaps for key in word)


def names_in(text: str) -> Names:
    """The words of a sentence or a clause that are names, or may be."""
    if not _SMALL.search(text):
        return Names()  # all in capitals, or a single word: nothing tells a name
    sure: set[Name] = set()
    perhaps: set[Name] = set()
    for word in _CAPITAL.finditer(text):
        if keys := _keys(word[0]):
            start = word.start()
            (perhaps if _OPENS_SENTENCE.search(text, max(0, start - _REACH), start) else sure).add(keys)
    return Names(frozenset(sure), frozenset(perhaps))


def names_agree(left: Sequence[Names], right: Sequence[Names]) -> NDArray[np.float32]:
    """How far the names of every two texts are the same.

    Returns:
        Shape (n, m): from 1, all the same, to -1, none; 0 where neither text has a sure one.
    """
    sure = [[names.sure for names in side] for side in (left, right)]
    hits = shared(sure[0], [names.keys() for names in right]) + shared(sure[1], [names.keys() for names in left]).T
    counts = [np.array([len(words) for words in side]) for side in sure]
    there = counts[0][:, None] + counts[1][None]
    agree: NDArray[np.float32] = np.where(there > 0, 2 * hits / np.maximum(there, 1) - 1, 0).astype(np.float32)
    return agree


@lru_cache(maxsize=50_000)
def _keys(word: str) -> Name:
    folded = _POSSESSIVE.sub("", fold(word))
    if folded in FUNCTION_WORDS:
        return ()
    keys = {_key(form) for form in (folded, _CASE_ENDING.sub("", folded))}
    return tuple(sorted(key for key in keys if len(key) >= _LEAST))


def _key(word: str) -> str:
    return consonants(fold_sounds(to_latin(word)))[:_KEY]
