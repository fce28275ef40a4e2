"""Two Latin spellings of one name: which letters stand for which, one native letter being written both ways.

`latin_pairs.tsv` is made from the romanization tables by `derive`; a test compares the two.
"""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from transcheck.names.arcs import arc_table, slips
from transcheck.names.systems import NATIVES, Segment
from transcheck.names.transducer import Arcs, Lattice, sorted_arcs

_USUAL = 0.3  # arcs dearer than this are left to the native form
_OTHER_VOWELS = frozenset(tuple(pair) for pair in ("ae", "ei", "ai", "io", "eo", "oy", "ey", "ay"))
_TWO_WAYS = 0.1  # that the two spellings follow different systems


@dataclass(frozen=True, slots=True)
class Correspondence:
    """`left` in one spelling may be `right` in another, in a certain place of the word."""

    left: str
    right: str
    initial: bool
    final: bool
    cost: float


def derive() -> list[Correspondence]:
    """All pairs of usual spellings of one native letter or pair of letters, cheapest cost, sorted."""
    cheapest: dict[tuple[str, str, bool, bool], float] = {}
    for language in NATIVES:
        table = arc_table(language)
        native = sum(1 << bit for bit, route in enumerate(table.routes) if route.system.language != "foreign")
        for letters in table.known_letters(2):
            by_place: dict[Segment, dict[str, float]] = {}
            for arc in table.arcs(letters):
                if arc.cost < _USUAL and arc.routes & native and not arc.foreign:
                    by_place.setdefault(arc.segment, {})[arc.latin] = arc.cost
            for place, spellings in by_place.items():
                for left, first in spellings.items():
                    for right, second in spellings.items():
                        if left and left != right and not _misleading(left, right):
                            key = (left, right, place.initial, place.final)
                            cheapest[key] = min(round(first + second + _TWO_WAYS, 3), cheapest.get(key, 9.0))
    everywhere = {(k[0], k[1]): cost for k, cost in cheapest.items() if not (k[2] or k[3])}
    kept = {
        key: cost
        for key, cost in cheapest.items()
        if not (key[2] or key[3]) or cost < everywhere.get((key[0], key[1]), 9.0)
    }
    return [Correspondence(*key, cost) for key, cost in sorted(kept.items())]


def _misleading(left: str, right: str) -> bool:
    """Whether the pair is nothing new (a letter in common and a shorter pair), or a vowel for another.

    Only the native form can tell whether е became a: two Latin spellings may be Zelensky and Zalensky.
    """
    if (min(left, right), max(left, right)) in _OTHER_VOWELS:
        return True
    nested = left[0] == right[:1] or left[-1] == right[-1:]
    return nested and min(len(left), len(right)) > 1 and len(left) + len(right) > 4


@lru_cache(maxsize=1)
def correspondences() -> dict[str, tuple[Correspondence, ...]]:
    """The pairs of `latin_pairs.tsv` and the slips, by their left side."""
    listed: dict[str, list[Correspondence]] = {}
    text = files("transcheck.names").joinpath("latin_pairs.tsv").read_text("utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            left, right, place, cost = line.split("\t")
            listed.setdefault(left, []).append(Correspondence(left, right, "^" in place, "$" in place, float(cost)))
    for left, rights in slips().rewrites.items():
        listed.setdefault(left, []).extend(Correspondence(left, right, False, False, cost) for right, cost in rights)
    return {left: tuple(pairs) for left, pairs in listed.items()}


@lru_cache(maxsize=65536)
def latin_lattice(word: str) -> Lattice:
    """The arcs of a folded Latin name: itself, and what other systems make of the same native letters."""
    pairs = correspondences()
    offsets: list[Arcs] = []
    for start in range(len(word)):
        own = word[start]
        cheapest: dict[tuple[str, int], tuple[float, int]] = {(own, start + 1): (0.0, 1)}
        if own in "- ":
            cheapest |= {(latin, start + 1): (0.05, 0) for latin in ("-", " ", "")}
        for after in range(start + 1, min(start + 5, len(word)) + 1):
            for pair in pairs.get(word[start:after], ()):
                if (pair.initial and start) or (pair.final and after < len(word)):
                    continue
                cost, _ = cheapest.get((pair.right, after), (9.0, 0))
                cheapest[pair.right, after] = (min(cost, pair.cost), 1)
        offsets.append(sorted_arcs(cheapest))
    return Lattice(word, tuple(offsets))
