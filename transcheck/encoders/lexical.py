"""Sentences to vectors without any weights: letters, words, stems and consonants, hashed."""

import re
import unicodedata
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from transcheck.encoders.bridges import concepts_of
from transcheck.encoders.letters import consonants, fold_sounds, to_latin

WIDTH = 8192  # columns: half of them cost 4 points of p@1 across scripts, twice as many gain 2
WORD = re.compile(r"\w+")
_CONTRACTIONS = (
    (re.compile(r"\bcan(?:['’]t|not)\b"), "can not"),
    (re.compile(r"\bwon['’]t\b"), "will not"),
    (re.compile(r"n['’]t\b"), " not"),
)
_QUESTION_MARK = re.compile(r"\?")

# Weights of the features, found on the development halves of public renderings: coarse on purpose.
_GRAMS = 1.0
_WORD = 1.0
_PHRASE = 0.5
_QUESTION = 1.0
_CONCEPT = 4.0
_STEM = 1.0
_SOUND = 0.7
_CONSONANTS = 1.5
_NUMBER = 2.0
_FUNCTION_WORD = 0.25

# Words that say little about which utterance this is: closed classes of English.
FUNCTION_WORDS = frozenset(
    word
    for line in (Path(__file__).parent / "function_words.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)


class LexicalEncoder:
    """Character n-grams, words, stems and sound-alikes of both scripts, in hashed columns.

    Stateless: the vector of a text does not depend on the others of its batch. All values are
    at least 0, so a caller may weigh the columns by how rare they are among its texts.
    """

    multilingual = False

    def __init__(self, note: str = "") -> None:
        """Make one.

        Args:
            note: why it stands in for another encoder; part of its name, so that a report shows it.
        """
        self.name = f"lexical-1 ({note})" if note else "lexical-1"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode a batch.

        Args:
            texts: n texts.

        Returns:
            Shape (n, WIDTH), float32, unit rows; the row of a text without words is zero.
        """
        return self.encode_sparsely(texts).dense()

    def encode_sparsely(self, texts: Sequence[str]) -> "SparseVectors":
        """Encode a batch without the zeros, which are nearly all of it; else the same as `encode`."""
        starts = np.zeros(len(texts) + 1, np.intp)
        columns: list[NDArray[np.intp]] = []
        values: list[NDArray[np.float64]] = []
        for number, text in enumerate(texts):
            words = words_of(text)
            phrases = [f"{one} {other}" for one, other in pairwise(words)]
            features = [*words, *phrases, *_QUESTION_MARK.findall(text)]
            if features:
                found, weights = (np.concatenate(parts) for parts in zip(*map(_features, features), strict=True))
                filled, places = np.unique(found, return_inverse=True)
                columns.append(filled)
                values.append(np.sqrt(np.bincount(places, weights)))
                starts[number + 1] = len(filled)
        np.cumsum(starts, out=starts)
        none = np.zeros(0)
        return SparseVectors(
            starts, np.concatenate([none.astype(np.intp), *columns]), np.concatenate([none, *values]).astype(np.float32)
        ).unit()


@dataclass(frozen=True, slots=True)
class SparseVectors:
    """Rows of WIDTH columns that are zero but for a few (the arrays of a compressed sparse row matrix).

    Attributes:
        starts: where each row begins in the other two, and where the last ends; n + 1 numbers.
        columns: the columns that are not zero, row by row.
        values: what stands there.
    """

    starts: NDArray[np.intp]
    columns: NDArray[np.intp]
    values: NDArray[np.float32]

    def row_numbers(self) -> NDArray[np.intp]:
        """The row of each value."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def unit(self) -> "SparseVectors":
        """The same with each row of length 1; rows without values stay zero."""
        rows = self.row_numbers()
        norms = np.sqrt(np.bincount(rows, self.values**2, minlength=len(self.starts) - 1)).astype(np.float32)
        return SparseVectors(self.starts, self.columns, self.values / norms[rows])

    def dense(self) -> NDArray[np.float32]:
        """The same with the zeros, shape (n, WIDTH)."""
        rows: NDArray[np.float32] = np.zeros((len(self.starts) - 1, WIDTH), np.float32)
        rows[self.row_numbers(), self.columns] = self.values
        return rows


def fold(text: str) -> str:
    """A copy of the text in one letter case and one form of each letter, for comparing only."""
    return unicodedata.normalize("NFKC", text).casefold()


def words_of(text: str) -> list[str]:
    """The folded words of a text, "n't" as the "not" that it is."""
    folded = fold(text)
    for contracted, whole in _CONTRACTIONS:
        folded = contracted.sub(whole, folded)
    return WORD.findall(folded)


@lru_cache(maxsize=100_000)
def _features(word: str) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Columns and weights of one folded word."""
    if word == "?":
        named = [("question", _QUESTION)]
    elif " " in word:
        named = [("phrase " + word, _PHRASE)]
    elif word.isdigit():
        named = [("number " + word, _NUMBER)]
    else:
        weight = _FUNCTION_WORD if word in FUNCTION_WORDS else 1.0
        named = [(name, weight * share) for name, share in _spelled(to_latin(word))]
        named += [(f"concept {number}", _CONCEPT) for number in concepts_of(word)]
    columns = [zlib.crc32(name.encode("utf-8", "surrogatepass")) % WIDTH for name, _ in named]
    return np.array(columns, np.intp), np.array([share for _, share in named], np.float32)


def _spelled(word: str) -> list[tuple[str, float]]:
    padded = f"_{word}_"
    named = [(padded[i : i + n], _GRAMS) for n in (3, 4) for i in range(len(padded) - n + 1)]
    named += [("word " + word, _WORD), ("stem " + word[:5], _STEM)]
    sounds = fold_sounds(word)
    if len(sounds) >= 3:
        padded = f"_{sounds}_"
        named += [("sound " + padded[i : i + 3], _SOUND) for i in range(len(padded) - 2)]
        if len(skeleton := consonants(sounds)) >= 3:
            named.append(("consonants " + skeleton[:4], _CONSONANTS))
    return named
