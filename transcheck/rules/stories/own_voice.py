"""Words that one outlet quotes and another one says itself."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from transcheck.checking.base import Remark, Resources, StoryRule
from transcheck.comparing import Token, tokenize
from transcheck.languages.facts import load_facts
from transcheck.model import Category, Document, Quote, Related, Severity, Story
from transcheck.rules.wording import quoted

_PARAGRAPH = re.compile(r"\n+")


@dataclass(frozen=True, slots=True)
class OwnVoice(StoryRule):
    """Words that one outlet quotes stand in another outlet's own voice.

    Inside the marks it is the speaker's claim; outside them, with nobody named, the outlet makes the claim its own.
    A sentence that says who speaks is left alone.

    Attributes:
        words: words in a row, the same on both sides, that no chance explains.
        content: how many of them must carry meaning.

    Divergent:
        A: The mayor said: “The boats came without any lights from the northern harbour.”
        B: It was dark on Monday. The boats came without any lights from the northern harbour.
    Consistent:
        A: The mayor said: “The boats came without any lights from the northern harbour.”
        B: It was dark on Monday. The mayor said the boats came without any lights from the northern harbour.
    Source: AP and Reuters handbooks on attribution.
    """

    code: ClassVar[str] = "TC219"
    name: ClassVar[str] = "own-voice"
    category: ClassVar[Category] = "attribution"
    severity: ClassVar[Severity] = "minor"

    words: int = 7
    content: int = 4

    def check(self, story: Story, resources: Resources) -> Iterator[Remark]:
        """Yield each run of quoted words that another document says without a speaker."""
        english = [document for document in story.documents if document.language == "en"]
        if len(english) < 2:
            return
        narrations = _Narrations({document: _narration(document, story) for document in english}, self.words)
        for document in english:
            for quote in story.quotes.get(document.path, ()):
                if quote.kind == "direct" and quote.parent is None:
                    yield from self._echoes(quote, narrations)

    def _echoes(self, quote: Quote, narrations: "_Narrations") -> Iterator[Remark]:
        said = [token for token in tokenize(quote.span, quote.asides) if token.kind not in {"mark", "aside"}]
        for other, sentence, run in narrations.runs(said):
            if other is quote.span.document or sum(token.kind == "content" for token in run) < self.content:
                continue
            if not _names_speaker([token for token in sentence if token not in run]):
                place = other.span(run[0].start, run[-1].end)
                label = quote.span.document.label
                yield Remark(
                    at=place,
                    message=f"{other.label} says {quoted(place)} in its own voice; {label} quotes the words.",
                    related=(Related(label, quote.span),),
                    confidence="medium",
                )


class _Narrations:
    """The sentences that outlets say in their own voice, by the runs of words in them."""

    def __init__(self, narrations: Mapping[Document, Sequence[Sequence[Token]]], words: int) -> None:
        self._words = words
        self._sentences = [(document, sentence) for document, found in narrations.items() for sentence in found]
        self._at: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for number, (_, sentence) in enumerate(self._sentences):
            for start, run in enumerate(self._runs(sentence)):
                self._at[run].append((number, start))

    def _runs(self, tokens: Sequence[Token]) -> Iterator[tuple[str, ...]]:
        folded = [token.folded for token in tokens]
        return (tuple(folded[i : i + self._words]) for i in range(len(folded) - self._words + 1))

    def runs(self, said: Sequence[Token]) -> Iterator[tuple[Document, Sequence[Token], Sequence[Token]]]:
        """The longest run of `said` in each sentence that has one long enough, with its document and sentence."""
        longest: dict[int, tuple[int, int]] = {}  # sentence: length and start of its run
        for here, run in enumerate(self._runs(said)):
            for number, start in self._at.get(run, ()):
                sentence = self._sentences[number][1]
                size = self._words
                while (
                    start + size < len(sentence)
                    and here + size < len(said)
                    and sentence[start + size].folded == said[here + size].folded
                ):
                    size += 1
                known = longest.get(number, (0, 0))
                if (size, -start) > (known[0], -known[1]):
                    longest[number] = size, start
        for number, (size, start) in sorted(longest.items()):
            document, sentence = self._sentences[number]
            yield document, sentence, sentence[start : start + size]


def _narration(document: Document, story: Story) -> list[list[Token]]:
    """The words of each sentence outside quotation marks."""
    quotes = [quote.span for quote in story.quotes.get(document.path, ())]
    sentences: list[list[Token]] = []
    start = 0
    for end in [*(match.start() for match in _PARAGRAPH.finditer(document.text)), len(document.text)]:
        by_number: dict[int, list[Token]] = {}
        for token in tokenize(document.span(start, end)):
            by_number.setdefault(token.sentence, []).append(token)
        sentences += by_number.values()
        start = end
    return [
        [token for token in sentence if token.kind != "mark"]
        for sentence in sentences
        if not any(span.start < sentence[-1].end and sentence[0].start < span.end for span in quotes)
    ]


def _names_speaker(words: Sequence[Token]) -> bool:
    """Whether the outlet's own words around what it echoes say that someone speaks."""
    return any(token.lemma in _cues() or token.folded in _cues() for token in words)


@cache
def _cues() -> frozenset[str]:
    """Verbs that name a speaker, and "according"."""
    return frozenset([*load_facts("en-grammar")["words"]["reporting"], "according"]) - {"look", "see", "point"}
