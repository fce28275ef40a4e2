"""Offices and ranks, and judgements in the place of a title."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison
from transcheck.model import Category, Severity
from transcheck.rules.pairs.contrasts import contrasts
from transcheck.rules.pairs.qualifiers import lost_qualifiers
from transcheck.rules.wording import facing, lost_word


@dataclass(frozen=True, slots=True)
class TitleMismatch(PairRule):
    """Another office, rank or relation, or a judgement in place of a title: president and dictator.

    A title is a fact; a judgement in its place is the outlet's, and inside quotation marks it becomes the speaker's. A
    deputy is not the minister, a former governor holds no office, a brother is no father.

    Divergent:
        A: The president of the country called the harbour master.
        B: The dictator of the country called the harbour master.
    Consistent:
        A: The president of the country called the harbour master.
        B: The country's leader called the harbour master.
    Source: own classes of offices, ranks and relations, en-contrasts.toml and en-qualifiers.toml.
    """

    code: ClassVar[str] = "TC216"
    name: ClassVar[str] = "title-mismatch"
    category: ClassVar[Category] = "title"
    severity: ClassVar[Severity] = "major"

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each title that has another kind of title in its place."""
        for found in contrasts(comparison, "title"):
            yield facing(comparison, found.left, found.right, cue=found.group)
        for lost in lost_qualifiers(comparison, "title"):
            yield lost_word(lost)
