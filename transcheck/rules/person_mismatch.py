"""Rule TC205."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.alignment import Comparison
from transcheck.alignment.people import other_sexes
from transcheck.model import Category, Severity
from transcheck.rules.base import PairRule, Remark, Resources
from transcheck.rules.wording import around, says, there


@dataclass(frozen=True, slots=True)
class PersonMismatch(PairRule):
    """The words speak of another person: he for she, we for I.

    Ukrainian and Russian often leave the pronoun out, and the translator has to guess who did it.

    Divergent:
        A: She said the boat had left without her.
        B: He said the boat had left without him.
    Consistent:
        A: The nurse said she had seen the boat.
        B: The nurse said that she saw the boat.
    Source: MQM "Mistranslation"; pairs of words for the two sexes in gender_pairs.tsv.
    """

    code: ClassVar[str] = "TC205"
    name: ClassVar[str] = "person-mismatch"
    category: ClassVar[Category] = "person"
    severity: ClassVar[Severity] = "major"

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each word for a person that means another person on the other side."""
        left, right = comparison.left, comparison.right
        for pair in other_sexes(comparison):
            yield Remark(
                at=left.span([pair.left]),
                message=f"{says(left, around(left, pair.left, 1, 2))}; {says(right, around(right, pair.right, 1, 2))}.",
                related=(there(right, [pair.right]),),
            )
