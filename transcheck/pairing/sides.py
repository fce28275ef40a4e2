"""One document as pairing sees it: its sentences, the clauses of each, and their speakers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from transcheck.pairing.segments import Segment
from transcheck.pairing.texts import Texts


@dataclass(frozen=True)
class Side:
    """One of two documents that are compared, or some sentences of it.

    Attributes:
        segments: its sentences and clauses, in the order of the text.
    """

    segments: Sequence[Segment]

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
    def sentence_texts(self) -> Texts:
        """The words of each sentence."""
        return Texts([segment.words for segment in self.sentences])

    @cached_property
    def clause_texts(self) -> Texts:
        """The words of each clause."""
        return Texts([segment.words for segment in self.clauses])

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

    @cached_property
    def _places(self) -> tuple[dict[int, int], dict[int, int]]:
        return (
            {id(segment): place for place, segment in enumerate(self.sentences)},
            {id(segment): place for place, segment in enumerate(self.clauses)},
        )

    def sentence_place(self, segment: Segment) -> int:
        """Where a sentence of this side stands among its sentences."""
        return self._places[0][id(segment)]

    def clause_place(self, segment: Segment) -> int:
        """Where a clause of this side stands among its clauses."""
        return self._places[1][id(segment)]

    def same_speech(self, one: int, other: int) -> bool:
        """Whether two sentences stand in one speech, or both in none."""
        return self.sentences[one].speech == self.sentences[other].speech
