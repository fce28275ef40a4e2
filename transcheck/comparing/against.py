"""What speaks against one of two renderings beside their original: differences in which the original takes a side."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from transcheck.comparing.bilingual import Beside
from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.figures import pair_figures
from transcheck.comparing.linking import Link
from transcheck.comparing.originals import Original
from transcheck.comparing.tokens import Token
from transcheck.comparing.traits import traits
from transcheck.model import Span

Number = Literal[0, 1]  # of a side: left, right

_APART = frozenset({"opposite", "rival", "near", "related"})
_PERSONS = frozenset({"he", "she", "i", "we", "they", "you"})
_DENIES = 3  # words before what is denied


class Evidence(NamedTuple):
    """Something that speaks against one of two renderings.

    Attributes:
        kind: what it is, as the table of weights has it.
        against: the number of the side it speaks against.
        here: indices of the words of that side, none where something is missing.
        there: indices of the words of the other side that the original has.
        said: what the original says.
    """

    kind: str
    against: Number
    here: tuple[int, ...]
    there: tuple[int, ...]
    said: Span


@dataclass(frozen=True, eq=False)
class Against:
    """Gathers what speaks against one rendering.

    Attributes:
        comparison: the renderings.
        besides: each of them beside the original.
        number: of the side that is spoken against.
    """

    comparison: Comparison
    besides: tuple[Beside, Beside]
    number: Number

    @property
    def _original(self) -> Original:
        return self.besides[0].original

    @property
    def _other_number(self) -> Number:
        return 1 if self.number == 0 else 0

    @cached_property
    def _here(self) -> Beside:
        return self.besides[self.number]

    @cached_property
    def _there(self) -> Beside:
        return self.besides[self._other_number]

    @cached_property
    def _partners(self) -> Mapping[int, list[int]]:
        """By words here the words there that say the same; words that are set apart are no partners."""
        found: dict[int, list[int]] = {}
        for link in self.comparison.links:
            if link.relation not in _APART and (link.left, link.right) not in self._converse:
                here, there = self._of(link)
                found.setdefault(here, []).append(there)
        return found

    @cached_property
    def _converse(self) -> frozenset[tuple[int, int]]:
        """Words that tell one event from its two ends: "buy", "sell"."""
        judgements = self.comparison.judgements
        return frozenset((one.left.head, one.right.head) for one in judgements if one.verdict == "converse")

    @cached_property
    def _back(self) -> frozenset[int]:
        return frozenset(j for js in self._partners.values() for j in js)

    def _of(self, link: Link) -> tuple[int, int]:
        return (link.left, link.right) if self.number == 0 else (link.right, link.left)

    @cached_property
    def _loose(self) -> frozenset[int]:
        """Words of meaning here that neither the original accounts for nor a word there that it accounts for."""
        accounted = self._there.accounted
        return frozenset(
            token.index
            for token in self._here.unaccounted
            if not any(j in accounted for j in self._partners.get(token.index, ()))
        )

    def _say(self, kind: str, here: Sequence[int], there: Sequence[int], said: Span) -> Evidence:
        return Evidence(kind, self.number, tuple(here), tuple(there), said)

    def _unit(self, kind: str, here: Sequence[int], there: Sequence[int], unit: int) -> Evidence:
        original = self._original
        return self._say(kind, here, there, original.span(original.units[unit].indices))

    def evidence(self) -> Iterator[Evidence]:
        """All that speaks against this side."""
        yield from self._clashes()
        yield from self._replaced()
        yield from self._missing()
        yield from self._added()
        yield from self._traits()
        yield from self._attributes()
        yield from self._figures()
        yield from self._grammar()
        yield from self._order()

    def _clashes(self) -> Iterator[Evidence]:
        seen = set()
        for clash in self._here.clashes:
            answers = self._there.answers[clash.unit]
            if (clash.unit, clash.against) in seen:
                continue
            seen.add((clash.unit, clash.against))
            kind = f"clash.{clash.against}.{'near' if clash.is_held else 'far'}.{'answered' if answers else 'open'}"
            yield self._unit(kind, clash.indices, answers[0].indices if answers else (), clash.unit)

    def _replaced(self) -> Iterator[Evidence]:
        """A word there that the original has, and in its place here one that it has not."""
        for link in self.comparison.links:
            if link.relation not in {"same", "form", "number", "name"}:
                here, there = self._of(link)
                unit = self._only_there((there,))
                if unit is not None and here not in self._here.accounted:
                    yield self._unit(f"word.{link.relation}", (here,), (there,), unit)
        for pair in self.comparison.replacements:
            ours, theirs = (pair.left, pair.right) if self.number == 0 else (pair.right, pair.left)
            words, facing = [t.index for t in ours.content], [t.index for t in theirs.content]
            unit = self._only_there(facing)
            if words and unit is not None and self._here.accounted.isdisjoint(words):
                yield self._unit(f"stretch.{pair.held}", words, facing, unit)

    def _only_there(self, there: Sequence[int]) -> int | None:
        """A unit that these words answer and nothing here does."""
        for unit, answers in enumerate(self._there.answers):
            if (
                unit not in self._figured
                and not self._here.answers[unit]
                and any(not set(there).isdisjoint(answer.indices) for answer in answers)
            ):
                return unit
        return None

    @cached_property
    def _figured(self) -> frozenset[int]:
        """Units within a number or a time of the original: those are compared by value."""
        original = self._original
        tokens = [figure.tokens for figure in original.figures] + [moment.tokens for moment in original.side.moments]
        spans = [original.side.span(own) for own in tokens]
        return frozenset(
            number
            for number, unit in enumerate(original.units)
            if any(one.overlaps(original.span(unit.indices)) for one in spans)
        )

    def _missing(self) -> Iterator[Evidence]:
        """Units that are rendered there by words without a partner, and not here."""
        for unit in self._here.unanswered:
            if unit in self._figured:
                continue
            answers = self._there.answers[unit]
            words = {i for answer in answers for i in answer.indices if self._means(self._there, i)}
            if not words or words & self._back:
                continue
            near = max((self._here.near(unit, index) for index in self._loose), default=0)
            yield self._unit(f"missing.{answers[0].how}.{min(near, 3)}", (), sorted(words), unit)

    @staticmethod
    def _means(beside: Beside, index: int) -> bool:
        return beside.side.tokens[index].kind != "function"

    def _added(self) -> Iterator[Evidence]:
        """Words here that neither the original nor the other rendering has, where nothing stands there."""
        for stretch in self.comparison.alone(self._here.side):
            words = [t.index for t in stretch.content if t.index in self._loose]
            if words and len(words) == len(stretch.content):
                yield self._say("added", words, (), self._original.member.span)

    def _traits(self) -> Iterator[Evidence]:
        original = self._original.member.span
        said = traits(self._original.side)
        ours, theirs = (traits(b.side) for b in (self._here, self._there))
        for name, saying in said.plainly.items():
            if name in theirs.plainly and not ours.may_say(name):
                kind = "trait.person" if name in _PERSONS else "trait.lost"
                place = original.document.span(original.start + saying.start, original.start + saying.end)
                yield self._say(kind, (), self._tokens(self._there, theirs.plainly[name].start), place)
        for name, saying in ours.plainly.items():
            if not theirs.may_say(name) and not said.may_say(name):
                yield self._say("trait.added", self._tokens(self._here, saying.start), (), original)

    @staticmethod
    def _tokens(beside: Beside, start: int) -> tuple[int, ...]:
        place = beside.side.member.span.start + start
        return tuple(token.index for token in beside.side.tokens if token.start == place)

    def _attributes(self) -> Iterator[Evidence]:
        """Words that both sides have for a unit, denied here and not there."""
        original = self._original
        for number, unit in enumerate(original.units):
            if unit.is_grammar:
                continue
            here, there = self._plain(self._here, number), self._plain(self._there, number)
            if here is None or there is None or there.index not in self._partners.get(here.index, ()):
                continue
            denied = _is_denied(self._here.side, here), _is_denied(self._there.side, there)
            if denied[0] != denied[1] and original.is_denied(unit) == denied[1]:
                yield self._unit(f"denied.{'lost' if denied[1] else 'added'}", (here.index,), (there.index,), number)
            times = _time(self._here.side, here), _time(self._there.side, there), original.time(unit)
            if None not in times and times[0] != times[1] and times[1] == times[2]:
                yield self._unit(f"time.{times[1]}.{times[0]}", (here.index,), (there.index,), number)

    @staticmethod
    def _plain(beside: Beside, unit: int) -> Token | None:
        answers = beside.answers[unit]
        if not answers or len({answer.indices for answer in answers}) > 1 or answers[0].how == "denied":
            return None
        token = beside.side.tokens[answers[0].indices[0]]
        return token if token.kind == "content" else None

    def _grammar(self) -> Iterator[Evidence]:
        """Connectives and prepositions that only the other side renders."""
        for number, unit in enumerate(self._original.units):
            if unit.is_grammar and unit.name is None and not self._here.answers[number]:
                answers = self._there.answers[number]
                words = [i for answer in answers for i in answer.indices if i not in self._back]
                if answers and len(words) == sum(len(answer.indices) for answer in answers):
                    yield self._unit("missing.grammar", (), words, number)

    def _order(self) -> Iterator[Evidence]:
        """Two words that stand in the order of the original there, and the other way round here."""
        placed = []
        for number in range(len(self._original.units)):
            here, there = self._plain(self._here, number), self._plain(self._there, number)
            if here is not None and there is not None and there.index in self._partners.get(here.index, ()):
                placed.append((number, here.index, there.index))
        for first, second in pairwise(placed):
            if first[2] < second[2] and first[1] > second[1]:
                yield self._unit("order", (second[1], first[1]), (first[2], second[2]), first[0])

    def _figures(self) -> Iterator[Evidence]:
        original = self._original
        mine = {id(pair.right) for pair in pair_figures(self._here.side.figures, original.figures)}
        for pair in pair_figures(self._there.side.figures, original.figures):
            if id(pair.right) not in mine and not pair.left.quantity.light:
                said = original.side.span(pair.right.tokens)
                yield self._say("figure", (), [token.index for token in pair.left.tokens], said)


def _is_denied(side: Side, token: Token) -> bool:
    """Whether a negator stands right before a word in its clause."""
    for before in reversed(side.tokens[max(0, token.index - _DENIES) : token.index]):
        if before.kind == "mark" or before.lemma in {"that", "and", "but", "or", "because", "which", "who"}:
            return False
        if before.lemma in {"not", "never", "no", "without", "nobody", "nothing", "none", "neither", "nor"}:
            return True
    return False


def _time(side: Side, token: Token) -> str | None:
    """Whether a verb is in the past, the present or the future; None where it cannot be told."""
    before = [t.folded for t in side.tokens[max(0, token.index - 4) : token.index] if t.sentence == token.sentence]
    if any(word in {"will", "'ll", "shall", "wo"} for word in before):
        return "future"
    if any(word in {"would", "'d", "could", "should", "may", "might", "can", "must", "to"} for word in before):
        return None
    if any(word in {"was", "were", "did", "had", "have", "has", "'ve"} for word in before):
        return "past"
    if any(word in {"is", "are", "am", "do", "does", "'s", "'re", "'m"} for word in before):
        return "present"
    if token.folded == token.lemma:
        return "present"
    if token.folded.endswith("ing"):
        return None
    return "present" if token.folded.endswith("s") and not token.lemma.endswith("s") else "past"
