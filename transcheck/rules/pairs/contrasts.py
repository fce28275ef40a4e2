"""Closed sets of words of which one in the place of another changes the claim: more/less, before/after, all/some."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.phrases import PhraseTable, find_phrases, phrase_table
from transcheck.comparing.tokens import Token
from transcheck.languages.facts import load_facts
from transcheck.rules.pairs.places import nearest

_WITHIN = 2  # words between the place of a word and the contrary word found there
_GOVERNED = 3  # words after one of these among which what it is said of stands


@dataclass(frozen=True, slots=True)
class Contrast:
    """A word of one class here, where a word of another class of the same group stands there.

    Attributes:
        group: "amount", "time", "share", …
        left, right: the words, the last ones of their expressions.
        left_class, right_class: their classes, "more" and "less".
        governed: whether both are said of the same word.
    """

    group: str
    left: Token
    right: Token
    left_class: str
    right_class: str
    governed: bool


@dataclass(frozen=True, slots=True)
class _Member:
    """An expression of a group in a rendering."""

    tokens: tuple[Token, ...]
    classes: frozenset[str]

    @property
    def head(self) -> Token:
        return self.tokens[-1]


def contrasts(comparison: Comparison, family: str) -> tuple[Contrast, ...]:
    """The contrasts of one family of groups, "comparison" or "order", in the order of the left side."""
    left, right = _telling(comparison.left), _telling(comparison.right)
    found: list[Contrast] = []
    for group in load_facts("en-contrasts")[family]:
        words = _first_words(family, group)
        if not words.isdisjoint(left) and not words.isdisjoint(right):
            found += _in_group(comparison, family, group)
    return tuple(sorted(found, key=lambda contrast: (contrast.left.index, contrast.right.index)))


@lru_cache(maxsize=8)  # every family asks for the same two sides
def _telling(side: Side) -> frozenset[str]:
    """The few words of a side that begin an expression of any group."""
    return side.words & _words()


@cache
def _words() -> frozenset[str]:
    families = load_facts("en-contrasts").items()
    return frozenset(word for family, groups in families for group in groups for word in _first_words(family, group))


@cache
def _first_words(family: str, group: str) -> frozenset[str]:
    return frozenset(_table(family, group))


@cache
def _table(family: str, group: str) -> PhraseTable:
    """The expressions of a group; one that belongs to several classes has their names joined by "|"."""
    classes: dict[str, list[str]] = {}
    for name, phrases in load_facts("en-contrasts")[family][group].items():
        for phrase in phrases:
            classes.setdefault(phrase, []).append(name)
    by_names: dict[str, list[str]] = {}
    for phrase, names in classes.items():
        by_names.setdefault("|".join(names), []).append(phrase)
    return phrase_table(by_names)


def _members(side: Side, family: str, group: str) -> list[_Member]:
    return [
        _Member(tuple(side.tokens[i] for i in hit.indices), frozenset(hit.name.split("|")))
        for hit in find_phrases(side.tokens, _table(family, group))
    ]


def _in_group(comparison: Comparison, family: str, group: str) -> Iterator[Contrast]:
    left, right = comparison.left, comparison.right
    all_ours, all_theirs = _members(left, family, group), _members(right, family, group)
    ours = [member for member in all_ours if _free(comparison, left, member, all_theirs)]
    theirs = [member for member in all_theirs if _free(comparison, right, member, all_ours)]
    for member in ours:
        if len(member.classes) != 1:
            continue
        near = [other for other in theirs if _stands_at(comparison, member.head, other.head)]
        if any(other.classes & member.classes for other in near):
            continue
        clear = {other.head: other for other in near if len(other.classes) == 1}
        head = nearest(comparison, left, member.head, clear, _WITHIN)
        best = clear[head] if head is not None else None
        if best is None or _said_elsewhere(ours, theirs, member.classes, best.classes):
            continue
        theirs.remove(best)
        (one,), (two,) = member.classes, best.classes
        yield Contrast(group, member.head, best.head, one, two, _govern_the_same(comparison, member.head, best.head))


def _stands_at(comparison: Comparison, token: Token, other: Token) -> bool:
    """Whether one of two words of the left and the right side stands where the other would."""
    return bool(
        nearest(comparison, comparison.left, token, [other], _WITHIN)
        or nearest(comparison, comparison.right, other, [token], _WITHIN)
    )


def _govern_the_same(comparison: Comparison, one: Token, other: Token) -> bool:
    """Whether the next words of meaning are linked, or neither has any."""
    mine, theirs = _governed(comparison.left, one), _governed(comparison.right, other)
    if mine is None or theirs is None:
        return mine is theirs
    return theirs in comparison.counterparts(comparison.left, mine)


def _governed(side: Side, token: Token) -> Token | None:
    following = side.tokens[token.index + 1 : token.index + 1 + _GOVERNED]
    return next((t for t in following if t.kind in {"content", "number"} and t.sentence == token.sentence), None)


def _free(comparison: Comparison, side: Side, member: _Member, others: list[_Member]) -> bool:
    """Whether the other side has nothing of its class in its place."""
    facing = {there.index for token in member.tokens for there in comparison.counterparts(side, token)}
    return not any(
        other.classes & member.classes and any(token.index in facing for token in other.tokens) for other in others
    )


def _said_elsewhere(ours: list[_Member], theirs: list[_Member], mine: frozenset[str], other: frozenset[str]) -> bool:
    """Whether either side has the other one's class free somewhere: then the order differs, not the claim."""
    return any(member.classes & other for member in ours) or any(member.classes & mine for member in theirs)
