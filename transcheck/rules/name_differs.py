"""Rule TC204."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.alignment import Comparison
from transcheck.alignment.mentions import other_names
from transcheck.model import Category, Severity
from transcheck.rules.base import PairRule, Remark, Resources
from transcheck.rules.wording import says, there


@dataclass(frozen=True, slots=True)
class NameDiffers(PairRule):
    """Another person, place or body is named.

    Where one outlet names Mazyr and the other Homiel, one of them is wrong. Two spellings of one name are a
    matter for the glossary and are left to the rules on names.

    Divergent:
        A: The convoy left Mazyr at noon, said the driver.
        B: The convoy left Pinsk at noon, said the driver.
    Consistent:
        A: The convoy left Mazyr at noon, Fridman said.
        B: The convoy left Mozyr at noon, Friedman said.
    Source: MQM "Mistranslation" of names; national and short forms in en-places.toml.
    """

    code: ClassVar[str] = "TC204"
    name: ClassVar[str] = "name-differs"
    category: ClassVar[Category] = "name"
    severity: ClassVar[Severity] = "critical"

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each name in whose place the other side has another name."""
        left, right = comparison.left, comparison.right
        for pair in other_names(comparison):
            yield Remark(
                at=left.span(pair.left),
                message=f"{says(left, pair.left)} where {says(right, pair.right)}: another name.",
                related=(there(right, pair.right),),
                severity="minor" if pair.translated else None,
                confidence="low" if pair.translated else "high",
            )
