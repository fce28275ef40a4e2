"""Romanization systems: tables with sources, applied forward (`romanize`) or searched backwards (`arcs`)."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from transcheck.names.folding import fold_native

Native = Literal["uk", "ru", "be"]
NATIVES: tuple[Native, ...] = ("uk", "ru", "be")
_VOWELS = frozenset("аеёиоуыэюяіїє")
_SOFTENS_NEXT = _VOWELS | frozenset("йўьъ'")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of native letters and where in a word it stands.

    Attributes:
        letters: one to many native letters.
        initial: only at the start of a word.
        after_vowel: only at the start, or after a vowel, й, ь, ъ or an apostrophe.
        final: only at the end of a word.
        not_initial, not_final: nowhere but inside, or at the other end.
    """

    letters: str
    initial: bool = False
    after_vowel: bool = False
    final: bool = False
    not_initial: bool = False
    not_final: bool = False

    def allows(self, initial: bool, soft: bool, final: bool) -> bool:
        """Whether the segment may stand at the start of a word, where е is written as at the start, at the end."""
        if (initial and self.not_initial) or (final and self.not_final):
            return False
        return (initial or not self.initial) and (soft or not self.after_vowel) and (final or not self.final)

    def stands_in(self, word: str, at: int) -> bool:
        """Whether this segment is found in `word` (folded) at offset `at`, in its place."""
        if not word.startswith(self.letters, at):
            return False
        initial = starts_word(word, at)
        soft = initial or softens_next(word[at - 1])
        return self.allows(initial, soft, ends_word(word, at + len(self.letters)))


@dataclass(frozen=True, slots=True)
class System:
    """One romanization system.

    Attributes:
        id: short name, unique within its language.
        label: the name that an editor reads.
        language: whose letters it romanizes.
        source: the rule book.
        fee: how unusual it is in English news, as a cost; 0 is usual.
        map: the Latin spellings of each segment, the prescribed one first.
    """

    id: str
    label: str
    language: str
    source: str
    fee: float
    map: dict[Segment, tuple[str, ...]]


def starts_word(word: str, at: int) -> bool:
    """Whether a word begins at offset `at`."""
    return at == 0 or word[at - 1] in " -"


def softens_next(letter: str) -> bool:
    """Whether е, ё, ю, я after this letter are written as at the start of a word."""
    return letter in _SOFTENS_NEXT


def ends_word(word: str, at: int) -> bool:
    """Whether a word ends before offset `at`."""
    return at == len(word) or word[at] in " -"


def parse_map(notation: str) -> dict[Segment, tuple[str, ...]]:
    """Read `^є=ye/ie ий$=y …`, the notation that romanization/uk.toml explains."""
    parsed: dict[Segment, tuple[str, ...]] = {}
    for item in notation.split():
        left, _, right = item.partition("=")
        segment = Segment(left.strip("^~$"), left[0] == "^", left[0] == "~", left[-1] == "$")
        parsed[segment] = tuple(right.split("/"))
    return parsed


def read_table(name: str) -> dict[str, Any]:
    """The TOML file `name` of this package."""
    return tomllib.loads(files("transcheck.names").joinpath(name).read_text("utf-8"))


@lru_cache(maxsize=8)
def systems(language: str) -> tuple[System, ...]:
    """The systems of uk, ru or be, in the order of the file; "foreign": spellings behind a transcription."""
    read: dict[str, System] = {}
    for row in read_table(f"romanization/{language}.toml")["system"]:
        inherited = read[row["base"]].map if "base" in row else {}
        table = inherited | parse_map(row["map"])
        read[row["id"]] = System(row["id"], row["label"], language, row["source"], row["fee"], table)
    return tuple(read.values())


def romanize(native: str, system: System) -> str:
    """Spell `native` as `system` prescribes; capitals as in `native`.

    The longest segment wins, and of two of one length the one that is bound to a place in the word.
    """
    word = fold_native(native)
    by_letter: dict[str, list[tuple[Segment, str]]] = {}
    for segment, spellings in system.map.items():
        by_letter.setdefault(segment.letters[:1], []).append((segment, spellings[0]))
    spelled: list[str] = []
    at = 0
    while at < len(word):
        fits = [(s, latin) for s, latin in by_letter.get(word[at], ()) if s.stands_in(word, at)]
        if not fits:
            spelled.append("" if word[at] == "'" else word[at])
            at += 1
            continue
        segment, latin = max(fits, key=lambda fit: (len(fit[0].letters), _boundness(fit[0])))
        spelled.append(latin.capitalize() if starts_word(word, at) else latin)
        at += len(segment.letters)
    text = "".join(spelled)
    return text if native[:1].isupper() else text.lower()


def _boundness(segment: Segment) -> int:
    return 2 * segment.initial + segment.after_vowel + segment.final
