"""The weighted transducer: the cheapest way from a native spelling to a Latin one."""

from collections.abc import Callable, Container
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from transcheck.names.arcs import arc_table, slips
from transcheck.names.systems import ends_word, read_table, softens_next, starts_word

_VOWELS = frozenset("aeiouyаеёиоуыэюяіїє")
_MUTE = frozenset("ьъ'- ")
_BREAK = 0.3  # a hyphen or space more than the native has
_MUTE_LOST = 0.05
_SLAVIC = 1.5  # more for each foreign spelling (ин → een) in a name that is plainly Slavic
_NEARER = 0.8  # the same in a Ukrainian or Belarusian form: foreign names reach English through Russian more often


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
_Trace: TypeAlias = Any  # None or (trace, draft of a step): a chain back to the start


class Lattice:
    """A folded word with the fans that leave each of its offsets, made when a path first gets there."""

    __slots__ = ("_fan", "_fans", "_known", "_longest", "word")

    def __init__(self, word: str, known: Container[str], longest: int, fan: Callable[[str, int, int], Fan]) -> None:
        self.word = word
        self._known = known
        self._longest = longest
        self._fan = fan
        self._fans: list[tuple[tuple[int, Fan], ...] | None] = [None] * len(word)

    def fans(self, offset: int) -> tuple[tuple[int, Fan], ...]:
        """What leaves `offset`: (next offset, fan)."""
        known = self._fans[offset]
        if known is None:
            word, segments = self.word, self._known
            leaving = []
            for end in range(offset + 1, min(offset + self._longest, len(word)) + 1):
                if end == offset + 1 or word[offset:end] in segments:
                    fan = self._fan(word, offset, end)
                    if fan:
                        leaving.append((end, fan))
            known = self._fans[offset] = tuple(leaving)
        return known


@dataclass(frozen=True, slots=True)
class Path:
    """The cheapest path: its cost and its steps."""

    cost: float
    steps: tuple[Step, ...]


@lru_cache(maxsize=16384)
def native_lattice(word: str, language: str, through: str = "") -> Lattice:
    """The arcs of a folded native `word`, on the way through a second language or ("") on none."""
    table, slavic = arc_table(language, through), is_slavic(word)

    def fan(word: str, start: int, end: int) -> Fan:
        initial = starts_word(word, start)
        soft = initial or softens_next(word[start - 1])
        return _fan(language, through, word[start:end], initial, soft, ends_word(word, end), slavic)

    return Lattice(word, table.known, table.longest, fan)


@lru_cache(maxsize=65536)
def _fan(language: str, through: str, letters: str, initial: bool, soft: bool, final: bool, slavic: bool) -> Fan:
    strange = _SLAVIC if slavic else _NEARER if language != "ru" else 0.0
    cheapest: dict[str, tuple[float, int]] = {}
    for arc in arc_table(language, through).arcs(letters):
        if not arc.segment.allows(initial, soft, final):
            continue
        cost, routes = cheapest.get(arc.latin, (9.0, 0))
        cheapest[arc.latin] = (min(cost, arc.cost + strange * arc.foreign), routes | arc.routes)
    return by_first_letter(cheapest)


def by_first_letter(cheapest: dict[str, tuple[float, int]]) -> Fan:
    """Group spellings with their costs and routes."""
    grouped: dict[str, list[tuple[str, float, int]]] = {}
    for latin, (cost, routes) in cheapest.items():
        grouped.setdefault(latin[:1], []).append((latin, cost, routes))
    return {letter: tuple(sorted(spellings)) for letter, spellings in grouped.items()}


def best_path(native: Lattice, latin: str, limit: float, edits: bool = True) -> Path | None:
    """The cheapest path from `native` to `latin` (folded), or None when it costs more than `limit`.

    Args:
        native: the lattice of the name.
        latin: the folded Latin spelling.
        limit: costs above this are not pursued.
        edits: whether single letters may be inserted, lost or replaced.
    """
    word, size = native.word, len(latin)
    rows: list[dict[int, tuple[float, _Trace]]] = [{} for _ in range(len(word) + 1)]
    rows[0][0] = (0.0, None)
    for offset in range(len(word)):
        row = rows[offset]
        if not row:
            continue
        leaving = native.fans(offset)
        if edits:
            _insertions(row, latin, limit)
        for at, (cost, trace) in row.items():
            letter = latin[at] if at < size else ""
            for after, fan in leaving:
                ahead = rows[after]
                for key in (letter, "") if letter else ("",):
                    for spelling, more, routes in fan.get(key, ()):
                        total, end = cost + more, at + len(spelling)
                        if total > limit or (end in ahead and ahead[end][0] <= total):
                            continue
                        if latin.startswith(spelling, at):
                            ahead[end] = (total, (trace, (word, offset, after, spelling, more, routes)))
            if edits:
                more = _deletion(word, offset)
                _reach(rows[offset + 1], at, cost + more, limit, trace, (word, offset, offset + 1, "", more, 0))
                if at < size:
                    more = _replacement(word[offset], latin[at])
                    draft = (word, offset, offset + 1, latin[at], more, 0)
                    _reach(rows[offset + 1], at + 1, cost + more, limit, trace, draft)
    if edits:
        _insertions(rows[-1], latin, limit, ending=True)
    done = rows[-1].get(size)
    return Path(done[0], _steps(done[1])) if done else None


_Draft: TypeAlias = tuple[str, int, int, str, float, int]


def _reach(
    row: dict[int, tuple[float, _Trace]], at: int, cost: float, limit: float, trace: _Trace, draft: _Draft
) -> None:
    if cost <= limit and (at not in row or cost < row[at][0]):
        row[at] = (cost, (trace, draft))


def _steps(trace: _Trace) -> tuple[Step, ...]:
    steps: list[Step] = []
    while trace is not None:
        trace, (word, offset, after, latin, cost, routes) = trace
        steps.append(Step(word[offset:after], latin, cost, routes))
    return tuple(reversed(steps))


def _insertions(row: dict[int, tuple[float, _Trace]], latin: str, limit: float, ending: bool = False) -> None:
    for at in range(min(row, default=len(latin)), len(latin)):
        if at in row:
            cost, trace = row[at]
            more = _insertion(latin, at, ending)
            _reach(row, at + 1, cost + more, limit, trace, ("", 0, 0, latin[at], more, 0))


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
