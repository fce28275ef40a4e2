"""Which of many names is this Latin word? Spellings, keys and letter pairs choose a handful, the transducer decides."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from transcheck.cache import keep, recall
from transcheck.names import given
from transcheck.names.folding import fold_latin, fold_native
from transcheck.names.rendering import (
    ANY,
    EVEN,
    EVEN_SCORE,
    LIKELY,
    NEAR,
    rendering_cost,
    same_name_cost,
    score_of,
)
from transcheck.names.skeleton import plain_spellings, skeletons, sound, spellings
from transcheck.names.systems import NATIVES, Native

_CODE = Path(__file__).parent
_Prepared = tuple[dict[str, float], list[str], list[str]]
_HANDFUL = 24  # candidates that the letter pairs choose when rivals are wanted
_LIKELY = 7  # when only likely spellings are
_FIRST = 3  # of these, so many are tried before the others
_SLIPPED = 6  # and so many with letters inserted or lost, when nothing likely is found
_SURE = 0.5  # a cost below which a name needs no rivals
_REMEMBERED = 16384  # queries
_READINGS = 3  # of the consonants of a query
_ALIKE, _VERY_ALIKE = 0.2, 0.4  # share of the letter pairs of the query that a rival, a likely name must have
_BESIDE = 0.7  # share of what the likeliest name has of them that another likely name must have


@dataclass(frozen=True, slots=True)
class Indexed:
    """One name of one entry; `language` is uk, ru or be for a native form, en for a Latin one."""

    id: str
    name: str
    language: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found: the name that fits best, the probability that the query is a spelling of it, and its cost."""

    id: str
    name: str
    language: str
    score: float
    cost: float


class NameIndex:
    """An index over names, native or Latin.

    >>> index = NameIndex([Indexed("mazyr", "Мазыр", "be"), Indexed("homiel", "Гомель", "be")])
    >>> index.search("Mozyr")[0].id
    'mazyr'
    """

    def __init__(self, names: Iterable[Indexed], kept: bool = False) -> None:
        """Build the index.

        Args:
            names: what is to be found.
            kept: keep their spellings on disk, for names that are looked up run after run; without it the building
                takes about a millisecond a name.
        """
        self._names = tuple(names)
        self._folded = [_fold(name) for name in self._names]
        self._by_spelling: dict[str, dict[int, float]] = {}
        self._by_sound: dict[str, list[int]] = {}
        self._numbers: dict[str, int] = {}
        postings: list[list[int]] = []
        for position, (known, sounds, features) in enumerate(_prepared(self._names, self._folded, kept)):
            for spelling, cost in known.items():
                self._by_spelling.setdefault(spelling, {})[position] = cost
            for key in sounds:
                self._by_sound.setdefault(key, []).append(position)
            for feature in features:
                number = self._numbers.setdefault(feature, len(postings))
                if number == len(postings):
                    postings.append([])
                postings[number].append(position)
        self._postings = [np.array(positions, dtype=np.int32) for positions in postings]
        sizes = np.array([len(positions) for positions in postings] or [1])
        self._rarity = np.log1p(len(self._names) / sizes)
        self._costs = lru_cache(maxsize=_REMEMBERED)(self._look_up)  # a text names the same people again and again

    def __len__(self) -> int:
        return len(self._names)

    def search(self, latin: str, limit: int = 5, floor: float = 0.0, beyond_sure: bool = False) -> list[Hit]:
        """The entries of which `latin` may be a spelling, nearest first, each once.

        Args:
            latin: a name in Latin letters.
            limit: how many hits at most.
            floor: hits with a lower score are not looked for; .5 and more is quick, 0 ranks rivals too.
            beyond_sure: go on looking for others when a sure hit is found.
        """
        query = fold_latin(latin)
        if not query:
            return []
        best: dict[str, tuple[float, int]] = {}
        for position, cost in self._costs(query, floor < EVEN_SCORE, beyond_sure).items():
            entry = self._names[position].id
            if (cost, position) < best.get(entry, (9.0, 0)):
                best[entry] = (cost, position)
        hits = (self._hit(position, cost) for cost, position in sorted(best.values()))
        return [hit for hit in hits if hit.score >= floor][:limit]

    def _hit(self, position: int, cost: float) -> Hit:
        name = self._names[position]
        return Hit(name.id, name.name, name.language, score_of(cost), cost)

    def _look_up(self, query: str, slips: bool, beyond_sure: bool) -> dict[int, float]:
        """The cost of each candidate; the search ends where nothing better is to be expected."""
        enough = -1.0 if beyond_sure else _SURE
        reach = NEAR if slips else LIKELY
        costs = dict(self._by_spelling.get(query, {}))
        if costs and not beyond_sure:
            return costs
        sounding = self._by_sound.get(sound(query), [])[:_HANDFUL]
        costs |= {p: self._cost(query, p, reach) for p in sounding if p not in costs}
        if costs and min(costs.values()) <= enough:
            return costs
        share, beside = (_ALIKE, 0.0) if slips else (_VERY_ALIKE, 0.0 if beyond_sure else _BESIDE)
        alike = self._alike(query, share, beside)[: _HANDFUL if slips else _LIKELY]
        for batch in (alike[:_FIRST], alike[_FIRST:]):
            costs |= {p: self._cost(query, p, reach) for p in batch if p not in costs}
            if costs and min(costs.values()) <= enough:
                return costs
        if slips and (not costs or min(costs.values()) > EVEN):
            costs |= {p: self._cost(query, p, ANY) for p in alike[:_SLIPPED]}
        return costs

    def _cost(self, query: str, position: int, reach: float) -> float:
        language = _native(self._names[position].language)
        if language is None:
            return same_name_cost(query, self._folded[position], reach)
        return rendering_cost(query, self._folded[position], language, reach)

    def _alike(self, query: str, share: float, beside: float) -> list[int]:
        """The names that share most letter pairs with the query, weighted by their rarity."""
        wanted = _features(query, _READINGS) | _given_features(query, "en")
        numbers = sorted(self._numbers[feature] for feature in wanted if feature in self._numbers)
        if not numbers:
            return []
        found = [self._postings[number] for number in numbers]
        weights = np.repeat(self._rarity[numbers], [len(positions) for positions in found])
        shared = np.bincount(np.concatenate(found), weights=weights, minlength=len(self._names))
        enough = share * float(self._rarity[numbers].sum())
        likely = np.flatnonzero(shared >= max(enough, beside * float(shared.max())))
        if len(likely) > _HANDFUL:
            likely = likely[np.argpartition(shared[likely], -_HANDFUL)[-_HANDFUL:]]
        return [int(p) for p in sorted(likely, key=lambda p: (-shared[p], p))]


def _prepared(names: Sequence[Indexed], folded: Sequence[str], kept: bool) -> list[_Prepared]:
    """For each name its spellings with their costs, their sounds, and the features it is found by."""
    content = json.dumps([[fold, name.language] for fold, name in zip(folded, names, strict=True)]).encode()
    found = recall("names", content, _CODE) if kept else None
    if isinstance(found, list) and len(found) == len(names) and all(map(_is_prepared, found)):
        return found
    made = [_prepare(fold, name.language) for fold, name in zip(folded, names, strict=True)]
    if kept:
        keep("names", content, _CODE, made)
    return made


def _is_prepared(found: object) -> bool:
    """Whether what was kept has the shape of what `_prepare` makes."""
    return isinstance(found, list) and [type(part) for part in found] == [dict, list, list]


def _prepare(folded: str, language: str) -> _Prepared:
    native = _native(language)
    known = spellings(folded, native) if native else {folded: 0.0}
    plain = plain_spellings(folded, native) if native else (folded,)
    features = {feature for spelling in plain for feature in _features(spelling, 1)}
    return known, sorted({sound(spelling) for spelling in known}), sorted(features | _given_features(folded, language))


def _fold(name: Indexed) -> str:
    return fold_native(name.name) if name.language in NATIVES else fold_latin(name.name)


def _native(language: str) -> Native | None:
    return next((native for native in NATIVES if native == language), None)


def _features(spelling: str, readings: int) -> set[str]:
    features: set[str] = set()
    for word in spelling.replace("-", " ").split():
        marked = f"^{word}$"
        features.update([marked[i : i + 2] for i in range(len(marked) - 1)])
        for consonants in skeletons(word)[:readings]:
            marked = f"<{consonants}>"
            features.update(["." + marked[i : i + 2] for i in range(len(marked) - 1)])
            features.update(["." + marked[i : i + 3] for i in range(len(marked) - 2)])
    return features


def _given_features(folded: str, language: str) -> set[str]:
    words = folded.split()
    find = given.of_native if language in NATIVES else given.of_latin
    return {f"given {found.number}" for word in words for found in find(word)} if len(words) > 1 else set()
