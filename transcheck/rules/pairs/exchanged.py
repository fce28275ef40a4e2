"""Roles that changed hands: the same words, but what one did here the other does there."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from transcheck.comparing.comparison import Comparison
from transcheck.comparing.keeping import kept
from transcheck.comparing.parsing import parse, parse_together
from transcheck.comparing.roles import Part, parts
from transcheck.comparing.tokens import Token, persons
from transcheck.languages.english import parts_of_speech
from transcheck.languages.facts import load_facts
from transcheck.rules.pairs.agents import is_passive

_KEEPING = frozenset({"same", "form", "spelling", "synonym", "meaning", "name"})

_EITHER_WAY = frozenset({"agent", "patient", "recipient", "possessor", "with", "to"})  # "A met B", "B met with A"

_NOUN = 2  # tenths of a word's use as a noun that may make it one here


@dataclass(frozen=True, slots=True)
class Exchange:
    """A role that changed hands.

    Attributes:
        left, right: the two who changed places, or twice the one that changed its part.
        predicates: the words in which they have their parts, left and right.
        whole: whether two changed places; else one is said to do what it suffers on the other side.
    """

    left: tuple[Token, ...]
    right: tuple[Token, ...]
    predicates: tuple[Token, Token]
    whole: bool


@dataclass(frozen=True, slots=True)
class _Match:
    """A part here and the part there that is the same part of the same predicate."""

    here: Part
    there: Part


def exchanges(comparison: Comparison) -> tuple[Exchange, ...]:
    """The roles that changed hands, whole exchanges first, one for each pair of predicates."""
    if not may_differ(comparison):
        return ()
    parse_together(comparison.left, comparison.right)
    found: list[Exchange] = []
    seen: set[int] = set()
    for exchange in (*_whole(comparison), *_halves(comparison)):
        at = exchange.predicates[0].index
        if at not in seen:
            seen.add(at)
            found.append(exchange)
    return tuple(found)


def may_differ(comparison: Comparison) -> bool:
    """Whether nouns change places, or pronouns or voices differ, so that a parse is worth its time."""
    pronouns = [Counter(t.folded for t in side.tokens if t.folded in _told()) for side, _ in comparison.sides]
    return pronouns[0] != pronouns[1] or _nouns_cross(comparison) or _voices_differ(comparison)


def _nouns_cross(comparison: Comparison) -> bool:
    """Whether linked nouns, pronouns or prepositions of a sentence, or clauses joined in it, stand in another order."""
    left, right = comparison.left.tokens, comparison.right.tokens
    joined = not _connectives().isdisjoint(comparison.left.words) and not _connectives().isdisjoint(
        comparison.right.words
    )
    order = [
        (link.left, link.right)
        for link in comparison.links
        if _may_stand_for_one(left[link.left]) or (joined and left[link.left].kind == "content")
    ]
    return any(
        there > later and left[here].sentence == left[at].sentence and right[there].sentence == right[later].sentence
        for (here, there), (at, later) in pairwise(order)
    )


def _may_stand_for_one(token: Token) -> bool:
    if token.kind == "function":
        return token.folded in _told() or token.folded in load_facts("en-grammar")["words"]["prepositions"]
    return token.kind == "content" and (token.name or parts_of_speech(token.lemma).get("n", 0) >= _NOUN)


def _voices_differ(comparison: Comparison) -> bool:
    """Whether a verb is active on one side and passive on the other."""
    left, right = comparison.left, comparison.right
    return any(
        is_passive(left, left.tokens[link.left]) != is_passive(right, right.tokens[link.right])
        for link in comparison.links
        if left.tokens[link.left].kind == "content" and link.relation in {"same", "form"}
    )


@cache
def _told() -> frozenset[str]:
    """Pronouns that tell who does what; "it" may stand for anything."""
    return frozenset(word for word, person in persons().items() if person != "it") | {"who", "whom"}


def _whole(comparison: Comparison) -> Iterator[Exchange]:
    matches = _matches(comparison)
    kept = [m for m in matches if same_one(comparison, m.here.filler, m.there.filler)]
    at_home = {(m.here.predicate, m.here.filler) for m in kept}
    at_home_there = {(m.there.predicate, m.there.filler) for m in kept}
    crossed = [
        m
        for m in matches
        if (m.here.predicate, m.here.filler) not in at_home and (m.there.predicate, m.there.filler) not in at_home_there
    ]
    for n, one in enumerate(crossed):
        for other in crossed[n + 1 :]:
            if one.here.filler == other.here.filler or one.there.filler == other.there.filler:
                continue
            if all(match.here.names <= _EITHER_WAY for match in (one, other)) and _symmetric(
                comparison, one.here.predicate, one.there.predicate
            ):
                continue
            if same_one(comparison, one.here.filler, other.there.filler) and same_one(
                comparison, other.here.filler, one.there.filler
            ):
                yield _exchange(comparison, one, other)


def _exchange(comparison: Comparison, one: _Match, other: _Match) -> Exchange:
    left, right = comparison.left.tokens, comparison.right.tokens
    return Exchange(
        (left[one.here.filler], left[other.here.filler]),
        (right[one.there.filler], right[other.there.filler]),
        (left[one.here.predicate], right[one.there.predicate]),
        True,
    )


def _halves(comparison: Comparison) -> Iterator[Exchange]:
    """Someone does here what he suffers there: "we assured them", "we were assured"."""
    left, right = comparison.left, comparison.right
    ours, theirs = parts(left), parts(right)
    for here in ours:
        for there in theirs:
            sides = _one_sided(here), _one_sided(there)
            if None in sides or sides[0] == sides[1]:
                continue
            if not _is_party(left.tokens[here.filler]) or not same_one(comparison, here.filler, there.filler):
                continue
            if not _same_verb(comparison, here.predicate, there.predicate):
                continue
            if _kept(comparison, here, there) or _symmetric(comparison, here.predicate, there.predicate):
                continue
            yield Exchange(
                (left.tokens[here.filler],),
                (right.tokens[there.filler],),
                (left.tokens[here.predicate], right.tokens[there.predicate]),
                False,
            )


def _same_verb(comparison: Comparison, here: int, there: int) -> bool:
    """Whether one and the same verb stands on both sides; another of its meaning may see the matter from elsewhere."""
    one, other = comparison.left.tokens[here], comparison.right.tokens[there]
    if one.lemma in loose_words() | _addressed() or not same_use(comparison, one, other):
        return False
    return one.lemma == other.lemma and other in comparison.counterparts(comparison.left, one)


def same_use(comparison: Comparison, one: Token, other: Token) -> bool:
    """Whether two words are used as verbs, here and there."""
    words = parse(comparison.left), parse(comparison.right)
    return words[0][one.index].tag[:1] == words[1][other.index].tag[:1] == "V"


@cache
def loose_words() -> frozenset[str]:
    """Verbs of so loose a sense that who does and who suffers it says little."""
    return frozenset(load_facts("en-roles")["words"]["loose"])


def _one_sided(part: Part) -> str | None:
    if part.names == {"agent"}:
        return "agent"
    return "patient" if part.names <= {"patient", "recipient"} else None


def _kept(comparison: Comparison, here: Part, there: Part) -> bool:
    """Whether he has the same part on both sides as well: "he told me and I told him"."""
    ours = [p for p in parts(comparison.left) if p.predicate == here.predicate]
    theirs = [p for p in parts(comparison.right) if p.predicate == there.predicate]
    return any(
        same_one(comparison, one.filler, there.filler)
        and same_one(comparison, here.filler, other.filler)
        and not one.names.isdisjoint(other.names)
        for one in ours
        for other in theirs
    )


def _is_party(token: Token) -> bool:
    """Whether it surely means someone on both sides: no "they", which may be anyone, and no "himself"."""
    if token.folded.endswith(("self", "selves")):
        return False
    return persons().get(token.folded) in {"first", "we", "second", "he", "she"} or token.name


def _matches(comparison: Comparison) -> list[_Match]:
    found = []
    theirs = parts(comparison.right)
    predicates = {there.predicate for there in theirs}
    relations: dict[int, dict[int, str | None]] = {}  # of each predicate to those of the other side
    for here in parts(comparison.left):
        if here.predicate not in relations:
            relations[here.predicate] = {there: linked(comparison, here.predicate, there) for there in predicates}
        to_theirs = relations[here.predicate]
        for there in theirs:
            relation = to_theirs[there.predicate]
            if relation is None:
                continue
            names = turned(there.names) if relation == "converse" else there.names
            if not names.isdisjoint(here.names):
                found.append(_Match(here, there))
    return found


_CONVERSE = {
    "agent": ("patient", "recipient", "from", "to"), "patient": ("agent", "patient"), "recipient": ("agent",),
    "from": ("agent", "to"), "to": ("agent", "from"), "under": ("over",), "over": ("under",),
}  # fmt: skip


def turned(names: frozenset[str]) -> frozenset[str]:
    """The parts of a predicate by the names that its converse has for them: to buy from, to sell to."""
    return frozenset(turned for name in names for turned in _CONVERSE.get(name, (name,)))


def linked(comparison: Comparison, here: int, there: int) -> str | None:
    """Whether two predicates say the "same", or the same of changed places ("converse")."""
    one, other = comparison.left.tokens[here], comparison.right.tokens[there]
    if one.folded in _connectives() and other.folded in _connectives():
        if one.folded == other.folded:
            return "same"
        return "converse" if {one.folded, other.folded} == {"before", "after"} else None
    relation = _relations(comparison).get((here, there))
    if relation not in _KEEPING:
        return None
    return "converse" if (here, there) in _converses(comparison) else "same"


@kept
def _relations(comparison: Comparison) -> dict[tuple[int, int], str]:
    return {(link.left, link.right): link.relation for link in comparison.links}


@kept
def _converses(comparison: Comparison) -> set[tuple[int, int]]:
    return {(j.left.head, j.right.head) for j in comparison.judgements if j.verdict == "converse"}


def _symmetric(comparison: Comparison, here: int, there: int) -> bool:
    words = load_facts("en-roles")["words"]["symmetric"]
    return any(token.lemma in words for token in (comparison.left.tokens[here], comparison.right.tokens[there]))


def same_one(comparison: Comparison, here: int, there: int) -> bool:
    """Whether two words mean one person or thing: linked, or pronouns of one person."""
    one, other = comparison.left.tokens[here], comparison.right.tokens[there]
    person = persons().get(one.folded)
    if person is not None or other.folded in persons():
        return person == persons().get(other.folded)
    return other in comparison.counterparts(comparison.left, one)


@cache
def _connectives() -> frozenset[str]:
    return frozenset(load_facts("en-roles")["words"]["connectives"])


@cache
def _addressed() -> frozenset[str]:
    return frozenset(load_facts("en-roles")["words"]["addressed"])
