"""Texts with all that is worked out of each by itself, once, however many others they are compared with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from transcheck.encoders.lexical import LexicalEncoder, SparseVectors
from transcheck.pairing.proper_names import Names, names_in

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, eq=False)
class Texts:
    """The n texts of one side of a comparison.

    Attributes:
        texts: the texts.
    """

    texts: Sequence[str]

    def __len__(self) -> int:
        return len(self.texts)

    @cached_property
    def vectors(self) -> SparseVectors:
        """Their lexical vectors, n rows."""
        return LexicalEncoder().encode_sparsely(self.texts)

    @cached_property
    def names(self) -> list[Names]:
        """The names in each."""
        return [names_in(text) for text in self.texts]

    @cached_property
    def figures(self) -> list[frozenset[str]]:
        """The numbers in digits in each."""
        return [frozenset(_NUMBER.findall(text)) for text in self.texts]

    @cached_property
    def cyrillic(self) -> NDArray[np.bool_]:
        """Which of them are mostly in Cyrillic letters."""
        return np.array([len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text)) for text in self.texts], bool)

    @cached_property
    def log_lengths(self) -> NDArray[np.float32]:
        """The logarithm of the length of each, in code points and a few more."""
        return np.log(np.array([len(text) + 8 for text in self.texts], np.float32))

    @cached_property
    def empty(self) -> NDArray[np.bool_]:
        """Which of them hold nothing."""
        return np.array([not text.strip() for text in self.texts], bool)


def stacked(one: SparseVectors, other: SparseVectors) -> SparseVectors:
    """The rows of both, those of `one` first."""
    return SparseVectors(
        np.concatenate([one.starts, other.starts[1:] + one.starts[-1]]),
        np.concatenate([one.columns, other.columns]),
        np.concatenate([one.values, other.values]),
    )
