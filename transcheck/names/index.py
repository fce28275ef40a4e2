"""Which of many names is this Latin word? Keys and letter pairs choose a handful, the transducer decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from transcheck.names import given
from transcheck.names.folding import fold_latin, fold_native
from transcheck.names.rendering import rendering_cost, same_name_cost, score_of
from transcheck.names.skeleton import plain_spellings, skeletons
from transcheck.names.systems import NATIVES, Native

_HANDFUL = 24  # candidates that the letter pairs choose
_SURE = 0.4  # a cost below which a name found by its key needs no rivals
_READINGS = 3  # of the consonants of a query
_ALIKE = 0.2  # share of the letter pairs that a candidate must have in common with the query


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

    def __init__(self, names: Iterable[Indexed]) -> None:
        self._names = tuple(names)
        self._by_key: dict[str, list[int]] = {}
        self._numbers: dict[str, int] = {}
        postings: list[list[int]] = []
        sizes: list[int] = []
        for position, name in enumerate(self._names):
            features: set[str] = set()
            spellings = _spellings(name.name, name.language)
            for spelling in spellings:
                features |= _features(spelling, 1)
                for key in _keys(spelling, 1):
                    listed = self._by_key.setdefault(key, [])
                    if listed[-1:] != [position]:
                        listed.append(position)
            features |= _given_features(name.name, name.language)
            sizes.append(max(1, len(features) // max(1, len(spellings))))
            for feature in sorted(features):
                number = self._numbers.setdefault(feature, len(postings))
                if number == len(postings):
                    postings.append([])
                postings[number].append(position)
        self._postings = [np.array(positions, dtype=np.int32) for positions in postings]
        rarity = np.log1p(len(self._names) / np.array([max(1, len(p)) for p in postings] or [1]))
        self._rarity = rarity.astype(np.float64)

    def __len__(self) -> int:
        return len(self._names)

    def search(self, latin: str, limit: int = 5) -> list[Hit]:
        """The entries of which `latin` may be a spelling, nearest first, at most `limit`, each once.

        Every hit has a score; what is not likely (below .5) is there for those who want to see rivals.
        """
        return list(self._search(fold_latin(latin)))[:limit]

    def _search(self, query: str) -> list[Hit]:
        if not query:
            return []
        costs: dict[int, float] = {}
        for key in _keys(query, _READINGS):
            for position in self._by_key.get(key, ())[:_HANDFUL]:
                if position not in costs:
                    costs[position] = self._cost(query, position)
        if not costs or min(costs.values()) > _SURE:
            for position in self._alike(query):
                if position not in costs:
                    costs[position] = self._cost(query, position)
        best: dict[str, tuple[float, int]] = {}
        for position, cost in costs.items():
            entry = self._names[position].id
            if (cost, position) < best.get(entry, (9e9, 0)):
                best[entry] = (cost, position)
        ranked = sorted(best.values())
        return [
            Hit(self._names[p].id, self._names[p].name, self._names[p].language, score_of(cost), cost)
            for cost, p in ranked
            if cost < 9.0
        ]

    def _cost(self, query: str, position: int) -> float:
        name = self._names[position]
        if name.language in NATIVES:
            return rendering_cost(query, fold_native(name.name), name.language)
        return same_name_cost(query, fold_latin(name.name))

    def _alike(self, query: str) -> list[int]:
        """The names that share most letter pairs with the query, weighted by their rarity."""
        wanted = _features(query, _READINGS) | _given_features(query, "en")
        numbers = sorted(self._numbers[f] for f in wanted if f in self._numbers)
        if not numbers:
            return []
        positions = np.concatenate([self._postings[n] for n in numbers])
        weights = np.repeat(self._rarity[numbers], [len(self._postings[n]) for n in numbers])
        shared = np.bincount(positions, weights=weights, minlength=len(self._names))
        floor = _ALIKE * float(self._rarity[numbers].sum())
        count = min(_HANDFUL, len(shared))
        top = np.argpartition(shared, -count)[-count:]
        return [int(p) for p in sorted(top, key=lambda p: (-shared[p], p)) if shared[p] >= floor]


@lru_cache(maxsize=32768)
def _spellings(name: str, language: str) -> tuple[str, ...]:
    return (fold_latin(name),) if language not in NATIVES else plain_spellings(fold_native(name), _native(language))


def _native(language: str) -> Native:
    return next(native for native in NATIVES if native == language)


def _keys(spelling: str, readings: int) -> list[str]:
    """The skeletons of the whole, and of the first and last word of a name of several words."""
    words = spelling.split()
    keys = list(skeletons("".join(words))[:readings])
    if len(words) > 1:
        keys += [">" + bones for word in (words[-1], words[0]) for bones in skeletons(word)[:readings]]
    return keys


def _features(spelling: str, readings: int) -> set[str]:
    features: set[str] = set()
    for word in spelling.replace("-", " ").split():
        marked = f"^{word}$"
        features.update(marked[i : i + 2] for i in range(len(marked) - 1))
        for bones in skeletons(word)[:readings]:
            marked = f"<{bones}>"
            features.update("." + marked[i : i + 2] for i in range(len(marked) - 1))
            features.update("." + marked[i : i + 3] for i in range(len(marked) - 2))
    return features


def _given_features(name: str, language: str) -> set[str]:
    features: set[str] = set()
    words = fold_native(name).split() if language in NATIVES else fold_latin(name).split()
    if len(words) > 1:
        find = given.of_native if language in NATIVES else given.of_latin
        for word in words:
            features.update(f"given {found.number}" for found in find(word))
    return features
