"""One outlet that quotes the same utterance in two ways, in its body and in a headline or further down."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import Remark, Resources, StoryRule
from transcheck.comparing import Comparison, compare_pair, tokenize
from transcheck.comparing.denials import lost_negations
from transcheck.model import Category, Member, Pair, Quote, Related, Severity, Story
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
        by_outlet: defaultdict[object, list[Quote]] = defaultdict(list)
        for quote in story.all_quotes():
            document = quote.span.document
            if quote.kind != "scare" and document.language == "en":
                by_outlet[document.outlet or document].append(quote)
        for quotes in by_outlet.values():
            yield from self._within(_distinct(quotes))

    def _within(self, quotes: Sequence[Quote]) -> Iterator[Remark]:
        content = [_content(quote) for quote in quotes]
        having: defaultdict[str, list[int]] = defaultdict(list)
        for later, theirs in enumerate(content):
            common = Counter(earlier for word in theirs for earlier in having[word])
            for earlier, count in sorted(common.items()):
                one, other, ours = quotes[earlier], quotes[later], content[earlier]
                if count < self.words or count < self.share * len(ours | theirs) or one.span.overlaps(other.span):
                    continue
                if _one_speaker(one, other):
                    comparison = compare_pair(Pair("", Member(one.span, one), Member(other.span, other), 1.0))
                    if _differ(comparison):
                        yield _remark(one, other)
            for word in theirs:
                having[word].append(later)


def _distinct(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes without those that say in the very words what an earlier one of the same speaker said."""
    first: dict[tuple[str, str | None], Quote] = {}
    for quote in quotes:
        first.setdefault((" ".join(quote.span.text.split()).strip(" .,"), quote.speaker.name), quote)
    return list(first.values())


def _content(quote: Quote) -> frozenset[str]:
    return frozenset(t.lemma for t in tokenize(quote.span, quote.asides) if t.kind in {"content", "number"})


def _differ(comparison: Comparison) -> bool:
    """Whether one says otherwise what the other says, more than by leaving something out."""
    replaced = any(pair.left.content and pair.right.content for pair in comparison.replacements)
    return replaced or bool(lost_negations(comparison))


def _one_speaker(one: Quote, other: Quote) -> bool:
    return one.speaker.name is None or other.speaker.name is None or one.speaker.name == other.speaker.name


def _remark(one: Quote, other: Quote) -> Remark:
    label = one.span.document.label
    return Remark(
        at=other.span,
        message=f"{label} quotes the same words as {quoted(one.span)} and as {quoted(other.span)}.",
        related=(Related("first", one.span),),
        confidence="medium",
    )
