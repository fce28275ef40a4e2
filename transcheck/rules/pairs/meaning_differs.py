"""What is left when every other rule has spoken: something else stands in the same place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison, Token
from transcheck.model import Category, Severity
from transcheck.rules.pairs.clauses import Unsaid, reports, unsaid
from transcheck.rules.wording import says, there


@dataclass(frozen=True, slots=True)
class MeaningDiffers(PairRule):
    """Something else is said in the same place.

    Where the words around agree and one clause shares no word with the clause in its place, the outlets give the
    speaker two different statements. A rendering in other words throughout cannot be judged by its words; one that
    agrees for the most part, and still leaves many words without a counterpart, says something else in part.

    Attributes:
        words: content words without a counterpart, on both sides together, that are too many.
        share: the part of all content words that they may be at most, lest it be a free paraphrase.
        free: the share of all words without a counterpart above which nothing is said of clauses.

    Divergent:
        A: Believe me, Marta, it was not me, I told them not to sail, the order came from the harbour.
        B: Believe me, Marta, it was not me, I am no captain, the order came from the harbour.
    Consistent:
        A: Believe me, Marta, it was not me, the order came from the harbour.
        B: Marta, believe me, it wasn't me, the harbour gave the order.
    Source: MQM "Mistranslation"; the three figures measured on pairs of human renderings, see benchmarks/RESULTS.md.
    """

    code: ClassVar[str] = "TC218"
    name: ClassVar[str] = "meaning-differs"
    category: ClassVar[Category] = "meaning"
    severity: ClassVar[Severity] = "minor"

    words: int = 6
    share: float = 0.22
    free: float = 0.4

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield the clauses that face each other without a common word, or the words left over when they are many."""
        replaced = [block for block in unsaid(comparison) if block.facing and block.side is comparison.left]
        for block in replaced if comparison.unmatched <= self.free else ():
            if _claims(block):
                yield _clause_remark(comparison, block)
        if not replaced:
            yield from self._drift(comparison)

    def _drift(self, comparison: Comparison) -> Iterator[Remark]:
        left, right = comparison.left, comparison.right
        ours, theirs = comparison.left_over(left), comparison.left_over(right)
        words = [t for side in (left, right) for t in side.tokens if t.kind in {"content", "number"}]
        many = len(ours) + len(theirs)
        if self.words <= many <= self.share * len(words):
            yield Remark(
                at=left.span(ours),
                message=f"{many} words have no counterpart: {left.document.label} {_listed(ours)}; "
                f"{right.document.label} {_listed(theirs)}.",
                related=(there(right, theirs),),
                confidence="low",
                cue="drift",
            )


def _claims(block: Unsaid) -> bool:
    ours, theirs = block.clauses, block.facing
    says = all(
        any(clause.claims and (clause.subject or len(clause.tokens) > 2) for clause in c) for c in (ours, theirs)
    )
    return says and not all(reports(clause) for clause in (*ours, *theirs))


def _clause_remark(comparison: Comparison, block: Unsaid) -> Remark:
    left, right = comparison.left, comparison.right
    facing = [token for clause in block.facing for token in clause.tokens]
    return Remark(
        at=left.span(block.tokens),
        message=f"{says(left, block.tokens)} where {says(right, facing)}.",
        related=(there(right, facing),),
        confidence="medium",
        cue="clause",
    )


def _listed(tokens: tuple[Token, ...], most: int = 6) -> str:
    words = ", ".join(f"“{token.text}”" for token in tokens[:most])
    return f"{words} …" if len(tokens) > most else words or "none"
