"""Is this Latin spelling that name? Words are matched one by one, each by its cheapest path."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import combinations
from typing import TypeAlias

from transcheck.languages.closed import patronymic_endings
from transcheck.names import given
from transcheck.names.arcs import arc_table, bridge_target, ways
from transcheck.names.correspondences import latin_lattice
from transcheck.names.folding import fold_latin, fold_native
from transcheck.names.order import in_order, is_middle
from transcheck.names.skeleton import consonants_apart, spellings
from transcheck.names.systems import NATIVES, Native, romanize_folded
from transcheck.names.transducer import Path, Step, best_path, least_cost, native_lattice

# Calibrated on development halves: the cost at which a spelling is as likely as not, and the fall around it.
EVEN, _SLOPE = 1.45, 3.0
EVEN_SCORE = 0.5  # the probability at that cost
# How dear a word may be that is still looked for: all that scores .5; all that needs no letter inserted, lost or
# replaced; all that is worth a rank.
LIKELY, NEAR, ANY = 1.5, 2.2, 6.0
_AS_IF_PLAIN = 0.2  # a dearer way may be cheaper when one system explains all of it
_CONSONANTS_LOST = 2  # as `consonants_apart` counts, without a slip; twice as many with slips
_NOT_DEARER = 0.3  # than the cheapest way is one that may explain a spelling better
_NO_SLIP = 1.0  # a way cheaper than this needs no letters inserted or lost
_USUAL_LENGTH = 8  # a slip weighs as it stands in a word of so many letters, more in a shorter one
_WORD_LOST = 1.6  # a word of the name that the spelling leaves out, or adds
_GIVEN_LOST = 0.9  # the given name in front
_PATRONYMIC_LOST = 0.3
_GIVEN_NAME_LOST = 0.3
_PLAIN = 0.5  # words in order that cost no more need not be tried in another order
_JOINED = 0.2  # two words written as one, or one as two
_TURNED = 0.2  # family name first
_INITIAL = 0.5  # "V." for Volodymyr
_LONGEST_INITIAL = 4  # Latin letters of a Cyrillic one: Shch

WordMatch: TypeAlias = Callable[[str, str], "Word | None"]


@dataclass(frozen=True, slots=True)
class Word:
    """How one word of a spelling renders one word of a name.

    Attributes:
        latin, native: the two words, folded.
        cost: 0 for a prescribed spelling, more for unusual ones (natural logarithm of the odds against).
        language: whose letters the path starts from.
        way: the second language through which the name came, "" for none.
        through: the form that stands between, when it is another ("владимир" for Володимир).
        spelled: whether the tables lead from the form to the spelling; else both are known to be one name.
        slips: whether letters had to be inserted, lost or replaced.
    """

    latin: str
    native: str
    cost: float
    language: str
    way: str = ""
    through: str | None = None
    spelled: bool = True
    slips: bool = False

    @property
    def path(self) -> Path | None:
        """The steps of the transducer."""
        if not self.spelled:
            return None
        form = self.through or self.native
        lattice = latin_lattice(form) if self.language == "en" else native_lattice(form, self.language, self.way)
        return best_path(lattice, self.latin, ANY, self.slips)


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
    return score_of(_cost(fold_latin(latin), fold_native(native), language))


def explain_rendering(latin: str, native: str, language: Native) -> Rendering:
    """`is_rendering` with the words, the paths and the systems behind the score."""
    match = partial(_native_word, language=language, reach=ANY)
    words, names = in_order(fold_latin(latin).split()), in_order(fold_native(native).split())
    found = _best_words(words, names, match, ANY)
    if found is None:
        return Rendering(0.0, math.inf, (), ())
    cost = _cost(fold_latin(latin), fold_native(native), language)
    return Rendering(score_of(cost), cost, found[1], _systems(found[1]))


def same_name(one: str, other: str) -> float:
    """How probable it is that two Latin spellings are one name (Fridman, Friedman; not Zelensky, Zelinsky).

    A name that is shorter by its given name is compared by what it has. Symmetric.

    Returns:
        0..1; .5 means as likely as not.
    """
    return score_of(same_name_cost(fold_latin(one), fold_latin(other)))


@lru_cache(maxsize=65536)
def same_name_cost(one: str, other: str, reach: float = ANY) -> float:
    """The cost of taking two folded Latin spellings for one name; infinite when there is no way within `reach`."""
    left, right = in_order(one.split()), in_order(other.split())
    if not left or not right:
        return math.inf
    if left == right:
        return 0.0
    more = 0.0
    if len(left) != len(right):
        left, right = sorted((left, right), key=len)
        if is_middle(right, 1) and len(left) == 2:
            right = [right[0], right[2]]
            more = _PATRONYMIC_LOST
        else:
            right = right[-len(left) :]
            more = _GIVEN_NAME_LOST
    match = partial(_latin_word, reach=reach)
    ways_found = (_best_words(left, right, match, reach), _best_words(right, left, match, reach))
    return min((found[0] for found in ways_found if found), default=math.inf) + more


@lru_cache(maxsize=65536)
def rendering_cost(latin: str, native: str, language: Native, reach: float = ANY) -> float:
    """The cost of the way from a folded native name to a folded Latin one; infinite when there is none.

    Ways on which a word costs more than `reach` may not be seen; the nearer, the quicker.
    """
    match = partial(_native_word, language=language, reach=reach)
    found = _best_words(in_order(latin.split()), in_order(native.split()), match, reach)
    return found[0] if found else math.inf


def _cost(latin: str, native: str, language: Native) -> float:
    """The cost of the way, or of being what one system writes throughout, where that is less."""
    cost = rendering_cost(latin, native, language)
    return cost if cost <= _AS_IF_PLAIN else min(cost, spellings(native, language).get(latin, math.inf))


def score_of(cost: float) -> float:
    """The probability that belongs to a cost."""
    return 1.0 / (1.0 + math.exp(min(_SLOPE * (cost - EVEN), 500.0)))


def _weigh(cost: float, word: str) -> float:
    return cost * max(0.8, min(1.3, math.sqrt(_USUAL_LENGTH / max(len(word), 3))))


@lru_cache(maxsize=65536)
def _native_word(latin: str, native: str, language: Native, reach: float) -> Word | None:
    """One word against one native word: its spellings and, for a given name, those of its counterparts."""
    best = _spelled(latin, native, language, reach)
    if best is not None and best.cost <= given.OTHER_LANGUAGE:
        return best
    for spelling, cost in given.latin_counterparts(native):
        if spelling == latin and (best is None or cost < best.cost):
            best = Word(latin, native, cost, language, through=spelling.capitalize(), spelled=False)
    for form, other, cost in given.native_counterparts(native):
        if (best is not None and best.cost <= cost) or consonants_apart(latin, form, other) > _CONSONANTS_LOST:
            continue
        total = cost + _weigh(least_cost(native_lattice(form, other), latin, NEAR, edits=False), form)
        if total < (best.cost if best else math.inf):
            best = Word(latin, native, total, other, through=form)
    if 1 in (len(latin), len(native)) and (best is None or best.cost > _INITIAL):
        return _initial(latin, native, language) or best
    return best


def _spelled(latin: str, native: str, language: Native, reach: float) -> Word | None:
    """The cheapest way from one word to the other: without slips first, then with them."""
    best: Word | None = None
    lost = consonants_apart(latin, native, language)
    weight = _weigh(1.0, native)
    for slips, limit in ((False, min(reach, NEAR) / weight), (True, reach))[: 1 + (reach > NEAR)]:
        if lost > _CONSONANTS_LOST * (1 + slips):
            continue
        for way in ways(language)[:: -1 if lost else 1]:
            fee = arc_table(language, way).fee
            if way == "" and lost and best is None:
                break  # the tables of the other ways hold those of the direct one
            if best is not None:
                if best.cost <= fee:
                    continue
                limit = min(limit, (best.cost - fee) / weight)
            cost = fee + weight * least_cost(native_lattice(native, language, way), latin, limit, edits=slips)
            if cost < (best.cost if best else math.inf):
                best = Word(latin, native, cost, language, way, slips=slips)
        if best is not None and best.cost < _NO_SLIP:
            break
    return best


def _initial(latin: str, native: str, language: Native) -> Word | None:
    """An initial on either side: "V." for Volodymyr, Yurii for «Ю.»."""
    lattice = native_lattice(native[0], language)
    letters = range(1, 1 + (min(len(latin), _LONGEST_INITIAL) if len(native) == 1 else 1))
    spelled = any(least_cost(lattice, latin[:count], 1.0, edits=False) < math.inf for count in letters)
    return Word(latin, native, _INITIAL, language, through=native[0]) if spelled else None


@lru_cache(maxsize=65536)
def _latin_word(latin: str, other: str, reach: float) -> Word | None:
    if latin == other:
        return Word(latin, other, 0.0, "en", spelled=False)
    slips = reach > NEAR
    cost = _weigh(least_cost(latin_lattice(other), latin, reach if slips else NEAR, slips), other)
    best = Word(latin, other, cost, "en", slips=slips) if cost < math.inf else None
    known = given.alike(latin, other)
    if known is not None and (best is None or known < best.cost):
        best = Word(latin, other, known, "en", spelled=False)
    if 1 in (len(latin), len(other)) and latin[0] == other[0]:
        return Word(latin, other, _INITIAL, "en", spelled=False)
    return best


_Matched: TypeAlias = tuple[float, tuple[Word, ...]]


def _best_words(latin: list[str], native: list[str], match: WordMatch, reach: float) -> _Matched | None:
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
            if lost <= reach:
                found += [_paired(latin, [native[i] for i in kept], match, lost)]
    elif len(native) < len(latin) <= 4:
        for kept in combinations(range(len(latin)), len(native)):
            rest = [i for i in range(len(latin)) if i not in kept]
            added = sum(_PATRONYMIC_LOST if is_middle(latin, i) else _WORD_LOST for i in rest)
            if added > reach:
                continue
            found += [_paired([latin[i] for i in kept], native, match, added)]
    if len(latin) > 1 or len(native) > 1:
        joined = match("".join(latin), "".join(native))
        if joined:
            found.append((joined.cost + _JOINED, (joined,)))
    finite = [way for way in found if way[0] < math.inf]
    return min(finite, key=lambda way: way[0]) if finite else None


def _lost(words: list[str], at: int) -> float:
    """What it costs to leave out one word of a name."""
    if at and (words[at].endswith(patronymic_endings()) or is_middle(words, at)):
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
    """The systems that explain every word, the most usual first; foreign spellings only where no system does."""
    by_word = [_systems_of(word) for word in words if word.language != "en" and word.spelled]
    if not by_word:
        return ()
    common = [label for label in by_word[-1] if all(label in others for others in by_word)]
    return tuple(sorted(common, key=lambda label: (sum(systems[label] for systems in by_word), common.index(label))))


def _systems_of(word: Word) -> dict[str, float]:
    """The systems that explain the whole word, on any way that is not much dearer, and how unusual each is."""
    form, language = word.through or word.native, next(native for native in NATIVES if native == word.language)
    found: dict[str, float] = {}
    foreign: dict[str, float] = {}
    for way in ways(language):
        table = arc_table(language, way)
        limit = (word.cost + _NOT_DEARER - table.fee) / _weigh(1.0, form)
        path = best_path(native_lattice(form, language, way), word.latin, limit, edits=False)
        common = _common(path.steps) if path else 0
        written = bridge_target(form, language, way) if way else form
        for bit, route in enumerate(table.routes):
            own = route.through == way and route.system.language == (way or language)
            prescribed = own and romanize_folded(written, route.system) == word.latin
            if prescribed or common >> bit & 1:
                among = foreign if route.system.language == "foreign" else found
                unusual = route.fee + 2 * table.fee * bool(route.through) + _NOT_DEARER * (not prescribed)
                among[route.label] = min(unusual, among.get(route.label, 9.0))
    return found or foreign


def _common(steps: tuple[Step, ...]) -> int:
    common = -1
    for step in steps:
        common &= step.routes
    return common
