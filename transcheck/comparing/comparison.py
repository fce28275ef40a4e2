"""Everything the rules ask about two renderings, worked out when first asked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from transcheck.comparing.figures import Figure, FigurePair, figures, pair_figures
from transcheck.comparing.frames import Frame, find_frames
from transcheck.comparing.governing import governing_words
from transcheck.comparing.linking import Link, link_words
from transcheck.comparing.meanings import Expressions, Judgement, judge
from transcheck.comparing.moments import Moment, moments, times
from transcheck.comparing.operators import Operator, find_operators
from transcheck.comparing.phrases import Places, places_of
from transcheck.comparing.stretches import Replacement, Stretch, free_stretches, match_stretches
from transcheck.comparing.tokens import Token, light_words, side_span, tokenize
from transcheck.languages.lexicon.meanings import english_lexicon
from transcheck.languages.time_mention import TimeMention
from transcheck.model import Document, Member, Pair, Span


@dataclass(frozen=True, eq=False)
class Side:
    """One rendering of the two.

    Attributes:
        member: the rendering.
        like: another rendering in the same words that was read before; None when there is none.
    """

    member: Member
    like: "Side | None" = None

    @property
    def document(self) -> Document:
        """The document the rendering stands in."""
        return self.member.span.document

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words, with offsets into the document."""
        return tokenize(self.member.span, self.member.asides)

    @cached_property
    def governing(self) -> tuple[Token, ...]:
        """The outlet's own words that lead into it; their indices are not those of `tokens`."""
        return governing_words(self.member)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, folded and as lemmas, to tell quickly whether a word is there at all."""
        return frozenset([token.folded for token in self.tokens] + [token.lemma for token in self.tokens])

    @cached_property
    def places(self) -> Places:
        """Where each of its words stands, for finding expressions."""
        return places_of(self.tokens)

    @cached_property
    def _times(self) -> tuple[TimeMention, ...]:
        return times(self.member.span)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its quantities, in order."""
        return figures(self.member.span, self.tokens, self._times)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """Its times, in order."""
        return moments(self.member.span, self.tokens, self._times)

    @cached_property
    def expressions(self) -> Expressions:
        """Its words and expressions that the lexicon knows."""
        return self.like.expressions if self.like is not None else Expressions(self.tokens, english_lexicon())

    @cached_property
    def operators(self) -> tuple[Operator, ...]:
        """Its words that deny, or affirm what looks denied, in order."""
        return find_operators(self.tokens, self.places)

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """Its words that embed a claim, in order."""
        return find_frames(self.tokens, self.places)

    @cached_property
    def meaningful(self) -> tuple[Token, ...]:
        """Its words that carry meaning and should have a counterpart."""
        return tuple(t for t in self.tokens if t.kind in {"content", "number"} and t.lemma not in light_words())

    def span(self, tokens: Sequence[Token]) -> Span:
        """The stretch of the document from the first to the last of `tokens`; the whole rendering without any."""
        return side_span(self.document, tuple(tokens)) if tokens else self.member.span


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two renderings of one utterance and how their words correspond.

    Attributes:
        pair: the renderings, as pairing joined them.
        left, right: the same, read word by word.
        original: what was said, in Ukrainian, Russian or Belarusian, where it is known; of a rendering and its original
            the latter is the right side itself.
        like: an earlier comparison of the same words; None when there is none.
    """

    pair: Pair
    left: Side
    right: Side
    original: Side | None = None
    like: "Comparison | None" = None

    @property
    def sides(self) -> tuple[tuple[Side, Side], tuple[Side, Side]]:
        """Each side with the other one, for rules that look both ways."""
        return (self.left, self.right), (self.right, self.left)

    @property
    def in_articles(self) -> bool:
        """Whether both stand in articles that quote them: each begins and ends its quotation where it likes."""
        return self.pair.left.quote is not None and self.pair.right.quote is not None

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Which word stands for which."""
        if self.like is not None:
            return self.like.links
        agreed: list[tuple[Figure | Moment, Figure | Moment]] = [(pair.left, pair.right) for pair in self.figure_pairs]
        agreed += self._equal_moments
        anchors = [([t.index for t in one.tokens], [t.index for t in other.tokens]) for one, other in agreed]
        return link_words(self.left.tokens, self.right.tokens, anchors, self.judgements)

    @property
    def _equal_moments(self) -> Iterator[tuple[Moment, Moment]]:
        """Times that are told alike but for their words, each taken once, in order."""
        free = list(self.right.moments)
        for one in self.left.moments:
            other = next((moment for moment in free if moment.mention.same_time(one.mention)), None)
            if other is not None:
                free.remove(other)
                yield one, other

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """What the lexicon says of expressions on both sides."""
        return self.like.judgements if self.like is not None else judge(self.left.expressions, self.right.expressions)

    @cached_property
    def figure_pairs(self) -> tuple[FigurePair, ...]:
        """The quantities that agree, however they are written."""
        return pair_figures(self.left.figures, self.right.figures)

    @cached_property
    def _partners(self) -> tuple[Mapping[int, tuple[int, ...]], Mapping[int, tuple[int, ...]]]:
        if self.like is not None:
            return self.like._partners
        there: dict[int, list[int]] = {}
        back: dict[int, list[int]] = {}
        for link in self.links:
            there.setdefault(link.left, []).append(link.right)
            back.setdefault(link.right, []).append(link.left)
        return {i: tuple(js) for i, js in there.items()}, {j: tuple(i) for j, i in back.items()}

    def partners(self, side: Side) -> Mapping[int, tuple[int, ...]]:
        """For each linked word of `side` its counterparts on the other side, as indices."""
        return self._partners[0] if side is self.left else self._partners[1]

    def counterparts(self, side: Side, token: Token) -> tuple[Token, ...]:
        """The words on the other side that stand for `token`, in order; none when it stands alone."""
        indices = self.partners(side).get(token.index)
        if indices is None:
            return ()
        other = self.right if side is self.left else self.left
        return tuple([other.tokens[index] for index in indices])

    @cached_property
    def _stretches(self) -> tuple[tuple[Replacement, ...], tuple[Stretch, ...], tuple[Stretch, ...]]:
        there, back = self._partners
        return match_stretches(free_stretches(self.left.tokens, there), free_stretches(self.right.tokens, back), there)

    @property
    def replacements(self) -> tuple[Replacement, ...]:
        """Unlinked words here where other unlinked words stand there."""
        return self._stretches[0]

    @cached_property
    def unmatched(self) -> float:
        """The share of words that carry meaning and have no counterpart, both sides together, 0..1."""
        words = [(token, self.partners(side)) for side, _ in self.sides for token in side.meaningful]
        return sum(token.index not in partners for token, partners in words) / len(words) if words else 0.0

    def left_over(self, side: Side) -> tuple[Token, ...]:
        """All words of `side` that carry meaning and have no counterpart, in order."""
        first = side is self.left
        stretches = [pair.left if first else pair.right for pair in self.replacements] + list(self.alone(side))
        return tuple(sorted((t for stretch in stretches for t in stretch.content), key=lambda token: token.index))

    def alone(self, side: Side) -> tuple[Stretch, ...]:
        """Unlinked words of `side` that nothing on the other side faces."""
        return self._stretches[1] if side is self.left else self._stretches[2]


# The words of a rendering, with the places within it that are the outlet's own.
_Words = tuple[str, tuple[tuple[int, int], ...]]
_REMEMBERED = 2_000  # comparisons of one run: where forty outlets carry one story, most pairs are in words seen before


class Readings:
    """What was read so far in a run: each rendering once for all its pairs, and equal words once for all outlets."""

    def __init__(self) -> None:
        self._sides: dict[int, Side] = {}  # by the identity of their members
        self._words: dict[_Words, Side] = {}
        self._compared: dict[tuple[_Words, _Words], Comparison] = {}

    def side(self, member: Member) -> Side:
        """A rendering as a side."""
        side = self._sides.get(id(member))
        if side is None:
            side = self._sides[id(member)] = Side(member, self._words.get(_words(member)))
            self._words.setdefault(_words(member), side)
        return side

    def compare(self, pair: Pair, original: Member | None = None) -> Comparison:
        """Set two renderings side by side; nothing is worked out before a rule asks for it.

        Args:
            pair: the renderings.
            original: what was said, where it is known.
        """
        left, right = self.side(pair.left), self.side(pair.right)
        source = None if original is None else self.side(original)
        key = _words(pair.left), _words(pair.right)
        comparison = Comparison(pair, left, right, source, self._compared.get(key))
        if comparison.like is None:
            if len(self._compared) >= _REMEMBERED:
                del self._compared[next(iter(self._compared))]
            self._compared[key] = comparison
        return comparison

    def compare_with_original(self, pair: Pair) -> Comparison:
        """Set a rendering beside its original; the rendering is the left side, and it is the English one.

        Args:
            pair: the two, in either order.
        """
        left, right = self.side(pair.left), self.side(pair.right)
        if left.document.is_original or right.document.language == "en":
            left, right = right, left
        return Comparison(pair, left, right, right)


def _words(member: Member) -> _Words:
    start = member.span.start
    return member.span.text, tuple((aside.start - start, aside.end - start) for aside in member.asides)


def compare_pair(pair: Pair, original: Member | None = None) -> Comparison:
    """Set two renderings side by side that belong to no run."""
    return Readings().compare(pair, original)
