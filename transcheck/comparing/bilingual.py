"""One rendering beside its original: which words answer which, which are unaccounted for, which contradict."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from transcheck.comparing.comparison import Side
from transcheck.comparing.figures import pair_figures
from transcheck.comparing.keeping import kept
from transcheck.comparing.meanings import Found, match_words
from transcheck.comparing.originals import Original, Unit, read_original
from transcheck.comparing.polarity import is_denied
from transcheck.comparing.relations import related_words
from transcheck.comparing.tokens import Token, function_words, light_words
from transcheck.languages.facts import load_facts
from transcheck.languages.lexicon.renderings import Wording
from transcheck.model import Language
from transcheck.names import is_rendering

How = Literal["listed", "meaning", "near", "related", "denied"]
Against = Literal["wrong", "contrast", "opposite"]

_AROUND = 4  # words of the original around a unit whose answers tell where in the rendering it should stand
_CLOSE = 6  # tokens
_HELD = 2  # units around that tell the place of a word for certain
_NAME = 0.4  # how plausible a Latin spelling is, of a name in any case


class Answer(NamedTuple):
    """Words of a rendering that render a unit of the original.

    Attributes:
        indices: the tokens.
        how: as the bilingual lexicon lists it, by the English lexicon, nearly, by WordNet and the stem, or by the
            contrary of a rendering where only one of the two languages denies.
        wording: the accepted rendering that vouches for it.
    """

    indices: tuple[int, ...]
    how: How
    wording: Wording


class Clash(NamedTuple):
    """Words of a rendering that stand where a unit of the original is not rendered, and say something else.

    Attributes:
        unit: number of the unit.
        indices: the tokens.
        against: as the lexicon warns of it, a contrast of an accepted rendering, or its opposite.
        note: what is said against it: a reason, or the accepted rendering.
        near: how many units around it are rendered near these tokens.
    """

    unit: int
    indices: tuple[int, ...]
    against: Against
    note: str
    near: int

    @property
    def is_held(self) -> bool:
        """Whether enough stands around it in the same place on both sides."""
        return self.near >= _HELD


@dataclass(frozen=True, eq=False)
class Beside:
    """A rendering beside its original.

    Attributes:
        side: the rendering.
        original: what was said.
    """

    side: Side
    original: Original

    @cached_property
    def _places(self) -> Mapping[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for token in self.side.tokens:
            if token.kind != "mark":
                for key in {token.lemma, token.folded}:
                    places[key].append(token.index)
        return places

    @cached_property
    def _meant(self) -> Mapping[int, list[Found]]:
        """The expressions of the rendering by meaning."""
        meant: dict[int, list[Found]] = defaultdict(list)
        for found in self.side.expressions:
            if not found.of_grammar:
                meant[found.expression.meaning.number].append(found)
        return meant

    def find(self, wording: Wording) -> Iterator[tuple[int, ...]]:
        """Where a rendering of the lexicon stands."""
        for place in self._places.get(wording.words[0], ()):
            indices = match_words(self.side.tokens, place, wording.words)
            if indices is not None:
                yield indices

    @cached_property
    def answers(self) -> tuple[tuple[Answer, ...], ...]:
        """For each unit of the original the words that render it."""
        listed = [self._listed(unit) for unit in self.original.units]
        named = {i for answers in listed for answer in answers for i in answer.indices}
        first = [
            answers or self._by_meaning(unit, named) for answers, unit in zip(listed, self.original.units, strict=True)
        ]
        taken = {index for answers in first for answer in answers for index in answer.indices}
        return tuple(
            tuple(answers or self._related(unit, taken) or self._contrary(unit, taken))
            for answers, unit in zip(first, self.original.units, strict=True)
        )

    def _listed(self, unit: Unit) -> list[Answer]:
        if unit.name is not None:
            return [Answer((i,), "listed", wording) for i, wording in self._named(unit.name)]
        found = [
            Answer(indices, "listed", wording)
            for wording in unit.accepted
            for indices in self.find(wording)
            if not wording.denied or self._is_turned(unit, indices)
        ]
        word = self.original.words[unit.indices[0]]
        if not found and word.capital and len(unit.indices) == 1:  # "Мері" is a name and a form of "мер"
            found = [Answer((i,), "listed", wording) for i, wording in self._named(word.text)]
        return found

    def _is_turned(self, unit: Unit, indices: tuple[int, ...]) -> bool:
        """Whether just one of the two sides denies: "not allowed" renders “заборонено”, "allowed" does not."""
        return is_denied(self.side, self.side.tokens[indices[0]]) != self.original.is_denied(unit)

    def _named(self, name: str) -> Iterator[tuple[int, Wording]]:
        language = self.original.member.span.document.language
        for token in self.side.tokens:
            if token.text[0].isupper() and token.kind == "content" and renders_name(token.text, name, language):
                yield token.index, Wording((token.lemma,), token.text, 0, denied=False, meanings=frozenset())

    def _by_meaning(self, unit: Unit, named: set[int]) -> list[Answer]:
        """Words that the English lexicon joins to a rendering; none that the bilingual one has for another unit."""
        near: list[Answer] = []
        same: list[Answer] = []
        for wording in unit.accepted:
            for meaning in wording.meanings:
                for found in self._meant.get(meaning, ()):
                    if not named.isdisjoint(found.indices):
                        continue
                    if found.role == "same":
                        same.append(Answer(found.indices, "meaning", wording))
                    elif found.role == "near":
                        near.append(Answer(found.indices, "near", wording))
        return same or near

    def _related(self, unit: Unit, taken: set[int]) -> list[Answer]:
        if unit.is_grammar:
            return []
        found = []
        for token in self.content:
            if token.index not in taken:
                for wording in unit.accepted:
                    if any(_akin(token.lemma, word) for word in wording.words if word not in light_words()):
                        found.append(Answer((token.index,), "related", wording))
                        break
        return found

    def _contrary(self, unit: Unit, taken: set[int]) -> list[Answer]:
        """Words that say the contrary of a rendering, where one of the two sides is denied: "don't clap loudly"."""
        if unit.is_grammar:
            return []
        denied = self.original.is_denied(unit)
        return [
            Answer(indices, "denied", wording)
            for indices, _, wording in self._contraries(unit)
            if taken.isdisjoint(indices) and denied != is_denied(self.side, self.side.tokens[indices[0]])
        ]

    def _contraries(self, unit: Unit) -> Iterator[tuple[tuple[int, ...], Against, Wording]]:
        """Words that the English lexicon, or a prefix, sets against an accepted rendering."""
        for wording in unit.accepted:
            for meaning in wording.meanings:
                for found in self._meant.get(meaning, ()):
                    if found.role == "contrast":
                        yield found.indices, "contrast", wording
            if len(wording.words) == 1:
                for token in self.content:
                    if _opposite(token.lemma, wording.words[0]):
                        yield (token.index,), "opposite", wording

    @cached_property
    def content(self) -> tuple[Token, ...]:
        """The words of the rendering that carry meaning, numbers apart."""
        return tuple(t for t in self.side.tokens if t.kind == "content" and t.lemma not in light_words())

    @cached_property
    def accounted(self) -> frozenset[int]:
        """The tokens that something of the original accounts for."""
        found = {index for answers in self.answers for answer in answers for index in answer.indices}
        for pair in pair_figures(self.side.figures, self.original.figures):
            found.update(token.index for token in pair.left.tokens)
        return frozenset(found)

    @cached_property
    def unaccounted(self) -> tuple[Token, ...]:
        """Words of meaning that nothing in the original accounts for."""
        return tuple(token for token in self.content if token.index not in self.accounted)

    @cached_property
    def unanswered(self) -> tuple[int, ...]:
        """The numbers of the units that nothing in the rendering answers, without words of grammar."""
        units = self.original.units
        return tuple(n for n, answers in enumerate(self.answers) if not answers and not units[n].is_grammar)

    @cached_property
    def freedom(self) -> float:
        """The share of units that nothing in the rendering answers, 0..1: how free it is, or how much it leaves out."""
        units = sum(not unit.is_grammar for unit in self.original.units)
        return len(self.unanswered) / units if units else 1.0

    def near(self, unit: int, token: int) -> int:
        """How many units around a unit are rendered near a token; as good as two where all are, in a short original."""
        units = self.original.units
        place = units[unit].indices[0]
        neighbours = [
            n
            for n in range(max(0, unit - _AROUND), min(len(units), unit + _AROUND + 1))
            if n != unit and 0 < abs(units[n].indices[0] - place) <= _AROUND and not units[n].is_grammar
        ]
        held = sum(any(0 < abs(a.indices[0] - token) <= _CLOSE for a in self.answers[n]) for n in neighbours)
        return max(held, _HELD) if held and held == len(neighbours) else held

    @cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """Words that say something else than the unit of the original in whose place they stand."""
        return tuple(clash for unit in self.unanswered for clash in self._clashes(unit))

    def _clashes(self, number: int) -> Iterator[Clash]:
        unit = self.original.units[number]
        for wording, reason in unit.wrong:
            for indices in self.find(wording):
                if self.accounted.isdisjoint(indices) and _says_something(wording):
                    yield Clash(number, indices, "wrong", reason, self.near(number, indices[0]))
        for wording in unit.accepted:
            for indices in self.find(wording) if wording.denied else ():
                if self.accounted.isdisjoint(indices) and not self._is_turned(unit, indices):
                    yield Clash(number, indices, "opposite", f"not {wording.text}", self.near(number, indices[0]))
        for indices, how, accepted in self._contraries(unit):
            if self.accounted.isdisjoint(indices):
                yield Clash(number, indices, how, accepted.text, self.near(number, indices[0]))


def _says_something(wording: Wording) -> bool:
    """Whether a wrong rendering is more than a word that may stand anywhere: "if", "not", "his"."""
    telling = load_facts("bilingual")["wrong"]["telling"]
    return any(word in telling or word not in function_words() | light_words() for word in wording.words)


@lru_cache(50_000)
def renders_name(latin: str, native: str, language: Language) -> bool:
    """Whether a word with a capital letter is a name of the original, in any of its cases."""
    return is_rendering(latin, native, language) >= _NAME  # type: ignore[arg-type]  # no original is in English


@lru_cache(100_000)
def _akin(left: str, right: str) -> bool:
    return left == right or related_words(left, right) in {"form", "spelling", "synonym", "related", "name"}


@lru_cache(100_000)
def _opposite(token: str, word: str) -> bool:
    return related_words(token, word) == "opposite"


@kept
def set_beside(side: Side, original: Side) -> Beside | None:
    """A rendering beside its original; None where no lexicon can read that."""
    read = read_original(original)
    return Beside(side, read) if read is not None else None
