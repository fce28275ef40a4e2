"""Whether two words stand in one place of the sentence: they hang on linked words, or linked words hang on them."""

from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.parsing import can_parse, parse, parse_together
from transcheck.comparing.tokens import Token
from transcheck.languages.english import parts_of_speech

_NOUN = 9  # tenths of a word's use as a noun without which it may be another word, too


def in_one_place(comparison: Comparison, one: Token, other: Token) -> bool:
    """Whether two words of one part of speech have the same governor, or dependents and a neighbour in common.

    Without a parser, whether the nearest linked words on both sides of them are linked to each other.

    Args:
        comparison: the two renderings.
        one: a word of the left side.
        other: a word of the right side.
    """
    here, there = parse_together(comparison.left, comparison.right)
    if not can_parse():
        return _held(comparison, one, other) == 2
    if not _one_part_of_speech(here[one.index].tag, there[other.index].tag):
        return False
    heads = here[one.index].head, there[other.index].head
    if heads == (one.index, other.index):
        return True
    if comparison.right.tokens[heads[1]] in comparison.counterparts(comparison.left, comparison.left.tokens[heads[0]]):
        return True
    return _held(comparison, one, other) > 0 and any(
        here[token.index].head == one.index and there[partner.index].head == other.index
        for token in comparison.left.tokens
        if token.kind in {"content", "number"}
        for partner in comparison.counterparts(comparison.left, token)
    )


def one_use(comparison: Comparison, one: Token, other: Token) -> bool:
    """Whether two words are of one part of speech and, where that can be told, hang on their governors in one way."""
    words = parse_together(comparison.left, comparison.right)
    mine, yours = words[0][one.index], words[1][other.index]
    return _one_part_of_speech(mine.tag, yours.tag) and (mine.relation == yours.relation or not can_parse())


def _one_part_of_speech(one: str, other: str) -> bool:
    """Whether two tags are of one part of speech; a participle is a verb as well as an adjective."""
    return one[:1] == other[:1] or {one, other} in ({"VBN", "JJ"}, {"VBG", "JJ"}, {"VBD", "JJ"})


def is_noun(side: Side, token: Token) -> bool:
    """Whether a word is used as a common noun; without a parser, whether it mostly is."""
    if can_parse():
        return parse(side)[token.index].tag in {"NN", "NNS"}
    return parts_of_speech(token.lemma).get("n", 0) >= _NOUN


def _held(comparison: Comparison, one: Token, other: Token) -> int:
    """How many of the nearest linked words around are linked to each other, 0 to 2; two ends count as one."""
    held = 0
    for step in (-1, 1):
        here = _neighbour(comparison, comparison.left, one, step)
        there = _neighbour(comparison, comparison.right, other, step)
        if here is None or there is None:
            held += here is there
        else:
            held += there in comparison.counterparts(comparison.left, here)
    return held


def _neighbour(comparison: Comparison, side: Side, token: Token, step: int) -> Token | None:
    partners = comparison.partners(side)
    at = token.index + step
    while 0 <= at < len(side.tokens):
        other = side.tokens[at]
        if other.kind in {"content", "number"} and at in partners:
            return other
        at += step
    return None
