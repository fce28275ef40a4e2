"""From evidence to links: sure sentences first, then their neighbours, gaps, parts and turns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from transcheck.encoders.base import Encoder
from transcheck.pairing.links import Evidence, Link, gather_evidence, greedy, reasons_for, reasons_of_quotes
from transcheck.pairing.segments import Segment
from transcheck.pairing.sides import Side
from transcheck.pairing.speakers import Speakers

# Log-odds from which on … [with a multilingual encoder?]
_ANCHOR = {True: 0.5, False: 1.0}  # two sentences are paired on their own evidence
_NEIGHBOUR = 1.0  # a further sentence of the same speech joins a pair
_EXPLAINED = 0.0  # a clause is taken to be rendered by the partner of its sentence
_PART = 2.0  # a clause is paired though its sentence is not
_BETWEEN = {True: -1.0, False: 0.6}  # what is left over between two pairs on both sides is paired
_IN_RUN = -2.0  # a sentence at the end of such a gap belongs to it
_LONGEST_GAP = 5  # sentences
_GAP_RATIO = 2.5  # of the words of two gaps that are taken to render one another
_CLAUSE_RATIO = 2.5  # of the words of a sentence to those of a clause of it that stands alone elsewhere
_CLAUSE_BETTER = 3.0  # … and how much better that clause explains it
_PART_WORDS = 4  # a shorter clause says too little by itself
_TURN_SENTENCES = 3  # a quote in a quote is one turn of a conversation, if it is no longer than this
_IN_PLACE = "the same place between two pairs"


@dataclass(slots=True)
class _Draft:
    """A link while its stretches still grow.

    Attributes:
        places: positions of the sentences of both sides.
        odds, reasons: as in `Link`.
        parts: for each side what it takes of these sentences, when it does not take all.
    """

    places: tuple[list[int], list[int]]
    odds: float
    reasons: tuple[str, ...]
    parts: list[tuple[Segment, ...]] = field(default_factory=lambda: [(), ()])


@dataclass
class _Search:
    evidence: Evidence
    drafts: list[_Draft] = field(default_factory=list)

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.evidence.left, self.evidence.right

    def free(self, side: int) -> set[int]:
        """Sentences that no link has yet."""
        return set(range(len(self.sides[side].sentences))) - {i for draft in self.drafts for i in draft.places[side]}

    def add_anchors(self) -> None:
        for row, column in greedy(self.evidence.sentences, _ANCHOR[self.evidence.multilingual]):
            if self._only_a_clause(row, column):
                continue
            reasons = reasons_for(self.evidence, row, column)
            self.drafts.append(_Draft(([row], [column]), float(self.evidence.sentences[row, column]), reasons))

    def _only_a_clause(self, row: int, column: int) -> bool:
        """Whether one outlet prints no more than a clause of a long sentence: then the clause is what to compare."""
        words = [len(side.sentences[i].words.split()) for side, i in zip(self.sides, (row, column), strict=True)]
        clause, sentence = self.evidence.clause_odds(row, column).max(), self.evidence.sentences[row, column]
        return max(words) > _CLAUSE_RATIO * min(words) and bool(clause >= max(_PART, sentence + _CLAUSE_BETTER))

    def add_neighbours(self) -> None:
        """Let one sentence stand against several, when a clause of it renders the next one."""
        for draft in sorted(self.drafts, key=lambda draft: (-draft.odds, draft.places)):
            for side, document in enumerate(self.sides):
                own, other = draft.places[side], draft.places[1 - side]
                for step in (-1, 1):
                    while (near := (own[0] if step < 0 else own[-1]) + step) in self.free(side):
                        if not document.same_speech(near, own[0]) or self._support(side, near, other) < _NEIGHBOUR:
                            break
                        own.insert(0 if step < 0 else len(own), near)

    def _support(self, side: int, near: int, partners: Sequence[int]) -> float:
        """How well the best clause among the partners renders the sentence `near`."""
        pairs = ((partner, near) if side else (near, partner) for partner in partners)
        return max(float(self.evidence.clause_odds(*pair).max()) for pair in pairs)

    def fill_gaps(self) -> None:
        """Pair what is left over on both sides between two pairs that follow each other on both."""
        for before, after in self._consecutive():
            found = [
                (self._fit(rows, columns), rows, columns)
                for rows in self._left_over(0, before, after)
                for columns in self._left_over(1, before, after)
            ]
            found = [item for item in found if item[0] >= _BETWEEN[self.evidence.multilingual]]
            if found:
                fit, rows, columns = max(found, key=lambda item: (item[0], -item[1][0].span.start))
                self._pair_gap(fit, rows, columns)

    def _consecutive(self) -> Iterator[tuple[_Draft, _Draft]]:
        ordered = sorted(self.drafts, key=lambda draft: draft.places[0])
        columns = {id(draft): rank for rank, draft in enumerate(sorted(ordered, key=lambda draft: draft.places[1]))}
        for before, after in pairwise(ordered):
            if columns[id(after)] - columns[id(before)] == 1:
                yield before, after

    def _left_over(self, side: int, before: _Draft, after: _Draft) -> Iterator[list[Segment]]:
        """Runs of unpaired sentences of one speech between two pairs; and the unpaired opening of `after`."""
        document, free = self.sides[side], self.free(side)
        run: list[int] = []
        for position in range(before.places[side][-1] + 1, after.places[side][0]):
            if run and not document.same_speech(run[-1], position):
                yield [document.sentences[i] for i in run]
                run = []
            if position in free:
                run.append(position)
        if run:
            yield [document.sentences[i] for i in run]
        opening = self._unexplained_opening(side, after)
        if opening:
            yield opening

    def _unexplained_opening(self, side: int, draft: _Draft) -> list[Segment]:
        """Clauses at the head of a paired sentence that its partner does not render."""
        document, first, partners = self.sides[side], draft.places[side][0], draft.places[1 - side]
        clauses = document.clauses_of[first]
        opening: list[Segment] = []
        for number, clause in enumerate(clauses):
            odds = [
                (self.evidence.clause_odds(partner, first)[:, number] if side else
                 self.evidence.clause_odds(first, partner)[number]).max()
                for partner in partners
            ]  # fmt: skip
            if max(odds) >= _EXPLAINED:
                return opening
            opening.append(document.clauses[clause])
        return []  # nothing of it is explained by itself: the pair stands as a whole

    def _fit(self, rows: list[Segment], columns: list[Segment]) -> float:
        """How well two left-overs go together."""
        if self.evidence.speakers.same(rows[0].quote, columns[0].quote) is False:
            return float("-inf")
        return max(self._odds_of(one, other) for one in rows for other in columns)

    def _odds_of(self, one: Segment, other: Segment) -> float:
        rows, columns = self._clauses_in(self.sides[0], one), self._clauses_in(self.sides[1], other)
        best = float(self.evidence.clauses[rows.start : rows.stop, columns.start : columns.stop].max())
        if one.whole and other.whole:
            row, column = self.sides[0].sentence_place(one), self.sides[1].sentence_place(other)
            best = max(best, float(self.evidence.sentences[row, column]))
        return best

    @staticmethod
    def _clauses_in(document: Side, segment: Segment) -> range:
        if segment.whole:
            return document.clauses_of[document.sentence_place(segment)]
        position = document.clause_place(segment)
        return range(position, position + 1)

    def _pair_gap(self, fit: float, rows: list[Segment], columns: list[Segment]) -> None:
        rows, columns = self._supported(rows, columns, flip=False), self._supported(columns, rows, flip=True)
        lengths = [sum(len(segment.words) for segment in run) for run in (rows, columns)]
        if max(lengths) > _GAP_RATIO * min(lengths) or max(len(rows), len(columns)) > _LONGEST_GAP:
            pairs = [(self._odds_of(one, other), one, other) for one in rows for other in columns]
            fit, one, other = max(pairs, key=lambda item: item[0])
            words = sorted(len(segment.words.split()) for segment in (one, other))
            if words[0] < _PART_WORDS and words[1] > _GAP_RATIO * words[0]:
                return  # a word or two, and nothing else is near
            rows, columns = [one], [other]
        draft = _Draft(
            ([], []), fit, (_IN_PLACE, *reasons_of_quotes(rows[0].quote, columns[0].quote, self.evidence.speakers))
        )
        for side, run in ((0, rows), (1, columns)):
            sentences = self.sides[side].sentences
            if run[0].whole:
                draft.places[side].extend(sentences.index(segment) for segment in run)
            else:
                first = next(i for i, sentence in enumerate(sentences) if sentence.sentence == run[0].sentence)
                self._cut(side, first, len(run))
                draft.places[side].append(first)
                draft.parts[side] = tuple(run)
        self.drafts.append(draft)

    def _supported(self, run: list[Segment], others: list[Segment], *, flip: bool) -> list[Segment]:
        """A run without sentences at its ends for which nothing in the other run speaks."""

        def speaks(segment: Segment) -> bool:
            return max(self._odds_of(*((o, segment) if flip else (segment, o))) for o in others) >= _IN_RUN

        kept = [place for place, segment in enumerate(run) if speaks(segment)]
        return run[kept[0] : kept[-1] + 1] if kept else run

    def _cut(self, side: int, sentence: int, clauses: int) -> None:
        """Take the opening clauses of a sentence away from the pair that begins with it."""
        document = self.sides[side]
        owner = next(draft for draft in self.drafts if draft.places[side][0] == sentence)
        rest = [document.clauses[i] for i in document.clauses_of[sentence][clauses:]]
        owner.parts[side] = (*rest, *(document.sentences[i] for i in owner.places[side][1:]))

    def add_parts(self) -> None:
        """Pair clauses of sentences that are not paired as wholes: one outlet prints a part of what another has."""
        places = [self._telling_clauses(side) for side in (0, 1)]
        odds = self.evidence.clauses[np.ix_(*places)]
        parts: dict[tuple[int, int], list[tuple[int, int, float]]] = {}
        for i, j in greedy(odds, _PART):
            clauses = places[0][i], places[1][j]
            sentences = [self._sentence_of(side, clauses[side]) for side in (0, 1)]
            parts.setdefault((sentences[0], sentences[1]), []).append((*clauses, float(odds[i, j])))
        for (row, column), found in parts.items():
            reasons = reasons_for(self.evidence, row, column)
            draft = _Draft(([row], [column]), max(item[2] for item in found), reasons)
            for side, document in enumerate(self.sides):
                draft.parts[side] = tuple(document.clauses[i] for i in sorted(int(item[side]) for item in found))
            self.drafts.append(draft)

    def _telling_clauses(self, side: int) -> list[int]:
        """Clauses of unpaired sentences that are long enough to say something by themselves."""
        document = self.sides[side]
        places = [place for i in sorted(self.free(side)) for place in document.clauses_of[i]]
        return [place for place in places if len(document.clauses[place].words.split()) >= _PART_WORDS]

    def _sentence_of(self, side: int, clause: int) -> int:
        return next(i for i, clauses in enumerate(self.sides[side].clauses_of) if clause in clauses)

    def add_turns(self) -> None:
        """A quote in a quote is one turn of a conversation: its pair takes all of it."""
        for draft in self.drafts:
            turns = self._turn(0, draft), self._turn(1, draft)
            if not any(draft.parts) and all(turns):
                draft.places = turns

    def _turn(self, side: int, draft: _Draft) -> list[int]:
        """All sentences of the quote in a quote that the draft is about, if no other pair has any."""
        document, own = self.sides[side], draft.places[side]
        quote = document.sentences[own[0]].quote
        if quote is None or quote.parent is None:
            return []
        turn = [i for i in range(len(document.sentences)) if document.sentences[i].quote is quote]
        free = self.free(side) | set(own)
        return turn if len(turn) <= _TURN_SENTENCES and free.issuperset(turn) else []

    def links(self) -> list[Link]:
        found = []
        for draft in self.drafts:
            left, right = (
                draft.parts[side] or tuple(document.sentences[i] for i in draft.places[side])
                for side, document in enumerate(self.sides)
            )
            found.append(Link(left, right, draft.odds, draft.reasons))
        return sorted(found, key=lambda link: link.left[0].span.start)


def link_documents(left: Side, right: Side, encoder: Encoder, speakers: Speakers) -> list[Link]:
    """Find the renderings that two documents share.

    Args:
        left: one document.
        right: the other.
        encoder: for the meaning.
        speakers: who is the same person.

    Returns:
        Links that do not overlap, in the order of `left`.
    """
    if not left.sentences or not right.sentences:
        return []
    search = _Search(gather_evidence(left, right, encoder, speakers))
    search.add_anchors()
    search.add_neighbours()
    search.fill_gaps()
    search.add_parts()
    search.add_turns()
    return search.links()
