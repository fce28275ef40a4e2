"""Who does what: the pronoun before a verb, and the pronoun before the same verb on the other side."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.tokens import Token, persons
from transcheck.languages.facts import load_facts
from transcheck.rules.pairs.agents import is_passive

_REACH = 6  # words from a pronoun to the word it goes with


@dataclass(frozen=True, slots=True)
class OtherSubject:
    """One deed or thing, and another person who does or has it.

    Attributes:
        left, right: the two pronouns.
        persons: their grammatical persons, left and right: first, we, second, he, she, they.
        word: what is done or had, on the left side.
        does: whether the persons do it; else they only have it or suffer it.
    """

    left: Token
    right: Token
    persons: tuple[str, str]
    word: Token
    does: bool


def other_subjects(comparison: Comparison) -> tuple[OtherSubject, ...]:
    """What both sides tell, of different persons; "it" and what it stands for are left alone."""
    return tuple(_other_subjects(comparison))


def _other_subjects(comparison: Comparison) -> Iterator[OtherSubject]:
    left, right = comparison.left, comparison.right
    told: set[tuple[int, str, str]] = set()  # "I took my boat", "we took our boat": one change of persons
    for case in ("subjects", "possessives", "objects"):
        theirs = {word.index: pronoun for pronoun, words in _pronouns(right, case) for word in reversed(words)}
        for pronoun, words in _pronouns(left, case):
            facing = (
                (word, theirs.get(other.index)) for word in words for other in comparison.counterparts(left, word)
            )
            word, there = next(((word, there) for word, there in facing if there is not None), (None, None))
            if word is None or there is None:
                continue
            pair = persons()[pronoun.folded], persons()[there.folded]
            change = (pronoun.sentence, *pair)
            suffered = case == "subjects" and _voices_differ(comparison, word)
            if pair[0] != pair[1] and change not in told and not suffered:
                told.add(change)
                yield OtherSubject(pronoun, there, pair, word, case == "subjects")


def _voices_differ(comparison: Comparison, word: Token) -> bool:
    """Whether it is done here and suffered there: "they told us", "we were told"."""
    left, right = comparison.left, comparison.right
    return any(is_passive(left, word) != is_passive(right, other) for other in comparison.counterparts(left, word))


@cache
def _forms(case: str) -> frozenset[str]:
    return frozenset(load_facts("en-grammar")["cases"][case])


def _pronouns(side: Side, case: str) -> Iterator[tuple[Token, tuple[Token, ...]]]:
    """The pronouns of a grammatical case, each with the words of meaning that it may go with, the nearest first."""
    forms = _forms(case)
    for token in side.tokens if not forms.isdisjoint(side.words) else ():
        if token.folded in forms and token.kind != "aside" and not _joined(side, token):
            words = tuple(_before(side, token) if case == "objects" else _after(side, token, case))
            if words:
                yield token, words


def _joined(side: Side, token: Token) -> bool:
    """Whether a pronoun is but one of several: "my father and I"."""
    beside = list(side.tokens[token.index + 1 : token.index + 2])
    if token.folded in {"i", "me"}:
        beside += side.tokens[max(0, token.index - 1) : token.index]
    return any(other.folded in {"and", "or"} for other in beside)


def _after(side: Side, token: Token, case: str) -> Iterator[Token]:
    for other in side.tokens[token.index + 1 : token.index + 1 + _REACH]:
        ends = other.kind == "mark" or other.folded in _forms("subjects") or other.folded in _stops()
        if ends or (case == "possessives" and other.kind != "content"):
            return
        if other.kind == "content":
            yield other


def _before(side: Side, token: Token) -> Iterator[Token]:
    for other in reversed(side.tokens[max(0, token.index - 3) : token.index]):
        if other.kind == "mark":
            return
        if other.kind == "content":
            yield other
            return


@cache
def _stops() -> frozenset[str]:
    """Words after which another clause begins."""
    return frozenset(load_facts("en-grammar")["words"]["joints"]) | {"to", "who"}
