"""Who did it, where one side says so and the other only says that it was done."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.tokens import Token, countries
from transcheck.languages.closed import forms_of_be
from transcheck.languages.english import broader, parts_of_speech
from transcheck.languages.facts import load_facts

_BACK = 4  # words before a participle among which its auxiliary stands
_AGENT = 7  # words of an agent at most
_NOUN = 6  # tenths of a word's use as a noun that make it one here


@dataclass(frozen=True, slots=True)
class LostAgent:
    """A deed that both sides tell, and a doer whom only one side tells.

    Attributes:
        side: the side that names the doer.
        agent: the words for the doer.
        party: whether they mean a person, a body or a nation, rather than a thing.
        deed: the verb there.
        facing: the verb of the other side.
    """

    side: Side
    agent: tuple[Token, ...]
    party: bool
    deed: Token
    facing: Token


def lost_agents(comparison: Comparison) -> tuple[LostAgent, ...]:
    """The doers whom the other side leaves out by a passive; the left side's first."""
    return tuple(lost for side, other in comparison.sides for lost in _lost(comparison, side, other))


def _lost(comparison: Comparison, side: Side, other: Side) -> Iterator[LostAgent]:
    if forms_of_be().isdisjoint(other.words):
        return
    partners = comparison.partners(side)
    for deed in side.tokens:
        if deed.kind != "content" or deed.name or deed.index not in partners:
            continue
        facing = next(iter(comparison.counterparts(side, deed)))
        if not is_passive(other, facing) or _by(other, facing):
            continue
        agent = _by(side, deed) if is_passive(side, deed) else _subject(side, deed)
        if (
            agent
            and _can_act(agent[-1])
            and not any(token.index in partners for token in agent)
            and not _answered(comparison, side, agent)
        ):
            yield LostAgent(side, agent, any(map(_is_party, agent)), deed, facing)


def _is_party(token: Token) -> bool:
    known = token.name or token.folded in countries() or token.lemma in load_facts("en-grammar")["parties"]["words"]
    return known or broader("person", token.lemma) or broader("organization", token.lemma)


def _can_act(token: Token) -> bool:
    if token.folded.endswith("ing") or token.kind == "number":
        return False
    return _is_party(token) or parts_of_speech(token.lemma).get("n", 0) >= _NOUN


def is_passive(side: Side, verb: Token) -> bool:
    """Whether a word is a participle after a form of "be": "was shelled"."""
    unchanged = verb.folded == verb.lemma and not verb.folded.endswith(("ed", "en"))  # "shelled" is an adjective, too
    if unchanged or verb.folded.endswith(("ing", "s")):
        return False
    for token in reversed(side.tokens[max(0, verb.index - _BACK) : verb.index]):
        if token.folded in forms_of_be():
            return True
        if token.kind == "mark" or (token.kind == "content" and not token.folded.endswith("ly")):
            return False
    return False


def _by(side: Side, verb: Token) -> tuple[Token, ...]:
    """The words for the doer after "by"."""
    by = next((t for t in side.tokens[verb.index + 1 : verb.index + _AGENT] if t.folded == "by"), None)
    if by is None or by.sentence != verb.sentence:
        return ()
    return _agent(side.tokens[by.index + 1 : by.index + 1 + _AGENT])


def _agent(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The first words of a stretch that mean someone: up to a mark or a word that begins another phrase."""
    found: list[Token] = []
    for token in tokens:
        if token.kind in {"content", "number"}:
            found.append(token)
        elif token.kind == "mark" or token.folded not in _inside():
            break
    return () if found[:1] and (found[0].kind == "number" or found[0].folded.endswith("ing")) else tuple(found)


@cache
def _inside() -> frozenset[str]:
    """Words that may stand inside the words for a doer."""
    grammar = load_facts("en-grammar")
    return frozenset([*grammar["words"]["articles"], *grammar["cases"]["possessives"], "and", "of", "'s"])


def _subject(side: Side, verb: Token) -> tuple[Token, ...]:
    """The words of meaning right before an active verb, in its clause."""
    if verb.index and side.tokens[verb.index - 1].folded == "to":
        return ()
    found: list[Token] = []
    for token in reversed(side.tokens[max(0, verb.index - _AGENT) : verb.index]):
        auxiliary = not found and (token.folded in _auxiliaries() or token.folded.endswith("ly"))
        if auxiliary:
            continue
        if token.kind in {"content", "number"}:
            found.append(token)
        elif token.folded not in _inside():
            break
    return tuple(reversed(found))


@cache
def _auxiliaries() -> frozenset[str]:
    grammar = load_facts("en-grammar")
    return frozenset([*grammar["words"]["auxiliaries"], *grammar["modals"]["words"], "also", "not", "n't"])


def _answered(comparison: Comparison, side: Side, agent: tuple[Token, ...]) -> bool:
    """Whether other words of the other side stand in the doer's very place."""
    first = side is comparison.left
    replaced = (pair.left if first else pair.right for pair in comparison.replacements if pair.held == 2)
    return any(set(agent) & set(stretch.tokens) for stretch in replaced)
