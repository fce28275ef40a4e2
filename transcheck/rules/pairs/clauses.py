"""Clauses of a rendering, and those that the other rendering has not in any form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.keeping import kept
from transcheck.comparing.tokens import Token, light_words, persons
from transcheck.languages.english import parts_of_speech
from transcheck.languages.facts import load_facts
from transcheck.rules.pairs.places import place_of

_BREAKS = frozenset(",;:.!?…–—()/")
_NEAR = 5  # words around the place of a clause
_ANSWER = 0.5  # of the words of a stretch: so many others in its place may say the same
_SPEAKER = frozenset({"first", "we"})
_MOSTLY = 5  # tenths of a word's use as a verb that make it one here


@dataclass(frozen=True, slots=True)
class Clause:
    """Neighbouring words of one sentence between two breaks.

    Attributes:
        tokens: its words without the break.
        claims: whether it has a subject and a verb of its own, so that it says something by itself.
    """

    tokens: tuple[Token, ...]
    claims: bool

    @property
    def content(self) -> tuple[Token, ...]:
        """The words that carry meaning."""
        return tuple(t for t in self.tokens if t.kind in {"content", "number"} and t.lemma not in light_words())

    @property
    def subject(self) -> Token | None:
        """The pronoun that says of whom the clause speaks, where it has one."""
        return next((token for token in self.tokens if token.folded in _words("person", "subjects")), None)

    @property
    def speaks(self) -> bool:
        """Whether the speaker says it of himself: "and I apologize"."""
        return self.claims and any(persons().get(token.folded) in _SPEAKER for token in self.tokens[:2])


def reports(clause: Clause) -> bool:
    """Whether the clause only tells who speaks: "he concluded"."""
    return len(clause.content) == 1 and clause.content[0].lemma in _words("words", "reporting")


@cache
def _words(table: str, name: str) -> frozenset[str]:
    return frozenset(load_facts("en-grammar")[table][name])


def clauses(tokens: Sequence[Token]) -> tuple[Clause, ...]:
    """The clauses of a rendering, in order: parted at marks, and before "and I", "but they"."""
    return tuple(Clause(tuple(run), _claims(run)) for run in _runs(tokens) if run)


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in tokens:
        joins = token.folded in _words("words", "joints") and _subject(tokens, token.index + 1)
        if token.text in _BREAKS or joins:
            yield run
            run = []
        if token.kind not in {"mark", "aside"}:
            run.append(token)
    yield run


def _subject(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].folded in _words("person", "subjects")


def _claims(run: Sequence[Token]) -> bool:
    """Whether a subject and a verb stand in the clause, or it is a command ("then strike back")."""
    for place, token in enumerate(run):
        if token.folded in _words("person", "subjects") and any(is_verb(other) for other in run[place + 1 : place + 4]):
            return True
    first = next((token for token in run if token.folded not in _words("words", "openers")), None)
    return first is not None and first.kind == "content" and not first.name and first.folded == first.lemma and (
        parts_of_speech(first.lemma).get("v", 0) >= _MOSTLY
    )  # fmt: skip


def is_verb(token: Token) -> bool:
    """Whether a word is an auxiliary or mostly used as a verb."""
    if token.lemma in _words("words", "auxiliaries") or token.folded in _words("modals", "words"):
        return True
    return token.kind == "content" and not token.name and parts_of_speech(token.lemma).get("v", 0) >= _MOSTLY


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Neighbouring clauses that the other side has not.

    Attributes:
        side: the side that says them.
        clauses: in order.
        whole: whether they are whole sentences at an end of the rendering, which the other outlet may just have left
            out of its quotation.
        facing: unlinked clauses of the other side in the same place; empty when nothing stands there.
        answered: whether other unlinked words stand in that place.
    """

    side: Side
    clauses: tuple[Clause, ...]
    whole: bool
    facing: tuple[Clause, ...] = ()
    answered: bool = False

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All words of the clauses."""
        return tuple(token for clause in self.clauses for token in clause.tokens)


@kept
def unsaid(comparison: Comparison) -> tuple[Unsaid, ...]:
    """Clauses of either side without a linked word, the left side first, with what faces them."""
    left, right = comparison.left, comparison.right
    ours, theirs = _blocks(comparison, left), _blocks(comparison, right)
    found = []
    for side, mine, others in ((left, ours, theirs), (right, theirs, ours)):
        for block, neighbours in mine:
            facing = next((other for other, around in others if _face(comparison, side, neighbours, around)), ())
            speaks, claims = any(c.speaks for c in block), any(c.claims for c in block)
            words = [token for clause in block for token in clause.tokens]
            answered = bool(facing) or free_words_near(comparison, side, words, 1 if claims else _ANSWER, speaks)
            found.append(Unsaid(side, block, _whole(side, block), facing, answered))
    return tuple(found)


def free_words_near(
    comparison: Comparison, side: Side, tokens: Sequence[Token], share: float = _ANSWER, mine: bool = False
) -> bool:
    """Whether unlinked content words of the other side stand where `tokens` would.

    Args:
        comparison: the two renderings.
        side: the side of `tokens`.
        tokens: neighbouring words.
        share: as many words as this part of theirs are enough.
        mine: only words of a sentence in which the speaker speaks of himself count.
    """
    other = comparison.right if side is comparison.left else comparison.left
    partners = comparison.partners(other)
    free = [t for t in other.tokens if t.kind in {"content", "number"} and t.index not in partners]
    if mine:
        own = {token.index for token in tokens}  # "We are happy" answers "We are pleased"
        spoken = {
            token.sentence
            for token in other.tokens
            if persons().get(token.folded) in _SPEAKER and own.issuperset(partners.get(token.index, ()))
        }
        free = [token for token in free if token.sentence in spoken]
    places = [p for token in (tokens[0], tokens[-1]) for p in place_of(comparison, side, token)]
    near = [token for token in free if any(abs(token.index - p) <= _NEAR for p in places)]
    return len(near) >= share * sum(token.kind in {"content", "number"} for token in tokens)


_Neighbours = tuple[Token | None, Token | None]


def _blocks(comparison: Comparison, side: Side) -> list[tuple[tuple[Clause, ...], _Neighbours]]:
    """Runs of clauses without a link, with the linked words before and after each."""
    partners = comparison.partners(side)

    def free(clause: Clause) -> bool:
        words = [token for token in clause.tokens if token.kind in {"content", "number"}]
        return bool(words) and not any(token.index in partners for token in words)

    found = []
    for is_free, run in groupby(clauses(side.tokens), key=free):
        block = tuple(run)
        if is_free and any(clause.claims or len(clause.content) > 1 for clause in block):
            found.append((block, _around(side, partners, block)))
    return found


def _around(side: Side, partners: object, block: Sequence[Clause]) -> _Neighbours:
    first, last = block[0].tokens[0].index, block[-1].tokens[-1].index
    linked = [t for t in side.tokens if t.kind in {"content", "number"} and t.index in partners]  # type: ignore[operator]
    before = next((token for token in reversed(linked) if token.index < first), None)
    after = next((token for token in linked if token.index > last), None)
    return before, after


def _face(comparison: Comparison, side: Side, mine: _Neighbours, yours: _Neighbours) -> bool:
    """Whether two blocks hang on one link, on the same end of it."""
    partners = comparison.partners(side)
    ends = [
        (here is None and there is None) or bool(here and there and there.index in partners.get(here.index, ()))
        for here, there in zip(mine, yours, strict=True)
    ]
    return any(ends)


def _whole(side: Side, block: Sequence[Clause]) -> bool:
    """Whether the block is whole sentences up to an end of the rendering."""
    words = [token for token in side.tokens if token.kind != "mark"]
    first, last = block[0].tokens[0], block[-1].tokens[-1]
    before = [token for token in words if token.index < first.index]
    after = [token for token in words if token.index > last.index]
    closed_before = not before or before[-1].sentence != first.sentence
    closed_after = not after or after[0].sentence != last.sentence
    return closed_before and closed_after and (not before or not after)
