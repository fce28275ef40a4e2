"""All ways in which native letters are written in Latin, by any system, directly or over a second language.

The tables are searched by the letters of a segment when a word holds them: nobody pays for what no name has.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

from transcheck.names.folding import fold_latin
from transcheck.names.systems import Segment, System, in_place, parse_map, read_table, systems

FEE_SHARE = 0.5  # each arc that only an unusual system has pays this share of the system's fee
_FOREIGN = 0.25  # an arc that only a foreign spelling explains
_FOREIGN_LETTER = 0.4  # more for each letter in which it differs from the plain spelling
_SLIP_LENGTH = 2  # slips are made in segments of at most so many native letters: longer ones consist of these
_HACEK = 0.3
_HACEKS = frozenset("žščŝżź")
_ALL_ROUTES = -1
_MANY = 3  # letters apart
_RANK = 0.05  # second and third spellings of a system


@dataclass(frozen=True, slots=True)
class Route:
    """A system, and the language through which the name reached it ("" for none)."""

    system: System
    through: str
    fee: float

    @property
    def label(self) -> str:
        """What an editor reads: "German press, through Russian"."""
        names = {"uk": "Ukrainian", "ru": "Russian", "be": "Belarusian"}
        return f"{self.system.label}, through {names[self.through]}" if self.through else self.system.label


@dataclass(frozen=True, slots=True)
class Arc:
    """A segment written as `latin` (folded); `routes` is a bit set over the table's routes, 0 for a slip.

    `foreign` arcs are known from the spelling of foreign names only.
    """

    segment: Segment
    latin: str
    cost: float
    routes: int
    foreign: bool = False


_ByLetters: TypeAlias = dict[str, list[tuple[Segment, tuple[str, ...]]]]


def _by_letters(table: dict[Segment, tuple[str, ...]]) -> _ByLetters:
    listed: _ByLetters = {}
    for segment, spellings in table.items():
        listed.setdefault(segment.letters, []).append((segment, spellings))
    return listed


_Found: TypeAlias = dict[tuple[Segment, str], list[tuple[float, int]]]


class ArcTable:
    """The arcs of one language on one way: its own systems, foreign spellings, and those of a second language.

    Attributes:
        routes: what the bits of an arc stand for.
        fee: what the way over the second language costs, once for a word.
        segments: the letters of all segments.
    """

    def __init__(self, language: str, through: str) -> None:
        self.routes: list[Route] = []
        self.fee = 0.0
        self._bridge: _ByLetters = {}
        self._beyond: list[tuple[int, System]] = []
        self._arcs: dict[str, tuple[Arc, ...]] = {}
        self._base = None if not through else arc_table(language)
        self._direct = [(self._route(system, ""), _by_letters(system.map)) for system in systems(language)]
        self._first_foreign = len(self.routes)
        self._foreign: list[tuple[int, _ByLetters]] = []
        for system in systems("foreign"):
            table = system.map if language == "ru" else {**system.map, **_respelled(system.map)}
            self._foreign.append((self._route(system, ""), _by_letters(table)))
        if through:
            self._bridge, self.fee = _crossing(language, through)
            self._beyond = [(self._route(system, through), system) for system in systems(through)]
        known = [by for _, by in self._direct + self._foreign] + [self._bridge]
        self.segments = frozenset(letters for by in known for letters in by) | frozenset("- ")

    def _route(self, system: System, through: str) -> int:
        self.routes.append(Route(system, through, system.fee))
        return len(self.routes) - 1

    def known_letters(self, longest: int) -> list[str]:
        """The segments of at most `longest` letters that the systems of the language itself name, sorted."""
        return sorted({letters for _, by in self._direct for letters in by if 0 < len(letters) <= longest})

    def arcs(self, letters: str) -> tuple[Arc, ...]:
        """The arcs of the segments that consist of these letters."""
        if letters not in self._arcs:
            self._arcs[letters] = self._make(letters)
        return self._arcs[letters]

    def _make(self, letters: str) -> tuple[Arc, ...]:
        if self._base is not None:
            return (*self._base.arcs(letters), *self._crossing_arcs(letters))
        if letters in ("-", " "):
            return tuple(Arc(Segment(letters), latin, 0.05, _ALL_ROUTES) for latin in ("-", " ", ""))
        found: _Found = {}
        for bit, by_letters in self._direct:
            share = FEE_SHARE * self.routes[bit].fee
            for segment, spellings in by_letters.get(letters, ()):
                for rank, latin in enumerate(spellings):
                    cost = share + _RANK * min(rank, 2) + _bared(latin)
                    found.setdefault((segment, fold_latin(latin)), []).append((cost, bit))
        own = {key: min(costs)[0] for key, costs in found.items()}
        plain = self._plain(letters, min(own, key=lambda key: own[key])[1] if own else None)
        for bit, by_letters in self._foreign:
            for segment, spellings in by_letters.get(letters, ()):
                for latin in spellings:
                    folded = fold_latin(latin)
                    strange = _FOREIGN + _FOREIGN_LETTER * letters_apart(folded, plain)
                    found.setdefault((segment, folded), []).append((strange, bit))
        slipped = _slipped(own).items() if len(letters) <= _SLIP_LENGTH else ()
        return (*self._arcs_of(found), *(Arc(segment, latin, cost, 0) for (segment, latin), cost in slipped))

    def _arcs_of(self, found: _Found) -> Iterator[Arc]:
        for (segment, latin), costs in found.items():
            cost, bit = min(costs)
            foreign = self._first_foreign <= bit < self._first_foreign + len(self._foreign)
            yield Arc(segment, latin, round(cost, 3), _mask(costs), foreign)

    def _plain(self, letters: str, known: str | None) -> str:
        """The plainest spelling of `letters`, letter by letter when no system has them as one segment."""
        if known is not None or len(letters) == 1:
            return known or letters
        return "".join(
            min(self.arcs(c), key=lambda arc: arc.cost, default=Arc(Segment(c), c, 0, 0)).latin for c in letters
        )

    def _crossing_arcs(self, letters: str) -> Iterator[Arc]:
        found: _Found = {}
        crossings = self._bridge.get(letters, [])
        if len(letters) == 1 and not any(_anywhere(segment) for segment, _ in crossings):
            crossings = [*crossings, (Segment(letters), (letters,))]
        for segment, targets in crossings:
            for target in targets:
                written, _, extra = target.partition(":")
                for bit, system in self._beyond:
                    share = float(extra or 0) + FEE_SHARE * self.routes[bit].fee
                    for latin, cost in _spellings(written, segment, system.language, system.id):
                        found.setdefault((segment, latin), []).append((share + cost, bit))
        return self._arcs_of(found)


@lru_cache(maxsize=16)
def arc_table(language: str, through: str = "") -> ArcTable:
    """The arcs of uk, ru or be; `through`: the second language on the way, "" for none.

    Raises:
        ValueError: there are no tables of that language.
    """
    return ArcTable(language, through)


@lru_cache(maxsize=8)
def ways(language: str) -> tuple[str, ...]:
    """The second languages through which names of `language` come, "" (none) first."""
    return ("", *(b["to"] for b in read_table("bridges.toml")["bridge"] if b["from"] == language))


@lru_cache(maxsize=16)
def _crossing(language: str, other: str) -> tuple[_ByLetters, float]:
    """The bridge between two languages; what it says of the ends of a word overrules what it says in general."""
    found = next(b for b in read_table("bridges.toml")["bridge"] if (b["from"], b["to"]) == (language, other))
    table = parse_map(found["map"])
    bound: dict[Segment, tuple[str, ...]] = {}
    for segment, targets in table.items():
        initial = not segment.initial and Segment(segment.letters, initial=True) in table
        final = not segment.final and Segment(segment.letters, final=True) in table
        bound[replace(segment, not_initial=initial, not_final=final)] = targets
    return _by_letters(bound), found["fee"]


def bridge_target(native: str, language: str, other: str) -> str:
    """A folded native name as `other` most regularly writes it (the longest segments, their first target)."""
    reader, targets = _first_targets(language, other)
    return reader.sub(lambda match: targets[match.lastindex or 0], native)


@lru_cache(maxsize=16)
def _first_targets(language: str, other: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """A pattern for all segments, those that are bound to an end of the word before others; the target of each."""
    bridge, _ = _crossing(language, other)
    listed = [
        item for letters in sorted(bridge, key=len, reverse=True) for item in sorted(bridge[letters], key=_unbound)
    ]
    targets = ("", *(written[0].partition(":")[0] for _, written in listed))
    return re.compile("|".join(f"({in_place(segment)})" for segment, _ in listed)), targets


def _unbound(item: tuple[Segment, tuple[str, ...]]) -> bool:
    return not (item[0].initial or item[0].final)


def _bared(latin: str) -> float:
    """What it costs that a háček, which makes another letter, is left out (ž → z); spellings are compared folded."""
    return 0.0 if latin.isascii() else _HACEK * sum(letter in _HACEKS for letter in latin)


def _anywhere(segment: Segment) -> bool:
    return not (segment.initial or segment.after_vowel or segment.final)


def _mask(costs: list[tuple[float, int]]) -> int:
    mask = 0
    for _, bit in costs:
        mask |= 1 << bit
    return mask


@lru_cache(maxsize=64)
def _indexed(language: str, system_id: str) -> _ByLetters:
    return _by_letters(next(s.map for s in systems(language) if s.id == system_id))


@lru_cache(maxsize=65536)
def _spellings(letters: str, place: Segment, language: str, system_id: str) -> tuple[tuple[str, float], ...]:
    """How a system writes `letters` that stand where `place` stands: (folded Latin, cost), cheapest only."""
    by_letters = _indexed(language, system_id)
    pending: list[tuple[int, str, float]] = [(0, "", 0.0)]
    complete: dict[str, float] = {}
    while pending:
        at, so_far, cost = pending.pop()
        if at == len(letters):
            complete[so_far] = min(cost, complete.get(so_far, 9.0))
            continue
        for length in range(1, len(letters) - at + 1):
            for segment, spellings in by_letters.get(letters[at : at + length], ()):
                if segment.initial and not (at == 0 and place.initial):
                    continue
                if segment.final and not (place.final and at + length == len(letters)):
                    continue
                if segment.after_vowel and at and letters[at - 1] not in "аеёиоуыэюяіїєйьъ'":
                    continue
                for rank, latin in enumerate(spellings):
                    pending.append(
                        (at + length, so_far + fold_latin(latin), cost + _RANK * min(rank, 2) + _bared(latin))
                    )
    return tuple(complete.items())


def _respelled(table: dict[Segment, tuple[str, ...]]) -> dict[Segment, tuple[str, ...]]:
    """The table with Russian letters exchanged for those of Ukrainian and Belarusian for the same sounds."""
    exchange = str.maketrans({"и": "і", "э": "е", "ы": "и"})
    return {
        Segment(s.letters.translate(exchange), s.initial, s.after_vowel, s.final): spellings
        for s, spellings in table.items()
    }


@lru_cache(maxsize=16384)
def letters_apart(one: str, other: str) -> int:
    """How many letters must be added, lost or replaced (Levenshtein), at most `_MANY` counted."""
    if abs(len(one) - len(other)) >= _MANY:
        return _MANY
    first, shorter = 0, min(len(one), len(other))
    while first < shorter and one[first] == other[first]:
        first += 1
    last = 0
    while last < shorter - first and one[-1 - last] == other[-1 - last]:
        last += 1
    one, other = one[first : len(one) - last], other[first : len(other) - last]
    if not one or not other or len(one) == len(other) == 1:
        return min(max(len(one), len(other)), _MANY)
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return min(row[-1], _MANY)


@dataclass(frozen=True, slots=True)
class Slips:
    """What happens to a romanized name under the hand: rewrites (Latin → Latin with costs) and edits."""

    rewrites: dict[str, tuple[tuple[str, float], ...]]
    edits: dict[str, float]


@lru_cache(maxsize=1)
def slips() -> Slips:
    """The table of slips."""
    table = read_table("slips.toml")
    rewrites = {
        left: tuple((item.split(":")[0], float(item.split(":")[1])) for item in right.split())
        for left, right in table["rewrites"].items()
    }
    return Slips(rewrites, table["edits"])


def _slipped(own: dict[tuple[Segment, str], float]) -> dict[tuple[Segment, str], float]:
    """Spellings one slip away from those of the language's own systems, cheapest cost."""
    reached: dict[tuple[Segment, str], float] = {}
    for (segment, latin), cost in own.items():
        if cost >= _RANK:
            continue  # a slip in what is itself an unusual spelling (е → ie → i) explains too much
        for left, rights in slips().rewrites.items():
            at = latin.find(left)
            if at < 0:
                continue
            for right, more in rights:
                key = (segment, latin[:at] + right + latin[at + len(left) :])
                if cost + more < min(own.get(key, 9.0), reached.get(key, 9.0)):
                    reached[key] = round(cost + more, 3)
    return reached
