"""Rule TC203: one rendering says something that the other leaves out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison, Side, Token
from transcheck.model import Category, Severity
from transcheck.rules.pairs.clauses import clauses, free_words_near, reports, unsaid
from transcheck.rules.pairs.elsewhere import printed_elsewhere
from transcheck.rules.wording import declares_cut, quoted

_TOGETHER = 8  # words from one to another that nothing was cut from
_OPENING = 2  # words between "if" and the first word that stands alone


@dataclass(frozen=True, slots=True)
class OmissionOrAddition(PairRule):
    """One rendering says something that the other leaves out.

    A clause inside an utterance that only one outlet prints is either invented or cut: both change what was said.
    Milder when the outlet shows the cut ("[…]", "/.../") or only began or ended its quotation elsewhere.

    Attributes:
        words: unlinked content words in a row that count as left out, though no clause of their own.

    Divergent:
        A: We keep the gates open at night, and I apologize to the crews for the noise.
        B: We keep the gates open at night.
    Consistent:
        A: We keep the gates open at night.
        B: At night we keep the gates open.
    Source: MQM error types "Omission" and "Addition".
    """

    code: ClassVar[str] = "TC203"
    name: ClassVar[str] = "omission-or-addition"
    category: ClassVar[Category] = "omission"
    severity: ClassVar[Severity] = "major"

    words: int = 3

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield what only one side says: the left alone is an omission, the right alone an addition."""
        if not comparison.links and all(any(c.claims for c in clauses(side.tokens)) for side, _ in comparison.sides):
            return  # two different statements: not one that is cut
        seen: set[Token] = set()
        for found in unsaid(comparison):
            if found.answered or all(reports(clause) for clause in found.clauses):
                continue
            seen.update(found.tokens)
            small = not any(clause.speaks or len(clause.content) >= self.words for clause in found.clauses)
            small = small and not _conditional(found.side, found.tokens)
            yield from _remarks(comparison, found.side, found.tokens, "minor" if found.whole or small else None)
        for side, _ in comparison.sides:
            for stretch in comparison.alone(side):
                size = len(stretch.content)
                if (
                    size >= self.words - 1
                    and not seen.intersection(stretch.tokens)
                    and not free_words_near(comparison, side, stretch.tokens)
                ):
                    grave = size >= self.words or _conditional(side, stretch.tokens)
                    yield from _remarks(comparison, side, stretch.tokens, None if grave else "minor")


def _remarks(
    comparison: Comparison, side: Side, tokens: tuple[Token, ...], severity: Severity | None
) -> Iterator[Remark]:
    """What to say of words that only one side has; nothing where the other outlet has them elsewhere."""
    other = comparison.right if side is comparison.left else comparison.left
    if _is_cut_short(comparison, side, tokens):
        if _is_a_part(other) or _is_a_part(side):
            return
        if not _conditional(side, tokens) and not _is_added(comparison, other):
            severity = "minor"
    if printed_elsewhere(other, tokens):
        return
    declared = declares_cut(other)
    words = quoted(side.span(tokens))
    where = ", which marks a cut" if declared else ""
    yield Remark(
        at=side.span(tokens),
        message=f"{side.document.label} has {words}; nothing of it is in {other.document.label}{where}.",
        severity="minor" if declared else severity,
        category="omission" if side is comparison.left else "addition",
    )


def _is_cut_short(comparison: Comparison, side: Side, tokens: Sequence[Token]) -> bool:
    """Whether the words stand at an end of what two articles quote, not between words that stand together there."""
    if not comparison.in_articles:
        return False
    partners = comparison.partners(side)
    linked = [index for index in sorted(partners) if side.tokens[index].kind in {"content", "number"}]
    before = next((index for index in reversed(linked) if index < tokens[0].index), None)
    after = next((index for index in linked if index > tokens[-1].index), None)
    if before is None or after is None:
        return True
    return not any(0 < there - here <= _TOGETHER for here in partners[before] for there in partners[after])


def _is_added(comparison: Comparison, other: Side) -> bool:
    """Whether the original says no more than the other outlet, so that the words were not cut there but added here."""
    original = comparison.original
    return original is not None and len(original.span.text.split()) <= len(other.member.span.text.split())


def _is_a_part(side: Side) -> bool:
    """Whether the outlet prints a part of a sentence only, woven into its own, or a paraphrase."""
    quote = side.member.quote
    return quote is not None and quote.kind in {"fragment", "headline", "indirect"}


def _conditional(side: Side, tokens: tuple[Token, ...]) -> bool:
    """Whether the words are a condition: without it a threat or a promise is another one."""
    first = tokens[0].index
    opening = side.tokens[max(0, first - _OPENING) : first + 1]
    return any(token.folded in {"if", "unless", "provided"} for token in opening)
