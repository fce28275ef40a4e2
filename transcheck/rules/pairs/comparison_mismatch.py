"""More and less, higher and lower."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison
from transcheck.model import Category, Severity
from transcheck.rules.pairs.contrasts import contrasts
from transcheck.rules.wording import facing


@dataclass(frozen=True, slots=True)
class ComparisonMismatch(PairRule):
    """One rendering says more where the other says less.

    The direction of a comparison is the news itself: more than 40 wounded, fewer than 40 wounded.

    Divergent:
        A: There were more than 40 people on the ferry.
        B: There were less than 40 people on the ferry.
    Consistent:
        A: There were more than 40 people on the ferry.
        B: Over 40 people were on the ferry.
    Source: Quirk et al. (1985), 7.74-89; MQM "Mistranslation".
    """

    code: ClassVar[str] = "TC210"
    name: ClassVar[str] = "comparison-mismatch"
    category: ClassVar[Category] = "meaning"
    severity: ClassVar[Severity] = "critical"

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each comparison whose direction differs."""
        for found in contrasts(comparison, "comparison"):
            cue = f"{found.group}.{'governed' if found.governed else 'place'}"
            yield facing(comparison, found.left, found.right, cue=cue)
