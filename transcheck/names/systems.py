"""Romanization systems: tables with sources, applied forward (`romanize`) or searched backwards (`arcs`)."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from transcheck.names.folding import fold_latin, fold_native

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
    """The systems of uk, ru or be, in the order of the file; "foreign": spellings behind a transcription.

    Raises:
        ValueError: there are no systems of that language.
    """
    if language not in (*NATIVES, "foreign"):
        raise ValueError(f"language {language!r} is none of {', '.join(NATIVES)}")
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
    latin = _reader(system.language, system.id, False)(fold_native(native))
    return re.sub(r"(?<![^ -])[^\W\d_]", lambda match: match[0].upper(), latin) if native[:1].isupper() else latin


def romanize_folded(native: str, system: System) -> str:
    """`romanize` of a folded name, folded."""
    return fold_latin(_reader(system.language, system.id, True)(native))


@lru_cache(maxsize=128)
def _reader(language: str, system_id: str, folded: bool) -> Callable[[str], str]:
    """What spells a folded word by a system: long and placed segments by a pattern, the other letters by a table."""
    table = next(system.map for system in systems(language) if system.id == system_id)
    latin = {segment: fold_latin(found[0]) if folded else found[0] for segment, found in table.items()}
    letters = {"'": ""} | {s.letters: spelling for s, spelling in latin.items() if s == Segment(s.letters[:1])}
    others = sorted((s for s in table if s != Segment(s.letters[:1])), key=lambda s: (-len(s.letters), -_boundness(s)))
    spellings = ("", *(latin[segment] for segment in others))
    placed = re.compile("|".join(f"({in_place(segment)})" for segment in others) or "(?!)")
    plain = str.maketrans(letters)
    return lambda word: placed.sub(lambda match: spellings[match.lastindex or 0], word).translate(plain)


def in_place(segment: Segment) -> str:
    """A pattern that finds the segment where it may stand, but for what it says of the other places."""
    before = {"initial": "(?<![^ -])", "after_vowel": f"(?<![^ {''.join(sorted(_SOFTENS_NEXT))}-])"}
    place = before["initial"] if segment.initial else before["after_vowel"] if segment.after_vowel else ""
    return f"{place}{re.escape(segment.letters)}{'(?![^ -])' if segment.final else ''}"


def _boundness(segment: Segment) -> int:
    return 2 * segment.initial + segment.after_vowel + segment.final
