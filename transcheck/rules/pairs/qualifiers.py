"""Words whose mere loss changes a claim: "only", "almost", "allegedly", "deputy"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.tokens import Token
from transcheck.languages.facts import load_facts

_REACH = 4  # words after a qualifier among which stands what it qualifies


@dataclass(frozen=True, slots=True)
class LostQualifier:
    """A qualifier on one side that nothing on the other side answers, though what it qualifies stands there.

    Attributes:
        side, other: the side that has it, and the one that does not.
        word: the qualifier.
        qualified: the word it qualifies.
        facing: the counterpart of that word on the other side.
        counts: whether it qualifies a number.
    """

    side: Side
    other: Side
    word: Token
    qualified: Token
    facing: Token
    counts: bool


def lost_qualifiers(comparison: Comparison, family: str) -> Iterator[LostQualifier]:
    """The qualifiers of one family, "certainty", "degree" or "title", that only one side has."""
    for words, answers in _classes(family):
        for side, other in comparison.sides:
            if words.isdisjoint(side.words):
                continue
            for token in side.tokens:
                if words.isdisjoint((token.folded, token.lemma)) or _says_else(side, token):
                    continue
                found = _lost(comparison, side, token)
                if found and not _answered(comparison, other, found[1], words, answers):
                    counts = any(found[0] in figure.tokens for figure in side.figures)
                    yield LostQualifier(side, other, token, *found, counts)


@cache
def _classes(family: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Of each class of a family: its words; and all that answers one of them, these words included."""
    table: Mapping[str, Mapping[str, list[str]]] = load_facts("en-qualifiers")[family]
    return tuple(
        (frozenset(group["words"]), frozenset([*group["words"], *group["answers"]])) for group in table.values()
    )


def _says_else(side: Side, token: Token) -> bool:
    """Whether it is no qualifier here: "not only", "only to find"."""
    before = side.tokens[token.index - 1].lemma if token.index else ""
    after = side.tokens[token.index + 1].lemma if token.index + 1 < len(side.tokens) else ""
    return token.folded == "only" and (before == "not" or after == "to")


def _answered(
    comparison: Comparison, other: Side, facing: Token, words: frozenset[str], answers: frozenset[str]
) -> bool:
    """Whether the other side has the like right there, or some answer that stands for no other word of this side."""
    for token in other.tokens:
        forms = (token.folded, token.lemma)
        if not words.isdisjoint(forms) and abs(token.index - facing.index) < _REACH:
            return True
        if not answers.isdisjoint(forms) and not comparison.counterparts(other, token):
            return True
    return False


def _lost(comparison: Comparison, side: Side, token: Token) -> tuple[Token, Token] | None:
    """What a qualifier without a counterpart qualifies, and the counterpart of that."""
    if token.kind == "aside" or comparison.counterparts(side, token):
        return None
    following = side.tokens[token.index + 1 : token.index + 1 + _REACH]
    qualified = next((t for t in following if _may_be_qualified(t) and t.sentence == token.sentence), None)
    if qualified is None:
        return None
    facing = comparison.counterparts(side, qualified)
    return (qualified, facing[0]) if facing else None


def _may_be_qualified(token: Token) -> bool:
    return token.kind in {"content", "number"} or token.folded in load_facts("en-grammar")["person"]["other"]
