"""Closed sets of words of which one in the place of another changes the claim: more/less, before/after, all/some."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.keeping import kept
from transcheck.comparing.nearness import shares_around
from transcheck.comparing.phrases import PhraseTable, find_phrases, phrase_table
from transcheck.comparing.polarity import holds_negation, negations
from transcheck.comparing.tokens import Token
from transcheck.languages.facts import load_facts
from transcheck.rules.pairs.places import nearest

_MASK = "mask"  # expressions that only hide their words from the classes of the group
_FREE = 0.5  # share of words without counterpart above which nothing is said
_FREE_PLACE = 0.3  # the same where the two are not said of one word
_WITHIN = 2  # words between the place of a word and the contrary word found there
_AROUND = 8  # words around one among which a denial may turn it round
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
    for group in load_facts("en-contrasts")[family] if comparison.unmatched <= _FREE else ():
        words = _first_words(family, group)
        if not words.isdisjoint(left) and not words.isdisjoint(right):
            found += _in_group(comparison, family, group)
    return tuple(sorted(found, key=lambda contrast: (contrast.left.index, contrast.right.index)))


@kept
def _telling(side: Side) -> frozenset[str]:
    """The few words of a side that begin an expression of any group."""
    return side.words & _words()


@cache
def _words() -> frozenset[str]:
    families = [(name, groups) for name, groups in load_facts("en-contrasts").items() if name != "alike"]
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


@kept
def _members(side: Side, family: str, group: str) -> tuple[_Member, ...]:
    return tuple(
        _Member(tuple(side.tokens[i] for i in hit.indices), frozenset(hit.name.split("|")))
        for hit in find_phrases(side.tokens, _table(family, group), side.places)
        if hit.name != _MASK
    )


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
        if best is None or _alike(group, member, best) or not _agree(comparison, member, best):
            continue
        if _said_elsewhere(ours, theirs, member.classes, best.classes):
            continue
        theirs.remove(best)
        governed = _govern_the_same(comparison, member.head, best.head)
        if governed or comparison.unmatched <= _FREE_PLACE:
            (one,), (two,) = member.classes, best.classes
            yield Contrast(group, member.head, best.head, one, two, governed)


def _alike(group: str, one: _Member, other: _Member) -> bool:
    pairs = load_facts("en-contrasts")["alike"].get(group, ())
    return any(set(pair) == one.classes | other.classes for pair in pairs)


def _agree(comparison: Comparison, one: _Member, other: _Member) -> bool:
    """Whether most of what stands around both has a counterpart, or what stands right before and after them."""
    before = comparison.counterparts(comparison.left, comparison.left.tokens[max(0, one.tokens[0].index - 1)])
    if other.tokens[0].index - 1 in {token.index for token in before}:
        after = comparison.left.tokens[one.head.index + 1 : one.head.index + 2]
        facing = {there.index for token in after for there in comparison.counterparts(comparison.left, token)}
        if other.head.index + 1 in facing:
            return True
    return shares_around(comparison, comparison.left, one.head, one.tokens) and shares_around(
        comparison, comparison.right, other.head, other.tokens
    )


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


def _free(comparison: Comparison, side: Side, member: _Member, others: Sequence[_Member]) -> bool:
    """Whether the other side has nothing of its class in its place."""
    facing = {there.index for token in member.tokens for there in comparison.counterparts(side, token)}
    return not any(
        other.classes & member.classes and any(token.index in facing for token in other.tokens) for other in others
    )


def _said_elsewhere(ours: list[_Member], theirs: list[_Member], mine: frozenset[str], other: frozenset[str]) -> bool:
    """Whether either side has the other one's class free somewhere: then the order differs, not the claim."""
    return any(member.classes & other for member in ours) or any(member.classes & mine for member in theirs)


def turned(comparison: Comparison, found: Contrast) -> bool:
    """Whether one side alone denies something near: "unless it freezes", "if it does not freeze"."""
    sides = (comparison.left, found.left), (comparison.right, found.right)
    counts = [_denials_near(side, word) for side, word in sides]
    return counts[0] % 2 != counts[1] % 2


def _denials_near(side: Side, word: Token) -> int:
    """Negators and words that deny by themselves around a word, itself left out."""
    cues = {negation.cue.index for negation in negations(side)}
    near = side.tokens[max(0, word.index - _AROUND) : word.index + _AROUND + 1]
    return sum(token is not word and (token.index in cues or holds_negation(token)) for token in near)
