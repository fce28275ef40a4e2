"""Two documents: which stretches of the one render what stretches of the other render."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transcheck.encoders.base import Encoder
from transcheck.encoders.lexical import words_of
from transcheck.model import Quote
from transcheck.pairing.echoes import content_of
from transcheck.pairing.overlap import shared
from transcheck.pairing.segments import Segment
from transcheck.pairing.sides import Side
from transcheck.pairing.similarity import Matrix, Witnesses, weigh
from transcheck.pairing.speakers import Speakers

_SAME_SPEAKER = 1.0
_OTHER_SPEAKER = -1.5  # evidence against, not a veto: whose words they are is what outlets get wrong
_OTHER_OF_LITTLE = -20.0
_LITTLE = 3  # content words
_TRUST_LENGTH = 0.5  # outlets cut the same words differently
_CHANCE = -3.0  # for a pair that shares fewer words than this, when nothing but the wording speaks
_SHARED_WORDS = 3
_SHARED_OF_SHORT = 0.6  # … or of a short one, less than this share
MUCH_ALIKE = "much the same words"
_MUCH = 0.5  # wording: of the renderings of public sets, half share more than this


@dataclass(frozen=True, slots=True)
class Link:
    """Stretches of two documents that render one utterance.

    Attributes:
        left, right: the sentences or clauses of each side, in order, all in one speech.
        odds: log-odds that they do.
        reasons: the witnesses, for an editor.
    """

    left: tuple[Segment, ...]
    right: tuple[Segment, ...]
    odds: float
    reasons: tuple[str, ...]

    def side(self, side: int) -> tuple[Segment, ...]:
        """The segments on the left (0) or the right (1)."""
        return self.right if side else self.left


@dataclass(frozen=True)
class Evidence:
    """What speaks for pairing the sentences, and the clauses, of two documents.

    Attributes:
        left, right: the documents.
        witnesses: of the sentences.
        sentences: log-odds of every two sentences, speakers included.
        clauses: log-odds of every two clauses, speakers included.
        speakers: who is the same person.
        multilingual: whether an encoder spoke for the meaning, not the wording alone.
    """

    left: Side
    right: Side
    witnesses: Witnesses
    sentences: Matrix
    clauses: Matrix
    speakers: Speakers
    multilingual: bool

    def clause_odds(self, row: int, column: int) -> Matrix:
        """The clauses of one sentence against those of another."""
        rows, columns = self.left.clauses_of[row], self.right.clauses_of[column]
        return self.clauses[rows.start : rows.stop, columns.start : columns.stop]

    def best(self, row: int, column: int) -> float:
        """The most that speaks for two sentences, as wholes or by any clause of theirs."""
        return max(float(self.sentences[row, column]), float(self.clause_odds(row, column).max(initial=-np.inf)))


def gather_evidence(left: Side, right: Side, encoder: Encoder, speakers: Speakers) -> Evidence:
    """Weigh every two sentences and every two clauses."""
    witnesses = weigh(left.sentence_texts, right.sentence_texts, encoder, trust_length=_TRUST_LENGTH)
    of_clauses = weigh(left.clause_texts, right.clause_texts, encoder, trust_length=_TRUST_LENGTH)
    return Evidence(
        left,
        right,
        witnesses,
        _all_odds(left.sentences, right.sentences, witnesses, encoder, speakers),
        _all_odds(left.clauses, right.clauses, of_clauses, encoder, speakers),
        speakers,
        encoder.multilingual,
    )


def _all_odds(
    rows: Sequence[Segment], columns: Sequence[Segment], witnesses: Witnesses, encoder: Encoder, speakers: Speakers
) -> Matrix:
    odds = witnesses.odds + speakers_agree(rows, columns, speakers)
    if not encoder.multilingual:
        odds[_by_chance(rows, columns) & ~witnesses.cross] += _CHANCE
    return odds


def _by_chance(rows: Sequence[Segment], columns: Sequence[Segment]) -> NDArray[np.bool_]:
    """Pairs that have a word or two in common, as two sentences on anything may have: one rare word is no rendering."""
    words = [[frozenset(words_of(segment.words)) for segment in side] for side in (rows, columns)]
    common = shared([[(word,) for word in said] for said in words[0]], words[1])
    sizes = [np.array([len(said) for said in side]) for side in words]
    shorter = np.minimum(sizes[0][:, None], sizes[1][None])
    few: NDArray[np.bool_] = common < np.minimum(_SHARED_WORDS, _SHARED_OF_SHORT * shorter)
    return few


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


def speakers_agree(rows: Sequence[Segment], columns: Sequence[Segment], speakers: Speakers) -> Matrix:
    """What the speakers add to the log-odds of each pair; nothing where one is unknown.

    Of a few words that anybody may say, another speaker makes another utterance.
    """
    (ours, quotes), (theirs, others) = _by_speaker(rows), _by_speaker(columns)
    verdicts = [[speakers.same(one, other) for other in others] for one in quotes]
    same = np.array([[verdict is True for verdict in row] for row in verdicts], bool)[np.ix_(ours, theirs)]
    differ = np.array([[verdict is False for verdict in row] for row in verdicts], bool)[np.ix_(ours, theirs)]
    says_little = [np.array([_says_little(segment) for segment in side], bool) for side in (rows, columns)]
    little = says_little[0][:, None] | says_little[1][None]
    found: Matrix = _SAME_SPEAKER * same + np.where(little, _OTHER_OF_LITTLE, _OTHER_SPEAKER) * differ
    return found.astype(np.float32)


def _says_little(segment: Segment) -> bool:
    """Whether these are a few words that are no sentence: "without merit", "deep state"."""
    if segment.kind == "direct" and len(segment.words.split()) >= _LITTLE:
        return False
    return len(content_of(segment.words)) <= _LITTLE


def _by_speaker(segments: Sequence[Segment]) -> tuple[list[int], list[Quote | None]]:
    """For each segment the number of its speaker, and a quote of each speaker: few speak in one document."""
    numbers: dict[str | None, int] = {}
    quotes: list[Quote | None] = []
    found = []
    for segment in segments:
        name = segment.quote.speaker.name if segment.quote else None
        if name not in numbers:
            numbers[name] = len(numbers)
            quotes.append(segment.quote)
        found.append(numbers[name])
    return found, quotes


def reasons_for(evidence: Evidence, row: int, column: int) -> tuple[str, ...]:
    """The witnesses for two sentences, each a phrase that an editor understands."""
    one, other = evidence.left.sentences[row], evidence.right.sentences[column]
    witnesses = evidence.witnesses
    found = []
    if witnesses.wording[row, column] >= _MUCH:
        found.append(MUCH_ALIKE)
    elif witnesses.meaning[row, column] > 0:
        found.append("nearest in meaning")
    if witnesses.numbers[row, column] > 0:
        found.append("the same figures")
    if witnesses.names[row, column] > 0:
        found.append("the same names")
    return (*found, *reasons_of_quotes(one.quote, other.quote, evidence.speakers))


def reasons_of_quotes(one: Quote | None, other: Quote | None, speakers: Speakers) -> tuple[str, ...]:
    """What the speakers and the kinds of two quotes say about a pair."""
    indirect = any(quote is not None and quote.kind == "indirect" for quote in (one, other))
    return (*speakers.reason(one, other), *(("indirect speech: a paraphrase",) if indirect else ()))
