"""Clauses of one rendering that the other has nothing for; `clauses.py` finds them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison, Side, Token
from transcheck.languages.facts import load_facts
from transcheck.model import Category, Severity
from transcheck.rules.pairs.clauses import Clause, clauses, free_words_near, reports, unsaid
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
        spare: words without a counterpart that the other side may have, for each of those; with more of them it may
            well say the same in other words.
        trifle: the share of all words without a counterpart up to which the rest is told as minor.
        speech: the same for what the speaker does by saying it, "and I apologize", whatever else is left over.

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
    spare: float = 0.34
    trifle: float = 0.3
    speech: float = 0.6

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield what only one side says: the left alone is an omission, the right alone an addition."""
        if not comparison.links and all(any(c.claims for c in clauses(side.tokens)) for side, _ in comparison.sides):
            return  # two different statements: not one that is cut
        seen: set[Token] = set()
        for found in unsaid(comparison):
            if found.answered or all(reports(clause) for clause in found.clauses):
                continue
            seen.update(found.tokens)
            if any(map(_performs, found.clauses)) and comparison.unmatched <= self.speech:
                yield from _remarks(comparison, found.side, found.tokens, "minor" if found.whole else None, "speech")
            else:
                weighs = any(len(clause.content) >= self.words for clause in found.clauses)
                yield from self._told(comparison, found.side, found.tokens, weighs and not found.whole)
        for side, _ in comparison.sides:
            for stretch in comparison.alone(side):
                size = len(stretch.content)
                if (
                    size >= self.words - 1
                    and not seen.intersection(stretch.tokens)
                    and not free_words_near(comparison, side, stretch.tokens)
                ):
                    yield from self._told(comparison, side, stretch.tokens, size >= self.words)

    def _told(self, comparison: Comparison, side: Side, tokens: tuple[Token, ...], weighs: bool) -> Iterator[Remark]:
        """The remark on words that stand alone, unless the other side has as many words to say the same with."""
        other = comparison.right if side is comparison.left else comparison.left
        figures = {token for figure in side.figures for token in figure.tokens}  # of those another rule judges
        own = sum(t.index not in comparison.partners(side) for t in side.meaningful if t in tokens and t not in figures)
        left_over = sum(t.index not in comparison.partners(other) for t in other.meaningful)
        if own and left_over <= self.spare * own:
            grave = weighs or _conditional(side, tokens)
            yield from _remarks(comparison, side, tokens, None if grave else "minor", "")
        elif comparison.unmatched <= self.trifle and left_over < own:
            yield from _remarks(comparison, side, tokens, "minor", "trifle")


def _remarks(
    comparison: Comparison, side: Side, tokens: tuple[Token, ...], severity: Severity | None, cue: str
) -> Iterator[Remark]:
    """What to say of words that only one side has; nothing where the other outlet has them elsewhere."""
    other = comparison.right if side is comparison.left else comparison.left
    if _is_cut_short(comparison, side, tokens):
        if _is_a_part(other) or _is_a_part(side):
            return
        goes_on = cue == "speech" and _commits(tokens) and _goes_on(comparison, side, other, tokens)
        if not goes_on and not _conditional(side, tokens) and not _is_added(comparison, other):
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
        cue=cue,
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


def _commits(tokens: Sequence[Token]) -> bool:
    """Whether the speaker confesses or commits himself by these words: "and I apologize", not "and I thank you"."""
    return any(token.lemma in load_facts("en-roles")["words"]["commitments"] for token in tokens)


def _goes_on(comparison: Comparison, side: Side, other: Side, tokens: Sequence[Token]) -> bool:
    """Whether the words go on with a sentence that the other outlet ends there, by a full stop and not by a comma."""
    partners = comparison.partners(side)
    linked = [i for i in partners if i < tokens[0].index and side.tokens[i].sentence == tokens[0].sentence]
    last = max((j for i in linked[-1:] for j in partners[i]), default=None)
    return last is not None and any(token.text == "." for token in other.tokens[last + 1 : last + 2])


def _is_added(comparison: Comparison, other: Side) -> bool:
    """Whether the original says no more than the other outlet, so that the words were not cut there but added here."""
    original = comparison.original
    return original is not None and len(original.member.span.text.split()) <= len(other.member.span.text.split())


def _is_a_part(side: Side) -> bool:
    """Whether the outlet prints a part of a sentence only, woven into its own, or a paraphrase."""
    quote = side.member.quote
    return quote is not None and quote.kind in {"fragment", "headline", "indirect"}


def _performs(clause: Clause) -> bool:
    """Whether the speaker does something by saying it: "and I apologize"."""
    acts = load_facts("en-roles")["words"]["performatives"]
    return clause.speaks and any(token.lemma in acts for token in clause.content)


def _conditional(side: Side, tokens: tuple[Token, ...]) -> bool:
    """Whether the words are a condition: without it a threat or a promise is another one."""
    first = tokens[0].index
    opening = side.tokens[max(0, first - _OPENING) : first + 1]
    return any(token.folded in {"if", "unless", "provided"} for token in opening)
