"""Is this Latin spelling that name? Words are matched one by one, each by its cheapest path."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import combinations
from typing import TypeAlias

from transcheck.names import given
from transcheck.names.arcs import arc_table, ways
from transcheck.names.correspondences import latin_lattice
from transcheck.names.folding import fold_latin, fold_native
from transcheck.names.skeleton import bones_apart, spellings
from transcheck.names.systems import Native
from transcheck.names.transducer import Path, Step, best_path, native_lattice

# Calibrated on development halves: the cost at which a spelling is as likely as not, and the fall around it.
EVEN, _SLOPE = 1.45, 3.0
EVEN_SCORE = 0.5  # the probability at that cost
_LIMIT = 6.0  # words that cost more are not compared to the end
_NEAR_LIMIT = 2.0  # the same when letters may not be inserted or lost
_AS_IF_PLAIN = 0.2  # a dearer way may be cheaper when one system explains all of it
_BONES_LOST = 1  # consonants that may be amiss without a slip, one more with slips
_NO_SLIP = 1.0  # a way cheaper than this needs no letters inserted or lost
_USUAL_LENGTH = 8  # a slip weighs as it stands in a word of so many letters, more in a shorter one
_WORD_LOST = 1.6  # a word of the name that the spelling leaves out, or adds
_GIVEN_LOST = 0.9  # the given name in front
_PATRONYMIC_LOST = 0.3
_GIVEN_NAME_LOST = 0.3
_PLAIN = 0.5  # words in order that cost no more need not be tried in another order
_TURNED = 0.2  # family name first
_INITIAL = 0.5  # "V." for Volodymyr
_PATRONYMICS = (
    "ович",
    "евич",
    "ич",
    "овна",
    "евна",
    "ична",
    "йович",
    "івна",
    "ївна",
    "авіч",
    "евіч",
    "аўна",
    "еўна",
)

WordMatch: TypeAlias = Callable[[str, str], "Word | None"]


@dataclass(frozen=True, slots=True)
class Word:
    """How one word of a spelling renders one word of a name.

    Attributes:
        latin, native: the two words, folded.
        cost: 0 for a prescribed spelling, more for unusual ones (natural logarithm of the odds against).
        path: the steps of the transducer.
        language: whose letters the path starts from.
        way: the second language through which the name came, "" for none.
        through: the form that stands between, when it is another ("владимир" for Володимир).
    """

    latin: str
    native: str
    cost: float
    path: Path | None
    language: str
    way: str = ""
    through: str | None = None


@dataclass(frozen=True, slots=True)
class Rendering:
    """A decision and its reasons.

    Attributes:
        score: 0..1, the probability that the spelling renders the name.
        cost: what the decision rests on; lower is nearer.
        words: the words that were matched.
        systems: labels of the systems that explain all of it, the usual ones first; empty for a mixture.
    """

    score: float
    cost: float
    words: tuple[Word, ...]
    systems: tuple[str, ...]


def is_rendering(latin: str, native: str, language: Native) -> float:
    """How probable it is that `latin` is a spelling of the name `native`.

    Args:
        latin: a name in Latin letters, one or more words.
        native: the name in Cyrillic, nominative.
        language: whose spelling `native` is: "uk", "ru" or "be".

    Returns:
        0..1; .5 means as likely as not, on spellings and near names met in news and gazetteers.

    Raises:
        ValueError: `language` is none of the three.
    """
    return score_of(rendering_cost(fold_latin(latin), fold_native(native), language))


def explain_rendering(latin: str, native: str, language: Native) -> Rendering:
    """`is_rendering` with the words, the paths and the systems behind the score."""
    match = partial(_native_word, language=language, edits=True)
    found = _best_words(fold_latin(latin).split(), fold_native(native).split(), match)
    if found is None:
        return Rendering(0.0, math.inf, (), ())
    cost = min(found[0], rendering_cost(fold_latin(latin), fold_native(native), language))
    return Rendering(score_of(cost), cost, found[1], _systems(found[1]))


def same_name(one: str, other: str) -> float:
    """How probable it is that two Latin spellings are one name (Fridman, Friedman; not Zelensky, Zelinsky).

    A name that is shorter by its given name is compared by what it has. Symmetric.

    Returns:
        0..1; .5 means as likely as not.
    """
    return score_of(same_name_cost(fold_latin(one), fold_latin(other)))


@lru_cache(maxsize=65536)
def same_name_cost(one: str, other: str, edits: bool = True) -> float:
    """The cost of taking two folded Latin spellings for one name; infinite when there is no way."""
    left, right = one.split(), other.split()
    if not left or not right:
        return math.inf
    if left == right:
        return 0.0
    more = 0.0
    if len(left) != len(right):
        left, right = sorted((left, right), key=len)
        right = right[-len(left) :]
        more = _GIVEN_NAME_LOST
    match = partial(_latin_word, edits=edits)
    ways_found = (_best_words(left, right, match), _best_words(right, left, match))
    return min((found[0] for found in ways_found if found), default=math.inf) + more


@lru_cache(maxsize=65536)
def rendering_cost(latin: str, native: str, language: Native, edits: bool = True) -> float:
    """The cost of a folded Latin spelling for a folded native name; infinite when there is no way.

    Without `edits` no single letter may be inserted, lost or replaced: quick, and enough for likely spellings.
    """
    found = _best_words(latin.split(), native.split(), partial(_native_word, language=language, edits=edits))
    if found is None or found[0] <= _AS_IF_PLAIN:
        return found[0] if found else math.inf
    return min(found[0], spellings(native, language).get(latin, math.inf))


def score_of(cost: float) -> float:
    """The probability that belongs to a cost."""
    return 1.0 / (1.0 + math.exp(min(_SLOPE * (cost - EVEN), 500.0)))


def _weigh(cost: float, word: str) -> float:
    return cost * max(0.8, min(1.3, math.sqrt(_USUAL_LENGTH / max(len(word), 3))))


@lru_cache(maxsize=65536)
def _native_word(latin: str, native: str, language: Native, edits: bool) -> Word | None:
    """One word against one native word: its spellings and, for a given name, those of its counterparts."""
    best = _spelled(latin, native, language, edits)
    if best is not None and best.cost <= given.OTHER_LANGUAGE:
        return best
    for spelling, cost in given.latin_counterparts(native):
        if spelling == latin and (best is None or cost < best.cost):
            best = Word(latin, native, cost, None, language, through=spelling.capitalize())
    for form, other, cost in given.native_counterparts(native):
        if (best is not None and best.cost <= cost) or bones_apart(latin, form, other) > _BONES_LOST:
            continue
        path = best_path(native_lattice(form, other), latin, _NEAR_LIMIT, edits=False)
        if path is not None and (best is None or cost + _weigh(path.cost, form) < best.cost):
            best = Word(latin, native, cost + _weigh(path.cost, form), path, other, through=form)
    if len(latin) == 1 and (best is None or best.cost > _INITIAL):
        return _initial(latin, native, language) or best
    return best


def _spelled(latin: str, native: str, language: Native, edits: bool) -> Word | None:
    """The cheapest way from one word to the other: without slips first, then with them."""
    best: Word | None = None
    lost = bones_apart(latin, native, language)
    weight = _weigh(1.0, native)
    for slips, limit in ((False, _NEAR_LIMIT), (True, _LIMIT))[: 1 + edits]:
        if lost > _BONES_LOST + slips:
            continue
        for way in ways(language):
            fee = arc_table(language, way).fee
            if best is not None:
                if best.cost <= fee:
                    continue
                limit = min(limit, (best.cost - fee) / weight)
            path = best_path(native_lattice(native, language, way), latin, limit, edits=slips)
            if path is not None and (best is None or fee + weight * path.cost < best.cost):
                best = Word(latin, native, fee + weight * path.cost, path, language, way)
        if best is not None and best.cost < _NO_SLIP:
            break
    return best


def _initial(latin: str, native: str, language: Native) -> Word | None:
    path = best_path(native_lattice(native[0], language), latin, 1.0, edits=False)
    return Word(latin, native, _INITIAL, path, language) if path else None


@lru_cache(maxsize=65536)
def _latin_word(latin: str, other: str, edits: bool) -> Word | None:
    if latin == other:
        return Word(latin, other, 0.0, None, "en")
    path = best_path(latin_lattice(other), latin, _LIMIT if edits else _NEAR_LIMIT, edits)
    best = Word(latin, other, _weigh(path.cost, other), path, "en") if path else None
    cost = given.alike(latin, other)
    if cost is not None and (best is None or cost < best.cost):
        best = Word(latin, other, cost, None, "en")
    if 1 in (len(latin), len(other)) and latin[0] == other[0]:
        return Word(latin, other, _INITIAL, None, "en")
    return best


_Matched: TypeAlias = tuple[float, tuple[Word, ...]]


def _best_words(latin: list[str], native: list[str], match: WordMatch) -> _Matched | None:
    """The cheapest way to pair the words: in order, turned round, with words left out, or written as one."""
    if not latin or not native:
        return None
    found: list[_Matched] = []
    if len(latin) == len(native):
        found += [_paired(latin, native, match, 0.0)]
        if found[0][0] <= _PLAIN:
            return found[0]
        if len(latin) == 2:
            found += [_paired(latin[::-1], native, match, _TURNED)]
    elif len(latin) < len(native) <= 4:
        for kept in combinations(range(len(native)), len(latin)):
            lost = sum(_lost(native, i) for i in range(len(native)) if i not in kept)
            found += [_paired(latin, [native[i] for i in kept], match, lost)]
    elif len(native) < len(latin) <= 4:
        for kept in combinations(range(len(latin)), len(native)):
            added = _WORD_LOST * (len(latin) - len(native))
            found += [_paired([latin[i] for i in kept], native, match, added)]
    if len(latin) > 1 or len(native) > 1:
        joined = match("".join(latin), "".join(native))
        if joined:
            found.append((joined.cost + 0.05, (joined,)))
    finite = [way for way in found if way[0] < math.inf]
    return min(finite, key=lambda way: way[0]) if finite else None


def _lost(words: list[str], at: int) -> float:
    """What it costs to leave out one word of a name."""
    if at and words[at].endswith(_PATRONYMICS):
        return _PATRONYMIC_LOST
    is_given = at == 0 and len(words) > 1 and (given.of_native(words[0]) or given.of_latin(words[0]))
    return _GIVEN_LOST if is_given else _WORD_LOST


def _paired(latin: list[str], native: list[str], match: WordMatch, more: float) -> _Matched:
    words: list[Word] = []
    for one, other in zip(latin, native, strict=True):
        word = match(one, other)
        if word is None:
            return math.inf, ()
        words.append(word)
    worst = max(word.cost for word in words)
    rest = sum(word.cost for word in words) - worst
    return worst + 0.5 * rest + more, tuple(words)


def _systems(words: tuple[Word, ...]) -> tuple[str, ...]:
    labels: list[list[str]] = []
    for word in words:
        if word.path is None or word.language == "en":
            continue
        table = arc_table(word.language, word.way)
        common = _common(word.path.steps)
        routes = sorted((route.fee, bit, route.label) for bit, route in enumerate(table.routes) if common >> bit & 1)
        labels.append([label for _, _, label in routes])
    if not labels:
        return ()
    return tuple(label for label in labels[-1] if all(label in others for others in labels[:-1]))


def _common(steps: tuple[Step, ...]) -> int:
    common = -1
    for step in steps:
        common &= step.routes
    return common
