"""What English words have to do with one another: same base, same meaning, opposite meaning, sex.

Two sources: Princeton WordNet 3.0, reduced by `tools/wordnet/build.py`, and tables of our own
beside this module. All functions take words in any form and case, never raise, and know nothing of the
sentence: a word with several meanings is judged by its common ones.
"""

import csv
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from transcheck.languages.base_forms import (
    english_words,
    function_words,
    is_known,
    lemma,
    parts_of_speech,
    use_of,
)
from transcheck.languages.wordnet.tables import table, weights

__all__ = [
    "akin", "antonyms", "broader", "function_words", "gender_pair", "is_known", "kin", "lemma", "opposition",
    "parts_of_speech", "related",
    "sex_of", "shade", "synonyms", "synonymy", "valence",
]  # fmt: skip

Relation = Literal["synonym", "near", "shade", "antonym"]
Sex = Literal["male", "female"]

# Measured on pairs of human renderings (false opposites) and planted ones; see benchmarks/RESULTS.md.
SYNONYMS_FROM = 0.2
ANTONYMS_FROM = 0.2

_CLEAR = 0.5  # valence that nobody would dispute
_WEIGHED = 0.15  # good against bad: another meaning, but too little to take the words for opposites anywhere
_FAIR_PART = 3  # tenths
_SHORTEST = 4  # letters of what a prefix denies; below, chance makes words ("discord", "inform")
# Prefixes that deny, and the parts of speech of the words they make: "in-" denies no verb ("inform").
_DENYING_PREFIXES = {
    "un": "arnv", "in": "arn", "im": "arn", "il": "arn", "ir": "arn", "dis": "arnv", "non-": "arn", "non": "arn",
}  # fmt: skip
_COMMON = 30  # hundredths of a word's use that make a sense common
_STEPS = 4  # how far up a kind is still called by the broader word in news: tank, vehicle; never "object"
_CACHE = 1 << 16


def _rows(name: str) -> Iterator[Mapping[str, str]]:
    lines = files(__package__).joinpath(name).read_text("utf-8").splitlines()
    yield from csv.DictReader((line for line in lines if line and not line.startswith("#")), delimiter="\t")


# -- our own table of relations --------------------------------------------------------------------------


@cache
def _news() -> Mapping[str, Mapping[str, Relation]]:
    """Word → other word → relation, both ways round; a word of two rows keeps the first."""
    known: dict[str, dict[str, Relation]] = defaultdict(dict)
    for row in _rows("news_words.tsv"):
        relation: Relation = row["relation"]  # type: ignore[assignment]
        for a in row["a"].split(","):
            for b in row["b"].split(","):
                known[a].setdefault(b, relation)
                known[b].setdefault(a, relation)
    return known


def _listed(a: str, b: str) -> Relation | None:
    """What the table says of the words as they stand ("wounded"), else of their bases."""
    for others in _rows_of(a):
        relation = others.get(b.lower()) or others.get(lemma(b))
        if relation:
            return relation
    return None


@lru_cache(_CACHE)
def _rows_of(word: str) -> tuple[Mapping[str, Relation], ...]:
    """The rows of the table on a word as it stands and on its base; most words have none."""
    news = _news()
    return tuple(news[form] for form in dict.fromkeys((word.lower(), lemma(word))) if form in news)


# -- meaning ---------------------------------------------------------------------------------------------


@lru_cache(_CACHE)
def _senses(word: str) -> Mapping[str, int]:
    value = table("words").get(word)
    return weights(value.split(" ", 2)[2]) if value else {}


@lru_cache(_CACHE)
def _broader(word: str) -> Mapping[str, int]:
    up = table("broader")
    found: dict[str, int] = {}
    for synset, weight in _senses(word).items():
        for other in up.get(synset, "").split():
            found[other] = max(weight, found.get(other, 0))
    return found


def _shared(a: Mapping[str, int], b: Mapping[str, int]) -> float:
    if a.keys().isdisjoint(b.keys()):  # as good as always
        return 0.0
    return math.sqrt(max(a[key] * b[key] for key in a.keys() & b.keys())) / 100


@lru_cache(_CACHE)
def kin(word: str) -> frozenset[str]:
    """Words that the word derives from or that derive from it: "confirm" has "confirmation"."""
    return frozenset(table("kin").get(lemma(word), "").split())


def related(a: str, b: str) -> bool:
    """Whether the two words are one, or one derives from the other ("deny", "denial")."""
    first, second = lemma(a), lemma(b)
    ours = kin(first)
    return first == second or second in ours or not ours.isdisjoint(kin(second))


@lru_cache(_CACHE)
def synonymy(a: str, b: str) -> float:
    """How well both English words may render one source word, 0..1; 1 for one base or a listed pair.

    The strength is the share of their use that the two words give to a sense they share; half of it where
    one is a kind of the other, or an adjective heads the cluster of the other.
    """
    first, second = lemma(a), lemma(b)
    if first == second:
        return 1.0
    listed = _listed(a, b)
    if listed:
        return {"synonym": 1.0, "near": 0.6, "shade": 0.4, "antonym": 0.0}[listed]
    ours, theirs = _senses(first), _senses(second)
    kind = max(_shared(ours, _broader(second)), _shared(_broader(first), theirs))
    return max(_shared(ours, theirs), kind / 2)


def synonyms(a: str, b: str) -> bool:
    """Whether two English words can render the same source word."""
    return synonymy(a, b) >= SYNONYMS_FROM


def shade(a: str, b: str) -> bool:
    """Whether the words differ in a judgement that an editor must see: "killer" and "murderer"."""
    return _listed(a, b) == "shade"


def broader(a: str, b: str) -> bool:
    """Whether `a` is the broader word of which `b` is a kind, by common senses: "vehicle" of "truck"."""
    return not _common_senses(lemma(a)).isdisjoint(_kinds_above(lemma(b)))


@lru_cache(_CACHE)
def _common_senses(word: str) -> frozenset[str]:
    return frozenset(synset for synset, weight in _senses(word).items() if weight >= _COMMON)


@lru_cache(_CACHE)
def _kinds_above(word: str) -> frozenset[str]:
    """What the common senses of a word are kinds of, a few steps up."""
    up = table("broader")
    found: set[str] = set()
    level: Iterable[str] = _common_senses(word)
    for _ in range(_STEPS):
        level = {other for synset in level for other in up.get(synset, "").split()}
        found |= level
    return frozenset(found)


@lru_cache(_CACHE)
def akin(a: str, b: str) -> bool:
    """Whether two English words have any sense in common, or are kinds of one thing: "survey" and "poll"."""
    return synonymy(a, b) > 0 or not _broader(lemma(a)).keys().isdisjoint(_broader(lemma(b)))


@lru_cache(_CACHE)
def _poles(word: str) -> Mapping[str, int]:
    return weights(table("poles").get(word, ""))


def _opposed(a: str, b: str) -> float:
    """Opposition by way of WordNet."""
    facing = table("opposites")
    second = _poles(b)
    if not second:
        return 0.0
    best = 0
    for pole, weight in _poles(a).items():
        for other in facing[pole].split():
            best = max(best, weight * second.get(other, 0))
    return math.sqrt(best) / 100


def _opposed_by_list(a: str, b: str) -> bool:
    """Whether our table opposes the words from which these derive, or which derive from them."""
    opposed = _listed_opposites(a)
    return b in opposed or not opposed.isdisjoint(kin(b))


@lru_cache(_CACHE)
def _listed_opposites(word: str) -> frozenset[str]:
    """The opposites of a word, and of those derived from it, by our table."""
    news = _news()
    rows = [news[x] for x in (word, *kin(word)) if x in news]
    return frozenset(other for row in rows for other, relation in row.items() if relation == "antonym")


@cache
def _falsely_prefixed() -> frozenset[str]:
    return frozenset(english_words()["prefixed"]["words"].split())


def _denies(negated: str, plain: str) -> bool:
    """Whether the first word is the second with a prefix that denies: "unpaid" of "paid"."""
    for rest, fits in _without_prefixes(negated):
        if rest == plain or lemma(rest) == lemma(plain):
            return fits and is_known(plain)
    return False


@lru_cache(_CACHE)
def _without_prefixes(word: str) -> tuple[tuple[str, bool], ...]:
    """What prefixes that deny leave of a word, and whether each makes words of its part of speech; mostly nothing."""
    if word in _falsely_prefixed():
        return ()
    use = (use_of(word)[1] or use_of(lemma(word))[1])[:1]
    return tuple(
        (word.removeprefix(prefix), bool(use) and use in parts)
        for prefix, parts in _DENYING_PREFIXES.items()
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST
    )


@lru_cache(_CACHE)
def valence(word: str) -> float:
    """Whether a word means something good (up to 1) or bad (down to -1); 0 for most words."""
    table_of_valences = table("valence")
    return int(table_of_valences.get(word.lower()) or table_of_valences.get(lemma(word)) or 0) / 100


@lru_cache(_CACHE)
def _kinds(word: str) -> frozenset[str]:
    """The parts of speech that make up a fair part of the word's use."""
    parts = use_of(word)[1] or use_of(lemma(word))[1]
    return frozenset(part for part, tenths in zip(parts[::2], parts[1::2], strict=True) if int(tenths) >= _FAIR_PART)


def _weighed_apart(a: str, b: str) -> bool:
    """Whether one word is clearly good, the other clearly bad, and both could stand in one place."""
    first, second = valence(a), valence(b)
    return first * second < 0 and min(abs(first), abs(second)) >= _CLEAR and bool(_kinds(a) & _kinds(b))


@lru_cache(_CACHE)
def opposition(a: str, b: str) -> float:
    """How surely the second English word turns the first round, 0..1; 1 for a pair of our own table."""
    a, b = a.lower(), b.lower()
    first, second = lemma(a), lemma(b)
    if first == second:
        return 0.0
    listed = _listed(a, b)
    if listed:
        return 1.0 if listed == "antonym" else 0.0
    if _denies(a, b) or _denies(b, a):
        return 0.9
    if not function_words().isdisjoint(
        (a, b, first, second)
    ):  # WordNet's "all" and "no": the rules for grammar words judge those
        return 0.0
    if _kinds(a) & _kinds(b) and _opposed_by_list(first, second):
        return 0.9
    opposed = max([_opposed(x, y) for x in {a, first} for y in {b, second}])
    return max(opposed, _WEIGHED if _weighed_apart(a, b) else 0.0)


def antonyms(a: str, b: str) -> bool:
    """Whether one English word in the place of the other turns the meaning round."""
    strength = opposition(a, b)
    return strength >= ANTONYMS_FROM and strength > synonymy(a, b)


# -- sex -------------------------------------------------------------------------------------------------


@cache
def _sexes() -> tuple[Mapping[str, Sex], frozenset[tuple[str, str]]]:
    sex: dict[str, Sex] = {}
    pairs = set()
    for row in _rows("gender_pairs.tsv"):
        male, female = row["male"].lower(), row["female"].lower()
        sex[male], sex[female] = "male", "female"
        pairs |= {(male, female), (female, male)}
    return sex, frozenset(pairs)


@lru_cache(_CACHE)
def sex_of(word: str) -> Sex | None:
    """The sex of the person that the word means, None where it tells none: "actress" is female."""
    sexes = _sexes()[0]
    return sexes.get(word.lower()) or sexes.get(lemma(word))


def gender_pair(a: str, b: str) -> bool:
    """Whether the words differ by the sex of the person alone: "he" and "she", "kings" and "queens"."""
    if not sex_of(a) or not sex_of(b):
        return False
    pairs = _sexes()[1]
    return (a.lower(), b.lower()) in pairs or (lemma(a), lemma(b)) in pairs
