"""Words that deny, by a negator or by themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from transcheck.comparing.comparison import Side
from transcheck.comparing.keeping import kept
from transcheck.comparing.operators import Operator, find_operators
from transcheck.comparing.tokens import Token
from transcheck.languages.english import antonyms, is_known
from transcheck.languages.facts import load_facts

_DENIAL_BEFORE = 5  # words from a negation to what it denies
_SHORTEST = 3  # letters of what a prefix negates


@dataclass(frozen=True, slots=True)
class Negation:
    """A word that says no, and the word it says it of.

    Attributes:
        cue: the negator.
        target: the next content word in the same sentence, where there is one.
    """

    cue: Token
    target: Token | None


@cache
def negative_words(table: str, *names: str) -> frozenset[str]:
    """The words of one table of en-negation.toml, of several of its lists together."""
    return frozenset(word for name in names for word in load_facts("en-negation")[table][name])


@kept
def negations(side: Side) -> tuple[Negation, ...]:
    """The explicit negations of a rendering, in order; expressions that deny nothing are left out."""
    explicit = negative_words("explicit", "words")
    if explicit.isdisjoint(side.words):
        return ()
    found = [op for op in side.operators if op.denies and any(t.folded in explicit for t in op.tokens)]
    return tuple(Negation(negator(op), op.targets[0] if op.targets else None) for op in found)


def negator(operator: Operator) -> Token:
    """The word of an operator that says no; its first one where none does."""
    explicit = negative_words("explicit", "words")
    return next((token for token in operator.tokens if token.folded in explicit), operator.cue)


def negators(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words that say no, in order, also those of expressions that deny nothing, such as "not until"."""
    explicit = negative_words("explicit", "words")
    return tuple(token for token in tokens if token.kind != "aside" and token.folded in explicit)


def denies(tokens: Sequence[Token]) -> bool:
    """Whether the words deny what they say: an odd number of denials."""
    return bool(sum(operator.denies for operator in find_operators(tokens)) % 2)


def is_denied(side: Side, token: Token) -> bool:
    """Whether a negation stands shortly before a word, or a word such as "refuse" or "lack" does."""
    before = side.tokens[max(0, token.index - _DENIAL_BEFORE) : token.index]
    return any(
        other.sentence == token.sentence
        and (other.folded in negative_words("explicit", "words") or denies_always(other))
        for other in before
    )


def denies_outside(side: Side) -> bool:
    """Whether the outlet's own words before the marks deny what stands between them: "should not be “a road …”"."""
    explicit = negative_words("explicit", "words")
    return bool(sum(token.folded in explicit or holds_negation(token) for token in side.governing) % 2)


def denies_always(token: Token) -> bool:
    """Whether a word denies something in all its uses: "refuse", "unstable", but not "bar" or "stop"."""
    return is_negative_word(token.lemma) or token.lemma in negative_words("implicit", "strict")


def holds_negation(token: Token) -> bool:
    """Whether a word denies something without a negator: "refuse", "absence", "unstable"."""
    implicit = negative_words("implicit", "verbs", "others")
    return token.lemma in implicit or token.folded in implicit or is_negative_word(token.lemma)


@lru_cache(maxsize=20_000)
def is_negative_word(lemma: str) -> bool:
    """Whether `lemma` is a known word with a negative prefix or ending: "unstable", "irregular", "homeless"."""
    if lemma.endswith(("less", "lessly")) and len(lemma) > len("unless"):
        return True
    return any(
        lemma.startswith(prefix)
        and len(bare := lemma.removeprefix(prefix)) > _SHORTEST
        and is_known(bare)
        and antonyms(lemma, bare)
        for prefix in load_facts("en-grammar")["affixes"]["negative_prefixes"]
    )


def not_all(side: Side) -> tuple[Token, ...]:
    """The words of the first expression that leaves some: "not all", "not everyone"; none when there is none."""
    return next((op.tokens for op in side.operators if op.name == "not_all"), ())
