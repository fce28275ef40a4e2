"""A rough parse by the order of words, for where no parser is installed.

English tells who does what by place: the noun before the verb, the noun after it, and prepositions. Only that is read,
with the labels that the parser would give; a word of which nothing can be said hangs on itself.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from transcheck.comparing.tokens import Token, persons
from transcheck.languages.english import parts_of_speech
from transcheck.languages.facts import load_facts

_VERB = 5  # tenths of a word's use as a verb that make it one here
_NOUN = 4  # the same for nouns


class Word(NamedTuple):
    """What the parse says of one token.

    Attributes:
        head: index of the token that it hangs on, its own for the head of a sentence.
        relation: how it hangs there, by the labels of ClearNLP: "nsubj", "dobj", "agent", …
        tag: part of speech by the Penn Treebank: "VBN", "NN", …
    """

    head: int
    relation: str
    tag: str


@cache
def _table(table: str, name: str) -> frozenset[str]:
    return frozenset(load_facts("en-grammar")[table][name])


def shallow_parse(tokens: Sequence[Token]) -> tuple[Word, ...]:
    """One word for each token, in order."""
    words = [Word(token.index, "dep", _tag(tokens, token)) for token in tokens]
    main: Token | None = None
    for clause in _clauses(tokens):
        _own(tokens, clause, words)
        verb = _hang(tokens, clause, words)
        if verb is not None and main is not None and clause[0].folded in _table("words", "conjunctions"):
            words[clause[0].index] = Word(verb.index, "mark", "IN")
            words[verb.index] = Word(main.index, "advcl", words[verb.index].tag)
        main = verb or main
    return tuple(words)


def _own(tokens: Sequence[Token], clause: Sequence[Token], words: list[Word]) -> None:
    """Hang owners on what they own: "the crew's boat", "our boat"."""
    for token in clause:
        after = tokens[token.index + 1 : token.index + 3]
        if words[token.index].tag == "PRP$" and after and words[after[0].index].tag[:2] == "NN":
            words[token.index] = Word(after[0].index, "poss", "PRP$")
        elif len(after) == 2 and after[0].folded == "'s" and words[after[1].index].tag[:2] == "NN":
            words[token.index] = Word(after[1].index, "poss", words[token.index].tag)


def _tag(tokens: Sequence[Token], token: Token) -> str:
    before = tokens[token.index - 1] if token.index else None
    if token.folded in persons():
        return "PRP$" if token.folded in _table("cases", "possessives") else "PRP"
    if token.lemma in _table("words", "auxiliaries") or token.folded in _table("modals", "words"):
        return "MD" if token.folded in _table("modals", "words") else "VBZ"
    if token.kind != "content":
        return "IN" if token.folded in _table("words", "prepositions") else "DT"
    if token.name:
        return "NNP"
    uses = parts_of_speech(token.lemma)
    determined = before is not None and before.folded in _table("words", "articles") | _table("cases", "possessives")
    if not determined and uses.get("v", 0) >= (_VERB if token.folded == token.lemma else _NOUN):
        if token.folded.endswith("ing"):
            return "VBG"
        return "VBN" if _after_be(tokens, token) else "VBD" if token.folded != token.lemma else "VBP"
    if uses.get("n", 0) >= _NOUN or not uses or determined:
        return "NN"
    return "JJ" if uses.get("a", 0) else "RB"


def _after_be(tokens: Sequence[Token], token: Token) -> bool:
    for other in reversed(tokens[max(0, token.index - 3) : token.index]):
        if other.lemma in {"be", "get"} or other.folded in {"'m", "'re"}:
            return True
        if other.kind in {"content", "mark"}:
            return False
    return False


def _clauses(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Stretches between marks and words that begin another clause."""
    clause: list[Token] = []
    for token in tokens:
        if token.kind == "mark" and token.text not in {"-", "'", "’"}:
            yield clause
            clause = []
        elif token.folded in _table("words", "joints") - {"and", "or", "as"} and clause:
            yield clause
            clause = [token]
        else:
            clause.append(token)
    yield clause


def _hang(tokens: Sequence[Token], clause: Sequence[Token], words: list[Word]) -> Token | None:
    """Hang subject, object and prepositions of one clause on its verb, as far as its order tells; give the verb."""
    verb = next((t for t in clause if words[t.index].tag[:2] == "VB" and t.kind == "content"), None)
    if verb is None:
        verb = next((t for t in clause if t.lemma == "be"), None)
        said = [t for t in clause if verb and t.index > verb.index and words[t.index].tag in {"JJ", "NN"}]
        if verb is None or not said:
            return None
        words[said[0].index] = Word(verb.index, "acomp", words[said[0].index].tag)
    for token in clause:
        tag = words[token.index].tag
        if token.index < verb.index and (token.lemma == "be" or tag == "MD"):
            words[token.index] = Word(verb.index, "aux", tag)
    passive = words[verb.index].tag == "VBN"
    nouns = [
        t
        for t in clause
        if words[t.index].tag[:2] in {"NN", "PR"} and words[t.index].relation == "dep" and not _modifies(t, words)
    ]
    before = [t for t in nouns if t.index < verb.index and _preposition(tokens, t) is None]
    if before:
        words[before[0].index] = Word(verb.index, "nsubjpass" if passive else "nsubj", words[before[0].index].tag)
    objects = []
    for token in nouns:
        preposition = _preposition(tokens, token)
        if preposition is not None:
            _hang_preposition(preposition, token, verb, words)
        elif token.index > verb.index:
            objects.append(token)
    relations = ("dative", "dobj") if len(objects) > 1 else ("dobj",)
    for token, relation in zip(objects, relations, strict=False):
        words[token.index] = Word(verb.index, relation, words[token.index].tag)
    return verb


def _hang_preposition(preposition: Token, noun: Token, verb: Token, words: list[Word]) -> None:
    """Hang "than" on the word compared, a preposition before the verb and any "of" on the noun before it."""
    head, relation = verb.index, "prep"
    last = preposition.index - 1
    compares = preposition.folded == "than" and words[last].tag[:2] in {"JJ", "RB"}
    belongs = words[last].tag[:2] == "NN" and (preposition.index < verb.index or preposition.folded == "of")
    if compares or belongs:
        head = last
    elif preposition.folded == "by" and words[verb.index].tag == "VBN":
        relation = "agent"
    words[preposition.index] = Word(head, relation, "IN")
    words[noun.index] = Word(preposition.index, "pobj", words[noun.index].tag)


def _modifies(token: Token, words: Sequence[Word]) -> bool:
    """Whether a noun stands before another noun: "harbour pilot"."""
    return token.index + 1 < len(words) and words[token.index + 1].tag[:2] == "NN"


def _preposition(tokens: Sequence[Token], token: Token) -> Token | None:
    """The preposition that governs a noun, before its articles and modifiers."""
    for other in reversed(tokens[max(0, token.index - 4) : token.index]):
        if other.folded in _table("words", "prepositions") or other.folded == "than":
            return other
        if other.kind == "mark" or other.folded in persons():
            return None
        if other.kind == "function" and other.folded not in _table("words", "articles"):
            return None
        if parts_of_speech(other.lemma).get("v", 0) >= _VERB:
            return None
    return None
