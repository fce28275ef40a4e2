"""Rule TC221."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar

from transcheck.checking.base import Remark, Resources, StoryRule
from transcheck.comparing import Comparison, compare_pair, tokenize
from transcheck.comparing.denials import lost_negations
from transcheck.model import Category, Document, Member, Pair, Quote, Related, Severity, Story
from transcheck.rules.wording import quoted


@dataclass(frozen=True, slots=True)
class QuotedTwice(StoryRule):
    """One outlet quotes the same utterance in two ways.

    The headline says "never", the fourth paragraph "not now": within one article only one of the two can be what
    was said. A shorter quotation of the same words is no difference.

    Attributes:
        share: part of all their content words that two quotes must have in common to be one utterance.
        words: how many words that must be at least.

    Divergent:
        A: Marta Kavalets said: “We will never open the northern gates to the army.”

            Later Kavalets said: “We will open the northern gates to the army.”
        B: Marta Kavalets said: “We will never open the northern gates to the army.”
    Consistent:
        A: Marta Kavalets said: “We will never open the northern gates to the army.”

            Later Kavalets said: “We will never open the northern gates.”
        B: Marta Kavalets said: “We will never open the northern gates to the army.”
    Source: Guardian style guide on quotes, own observation.
    """

    code: ClassVar[str] = "TC221"
    name: ClassVar[str] = "quoted-twice"
    category: ClassVar[Category] = "consistency"
    severity: ClassVar[Severity] = "minor"

    share: float = 0.6
    words: int = 3

    def check(self, story: Story, resources: Resources) -> Iterator[Remark]:
        """Yield each two quotes of one outlet that render one utterance in different words."""
        quotes = [quote for quote in story.all_quotes() if quote.kind != "scare" and _language(quote) == "en"]
        content = {id(quote): _content(quote) for quote in quotes}
        for one, other in combinations(quotes, 2):
            if one.span.overlaps(other.span) or not _same_outlet(one.span.document, other.span.document):
                continue
            ours, theirs = content[id(one)], content[id(other)]
            common = len(ours & theirs)
            if common >= self.words and common >= self.share * len(ours | theirs) and _one_speaker(one, other):
                comparison = compare_pair(Pair("", Member(one.span, one), Member(other.span, other), 1.0))
                if _differ(comparison):
                    yield _remark(one, other)


def _language(quote: Quote) -> str:
    return quote.span.document.language


def _content(quote: Quote) -> frozenset[str]:
    return frozenset(t.lemma for t in tokenize(quote.span, quote.asides) if t.kind in {"content", "number"})


def _differ(comparison: Comparison) -> bool:
    """Whether one says otherwise what the other says, more than by leaving something out."""
    replaced = any(pair.left.content and pair.right.content for pair in comparison.replacements)
    return replaced or bool(lost_negations(comparison))


def _one_speaker(one: Quote, other: Quote) -> bool:
    return one.speaker.name is None or other.speaker.name is None or one.speaker.name == other.speaker.name


def _same_outlet(first: Document, second: Document) -> bool:
    return first is second or bool(first.outlet and first.outlet == second.outlet)


def _remark(one: Quote, other: Quote) -> Remark:
    label = one.span.document.label
    return Remark(
        at=other.span,
        message=f"{label} quotes the same words as {quoted(one.span)} and as {quoted(other.span)}.",
        related=(Related("first", one.span),),
        confidence="medium",
    )
