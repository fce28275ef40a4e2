"""Denials that only one rendering has; `transcheck.comparing.denials` finds them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison
from transcheck.comparing.denials import LostNegation, lost_negations
from transcheck.model import Category, Severity
from transcheck.rules.wording import around, says, there


@dataclass(frozen=True, slots=True)
class NegationMismatch(PairRule):
    """One rendering denies what the other affirms.

    A lost or added "not" turns a statement into its opposite, reads smoothly, and survives every other check.
    A negation that the other rendering expresses by another word (unable, refused, difficult) is no difference.

    Divergent:
        A: We will not close the crossing before Monday.
        B: We will close the crossing before Monday.
    Consistent:
        A: The council did not agree to the plan.
        B: The council refused to agree to the plan.
    Source: MQM error type "Mistranslation", false negation; Huddleston and Pullum (2002), chapter 9.
    """

    code: ClassVar[str] = "TC202"
    name: ClassVar[str] = "negation-mismatch"
    category: ClassVar[Category] = "negation"
    severity: ClassVar[Severity] = "critical"

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each negation that only one side has."""
        for lost in lost_negations(comparison):
            yield _remark(comparison, lost)


def _remark(comparison: Comparison, lost: LostNegation) -> Remark:
    other = comparison.right if lost.side is comparison.left else comparison.left
    denied = around(lost.side, lost.negation.cue)
    facing = around(other, lost.facing[0]) if lost.facing else ()
    return Remark(
        at=lost.side.span([lost.negation.cue]),
        message=f"{says(lost.side, denied)}; {says(other, facing)} without the negation.",
        related=(there(other, lost.facing),),
        cue=lost.cue,
    )
