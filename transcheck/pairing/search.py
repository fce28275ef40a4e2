"""From evidence to links: sure sentences first, then their neighbours, gaps, parts and turns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from transcheck.encoders.base import Encoder
from transcheck.pairing.links import Evidence, Link, gather_evidence, greedy, reasons_for, reasons_of_quotes
from transcheck.pairing.segments import Segment
from transcheck.pairing.sides import Side, speaker_key

# Log-odds from which on …
_ANCHOR = 0.5  # two sentences are paired on their own evidence
_NEIGHBOUR = 1.0  # a further sentence of the same quote joins a pair
_EXPLAINED = 0.0  # a clause is taken to be rendered by the partner of its sentence
_PART = 2.0  # a clause is paired though its sentence is not
_BETWEEN = {True: -1.0, False: 0.3}  # what is left over between two pairs on both sides is paired [multilingual?]
_LONGEST_GAP = 5  # sentences
_GAP_RATIO = 2.5  # of the words of two gaps that are taken to render one another
_PART_WORDS = 4  # a shorter clause says too little by itself
_TURN_SENTENCES = 3  # a quote in a quote is one turn of a conversation, if it is no longer than this
_IN_PLACE = "the same place between two pairs"


@dataclass(slots=True)
class _Draft:
    """A link while its stretches still grow: positions of sentences, or single clauses of one."""

    rows: list[int]
    columns: list[int]
    odds: float
    reasons: tuple[str, ...]
    left_part: tuple[Segment, ...] = ()
    right_part: tuple[Segment, ...] = ()


@dataclass
class _Search:
    evidence: Evidence
    drafts: list[_Draft] = field(default_factory=list)

    @property
    def left(self) -> Side:
        return self.evidence.left

    @property
    def right(self) -> Side:
        return self.evidence.right

    def free(self, side: int) -> set[int]:
        """Sentences that no link has yet."""
        every = range(len((self.right if side else self.left).sentences))
        return set(every) - {i for draft in self.drafts for i in (draft.columns if side else draft.rows)}

    def add_anchors(self) -> None:
        for row, column in greedy(self.evidence.sentences, _ANCHOR):
            reasons = reasons_for(self.evidence, row, column)
            self.drafts.append(_Draft([row], [column], float(self.evidence.sentences[row, column]), reasons))

    def add_neighbours(self) -> None:
        """Let one sentence stand against several, when a clause of it renders the next one."""
        for draft in sorted(self.drafts, key=lambda draft: (-draft.odds, draft.rows, draft.columns)):
            for side, own, other in ((0, draft.rows, draft.columns), (1, draft.columns, draft.rows)):
                document = self.right if side else self.left
                for step in (-1, 1):
                    while (near := (own[0] if step < 0 else own[-1]) + step) in self.free(side):
                        if not document.same_quote(near, own[0]) or self._support(side, near, other) < _NEIGHBOUR:
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
                for rows in self._left_over(0, before.rows[-1], after.rows[0], after)
                for columns in self._left_over(1, before.columns[-1], after.columns[0], after)
            ]
            found = [item for item in found if item[0] >= _BETWEEN[self.evidence.multilingual]]
            if found:
                fit, rows, columns = max(found, key=lambda item: (item[0], -item[1][0].span.start))
                self._pair_gap(fit, rows, columns)

    def _consecutive(self) -> Iterator[tuple[_Draft, _Draft]]:
        ordered = sorted(self.drafts, key=lambda draft: draft.rows)
        columns = sorted(ordered, key=lambda draft: draft.columns)
        for before, after in pairwise(ordered):
            if columns.index(after) - columns.index(before) == 1:
                yield before, after

    def _left_over(self, side: int, start: int, end: int, after: _Draft) -> Iterator[list[Segment]]:
        """Runs of unpaired sentences of one quote between two positions; and the unpaired opening of `after`."""
        document = self.right if side else self.left
        run: list[int] = []
        free = self.free(side)
        for position in range(start + 1, end):
            if run and not document.same_quote(run[-1], position):
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
        document = self.right if side else self.left
        first = (draft.columns if side else draft.rows)[0]
        partners = draft.rows if side else draft.columns
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
        speakers = [speaker_key(run[0].quote) for run in (rows, columns)]
        if all(speakers) and not speakers[0] & speakers[1]:
            return float("-inf")
        return max(self._odds_of(one, other) for one in rows for other in columns)

    def _odds_of(self, one: Segment, other: Segment) -> float:
        rows = self._clauses_in(self.left, one)
        columns = self._clauses_in(self.right, other)
        best = float(self.evidence.clauses[rows.start : rows.stop, columns.start : columns.stop].max())
        if one.whole and other.whole:
            row, column = self.left.sentences.index(one), self.right.sentences.index(other)
            best = max(best, float(self.evidence.sentences[row, column]))
        return best

    @staticmethod
    def _clauses_in(document: Side, segment: Segment) -> range:
        if segment.whole:
            return document.clauses_of[document.sentences.index(segment)]
        position = document.clauses.index(segment)
        return range(position, position + 1)

    def _pair_gap(self, fit: float, rows: list[Segment], columns: list[Segment]) -> None:
        lengths = [sum(len(segment.words) for segment in run) for run in (rows, columns)]
        if max(lengths) > _GAP_RATIO * min(lengths) or max(len(rows), len(columns)) > _LONGEST_GAP:
            pairs = [(self._odds_of(one, other), one, other) for one in rows for other in columns]
            _, one, other = max(pairs, key=lambda item: item[0])
            rows, columns = [one], [other]
        draft = _Draft([], [], fit, (_IN_PLACE, *reasons_of_quotes(rows[0].quote, columns[0].quote)))
        for side, run, own in ((0, rows, draft.rows), (1, columns, draft.columns)):
            document = self.right if side else self.left
            whole = [document.sentences.index(segment) for segment in run if segment.whole]
            own += whole or [segment.sentence for segment in run[:1]]
            if not whole:
                self._cut(side, run)
                if side:
                    draft.right_part = tuple(run)
                else:
                    draft.left_part = tuple(run)
        self.drafts.append(draft)

    def _cut(self, side: int, opening: list[Segment]) -> None:
        """Take the opening of a sentence away from the pair that has the sentence."""
        document = self.right if side else self.left
        for draft in self.drafts:
            own = draft.columns if side else draft.rows
            if own and document.sentences[own[0]].sentence == opening[0].sentence:
                rest = [document.clauses[i] for i in document.clauses_of[own[0]]][len(opening) :]
                part = (*rest, *(document.sentences[i] for i in own[1:]))
                if side:
                    draft.right_part = part
                else:
                    draft.left_part = part

    def add_turns(self) -> None:
        """A quote in a quote is one turn of a conversation: its pair takes all of it."""
        for draft in self.drafts:
            if draft.left_part or draft.right_part:
                continue
            turns = [self._turn(side, draft) for side in (0, 1)]
            if turns[0] and turns[1]:
                draft.rows, draft.columns = turns

    def _turn(self, side: int, draft: _Draft) -> list[int]:
        """All sentences of the quote in a quote that the draft is about, if no other pair has any."""
        document = self.right if side else self.left
        own = draft.columns if side else draft.rows
        quote = document.sentences[own[0]].quote
        if quote is None or quote.parent is None:
            return []
        turn = [i for i in range(len(document.sentences)) if document.sentences[i].quote is quote]
        free = self.free(side) | set(own)
        return turn if len(turn) <= _TURN_SENTENCES and free.issuperset(turn) else []

    def links(self) -> list[Link]:
        found = []
        for draft in self.drafts:
            left = draft.left_part or tuple(self.left.sentences[i] for i in draft.rows)
            right = draft.right_part or tuple(self.right.sentences[i] for i in draft.columns)
            found.append(Link(left, right, draft.odds, draft.reasons))
        return sorted(found, key=lambda link: link.left[0].span.start)


def link_documents(left: Sequence[Segment], right: Sequence[Segment], encoder: Encoder) -> list[Link]:
    """Find the renderings that two documents share.

    Args:
        left: the segments of one document, in order.
        right: those of the other.
        encoder: for the meaning.

    Returns:
        Links that do not overlap, in the order of `left`.
    """
    sides = Side(left), Side(right)
    if not sides[0].sentences or not sides[1].sentences:
        return []
    search = _Search(gather_evidence(*sides, encoder))
    search.add_anchors()
    search.add_neighbours()
    search.fill_gaps()
    search.add_turns()
    return search.links()
