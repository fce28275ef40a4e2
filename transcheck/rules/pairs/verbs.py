"""When a verb places what it says: past, present or future, by its form and its auxiliaries."""

from collections.abc import Sequence
from functools import cache

from transcheck.comparing.tokens import Token
from transcheck.languages.english import parts_of_speech
from transcheck.languages.facts import load_facts

_BACK = 4  # words before a verb among which its auxiliaries stand
_SURE = 6  # tenths of a word's use as a verb: below that it may as well be a noun


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(load_facts("en-grammar")["tense"][name])


def tense(tokens: Sequence[Token], verb: Token) -> tuple[str, bool] | None:
    """Past, present or future, and whether an auxiliary says so; None for infinitives, modals and lone participles."""
    if verb.index and _is_noun_after(tokens[verb.index - 1]):
        return None  # "will repair the dam"
    before = []
    for token in reversed(tokens[max(0, verb.index - _BACK) : verb.index]):
        if token.kind == "mark" or token.folded in _table("stops"):
            break
        before.append(token.folded)
    if not _table("open").isdisjoint(before):
        return None
    if not _table("perfect").isdisjoint(before) and verb.folded != verb.lemma and not verb.folded.endswith("ing"):
        return "past", True
    for name in ("future", "past", "present"):
        if not _table(name).isdisjoint(before):
            return name, True
    form = _by_form(tokens, verb)
    return (form, False) if form else None


def _by_form(tokens: Sequence[Token], verb: Token) -> str | None:
    if verb.folded in _table("past"):
        return "past"
    if verb.folded in _table("present"):
        return "present"
    if parts_of_speech(verb.lemma).get("v", 0) < _SURE or verb.kind != "content":
        return None
    if verb.index and _before_noun(tokens[verb.index - 1]):
        return None  # "both calls", "told lies"
    if verb.folded.endswith("ing"):
        return None
    if verb.folded == verb.lemma:
        return None  # an infinitive, a present tense or an imperative
    return "present" if verb.folded.endswith("s") else "past"


def _is_noun_after(token: Token) -> bool:
    return token.folded in load_facts("en-grammar")["words"]["articles"]


def _before_noun(token: Token) -> bool:
    """Whether what follows a word is a noun: it is an article, a preposition or the like, or a verb."""
    if token.kind == "content":
        return parts_of_speech(token.lemma).get("v", 0) >= _SURE
    return token.folded in _determiners()


@cache
def _determiners() -> frozenset[str]:
    words, person = load_facts("en-grammar")["words"], load_facts("en-grammar")["person"]
    pronouns = (word for name in ("first", "we", "second", "he", "she", "it", "they") for word in person[name])
    before_noun = (word for word in pronouns if word not in person["subjects"])
    return frozenset(
        [*words["articles"], *words["demonstratives"], *words["prepositions"], *_table("quantifiers"), *before_noun]
    )
