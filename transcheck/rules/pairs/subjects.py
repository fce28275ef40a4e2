"""Who does what: the person who fills a part here, and another person who fills it there."""

from collections.abc import Iterator
from dataclasses import dataclass

from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.parsing import parse_together
from transcheck.comparing.roles import Part, parts
from transcheck.comparing.tokens import Token, persons
from transcheck.rules.pairs.exchanged import linked, loose_words, may_differ, same_one, same_use, turned

_QUOTES = frozenset('“”"«»„‟')
_TOLD = frozenset({"first", "we", "second", "he", "she", "they"})  # "it" stands for too much to be told apart

_AROUND = 5  # words around a predicate among which another one must be linked


@dataclass(frozen=True, slots=True)
class OtherSubject:
    """One deed or thing, and another person who does or has it.

    Attributes:
        left, right: the two pronouns.
        persons: their grammatical persons, left and right: first, we, second, he, she, they.
        word: what is done or had, on the left side.
        facing: the same on the right side.
        does: whether the persons do it; else they only have it or suffer it.
        quoted: whether only one of the two stands within marks, so that reported speech may change the person.
    """

    left: Token
    right: Token
    persons: tuple[str, str]
    word: Token
    facing: Token
    does: bool
    quoted: bool


def other_subjects(comparison: Comparison) -> tuple[OtherSubject, ...]:
    """What both sides tell, of different persons; each change of persons once a sentence."""
    if not _persons_differ(comparison) or not may_differ(comparison):
        return ()
    parse_together(comparison.left, comparison.right)
    told: set[tuple[int, str, str]] = set()  # "I took my boat", "we took our boat": one change of persons
    found = []
    for other in sorted(_other_subjects(comparison), key=lambda one: (not one.does, one.left.index, one.right.index)):
        change = (other.left.sentence, *other.persons)
        if change not in told:
            told.add(change)
            found.append(other)
    return tuple(found)


def _persons_differ(comparison: Comparison) -> bool:
    """Whether the sides have pronouns of two persons at all, so that one may stand for the other."""
    ours, theirs = ({persons()[word] for word in side.words & persons().keys()} for side, _ in comparison.sides)
    return any(one != other for one in ours & _TOLD for other in theirs & _TOLD)


def _other_subjects(comparison: Comparison) -> Iterator[OtherSubject]:
    left, right = comparison.left, comparison.right
    ours, theirs = parts(left), parts(right)
    for here in ours:
        one = left.tokens[here.filler]
        if persons().get(one.folded) not in _TOLD or _joined(here, ours):
            continue
        for there in theirs:
            relation = linked(comparison, here.predicate, there.predicate)
            if relation is None or not _tells(comparison, here, there):
                continue
            other = right.tokens[there.filler]
            pair = persons()[one.folded], persons().get(other.folded, "")
            names = turned(there.names) if relation == "converse" else there.names
            if pair[1] not in _TOLD or _joined(there, theirs) or pair[0] == pair[1] or names.isdisjoint(here.names):
                continue
            if not _said_too(comparison, here, there, ours, theirs):
                does = here.names == {"agent"} == set(names)
                quoted = _within_marks(left, one) != _within_marks(right, other)
                yield OtherSubject(
                    one, other, pair, left.tokens[here.predicate], right.tokens[there.predicate], does, quoted
                )


def _joined(part: Part, parts_there: tuple[Part, ...]) -> bool:
    """Whether a pronoun is but one of several who fill a part: "my father and I"."""
    return sum(other.predicate == part.predicate and other.names == part.names for other in parts_there) > 1


def _tells(comparison: Comparison, here: Part, there: Part) -> bool:
    """Whether the two predicates surely stand for each other: of some meaning, and with linked words around both."""
    one, other = comparison.left.tokens[here.predicate], comparison.right.tokens[there.predicate]
    if one.kind != "content" or other.kind != "content" or {one.lemma, other.lemma} & loose_words():
        return False
    if one.lemma != other.lemma and (not same_use(comparison, one, other) or here.names != {"agent"}):
        return False
    around = comparison.left.tokens[max(0, one.index - _AROUND) : one.index + _AROUND + 1]
    return any(
        abs(partner.index - other.index) <= _AROUND
        for token in around
        if token.kind in {"content", "number"} and token is not one
        for partner in comparison.counterparts(comparison.left, token)
        if partner is not other
    )


def _said_too(
    comparison: Comparison, here: Part, there: Part, ours: tuple[Part, ...], theirs: tuple[Part, ...]
) -> bool:
    """Whether either person fills some part of the predicate on the other side as well: "he told me", "I told him"."""
    return any(same_one(comparison, here.filler, p.filler) for p in theirs if p.predicate == there.predicate) or any(
        same_one(comparison, p.filler, there.filler) for p in ours if p.predicate == here.predicate
    )


def _within_marks(side: Side, token: Token) -> bool:
    """Whether a word stands in what is quoted within the rendering."""
    return sum(other.text in _QUOTES for other in side.tokens[: token.index]) % 2 == 1
