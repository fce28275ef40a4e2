"""The weighted transducer: the cheapest way from a native spelling to a Latin one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from transcheck.names.arcs import arc_table, slips
from transcheck.names.systems import ends_word, read_table, softens_next, starts_word

_VOWELS = frozenset("aeiouyаеёиоуыэюяіїє")
_MUTE = frozenset("ьъ'- ")
_BREAK = 0.3  # a hyphen or space more than the native has
_MUTE_LOST = 0.05
_SLAVIC = 1.5  # more for each foreign spelling (ин → een) in a name that is plainly Slavic
# The same in a Ukrainian or Belarusian form, as names of the region stand there more often; half of it for ай → y,
# which hardly a name of the region has.
_NEARER = 0.8


@lru_cache(maxsize=1)
def _slavic_endings() -> tuple[str, ...]:
    return tuple(read_table("endings.toml")["slavic"]["endings"].split())


def is_slavic(word: str) -> bool:
    """Whether a folded native word ends as only names of the region do (-енко, -ський, -івка)."""
    return word.endswith(_slavic_endings())


class Step(NamedTuple):
    """One arc of a path: native letters, their Latin, its cost, the routes that have it (0: a slip)."""

    native: str
    latin: str
    cost: float
    routes: int


# What one stretch of native letters becomes, by first Latin letter: (latin, cost, routes).
Fan: TypeAlias = dict[str, tuple[tuple[str, float, int], ...]]


class Lattice:
    """A folded word with the fans that leave each of its offsets, made when a path first gets there."""

    __slots__ = ("_fan", "_fans", "_known", "word")

    def __init__(self, word: str, known: Mapping[str, bool], fan: Callable[[str, int, int], Fan]) -> None:
        self.word = word
        self._known = known
        self._fan = fan
        self._fans: list[tuple[tuple[int, Fan], ...] | None] = [None] * len(word)

    def fans(self, offset: int) -> tuple[tuple[int, Fan], ...]:
        """What leaves `offset`: (next offset, fan)."""
        known = self._fans[offset]
        if known is None:
            word, segments = self.word, self._known
            leaving = []
            for end in range(offset + 1, len(word) + 1):
                whole = segments.get(word[offset:end])
                if whole or end == offset + 1:
                    fan = self._fan(word, offset, end)
                    if fan:
                        leaving.append((end, fan))
                if whole is None:
                    break
            known = self._fans[offset] = tuple(leaving)
        return known


def with_beginnings(segments: Iterable[str]) -> dict[str, bool]:
    """All that a segment begins with, and whether it is one: where a word has nothing of it, no segment is ahead."""
    known = {segment[:end]: False for segment in segments for end in range(1, len(segment))}
    return known | dict.fromkeys(segments, True)


@dataclass(frozen=True, slots=True)
class Path:
    """The cheapest path: its cost and its steps."""

    cost: float
    steps: tuple[Step, ...]


@lru_cache(maxsize=16384)
def native_lattice(word: str, language: str, through: str = "") -> Lattice:
    """The arcs of a folded native `word`, on the way through a second language or ("") on none."""
    slavic = is_slavic(word)

    def fan(word: str, start: int, end: int) -> Fan:
        initial = starts_word(word, start)
        soft = initial or softens_next(word[start - 1])
        return _fan(language, through, word[start:end], initial, soft, ends_word(word, end), slavic)

    return Lattice(word, _known(language, through), fan)


@lru_cache(maxsize=16)
def _known(language: str, through: str) -> Mapping[str, bool]:
    return with_beginnings(arc_table(language, through).segments)


@lru_cache(maxsize=65536)
def _fan(language: str, through: str, letters: str, initial: bool, soft: bool, final: bool, slavic: bool) -> Fan:
    strange = _SLAVIC if slavic else 0.0 if language == "ru" else _NEARER / (1 + letters.endswith("й"))
    cheapest: dict[str, tuple[float, int]] = {}
    for arc in arc_table(language, through).arcs(letters):
        if not arc.segment.allows(initial, soft, final):
            continue
        cost, routes = cheapest.get(arc.latin, (9.0, 0))
        cheapest[arc.latin] = (min(cost, arc.cost + strange * arc.foreign), routes | arc.routes)
    return by_first_letter(cheapest)


def by_first_letter(cheapest: dict[str, tuple[float, int]]) -> Fan:
    """Group spellings with their costs and routes, the cheapest first."""
    grouped: dict[str, list[tuple[str, float, int]]] = {}
    for latin, (cost, routes) in cheapest.items():
        grouped.setdefault(latin[:1], []).append((latin, cost, routes))
    return {letter: tuple(sorted(listed, key=itemgetter(1, 0))) for letter, listed in grouped.items()}


def least_cost(native: Lattice, latin: str, limit: float, edits: bool = True) -> float:
    """The cost of the cheapest path from `native` to `latin` (folded); infinite when it is more than `limit`.

    Args:
        native: the lattice of the name.
        latin: the folded Latin spelling.
        limit: costs above this are not pursued.
        edits: whether single letters may be inserted, lost or replaced.
    """
    return _walk(native, latin, limit, edits, None)


def best_path(native: Lattice, latin: str, limit: float, edits: bool = True) -> Path | None:
    """The cheapest path itself, None where `least_cost` is infinite."""
    came: _Came = {}
    cost = _walk(native, latin, limit, edits, came)
    if cost == inf:
        return None
    steps: list[Step] = []
    place = len(native.word), len(latin)
    while place != (0, 0):
        place, step = came[place]
        steps.append(step)
    return Path(cost, tuple(reversed(steps)))


# How a place (offset in the word, offset in the spelling) is reached at least cost: from where, by which step.
_Came: TypeAlias = dict[tuple[int, int], tuple[tuple[int, int], Step]]


def _walk(native: Lattice, latin: str, limit: float, edits: bool, came: _Came | None) -> float:
    word, size = native.word, len(latin)
    rows: list[dict[int, float]] = [{} for _ in range(len(word) + 1)]
    rows[0][0] = 0.0
    for offset, row in enumerate(rows[:-1]):
        if not row:
            continue
        if edits:
            _insertions(row, latin, limit, offset, came)
        leaving = native.fans(offset)
        for at, cost in row.items():
            letter = latin[at : at + 1]
            for after, fan in leaving:
                ahead = rows[after]
                for key in (letter, "") if letter else ("",):
                    for spelling, more, routes in fan.get(key, ()):
                        total, end = cost + more, at + len(spelling)
                        if total > limit:
                            break
                        if latin.startswith(spelling, at) and (end not in ahead or total < ahead[end]):
                            ahead[end] = total
                            if came is not None:
                                step = Step(word[offset:after], spelling, more, routes)
                                came[after, end] = (offset, at), step
            if edits:
                _slip(rows[offset + 1], word, latin, offset, at, cost, limit, came)
    if edits:
        _insertions(rows[-1], latin, limit, len(word), came, ending=True)
    return rows[-1].get(size, inf)


def _slip(
    row: dict[int, float], word: str, latin: str, offset: int, at: int, cost: float, limit: float, came: _Came | None
) -> None:
    """Reach the next letter of the word by leaving one out or replacing it."""
    slips = [("", _deletion(word, offset))]
    if at < len(latin):
        slips.append((latin[at], _replacement(word[offset], latin[at])))
    for letter, more in slips:
        total, end = cost + more, at + len(letter)
        if total <= limit and (end not in row or total < row[end]):
            row[end] = total
            if came is not None:
                came[offset + 1, end] = (offset, at), Step(word[offset], letter, more, 0)


def _insertions(
    row: dict[int, float], latin: str, limit: float, offset: int, came: _Came | None, ending: bool = False
) -> None:
    for at in range(min(row, default=len(latin)), len(latin)):
        if at in row:
            more = _insertion(latin, at, ending)
            total = row[at] + more
            if total <= limit and (at + 1 not in row or total < row[at + 1]):
                row[at + 1] = total
                if came is not None:
                    came[offset, at + 1] = (offset, at), Step("", latin[at], more, 0)


def _insertion(latin: str, at: int, ending: bool) -> float:
    letter, edits = latin[at], slips().edits
    if letter in " -":
        return _BREAK
    if at and letter == latin[at - 1]:
        return edits["double"]
    if ending and letter == "a" and at == len(latin) - 1:
        return edits["final_a"]
    if letter == "h":
        return edits["insert_h"]
    return edits["insert_vowel" if letter in _VOWELS else "insert"]


def _deletion(word: str, at: int) -> float:
    letter, edits = word[at], slips().edits
    if letter in _MUTE:
        return _MUTE_LOST
    if at and letter == word[at - 1]:
        return edits["double"]
    if at == len(word) - 1 and letter in "аяa":
        return edits["final_a"]
    return edits["delete_vowel" if letter in _VOWELS else "delete"]


def _replacement(native: str, latin: str) -> float:
    return slips().edits["replace_vowel" if native in _VOWELS and latin in _VOWELS else "replace"]
