"""Who does it to whom; `exchanged.py` finds the roles that changed hands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison
from transcheck.model import Category, Severity
from transcheck.rules.pairs.exchanged import Exchange, exchanges
from transcheck.rules.wording import says, there


@dataclass(frozen=True, slots=True)
class RoleMismatch(PairRule):
    """The same words, but another one does it: the mayor accused the pilot, the pilot accused the mayor.

    Who did what to whom is what a reader takes away, and no word of it is wrong by itself. A passive, a noun for the
    verb or a verb that looks from the other side (buy from, sell to) change nothing as long as the roles stay.

    Divergent:
        A: The harbour master warned the captain on Monday.
        B: The captain warned the harbour master on Monday.
    Consistent:
        A: The harbour master warned the captain on Monday.
        B: On Monday the captain was warned by the harbour master.
    Source: Levin, "English Verb Classes and Alternations" (1993); the parse is spaCy's.
    """

    code: ClassVar[str] = "TC224"
    name: ClassVar[str] = "role-mismatch"
    category: ClassVar[Category] = "meaning"
    severity: ClassVar[Severity] = "critical"

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each predicate whose roles changed hands."""
        for found in exchanges(comparison):
            yield _remark(comparison, found)


def _remark(comparison: Comparison, found: Exchange) -> Remark:
    left, right = comparison.left, comparison.right
    here, over_there = (*found.left, found.predicates[0]), (*found.right, found.predicates[1])
    what = "the roles are exchanged" if found.whole else "one side says it was done to them"
    return Remark(
        at=left.span(found.left),
        message=f"{says(left, here)}; {says(right, over_there)}: {what}.",
        related=(there(right, over_there),),
        severity=None if found.whole else "major",
        cue="roles.swap" if found.whole else "roles.turned",
    )
