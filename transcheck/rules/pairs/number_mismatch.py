"""Numbers, units and bounds at odds; `facing_numbers.py` finds which stand for each other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison, Side
from transcheck.comparing.figures import Figure, FigurePair
from transcheck.comparing.tokens import Token
from transcheck.languages.amounts import conflicting_bounds, relation, unsaid_rounding
from transcheck.languages.facts import load_facts
from transcheck.model import Category, Confidence, Severity
from transcheck.rules.pairs.contrasts import contrasts
from transcheck.rules.pairs.facing_numbers import Facing, facing_numbers
from transcheck.rules.pairs.places import nearest
from transcheck.rules.pairs.swapped_figures import swapped_figures
from transcheck.rules.wording import says, there

_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d+")
_BOUND = 2  # words before a number that bound it
_CHANGE = 5  # words before a figure among which stand "rose by", "was cut to almost"


@dataclass(frozen=True, slots=True)
class NumberMismatch(PairRule):
    """A number, its unit or its bound differs.

    Numbers are what readers quote on. Forty in words and 40 in digits agree, 24 hours and a day agree; 40 and 14,
    thousand and million, "at least" and "at most", "by 12 percent" and "to 12 percent" do not; nor do 14 patients for
    40 minutes and 40 patients for 14 minutes.

    Attributes:
        within: how many words apart the places of two numbers may lie for the one to stand for the other.

    Divergent:
        A: The ferry took 40 people to the other bank.
        B: The ferry took 14 people to the other bank.
    Consistent:
        A: The ferry took forty people to the other bank.
        B: The ferry took 40 people to the other bank.
    Source: MQM "Mistranslation" of numbers; ASTM F2575 on numerals.
    """

    code: ClassVar[str] = "TC201"
    name: ClassVar[str] = "number-mismatch"
    category: ClassVar[Category] = "number"
    severity: ClassVar[Severity] = "critical"

    within: int = 6

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each number that has another number, another unit or another bound in its place."""
        for pair in comparison.figure_pairs:
            if told := _disagreement(pair):
                yield _of_pair(comparison, pair, *told)
        for found in facing_numbers(comparison, self.within):
            yield _of_facing(comparison, found)
        for word, other_word in _bare(comparison, self.within):
            yield _remark(comparison, [word], [other_word], "another figure", cue="figure")
        for first, second in swapped_figures(comparison):
            words = second.left.tokens, first.right.tokens
            yield _remark(comparison, *words, "the numbers have changed places", cue="changed-places")
        for word, other_word in _single_units(comparison):
            yield _remark(comparison, [word], [other_word], "another unit", cue="unit-alone")
        for pair in comparison.figure_pairs:
            words_before = _change(comparison.left, pair.left), _change(comparison.right, pair.right)
            if words_before[0] and words_before[1] and words_before[0].folded != words_before[1].folded:
                here = comparison.left.tokens[words_before[0].index : pair.left.tokens[-1].index + 1]
                over_there = comparison.right.tokens[words_before[1].index : pair.right.tokens[-1].index + 1]
                yield _remark(comparison, here, over_there, "by how much here, to how much there", cue="by-to")


def _disagreement(pair: FigurePair) -> tuple[str, Severity | None, str] | None:
    """In what two numbers that stand for each other disagree, how grave that is, and the cue."""
    one, other = pair.left.quantity, pair.right.quantity
    if pair.relation == "unit" and one.unit and other.unit:
        return "another unit", None, "unit"
    if pair.relation == "bound" and conflicting_bounds(one, other):
        return "the bound is the other way round", None, "bound-turned"
    if pair.relation == "bound":
        return "only one of them is bounded", "minor", "bound-lost"
    if pair.relation == "equal" and {one.kind, other.kind} == {"money", "cardinal"}:
        return "only one of them names a currency", "minor", "currency-lost"
    return None


def _of_pair(comparison: Comparison, pair: FigurePair, what: str, severity: Severity | None, cue: str) -> Remark:
    here, over_there = _with_bound(comparison.left, pair.left), _with_bound(comparison.right, pair.right)
    return _remark(comparison, here, over_there, what, pair.left, pair.right, severity=severity, cue=cue)


def _of_facing(comparison: Comparison, found: Facing) -> Remark:
    one, other = found.left.quantity, found.right.quantity
    severity: Severity | None = None
    what, cue = "another number", str(found.how)
    if one.factor is not None and other.factor is not None:
        what, cue = "not by the same factor", "factor"
    elif unsaid_rounding(one, other):
        what, cue, severity = "a rounded number without a word of it", "rounded", "minor"
    elif relation(one, other) == "scale":
        what, cue = "another scale", "scale"
    elif "magnitude" in {one.kind, other.kind}:
        what, cue = "another magnitude", "magnitude"
    return _remark(
        comparison, found.left.tokens, found.right.tokens, what, found.left, found.right, severity=severity, cue=cue
    )


def _single_units(comparison: Comparison) -> Iterator[tuple[Token, Token]]:
    """Units after an article, "for a week", that are other units there."""
    for found in contrasts(comparison, "unit"):
        if _after_article(comparison.left, found.left) and _after_article(comparison.right, found.right):
            yield found.left, found.right


def _after_article(side: Side, token: Token) -> bool:
    return token.index > 0 and side.tokens[token.index - 1].folded in {"a", "an", "per", "every", "each"}


def _change(side: Side, figure: Figure) -> Token | None:
    """The "by" or "to" between a verb of growing or shrinking and a figure."""
    first = figure.tokens[0].index
    before = side.tokens[max(0, first - _CHANGE) : first]
    found = next((token for token in reversed(before) if token.folded in {"by", "to"}), None)
    changes = load_facts("en-grammar")["change"]["words"]
    return found if found and any(token.lemma in changes for token in before if token.index < found.index) else None


def _with_bound(side: Side, figure: Figure) -> Sequence[Token]:
    """The words of a quantity from those that bound it on: "at least 12"."""
    first = figure.tokens[0].index
    start = max(0, first - _BOUND) if figure.quantity.bound else first
    words = side.tokens[start : figure.tokens[-1].index + 1]
    return [token for token in words if token.sentence == figure.tokens[0].sentence]


def _bare(comparison: Comparison, within: int) -> Iterator[tuple[Token, Token]]:
    """Words with digits that count nothing ("1970s", "F-35", "11:35") and have another such word in their place."""
    ours, theirs = (_uncounted(comparison, side) for side in (comparison.left, comparison.right))
    for word in ours:
        best = nearest(comparison, comparison.left, word, theirs, within)
        if best is not None and _shape(best) == _shape(word):
            theirs.remove(best)
            yield word, best


def _uncounted(comparison: Comparison, side: Side) -> list[Token]:
    if not _DIGIT.search(side.member.span.text):
        return []
    counted = {token.index for figure in side.figures for token in figure.tokens}
    digits = (
        token
        for token in side.tokens
        if token.kind in {"number", "content"} and _DIGIT.search(token.text) and ":" not in token.text
    )
    return [token for token in digits if token.index not in counted and not comparison.counterparts(side, token)]


def _shape(token: Token) -> str:
    """The word with every run of digits as one sign: only like is compared with like."""
    return _DIGITS.sub("0", token.folded)


def _remark(
    comparison: Comparison,
    here: Sequence[Token],
    over_there: Sequence[Token],
    what: str,
    one: Figure | None = None,
    other: Figure | None = None,
    severity: Severity | None = None,
    cue: str = "",
) -> Remark:
    left, right = comparison.left, comparison.right
    verdict, confidence = _original(comparison, one, other) if one and other else ("", "high")
    return Remark(
        at=left.span(here),
        message=f"{says(left, here)}, {says(right, over_there)}: {what}.{verdict}",
        related=(there(right, over_there),),
        severity=severity,
        confidence=confidence,
        cue=cue,
    )


def _original(comparison: Comparison, one: Figure, other: Figure) -> tuple[str, Confidence]:
    """With whom the original agrees, as a sentence, and how sure that makes the finding."""
    if comparison.original is None:
        return "", "high"
    agree = [
        (side.document.label, figure_there)
        for side, figure in ((comparison.left, one), (comparison.right, other))
        for figure_there in comparison.original.figures
        if relation(figure.quantity, figure_there.quantity) in {"equal", "approximate"}
    ]
    if len({label for label, _ in agree}) != 1:
        return "", "medium"
    label, said = agree[0]
    words = " ".join(token.text for token in said.tokens)
    return f" The original ({words}) agrees with {label}.", "high"
