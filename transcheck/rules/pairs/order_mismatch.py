"""Before and after, because and although: which came first, and what caused what."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison
from transcheck.model import Category, Severity
from transcheck.rules.pairs.contrasts import contrasts
from transcheck.rules.wording import facing


@dataclass(frozen=True, slots=True)
class OrderMismatch(PairRule):
    """The order of events, or what caused what, is the other way round.

    Before or after the shots, because of the strike or in spite of it: a reader draws the blame from these words.

    Divergent:
        A: The bridge was closed before the explosion.
        B: The bridge was closed after the explosion.
    Consistent:
        A: The bridge was closed after the explosion.
        B: Following the explosion the bridge was closed.
    Source: Quirk et al. (1985), 8.51-77 and 15.25-50; MQM "Mistranslation".
    """

    code: ClassVar[str] = "TC213"
    name: ClassVar[str] = "order-mismatch"
    category: ClassVar[Category] = "order"
    severity: ClassVar[Severity] = "major"

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each time or cause whose direction differs."""
        for found in contrasts(comparison, "order"):
            yield facing(comparison, found.left, found.right)
