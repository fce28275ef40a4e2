"""Words whose mere loss changes a claim: "only", "almost", "allegedly", "deputy"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.nearness import shares_around
from transcheck.comparing.phrases import PhraseTable, find_phrases, phrase_table
from transcheck.comparing.tokens import Token, persons
from transcheck.languages.facts import load_facts

_TOP = frozenset({"best", "worst", "first", "last", "only", "main", "most", "least", "leading", "top"})
_FREE = 0.5  # share of words without counterpart above which a lost word says nothing
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
        name: its class.
    """

    side: Side
    other: Side
    word: Token
    qualified: Token
    facing: Token
    counts: bool
    name: str


def lost_qualifiers(comparison: Comparison, family: str) -> Iterator[LostQualifier]:
    """The qualifiers of one family, "certainty", "degree", "title" or "rank", that only one side has."""
    if comparison.unmatched > _FREE:
        return
    for name in load_facts("en-qualifiers")[family]:
        table, words, answers = _class(family, name)
        for side, other in comparison.sides:
            if side.words.isdisjoint(table):
                continue
            for hit in find_phrases(side.tokens, table, side.places):
                token, first = side.tokens[hit.last], side.tokens[hit.first]
                said_too = any(there.lemma == first.lemma for there in comparison.counterparts(side, first))
                if _says_else(side, token) or (first is not token and said_too):
                    continue
                found = _lost(comparison, side, token, first is token)
                if family == "rank" and (found is None or not is_top(found[0])):
                    continue
                if found and not _answered(comparison, other, found[1], words, answers):
                    counts = any(found[0] in figure.tokens for figure in side.figures)
                    yield LostQualifier(side, other, first, *found, counts, name)


@cache
def _class(family: str, name: str) -> tuple[PhraseTable, frozenset[str], frozenset[str]]:
    """The expressions of a class; its single words; and all that answers one of them, these included."""
    group: Mapping[str, list[str]] = load_facts("en-qualifiers")[family][name]
    words = frozenset(word for phrase in group["words"] if " " not in phrase for word in [phrase])
    return phrase_table({name: group["words"]}), words, frozenset([*words, *group["answers"]])


def is_top(token: Token) -> bool:
    """Whether a word puts something first of all: "best", "largest", "first", "only"."""
    return token.folded in _TOP or (token.folded.endswith("est") and token.folded != token.lemma)


def _says_else(side: Side, token: Token) -> bool:
    """Whether it is no qualifier here: "not only", "only to find", "if only", "Only they forgot" for "but"."""
    before = side.tokens[token.index - 1].lemma if token.index else ""
    after = side.tokens[token.index + 1] if token.index + 1 < len(side.tokens) else None
    if token.folded != "only":
        return False
    opens = (
        (token.text[0].isupper() or before in {",", ";", "—", "–"}) and after is not None and after.folded in persons()
    )
    return before in {"not", "if", "the", "an", "n't"} or opens or (after is not None and after.lemma == "to")


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


def _lost(comparison: Comparison, side: Side, token: Token, alone: bool) -> tuple[Token, Token] | None:
    """What a qualifier without a counterpart qualifies, and the counterpart of that."""
    if token.kind == "aside" or (alone and comparison.counterparts(side, token)):
        return None
    following = side.tokens[token.index + 1 : token.index + 1 + _REACH]
    qualified = next((t for t in following if _may_be_qualified(t) and t.sentence == token.sentence), None)
    if qualified is None or not shares_around(comparison, side, token):
        return None
    facing = comparison.counterparts(side, qualified)
    if not alone and is_top(
        qualified
    ):  # "the first", "one of the first": a link of "first" and "one" is no counterpart
        other = comparison.right if side is comparison.left else comparison.left
        facing = tuple(t for t in other.tokens if t.folded == qualified.folded) or facing
    return (qualified, facing[0]) if facing else None


def _may_be_qualified(token: Token) -> bool:
    return token.kind in {"content", "number"} or token.folded in load_facts("en-grammar")["person"]["other"]
