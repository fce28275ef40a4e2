"""How many and how far: all, some, only, even, almost, exactly."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison
from transcheck.comparing.polarity import not_all
from transcheck.model import Category, Severity
from transcheck.rules.pairs.contrasts import contrasts, turned
from transcheck.rules.pairs.qualifiers import lost_qualifiers
from transcheck.rules.wording import facing, lost_word


@dataclass(frozen=True, slots=True)
class QuantifierMismatch(PairRule):
    """How many or how far differs: all for some, only for even, exactly for almost.

    A small word carries the whole claim: "only soldiers were hit" accuses nobody, "soldiers too were hit" does. Told as
    well where "only" or "almost" is lost while what it limits stands there.

    Attributes:
        shades: pairs of quantities that are told as minor.

    Divergent:
        A: All crews came back on Monday.
        B: Some crews came back on Monday.
    Consistent:
        A: All crews came back on Monday.
        B: Every crew came back on Monday.
    Source: Quirk et al. (1985), 5.10-25 and 8.104-116; MQM "Mistranslation".
    """

    code: ClassVar[str] = "TC208"
    name: ClassVar[str] = "quantifier-mismatch"
    category: ClassVar[Category] = "meaning"
    severity: ClassVar[Severity] = "major"

    # Classes that good renderings of one original exchange now and then.
    shades: tuple[tuple[str, str], ...] = (("some", "many"), ("some", "few"), ("still", "already"), ("all", "many"))

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each quantifier or adverb of degree that has a contrary one in its place."""
        left, right = comparison.left, comparison.right
        not_whole = {*not_all(left), *not_all(right)}  # "not all" are some
        for found in (*contrasts(comparison, "quantifier"), *contrasts(comparison, "degree")):
            if found.left in not_whole or found.right in not_whole:
                continue
            if "none" in {found.left_class, found.right_class} and turned(comparison, found):
                continue  # "everybody forgot", "nobody remembered"
            mild = any({found.left_class, found.right_class} == set(shade) for shade in self.shades)
            cue = f"{found.group}.{'governed' if found.governed else 'place'}"
            yield facing(comparison, found.left, found.right, "minor" if mild else None, cue)
        for lost in (*lost_qualifiers(comparison, "degree"), *lost_qualifiers(comparison, "rank")):
            yield lost_word(lost, "minor" if lost.counts else None)
