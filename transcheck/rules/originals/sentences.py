"""Which sentences of a rendering and of its original have no counterpart: for the rules on dropped and added ones."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transcheck.comparing import Side
from transcheck.comparing.bilingual import Beside
from transcheck.comparing.originals import Original
from transcheck.comparing.sentences import Bead, align_sentences
from transcheck.encoders import load_encoder
from transcheck.encoders.base import Encoder
from transcheck.model import Document, Member, Span, Story
from transcheck.pairing.segments import Segment, segments_of
from transcheck.rules.wording import quoted

_KEPT = 0.5  # share of a text's sentences that must be in the original, else it is no translation of it
_SAID = 0.5  # share of a sentence's words without counterpart, below which it is said in another one
_FEW = 4  # words; a shorter sentence goes with its neighbours


@dataclass(frozen=True)
class Aligned:
    """A document and its original, sentence by sentence.

    Attributes:
        document, original: the two.
        left, right: their sentences.
        beads: which render which, in the order of the document.
    """

    document: Document
    original: Document
    left: tuple[Segment, ...]
    right: tuple[Segment, ...]
    beads: tuple[Bead, ...]

    def runs(self, *, added: bool) -> Iterator[list[Segment]]:
        """Neighbouring sentences that the other side lacks, each run once."""
        side, other = (0, 1) if added else (1, 0)
        sentences = self.left if added else self.right
        places = sorted(bead[side][0] for bead in self.beads if not bead[other])  # type: ignore[index]
        lone = [place for place in places if not self._said_elsewhere(sentences[place], added=added)]
        run: list[int] = []
        for place in lone:
            if run and place != run[-1] + 1:
                yield [sentences[i] for i in run]
                run = []
            run.append(place)
        if run:
            yield [sentences[i] for i in run]

    def _said_elsewhere(self, sentence: Segment, *, added: bool) -> bool:
        """Whether most words of a sentence stand in one of the other side: it was cut otherwise, or moved."""
        for other in self.right if added else self.left:
            ours, theirs = (sentence, other) if added else (other, sentence)
            beside = Beside(Side(Member(ours.span)), Original(Side(Member(theirs.span))))
            if added and len(beside.unaccounted) < _SAID * len(beside.content):
                return True
            if not added and beside.freedom < _SAID:
                return True
        return False

    def kept(self, place: int) -> Segment | None:
        """The sentence of the document that renders the original's sentence at a place, None where there is none."""
        found = (bead.left for bead in self.beads if place in bead.right and bead.left)
        return next((self.left[left[0]] for left in found), None)


def alignments(story: Story, encoder: Encoder | None) -> tuple[Aligned, ...]:
    """Each rendering of the story beside the original that most of its sentences meet in.

    Args:
        story: the documents and their pairs.
        encoder: for the meaning; the lexical one where there is none.
    """
    if not any(document.is_original for document in story.documents):
        return ()
    if not _LAST or _LAST[0][0] is not story:
        _LAST[:] = [(story, _alignments(story, encoder or load_encoder("lexical")))]
    return _LAST[0][1]


_LAST: list[tuple[Story, tuple[Aligned, ...]]] = []  # two rules ask for the same; a story cannot be hashed


def _alignments(story: Story, encoder: Encoder) -> tuple[Aligned, ...]:
    originals = {
        document.path: document
        for document in story.documents
        if document.is_original and document.language != "en"  # a swapped pair; the run fails anyway
    }
    found = []
    for document in story.documents:
        if document.is_original or document.language != "en":
            continue
        met = Counter(
            other.span.document.path
            for pair in story.pairs
            for one, other in ((pair.left, pair.right), (pair.right, pair.left))
            if one.span.document is document and other.span.document.path in originals
        )
        if not met and (story.scope == "quotes" or len(originals) > 1):
            continue
        original = originals[max(met or originals, key=lambda path: (met[path], path))]
        left = _sentences(document, story, all_text=story.scope == "text")
        right = _sentences(original, story, all_text=True)
        beads = align_sentences([s.span for s in left], [s.span for s in right], encoder)
        if sum(len(bead.left) for bead in beads if bead.right) >= _KEPT * len(left):
            found.append(Aligned(document, original, left, right, tuple(beads)))
    return tuple(found)


def _sentences(document: Document, story: Story, *, all_text: bool) -> tuple[Segment, ...]:
    segments = segments_of(document, story.quotes.get(document.path, ()), all_text=all_text)
    return tuple(s for s in segments if s.whole and (all_text or s.kind not in {"headline", "indirect", "fragment"}))


def stretch(run: Sequence[Segment]) -> Span:
    """A run of sentences as one place."""
    return run[0].span.document.span(run[0].span.start, run[-1].span.end)


def tell(run: Sequence[Segment]) -> str:
    """A run in words: the sentence, or how many there are and how they begin."""
    first = quoted(run[0].span)
    return first if len(run) == 1 else f"{len(run)} sentences from {first}"


def says_enough(run: Sequence[Segment]) -> bool:
    """Whether a run is more than an interjection."""
    return sum(len(segment.words.split()) for segment in run) >= _FEW
