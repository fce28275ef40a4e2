"""Rule TC219."""

import re
from collections.abc import Iterator, Sequence
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
        narrations = {document.path: _narration(document, story) for document in english} if len(english) > 1 else {}
        for document in english if len(english) > 1 else ():
            for quote in story.quotes.get(document.path, ()):
                if quote.kind != "direct" or quote.parent is not None:
                    continue
                for other in english:
                    if other is not document:
                        yield from self._echoes(quote, other, narrations[other.path])

    def _echoes(self, quote: Quote, other: Document, sentences: Sequence[Sequence[Token]]) -> Iterator[Remark]:
        said = [token for token in tokenize(quote.span, quote.asides) if token.kind not in {"mark", "aside"}]
        for sentence in sentences:
            run = _longest_run(said, sentence)
            long = len(run) >= self.words and sum(token.kind == "content" for token in run) >= self.content
            if long and not _names_speaker([token for token in sentence if token not in run]):
                place = other.span(run[0].start, run[-1].end)
                label = quote.span.document.label
                yield Remark(
                    at=place,
                    message=f"{other.label} says {quoted(place)} in its own voice; {label} quotes the words.",
                    related=(Related(label, quote.span),),
                    confidence="medium",
                )


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


def _longest_run(said: Sequence[Token], sentence: Sequence[Token]) -> Sequence[Token]:
    """The longest run of words of `sentence` that stands in `said` word for word."""
    best: Sequence[Token] = ()
    for i in range(len(sentence) - 1):
        for j in range(len(said)):
            size = 0
            while (
                i + size < len(sentence) and j + size < len(said) and sentence[i + size].folded == said[j + size].folded
            ):
                size += 1
            if size > len(best):
                best = sentence[i : i + size]
    return best
