"""Two documents: which stretches of the one render what stretches of the other render."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from transcheck.encoders.base import Encoder
from transcheck.encoders.letters import fold_sounds, to_latin
from transcheck.encoders.lexical import WORD, fold
from transcheck.model import Member, Quote, Span
from transcheck.pairing.segments import Segment
from transcheck.pairing.similarity import Matrix, Witnesses, weigh

MIN_ODDS = 0.0  # as likely as not
_EXTEND_ODDS = 1.0  # a neighbour that joins an anchored pair has its place as a further witness
_SAME_SPEAKER = 1.0
_OTHER_SPEAKER = -1.5  # evidence against, not a veto: whose words they are is what outlets get wrong
_TRUST_LENGTH = 0.5  # outlets cut the same words differently
_NAME_ALIKE = 4  # letters of a surname that survive endings and romanizations


@dataclass(frozen=True, slots=True)
class Link:
    """Stretches of two documents that render one utterance.

    Attributes:
        left, right: the sentences or clauses of each side, neighbours in one quote.
        odds: log-odds that they do.
        reasons: the witnesses, for an editor.
    """

    left: tuple[Segment, ...]
    right: tuple[Segment, ...]
    odds: float
    reasons: tuple[str, ...]

    def member(self, side: int) -> Member:
        """The rendering on the left (0) or the right (1)."""
        segments = self.right if side else self.left
        first, last = segments[0], segments[-1]
        return Member(first.span.document.span(first.span.start, last.span.end), first.quote)

    def joins(self, one: Span, other: Span) -> bool:
        """Whether it links parts of these two stretches, in either order."""
        left, right = self.member(0).span, self.member(1).span
        return (left.overlaps(one) and right.overlaps(other)) or (left.overlaps(other) and right.overlaps(one))


def link_documents(left: Sequence[Segment], right: Sequence[Segment], encoder: Encoder) -> list[Link]:
    """Find the renderings that two documents share.

    Args:
        left: the segments of one document, in order.
        right: those of the other.
        encoder: for the meaning.

    Returns:
        Links that do not overlap, in the order of `left`.
    """
    rows, columns = ([segment for segment in side if segment.whole] for side in (left, right))
    if not rows or not columns:
        return []
    witnesses = weigh(
        [segment.words for segment in rows],
        [segment.words for segment in columns],
        encoder,
        trust_length=_TRUST_LENGTH,
    )
    odds = witnesses.odds + speakers_agree(rows, columns)
    chosen = greedy(odds, MIN_ODDS)
    return [
        Link((rows[i],), (columns[j],), float(odds[i, j]), reasons_for(rows[i], columns[j], witnesses, i, j))
        for i, j in chosen
    ]


def greedy(odds: Matrix, least: float) -> list[tuple[int, int]]:
    """Pairs of row and column, each used once, best first; by row in the answer."""
    order = np.argsort(-odds, axis=None, kind="stable")
    free_rows, free_columns = set(range(odds.shape[0])), set(range(odds.shape[1]))
    chosen = []
    for flat in order:
        i, j = (int(index) for index in np.unravel_index(flat, odds.shape))
        if not odds[i, j] >= least:
            break
        if i in free_rows and j in free_columns:
            chosen.append((i, j))
            free_rows.remove(i)
            free_columns.remove(j)
    return sorted(chosen)


def speakers_agree(rows: Sequence[Segment], columns: Sequence[Segment]) -> Matrix:
    """What the speakers add to the log-odds of each pair; nothing where one is unknown."""
    names = [[_speaker_key(segment.quote) for segment in side] for side in (rows, columns)]
    found = np.zeros((len(rows), len(columns)), np.float32)
    for i, one in enumerate(names[0]):
        for j, other in enumerate(names[1]):
            if one and other:
                found[i, j] = _SAME_SPEAKER if one & other else _OTHER_SPEAKER
    return found


def _speaker_key(quote: Quote | None) -> frozenset[str]:
    """Beginnings of the words of the speaker's name, alike in both scripts."""
    if quote is None or quote.speaker.name is None:
        return frozenset()
    words = (fold_sounds(to_latin(word)) for word in WORD.findall(fold(quote.speaker.name)))
    return frozenset(word[:_NAME_ALIKE] for word in words if len(word) >= _NAME_ALIKE)


def reasons_for(one: Segment, other: Segment, witnesses: Witnesses, i: int, j: int) -> tuple[str, ...]:
    """The witnesses for a pair, each a phrase that an editor understands."""
    found = []
    if fold(one.words) == fold(other.words):
        found.append("word-for-word copy: one witness")
    elif witnesses.wording[i, j] >= 0.5:
        found.append("much the same words")
    if witnesses.meaning[i, j] > 0 and not witnesses.wording[i, j] >= 0.5:
        found.append("nearest in meaning")
    if witnesses.numbers[i, j] > 0:
        found.append("the same figures")
    speakers = [_speaker_key(segment.quote) for segment in (one, other)]
    if all(speakers):
        found.append("the same speaker" if speakers[0] & speakers[1] else "another speaker")
    if any(segment.quote is not None and segment.quote.kind == "indirect" for segment in (one, other)):
        found.append("indirect speech: a paraphrase")
    return tuple(found)
