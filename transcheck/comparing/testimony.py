"""The original as a witness between two renderings: what speaks against the one, what against the other.

Each piece of evidence is something in which the two renderings differ and the original has the words of one of them.
Its weight is fitted on labelled pairs (`testimony.toml`, made by `benchmarks/testimony.py`); what weighs more than
`enough`
is a verdict, and silence is the rule.
"""

import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, NamedTuple

from transcheck.comparing.bilingual import Beside, set_beside
from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.figures import pair_figures
from transcheck.comparing.linking import Link
from transcheck.comparing.originals import Original, read_original
from transcheck.comparing.tokens import Token
from transcheck.comparing.traits import traits
from transcheck.model import Span

Number = Literal[0, 1]  # of a side: left, right

_APART = frozenset({"opposite", "rival", "near", "related"})
_CLOSE = 0.3  # share of words without counterpart up to which two renderings are one wording with changes
_FEW = 3  # so many words without counterpart make no other wording, however short the renderings are
_PERSONS = frozenset({"he", "she", "i", "we", "they", "you"})
_FAINT = ("order", "missing.grammar", "added", "time")  # what good renderings do as well: no verdict rests on it alone
_SIGN = (-1, 1)  # what speaks against the right side speaks for the left one
HARD = ("clash", "figure", "trait", "denied")  # kinds of which one counts in full, and several no more than one
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
class Testimony:
    """What an original says of two renderings.

    Attributes:
        comparison: the renderings.
        original: what was said.
    """

    comparison: Comparison
    original: Original

    @cached_property
    def besides(self) -> tuple[Beside, Beside]:
        """Each rendering beside the original."""
        sides = self.comparison.left, self.comparison.right
        return set_beside(sides[0], self.original), set_beside(sides[1], self.original)

    @property
    def regime(self) -> str:
        """Whether the renderings are one wording with changes, or two wordings."""
        left_over = sum(len(self.comparison.left_over(side)) for side, _ in self.comparison.sides)
        return "close" if left_over <= _FEW or self.comparison.unmatched <= _CLOSE else "free"

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """All there is, of either side."""
        found: list[Evidence] = []
        for number in (0, 1):
            found += _Against(self, number).evidence()
        return tuple(found)

    def share(self, evidence: Evidence) -> float:
        """How much of its weight a piece of evidence has: of many deviations of a free wording each says little."""
        if evidence.kind.startswith(HARD):
            return 1.0
        return 1 / math.sqrt(self._soft[evidence.against])

    @cached_property
    def _soft(self) -> tuple[int, int]:
        against = [one.against for one in self.evidence if not one.kind.startswith(HARD)]
        return against.count(0), against.count(1)

    def weight(self, evidence: Evidence) -> float:
        """What a piece of evidence weighs in log-odds."""
        return float(_weights()[self.regime].get(evidence.kind, 0.0)) * self.share(evidence)

    def balance(self, evidence: Sequence[Evidence]) -> float:
        """What speaks against the right side less what speaks against the left one, in log-odds."""
        hard: dict[tuple[str, Number], float] = {}
        total = 0.0
        for one in evidence:
            if one.kind.startswith(HARD):
                hard[one.kind, one.against] = self.weight(one)
            else:
                total += self.weight(one) * _SIGN[one.against]
        return total + sum(weight * _SIGN[against] for (_, against), weight in hard.items())

    @cached_property
    def supported(self) -> Side | None:
        """The rendering that the original agrees with, None where it does not tell."""
        balance = self.balance(self.evidence)
        if abs(balance) < _weights()[self.regime]["enough"]:
            return None
        against = 1 if balance > 0 else 0
        solid = (one for one in self.evidence if one.against == against and not one.kind.startswith(_FAINT))
        if not any(self.weight(one) > 0 for one in solid):
            return None
        return self.comparison.left if against == 1 else self.comparison.right

    @cached_property
    def telling(self) -> Evidence | None:
        """The piece of evidence that weighs the most for the verdict."""
        if self.supported is None:
            return None
        against = 1 if self.supported is self.comparison.left else 0
        own = [one for one in self.evidence if one.against == against and self.weight(one) > 0]
        return max(own, key=lambda one: (self.weight(one), -one.said.start), default=None)


@dataclass(frozen=True, eq=False)
class _Against:
    """Gathers what speaks against one side."""

    testimony: Testimony
    number: Number

    @property
    def other_number(self) -> Number:
        return 1 if self.number == 0 else 0

    @cached_property
    def here(self) -> Beside:
        return self.testimony.besides[self.number]

    @cached_property
    def there(self) -> Beside:
        return self.testimony.besides[self.other_number]

    @cached_property
    def partners(self) -> Mapping[int, list[int]]:
        """By words here the words there that say the same; words that are set apart are no partners."""
        found: dict[int, list[int]] = {}
        for link in self.testimony.comparison.links:
            if link.relation not in _APART and (link.left, link.right) not in self._converse:
                here, there = self._of(link)
                found.setdefault(here, []).append(there)
        return found

    @cached_property
    def _converse(self) -> frozenset[tuple[int, int]]:
        """Words that tell one event from its two ends: "buy", "sell"."""
        judgements = self.testimony.comparison.judgements
        return frozenset((one.left.head, one.right.head) for one in judgements if one.verdict == "converse")

    @cached_property
    def back(self) -> frozenset[int]:
        return frozenset(j for js in self.partners.values() for j in js)

    def _of(self, link: Link) -> tuple[int, int]:
        return (link.left, link.right) if self.number == 0 else (link.right, link.left)

    @cached_property
    def loose(self) -> frozenset[int]:
        """Words of meaning here that neither the original accounts for nor a word there that it accounts for."""
        accounted = self.there.accounted
        return frozenset(
            token.index
            for token in self.here.unaccounted
            if not any(j in accounted for j in self.partners.get(token.index, ()))
        )

    def _say(self, kind: str, here: Sequence[int], there: Sequence[int], said: Span) -> Evidence:
        return Evidence(kind, self.number, tuple(here), tuple(there), said)

    def _unit(self, kind: str, here: Sequence[int], there: Sequence[int], unit: int) -> Evidence:
        original = self.testimony.original
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
        for clash in self.here.clashes:
            answers = self.there.answers[clash.unit]
            if (clash.unit, clash.against) in seen:
                continue
            seen.add((clash.unit, clash.against))
            kind = f"clash.{clash.against}.{'near' if clash.is_held else 'far'}.{'answered' if answers else 'open'}"
            yield self._unit(kind, clash.indices, answers[0].indices if answers else (), clash.unit)

    def _replaced(self) -> Iterator[Evidence]:
        """A word there that the original has, and in its place here one that it has not."""
        for link in self.testimony.comparison.links:
            if link.relation not in {"same", "form", "number", "name"}:
                here, there = self._of(link)
                unit = self._only_there((there,))
                if unit is not None and here not in self.here.accounted:
                    yield self._unit(f"word.{link.relation}", (here,), (there,), unit)
        for pair in self.testimony.comparison.replacements:
            ours, theirs = (pair.left, pair.right) if self.number == 0 else (pair.right, pair.left)
            words, facing = [t.index for t in ours.content], [t.index for t in theirs.content]
            unit = self._only_there(facing)
            if words and unit is not None and self.here.accounted.isdisjoint(words):
                yield self._unit(f"stretch.{pair.held}", words, facing, unit)

    def _only_there(self, there: Sequence[int]) -> int | None:
        """A unit that these words answer and nothing here does."""
        for unit, answers in enumerate(self.there.answers):
            if not self.here.answers[unit] and any(not set(there).isdisjoint(answer.indices) for answer in answers):
                return unit
        return None

    def _missing(self) -> Iterator[Evidence]:
        """Units that are rendered there by words without a partner, and not here."""
        for unit in self.here.unanswered:
            answers = self.there.answers[unit]
            words = {i for answer in answers for i in answer.indices if self._means(self.there, i)}
            if not words or words & self.back:
                continue
            near = max((self.here.near(unit, index) for index in self.loose), default=0)
            yield self._unit(f"missing.{answers[0].how}.{min(near, 3)}", (), sorted(words), unit)

    @staticmethod
    def _means(beside: Beside, index: int) -> bool:
        return beside.side.tokens[index].kind != "function"

    def _added(self) -> Iterator[Evidence]:
        """Words here that neither the original nor the other rendering has, where nothing stands there."""
        for stretch in self.testimony.comparison.alone(self.here.side):
            words = [t.index for t in stretch.content if t.index in self.loose]
            if words and len(words) == len(stretch.content):
                yield self._say("added", words, (), self.testimony.original.member.span)

    def _traits(self) -> Iterator[Evidence]:
        original = self.testimony.original.member.span
        said = traits(original, original.document.language)
        ours, theirs = (traits(b.side.member.span, "en") for b in (self.here, self.there))
        for name, saying in said.plainly.items():
            if name in theirs.plainly and not ours.may_say(name):
                kind = "trait.person" if name in _PERSONS else "trait.lost"
                place = original.document.span(original.start + saying.start, original.start + saying.end)
                yield self._say(kind, (), self._tokens(self.there, theirs.plainly[name].start), place)
        for name, saying in ours.plainly.items():
            if not theirs.may_say(name) and not said.may_say(name):
                yield self._say("trait.added", self._tokens(self.here, saying.start), (), original)

    @staticmethod
    def _tokens(beside: Beside, start: int) -> tuple[int, ...]:
        place = beside.side.member.span.start + start
        return tuple(token.index for token in beside.side.tokens if token.start == place)

    def _attributes(self) -> Iterator[Evidence]:
        """Words that both sides have for a unit, denied here and not there."""
        original = self.testimony.original
        for number, unit in enumerate(original.units):
            if unit.is_grammar:
                continue
            here, there = self._plain(self.here, number), self._plain(self.there, number)
            if here is None or there is None or there.index not in self.partners.get(here.index, ()):
                continue
            denied = _is_denied(self.here.side, here), _is_denied(self.there.side, there)
            if denied[0] != denied[1] and original.is_denied(unit) == denied[1]:
                yield self._unit(f"denied.{'lost' if denied[1] else 'added'}", (here.index,), (there.index,), number)
            times = _time(self.here.side, here), _time(self.there.side, there), original.time(unit)
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
        for number, unit in enumerate(self.testimony.original.units):
            if unit.is_grammar and unit.name is None and not self.here.answers[number]:
                answers = self.there.answers[number]
                words = [i for answer in answers for i in answer.indices if i not in self.back]
                if answers and len(words) == sum(len(answer.indices) for answer in answers):
                    yield self._unit("missing.grammar", (), words, number)

    def _order(self) -> Iterator[Evidence]:
        """Two words that stand in the order of the original there, and the other way round here."""
        placed = []
        for number in range(len(self.testimony.original.units)):
            here, there = self._plain(self.here, number), self._plain(self.there, number)
            if here is not None and there is not None and there.index in self.partners.get(here.index, ()):
                placed.append((number, here.index, there.index))
        for first, second in pairwise(placed):
            if first[2] < second[2] and first[1] > second[1]:
                yield self._unit("order", (second[1], first[1]), (first[2], second[2]), first[0])

    def _figures(self) -> Iterator[Evidence]:
        original = self.testimony.original
        mine = {id(pair.right) for pair in pair_figures(self.here.side.figures, original.figures)}
        for pair in pair_figures(self.there.side.figures, original.figures):
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


@cache
def _weights() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("testimony.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def testimony_of(comparison: Comparison) -> Testimony | None:
    """What the original says of two renderings; None without one that can be read."""
    original = read_original(comparison.original) if comparison.original is not None else None
    return Testimony(comparison, original) if original is not None else None
