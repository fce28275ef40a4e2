"""Words that stand where the other rendering has their opposite, with no denial to make up for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison, Side, Token
from transcheck.comparing.polarity import negations
from transcheck.comparing.relations import Relation
from transcheck.comparing.tokens import light_words
from transcheck.languages.english import opposition, parts_of_speech
from transcheck.model import Category, Severity
from transcheck.rules.pairs.agents import is_passive
from transcheck.rules.pairs.contrasts import Contrast, contrasts
from transcheck.rules.pairs.one_place import in_one_place
from transcheck.rules.pairs.rivals import reversals
from transcheck.rules.wording import around, says, there

_APART = 0.1  # of `opposition`, where the lexicon too sets the words against each other
_OPPOSED = 0.3  # of `opposition`, as for words in the same place
_LITTLE = frozenset({"low", "poor", "lack", "little", "hardly", "barely", "absence"})  # "its effect is low"


@dataclass(frozen=True, slots=True)
class AntonymMismatch(PairRule):
    """A word stands where the other rendering has its opposite.

    "Confirmed" for "denied" or "outside" for "inside" reads smoothly and turns the statement round. Opposites
    that a negation makes equal ("not easy", "difficult") are left alone.

    Attributes:
        alike: the share of words without a counterpart above which opposites that do not hang on the same words are
            only minor.

    Divergent:
        A: The ministry confirmed the report on Tuesday.
        B: The ministry denied the report on Tuesday.
    Consistent:
        A: The harbour was not safe after the storm.
        B: The harbour was dangerous after the storm.
    Source: Princeton WordNet 3.0 antonyms, and a list of our own for news; MQM "Mistranslation".
    """

    code: ClassVar[str] = "TC209"
    name: ClassVar[str] = "antonym-mismatch"
    category: ClassVar[Category] = "meaning"
    severity: ClassVar[Severity] = "critical"

    alike: float = 0.1

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each pair of opposites, unless a negation on one side alone makes them equal."""
        left, right = comparison.left, comparison.right
        denied = {id(token) for side in (left, right) for token in _denied(side)}
        linked = ((left.tokens[x.left], right.tokens[x.right], x.relation) for x in comparison.links)
        pairs = [(a, b) for a, b, relation in linked if relation == "opposite" or _rival_opposites(relation, a, b)]
        pairs += [(c.left, c.right) for c in contrasts(comparison, "place") if _govern_the_same(comparison, c)]
        reversed_words = reversals(comparison)
        pairs += [(word.left, word.right) for word in reversed_words if word.sure]
        for one, other in pairs:
            if (id(one) in denied) != (id(other) in denied) or _harmless(comparison, one, other):
                continue
            sure = comparison.unmatched <= self.alike or in_one_place(comparison, one, other)
            what = f"“{one.text}” and “{other.text}” are opposites"
            yield self._remark(comparison, one, other, what, None if sure else "minor", "" if sure else "loose")
        for word in reversed_words:
            if not word.sure and not {word.left.lemma, word.right.lemma} & _LITTLE:
                yield self._remark(comparison, word.left, word.right, "one of the words is a denial", "major", "denial")

    def _remark(
        self, comparison: Comparison, one: Token, other: Token, what: str, severity: Severity | None, cue: str
    ) -> Remark:
        left, right = comparison.left, comparison.right
        return Remark(
            at=left.span([one]),
            message=f"{says(left, around(left, one, 1, 2))}, {says(right, around(right, other, 1, 2))}: {what}.",
            related=(there(right, [other]),),
            severity=severity,
            confidence="medium" if severity else "high",
            cue=cue,
        )


def _rival_opposites(relation: Relation, one: Token, other: Token) -> bool:
    """Whether two words that the lexicon sets against each other are opposites: "protect", "harm"."""
    if relation != "rival" or opposition(one.folded, other.folded) < _APART:
        return False
    return not parts_of_speech(one.folded).keys().isdisjoint(parts_of_speech(other.folded))


def _govern_the_same(comparison: Comparison, found: Contrast) -> bool:
    """Whether two words of place stand before the same thing, or both stand alone."""
    after = [
        next((t for t in side.tokens[word.index + 1 : word.index + 4] if t.kind in {"content", "number"}), None)
        for side, word in ((comparison.left, found.left), (comparison.right, found.right))
    ]
    if after[0] is None or after[1] is None:
        return after[0] is after[1]
    return after[1] in comparison.counterparts(comparison.left, after[0])


def _harmless(comparison: Comparison, one: Token, other: Token) -> bool:
    """Whether opposites stand side by side anyhow ("past and present"), or say next to nothing ("came", "went")."""
    if {one.lemma, other.lemma} <= light_words() or any(
        word.folded == "left" and is_passive(side, word)  # what is left remains
        for side, word in ((comparison.left, one), (comparison.right, other))
    ):
        return True
    return any(
        token is not word and opposition(token.folded, word.folded) >= _OPPOSED
        for side, word in ((comparison.left, one), (comparison.right, other))
        for token in side.tokens[max(0, word.index - 3) : word.index + 4]
        if token.kind == "content"
    )


def _denied(side: Side) -> Iterator[Token]:
    """The words that a negation, or a "non-" before a hyphen, reaches."""
    for negation in negations(side):
        yield from side.tokens[negation.cue.index : negation.cue.index + 6]
    for token in () if side.words.isdisjoint(_LITTLE) else side.tokens:
        if token.lemma in _LITTLE:
            yield from side.tokens[max(0, token.index - 3) : token.index]
            yield from side.tokens[token.index + 1 : token.index + 3]
    for token in side.tokens[2:] if "non" in side.words else ():
        if [other.folded for other in side.tokens[token.index - 2 : token.index]] == ["non", "-"]:
            yield token
