"""What one word of a rendering may be to a word of the other: the same, a form of it, a synonym, its opposite."""

from functools import cache, lru_cache
from typing import Literal

from transcheck.comparing.tokens import Token, countries
from transcheck.languages import english
from transcheck.languages.facts import load_facts
from transcheck.names import given

Relation = Literal[
    "same", "number", "form", "spelling", "name", "meaning", "synonym", "related", "near", "opposite", "rival"
]

# Order of trust: what is certain is linked before what is likely.
STRENGTH: dict[Relation, float] = {
    "same": 1.0, "number": 1.0, "form": 0.95, "name": 0.9, "meaning": 0.85, "spelling": 0.8, "synonym": 0.75,
    "near": 0.6, "opposite": 0.6, "rival": 0.6, "related": 0.5,
}  # fmt: skip

_SHORTEST_STEM = 4  # below this, a shared beginning is chance ("con-trol", "con-vey")
_NAME_ALIKE = 0.72  # share of letters in common order, Fridman/Friedman .93, Zelensky/Zelenskiy .94
_OTHER_FIRST = 0.88
_WORD_ALIKE = 0.86  # a slip of the pen or a British spelling: busses/buses, centre/center


def relate(left: Token, right: Token) -> Relation | None:
    """The strongest relation between two words, None when nothing is known of them."""
    if left.kind == "mark" or right.kind == "mark":
        return "same" if left.folded == right.folded else None
    if left.folded == right.folded:
        return "same"
    if left.kind == "number" or right.kind == "number" or not (left.folded.isalpha() and right.folded.isalpha()):
        return None  # figures are compared as quantities, see `transcheck.comparing.facts`
    if left.lemma == right.lemma:
        return "form"
    if left.name and right.name:
        alike_names = same_place(left.folded, right.folded) or spelled_alike(left.folded, right.folded)
        return "name" if alike_names or short_of(left.folded, right.folded) else None
    return related_words(left.lemma, right.lemma)


@lru_cache(maxsize=100_000)
def related_words(left: str, right: str) -> Relation | None:
    """The relation of two lemmas; the same for either order of the two."""
    if left > right:
        return related_words(right, left)
    if same_place(left, right):
        return "name"
    if english.gender_pair(left, right):
        return None
    if english.related(left, right):
        return "form"
    may_relate = _may_relate(left, right)
    if may_relate:
        if opposite(left, right):
            return "opposite"
        if english.synonyms(left, right):
            return "synonym"
    if _same_stem(left, right):
        return "spelling"
    if may_relate and (english.broader(left, right) or english.broader(right, left)):
        return "related"
    if left[0] == right[0] and min(len(left), len(right)) > _SHORTEST_STEM and alike(left, right) >= _WORD_ALIKE:
        return "spelling"
    return None


@lru_cache(maxsize=50_000)
def _uses(word: str) -> frozenset[str]:
    return frozenset(part.replace("r", "a") for part in english.parts_of_speech(word))


def _may_relate(left: str, right: str) -> bool:
    """Whether two lemmas share a part of speech, adverbs counted as adjectives; no noun is a verb's synonym."""
    first, second = _uses(left), _uses(right)
    return not first or not second or not first.isdisjoint(second)


def opposite(left: str, right: str) -> bool:
    """Whether one of two lemmas negates the other: known antonyms, or one with a negative ending."""
    return english.antonyms(left, right) or negated_form(left, right)


def negated_form(left: str, right: str) -> bool:
    """Whether one word is the other with a negative prefix or ending: "stable", "unstable"; "careful", "careless"."""
    short, long = (left, right) if len(left) < len(right) else (right, left)
    if len(short) >= _SHORTEST_STEM and long.endswith(short):
        return long[: -len(short)] in load_facts("en-grammar")["affixes"]["negative_prefixes"]
    return any(
        one.endswith("ful") and other == one.removesuffix("ful") + "less"
        for one, other in ((left, right), (right, left))
    )


@cache
def _suffixes() -> tuple[str, ...]:
    return tuple(sorted(load_facts("en-grammar")["affixes"]["suffixes"], key=lambda end: (-len(end), end)))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The word without its derivational endings, as far as a stem of four letters stays."""
    for _ in range(2):
        for suffix in _suffixes():
            if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
                word = word[: -len(suffix)]
                break
    return word


def _same_stem(left: str, right: str) -> bool:
    if left[:3] != right[:3]:
        return False
    short, long = sorted((stem(left), stem(right)), key=len)
    return len(short) >= _SHORTEST_STEM and long.startswith(short) and len(long) - len(short) <= 2


def same_place(left: str, right: str) -> bool:
    """Whether two words name one country or its people: "Russia", "Russian"; "Britain", "UK"."""
    places = countries()
    head = places.get(left)
    return head is not None and head == places.get(right)


@cache
def _renamed() -> dict[str, str]:
    table = load_facts("en-places")["renamed"]
    return {form: name for name, forms in table.items() for form in [name, *forms]}


def short_of(one: str, other: str) -> bool:
    """Whether two given names, or names of places, are forms of one: "Volodya", "Vladimir"; "Lviv", "Lvov"."""
    renamed = _renamed()
    return (one in renamed and renamed[one] == renamed.get(other)) or given.alike(one, other) is not None


@lru_cache(maxsize=50_000)
def spelled_alike(left: str, right: str) -> bool:
    """Whether two names may be one name in two spellings; what the spelling ought to be is not asked here.

    Another first sound ("Minsk", "Pinsk") is hardly ever a matter of spelling.
    """
    known = countries()
    if left in known and right in known:
        return known[left] == known[right]
    one, other = sounds(left), sounds(right)
    return alike(one, other) >= (_NAME_ALIKE if one[:1] == other[:1] else _OTHER_FIRST)


@lru_cache(maxsize=50_000)
def sounds(name: str) -> str:
    """A name as its sounds, roughly, so that ways of writing the same letter fall together."""
    for written, sound in load_facts("en-places")["sounds"].items():
        name = name.replace(written, sound)
    return name


@lru_cache(maxsize=100_000)
def alike(left: str, right: str) -> float:
    """Twice the longest common subsequence over both lengths (0..1), the same for either order.

    The row of the textbook's table is kept as bits, one for each letter of `left`: a bit that is 0 says that the
    subsequence grows there (Allison and Dix 1986; Hyyrö 2004).
    """
    if not left or not right:
        return 0.0
    places: dict[str, int] = {}
    for at, letter in enumerate(left):
        places[letter] = places.get(letter, 0) | 1 << at
    row = every = (1 << len(left)) - 1
    for letter in right:
        matched = row & places.get(letter, 0)
        row = (row + matched) | (row - matched)
    return 2 * (len(left) - (row & every).bit_count()) / (len(left) + len(right))
