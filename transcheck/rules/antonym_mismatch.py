"""Rule TC209."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.alignment import Comparison, Side, Token
from transcheck.alignment.contrasts import contrasts
from transcheck.alignment.polarity import negations
from transcheck.alignment.slots import reversals
from transcheck.model import Category, Severity
from transcheck.rules.base import PairRule, Remark, Resources
from transcheck.rules.wording import around, says, there


@dataclass(frozen=True, slots=True)
class AntonymMismatch(PairRule):
    """A word stands where the other rendering has its opposite.

    "Confirmed" for "denied" or "outside" for "inside" reads smoothly and turns the statement round. Opposites
    that a negation makes equal ("not easy", "difficult") are left alone.

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

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each pair of opposites, unless a negation on one side alone makes them equal."""
        left, right = comparison.left, comparison.right
        denied = {id(token) for side in (left, right) for token in _denied(side)}
        pairs = [(left.tokens[x.left], right.tokens[x.right]) for x in comparison.links if x.relation == "opposite"]
        pairs += [(contrast.left, contrast.right) for contrast in contrasts(comparison, "place")]
        reversed_words = reversals(comparison)
        pairs += [(word.left, word.right) for word in reversed_words if word.sure]
        for one, other in pairs:
            if (id(one) in denied) == (id(other) in denied):
                yield self._remark(comparison, one, other, f"“{one.text}” and “{other.text}” are opposites", None)
        for word in reversed_words:
            if not word.sure:
                yield self._remark(comparison, word.left, word.right, "one of the words is a denial", "major")

    def _remark(self, comparison: Comparison, one: Token, other: Token, what: str, severity: Severity | None) -> Remark:
        left, right = comparison.left, comparison.right
        return Remark(
            at=left.span([one]),
            message=f"{says(left, around(left, one, 1, 2))}, {says(right, around(right, other, 1, 2))}: {what}.",
            related=(there(right, [other]),),
            severity=severity,
            confidence="medium" if severity else "high",
        )


def _denied(side: Side) -> Iterator[Token]:
    """The words that a negation, or a "non-" before a hyphen, reaches."""
    for negation in negations(side.tokens):
        yield from side.tokens[negation.cue.index : negation.cue.index + 6]
    for token in side.tokens[2:] if "non" in side.words else ():
        if [other.folded for other in side.tokens[token.index - 2 : token.index]] == ["non", "-"]:
            yield token
