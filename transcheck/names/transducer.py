"""The weighted transducer: the cheapest way from a native spelling to a Latin one."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from transcheck.names.arcs import arc_table, slips
from transcheck.names.systems import read_table

_VOWELS = frozenset("aeiouyаеёиоуыэюяіїє")
_MUTE = frozenset("ьъ'- ")
_BREAK = 0.3  # a hyphen or space more than the native has
_MUTE_LOST = 0.05
_SLAVIC = 1.5  # more for each foreign spelling (ин → een) in a name that is plainly Slavic


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


Arcs: TypeAlias = dict[
    str, list[tuple[str, int, float, int]]
]  # by first Latin letter: latin, next offset, cost, routes
_Trace: TypeAlias = Any  # None or (trace, draft of a step): a chain back to the start


@dataclass(frozen=True, slots=True)
class Lattice:
    """A folded word with the arcs that leave each of its offsets."""

    word: str
    arcs: tuple[Arcs, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """The cheapest path: its cost and its steps."""

    cost: float
    steps: tuple[Step, ...]


@lru_cache(maxsize=65536)
def native_lattice(word: str, language: str) -> Lattice:
    """The arcs of a folded native `word`."""
    table = arc_table(language)
    strange = _SLAVIC if is_slavic(word) else 0.0
    offsets: list[Arcs] = []
    for start in range(len(word)):
        cheapest: dict[tuple[str, int], tuple[float, int]] = {}
        for after in range(start + 1, min(start + table.longest, len(word)) + 1):
            for arc in table.arcs(word[start:after]):
                if arc.segment.stands_in(word, start):
                    cost, routes = cheapest.get((arc.latin, after), (9.0, 0))
                    cheapest[arc.latin, after] = (
                        min(cost, arc.cost + strange * arc.foreign),
                        routes | arc.routes,
                    )
        offsets.append(sorted_arcs(cheapest))
    return Lattice(word, tuple(offsets))


def sorted_arcs(cheapest: dict[tuple[str, int], tuple[float, int]]) -> Arcs:
    """Group arcs by the first Latin letter."""
    arcs: Arcs = {}
    for (latin, after), (cost, routes) in cheapest.items():
        arcs.setdefault(latin[:1], []).append((latin, after, cost, routes))
    return arcs


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
    for offset, arcs in enumerate(native.arcs):
        row = rows[offset]
        if edits:
            _insertions(row, latin, limit)
        silent = arcs.get("")
        for at, (cost, trace) in row.items():
            options = arcs.get(latin[at], ()) if at < size else ()
            for spelling, after, more, routes in (*options, *silent) if silent else options:
                if latin.startswith(spelling, at):
                    _reach(
                        rows[after],
                        at + len(spelling),
                        cost + more,
                        limit,
                        trace,
                        (word, offset, after, spelling, more, routes),
                    )
            if edits:
                more = _deletion(word, offset)
                _reach(rows[offset + 1], at, cost + more, limit, trace, (word, offset, offset + 1, "", more, 0))
                if at < size:
                    more = _replacement(word[offset], latin[at])
                    draft = (word, offset, offset + 1, latin[at], more, 0)
                    _reach(rows[offset + 1], at + 1, cost + more, limit, trace, draft)
    if edits:
        _insertions(rows[-1], latin, limit, ending=True)
    end = rows[-1].get(size)
    return Path(end[0], _steps(end[1])) if end else None


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
