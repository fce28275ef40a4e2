"""Slips of the keyboard in names that the glossary has: letters that changed places, one lost, one too many.

Another romanization (Shmygal for Shmyhal) is no slip, and names that differ by a letter are two names (Zelinsky).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from transcheck.glossary.entries import DERIVED, STATUSES, Entry, Form
from transcheck.names import given, same_name
from transcheck.names.folding import fold_latin

How = Literal["two letters changed places", "a letter is doubled", "a letter is missing", "a letter is too many"]
_SHORTEST = 5  # letters of the right word
_ALONE = 6  # the same of a name that is a single word
_ANOTHER_SPELLING = 0.4  # two spellings of a name score .9 and more, most slips .1 and less
_SURELY_ANOTHER = 0.8  # the same where letters changed places: no system does that


@dataclass(frozen=True, slots=True)
class Slip:
    """A misspelt name.

    Attributes:
        entry: whose name it is.
        form: the form that was meant.
        how: what happened to the letters.
    """

    entry: Entry
    form: Form
    how: How


@lru_cache(maxsize=65536)
def slip_of(word: str, right: str) -> How | None:
    """What happened to the letters of `right`, both folded, to make `word` of it; None for two names or spellings.

    Endings are left alone: a letter more or less there is a case, a feminine form or a plural.
    """
    if word == right or len(right) < _SHORTEST or word[0] != right[0] or given.of_latin(word):
        return None
    how = _changed(word, right)
    limit = _ANOTHER_SPELLING if len(word) != len(right) else _SURELY_ANOTHER
    return how if how and same_name(word, right) < limit else None


def _changed(word: str, right: str) -> How | None:
    if len(word) == len(right):
        at = [i for i, (a, b) in enumerate(zip(word, right, strict=True)) if a != b]
        swapped = len(at) == 2 and at[1] == at[0] + 1 and word[at[0]] == right[at[1]] and word[at[1]] == right[at[0]]
        return "two letters changed places" if swapped else None
    longer, shorter = sorted((word, right), key=len, reverse=True)
    if len(longer) != len(shorter) + 1:
        return None
    at_end = next((i for i, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    ending = len(shorter) - (shorter[-1] in "aeiouy")  # Petrova, Petrovna: what changes before a vowel is an ending
    if longer[at_end + 1 :] != shorter[at_end:] or at_end >= ending:
        return None
    if longer is word:
        return "a letter is doubled" if longer[at_end] == longer[at_end - 1] else "a letter is too many"
    return "a letter is missing"


class Names:
    """The names of a glossary, found by words that are a letter off.

    Args:
        entries: people and places; towns that a gazetteer brought are too many, and too much alike.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._single: dict[str, list[tuple[str, Entry, Form]]] = {}
        self._full: dict[str, list[tuple[tuple[str, ...], Entry, Form]]] = {}
        self.listed: set[str] = set()
        for entry in entries:
            for form in entry.forms:
                words = tuple(fold_latin(form.text).split())
                self.listed.update(words)
                if entry.kind not in ("person", "place") or entry.proposed or not form.allowed or DERIVED in entry.tags:
                    continue
                if len(words) == 1 and len(words[0]) >= _ALONE:
                    for key in _without_one(words[0]):
                        self._single.setdefault(key, []).append((words[0], entry, form))
                elif len(words) == 2:
                    for word in words:
                        self._full.setdefault(word, []).append((words, entry, form))

    def of_word(self, word: str) -> Slip | None:
        """The one name that a single word is a slip of."""
        folded = fold_latin(word)
        if folded in self.listed:
            return None
        return _the_one(
            Slip(entry, form, how)
            for key in _without_one(folded)
            for right, entry, form in self._single.get(key, ())
            if (how := slip_of(folded, right))
        )

    def of_full_name(self, words: Sequence[str]) -> Slip | None:
        """The one full name that two words are, one of them with a slip."""
        return _the_one(self._full_slips(tuple(map(fold_latin, words))))

    def _full_slips(self, folded: tuple[str, ...]) -> Iterator[Slip]:
        for at in (0, 1):
            if len(folded) != 2 or folded[1 - at] in self.listed:
                continue
            for words, entry, form in self._full.get(folded[at], ()):
                how = slip_of(folded[1 - at], words[1 - at]) if words[at] == folded[at] else None
                if how:
                    yield Slip(entry, form, how)


def _the_one(slips: Iterable[Slip]) -> Slip | None:
    """The slip, where all are of one entry: that of its preferred form."""
    found = sorted(slips, key=lambda slip: (STATUSES.index(slip.form.status), slip.form.text))
    return found[0] if len({slip.entry.id for slip in found}) == 1 else None


def _without_one(word: str) -> set[str]:
    """The word, and what is left of it without any one of its letters."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
