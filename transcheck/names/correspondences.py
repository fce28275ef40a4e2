"""Two Latin spellings of one name: which letters stand for which, one native letter being written both ways.

`latin_pairs.tsv` is made from the romanization tables by `derive`; a test compares the two.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from transcheck.names.arcs import arc_table, slips, ways
from transcheck.names.systems import NATIVES, Segment
from transcheck.names.transducer import Fan, Lattice, by_first_letter, with_beginnings

_USUAL = 0.3  # arcs dearer than this are left to the native form
_AKANNE = 0.35  # more for o/a: only Belarusian names have it
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
    for table in (arc_table(language, way) for language in NATIVES for way in ways(language)):
        native = sum(1 << bit for bit, route in enumerate(table.routes) if route.system.language != "foreign")
        for letters in table.known_letters(2):
            by_place: dict[Segment, dict[str, float]] = {}
            for arc in table.arcs(letters):
                if arc.cost < _USUAL and arc.routes & native and not arc.foreign:
                    spellings = by_place.setdefault(arc.segment, {})
                    spellings[arc.latin] = min(arc.cost, spellings.get(arc.latin, 9.0))
            for place, spellings in by_place.items():
                for left, first in spellings.items():
                    for right, second in spellings.items():
                        if left and left != right and not _misleading(left, right, place.final):
                            key = (left, right, place.initial, place.final)
                            more = _TWO_WAYS + _AKANNE * ({left, right} == {"o", "a"})
                            cheapest[key] = min(round(first + second + more, 3), cheapest.get(key, 9.0))
    everywhere = {(k[0], k[1]): cost for k, cost in cheapest.items() if not (k[2] or k[3])}
    kept = {
        key: cost
        for key, cost in cheapest.items()
        if not (key[2] or key[3]) or cost < everywhere.get((key[0], key[1]), 9.0)
    }
    return [Correspondence(*key, cost) for key, cost in sorted(kept.items())]


def _misleading(left: str, right: str, final: bool) -> bool:
    """Whether the pair is nothing new (a letter in common and a shorter pair), or a vowel for another.

    Only the native form can tell whether е became a: two Latin spellings may be Zelensky and Zalensky.
    """
    if final and {left, right} == {"e", "o"}:  # Mukacheve, Mukachevo
        return False
    nuclei = left.strip("yij"), right.strip("yij")
    if all(nucleus in ("", *"aeou") for nucleus in nuclei) and nuclei[0] != nuclei[1] and set(nuclei) != set("ao"):
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


@lru_cache(maxsize=16384)
def latin_lattice(word: str) -> Lattice:
    """The arcs of a folded Latin name: itself, and what other systems make of the same native letters."""
    return Lattice(word, _known(), _fan_at)


@lru_cache(maxsize=1)
def _known() -> Mapping[str, bool]:
    return with_beginnings(correspondences())


def _fan_at(word: str, start: int, end: int) -> Fan:
    return _fan(word[start:end], start == 0, end == len(word))


@lru_cache(maxsize=65536)
def _fan(letters: str, initial: bool, final: bool) -> Fan:
    cheapest: dict[str, tuple[float, int]] = {letters: (0.0, 1)} if len(letters) == 1 else {}
    if letters in ("-", " "):
        cheapest = dict.fromkeys(("-", " ", ""), (0.05, 1))
    for pair in correspondences().get(letters, ()):
        if (initial or not pair.initial) and (final or not pair.final):
            cost, _ = cheapest.get(pair.right, (9.0, 0))
            cheapest[pair.right] = (min(cost, pair.cost), 1)
    return by_first_letter(cheapest)
