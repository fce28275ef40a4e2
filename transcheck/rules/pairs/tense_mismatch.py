"""Past, present and future of the same deed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison
from transcheck.model import Category, Severity
from transcheck.rules.pairs.verbs import tense
from transcheck.rules.wording import around, says, there

# "is carried out" beside a bare "carried": the second may be a participle that lost its auxiliary.
_PARTICIPLE = {("present", True), ("past", False)}


@dataclass(frozen=True, slots=True)
class TenseMismatch(PairRule):
    """The same deed lies in another time: they struck, they strike, they will strike.

    A promise is not a deed, and a deed is not a promise. Past beside present is often no more than house style.

    Divergent:
        A: The crews will leave the harbour.
        B: The crews left the harbour.
    Consistent:
        A: He said the crews would leave the harbour.
        B: The crews will leave the harbour, he said.
    Source: Quirk et al. (1985), 4.2-48; MQM "Mistranslation".
    """

    code: ClassVar[str] = "TC207"
    name: ClassVar[str] = "tense-mismatch"
    category: ClassVar[Category] = "tense"
    severity: ClassVar[Severity] = "major"

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each verb that both sides have in different times."""
        left, right = comparison.left, comparison.right
        said: set[tuple[int, str, str]] = set()
        for link in comparison.links:
            one, other = left.tokens[link.left], right.tokens[link.right]
            if link.relation not in {"same", "form", "synonym"} or one.kind != "content" or one.name or other.name:
                continue
            told = tense(left.tokens, one), tense(right.tokens, other)
            if told[0] is None or told[1] is None or set(told) == _PARTICIPLE:
                continue
            here, over_there = told[0][0], told[1][0]
            change = one.sentence, here, over_there
            if here != over_there and change not in said:
                said.add(change)  # "was carefully built", "is carefully built": one change of tense
                grave = "future" in {here, over_there} and "past" in {here, over_there}
                yield Remark(
                    at=left.span([one]),
                    message=f"{says(left, around(left, one, 2, 1))} ({here}), "
                    f"{says(right, around(right, other, 2, 1))} ({over_there}).",
                    related=(there(right, [other]),),
                    severity=None if grave else "minor",
                    confidence="medium",
                )
