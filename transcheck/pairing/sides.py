"""One document as pairing sees it: its sentences, the clauses of each, and their speakers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from transcheck.encoders.lexical import WORD, fold
from transcheck.pairing.segments import Segment

REPEAT_WORDS = 4  # fewer may well be said twice


@dataclass(frozen=True)
class Side:
    """One of two documents that are compared.

    Attributes:
        every_segment: its sentences and clauses, in the order of the text.
    """

    every_segment: Sequence[Segment]

    @cached_property
    def segments(self) -> list[Segment]:
        """Without sentences that stand there a second time: each would speak against the other."""
        seen: set[str] = set()
        repeats = set()
        for segment in self.every_segment:
            words = WORD.findall(fold(segment.words))
            if segment.whole and len(words) >= REPEAT_WORDS:
                if " ".join(words) in seen:
                    repeats.add(segment.sentence)
                seen.add(" ".join(words))
        return [segment for segment in self.every_segment if segment.sentence not in repeats]

    @cached_property
    def sentences(self) -> list[Segment]:
        """Whole sentences."""
        return [segment for segment in self.segments if segment.whole]

    @cached_property
    def clauses(self) -> list[Segment]:
        """Clauses of all sentences; a sentence of one clause stands for it."""
        several = {segment.sentence for segment in self.segments if not segment.whole}
        return [segment for segment in self.segments if not segment.whole or segment.sentence not in several]

    @cached_property
    def clauses_of(self) -> list[range]:
        """For each sentence, where its clauses stand in `clauses`."""
        where: list[range] = []
        start = 0
        for sentence in self.sentences:
            end = start
            while end < len(self.clauses) and self.clauses[end].sentence == sentence.sentence:
                end += 1
            where.append(range(start, end))
            start = end
        return where

    def same_speech(self, one: int, other: int) -> bool:
        """Whether two sentences stand in one speech, or both in none."""
        return self.sentences[one].speech == self.sentences[other].speech
