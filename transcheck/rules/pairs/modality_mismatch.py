"""May, must, should and will in one place of two renderings."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison, Side, Token
from transcheck.model import Category, Severity
from transcheck.rules.pairs.contrasts import Contrast, contrasts
from transcheck.rules.pairs.qualifiers import lost_qualifiers
from transcheck.rules.wording import facing, lost_word

_FUTURE = frozenset({"will", "shall"})
_GUESS = frozenset({"may", "might", "could"})
_SHADE = {"must", "should"}  # good renderings of one original have both: повинен


@dataclass(frozen=True, slots=True)
class ModalityMismatch(PairRule):
    """May, must, should and will: how sure or how binding it is differs.

    Between "will strike", "may strike" and "must strike" lies a threat, a guess and an order; "allegedly" keeps an
    outlet out of court.

    Attributes:
        guesses: words of a guess that are told as minor where only one side has them.

    Divergent:
        A: The crews must leave the harbour.
        B: The crews may leave the harbour.
    Consistent:
        A: The crews must leave the harbour.
        B: The crews have to leave the harbour.
    Source: Quirk et al. (1985), 4.49-66; Huddleston and Pullum (2002), chapter 3, 9; MQM "Mistranslation".
    """

    code: ClassVar[str] = "TC206"
    name: ClassVar[str] = "modality-mismatch"
    category: ClassVar[Category] = "modality"
    severity: ClassVar[Severity] = "major"

    # Words whose loss makes a guess a statement; hearsay that becomes fact is graver.
    guesses: tuple[str, ...] = ("probably", "perhaps", "presumably", "likely", "possibly", "maybe")

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each modal of another force, and each doubt that only one side has."""
        left, right = comparison.left, comparison.right
        for found in (*contrasts(comparison, "obligation"), *contrasts(comparison, "certainty")):
            if self._guesses(left, found.left) or self._guesses(right, found.right):
                continue
            cue = f"{found.group}.{'governed' if found.governed else 'place'}"
            yield facing(comparison, found.left, found.right, self._severity(found), cue)
        for lost in lost_qualifiers(comparison, "certainty"):
            yield lost_word(lost, "minor" if lost.word.folded in self.guesses else None)

    @staticmethod
    def _severity(found: Contrast) -> Severity | None:
        """Milder for must and should, or a future in other words; "will" beside "may" is a claim beside a guess."""
        if "will" not in {found.left_class, found.right_class}:
            return "minor" if {found.left_class, found.right_class} == _SHADE else None
        words = {found.left.lemma, found.right.lemma}
        return None if words & _FUTURE and words & _GUESS else "minor"

    def _guesses(self, side: Side, word: Token) -> bool:
        """Whether the next words take back what "will" promises: "will probably"."""
        after = {token.folded for token in side.tokens[word.index + 1 : word.index + 3]}
        return word.lemma in _FUTURE and not after.isdisjoint(self.guesses)
