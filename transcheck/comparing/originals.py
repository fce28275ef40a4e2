"""An original as words, and the words and expressions in it that the bilingual lexicon knows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from transcheck.comparing.comparison import Side
from transcheck.comparing.figures import Figure
from transcheck.comparing.keeping import kept
from transcheck.comparing.tokens import function_words
from transcheck.languages.cues import LANGUAGES_WITH_CUES
from transcheck.languages.facts import load_facts
from transcheck.languages.inflection import plain, time_of
from transcheck.languages.lexicon.meanings import SLOT
from transcheck.languages.lexicon.renderings import Entry, Wording, bilingual_lexicon, lexicon_inflection, wordings
from transcheck.model import Member, Span

_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*|\d+(?:[.,:]\d+)*|[.!?…;:,—–]")
_ENDS = frozenset(".!?…")
_GAP = 2  # words that may stand inside an expression where its line has none
_SLOT_WORDS = 6
_PARTICLES = re.compile(r"-(?:то|таки|от|но|ка|с|небудь)$")


class Word(NamedTuple):
    """One word, number or mark of an original.

    Attributes:
        index: position among the words of the original.
        text: as it stands in the document; offsets `start`, `end` are the document's.
        plain: as spellings of one word share it.
        lemmas: the words of the lexicon of which it may be a form.
        sentence: number of its sentence, from 0.
        capital: it begins with a capital letter and opens no sentence.
    """

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody needs
    text: str
    start: int
    end: int
    plain: str
    lemmas: tuple[str, ...]
    sentence: int
    capital: bool

    @property
    def is_mark(self) -> bool:
        """Whether it is neither word nor number."""
        return not self.text[0].isalnum()


@dataclass(frozen=True, eq=False)
class Unit:
    """A word or expression of an original that the lexicon knows.

    Attributes:
        indices: the words that make it up.
        entries: what is known of it; of a homograph there are several.
        fixed: how many of its words the lexicon names.
        name: the word itself, where it is a name that the lexicon does not know.
    """

    indices: tuple[int, ...]
    entries: tuple[Entry, ...]
    fixed: int
    name: str | None = None

    @cached_property
    def accepted(self) -> tuple[Wording, ...]:
        """All its accepted renderings."""
        return tuple(wording for entry in self.entries for wording in wordings(entry)[0])

    @cached_property
    def wrong(self) -> tuple[tuple[Wording, str], ...]:
        """Its tempting wrong renderings, unless another reading has them as right ones."""
        right = {wording.words for wording in self.accepted if not wording.denied}
        return tuple(
            (wording, reason)
            for entry in self.entries
            for wording, reason in wordings(entry)[1]
            if wording.words not in right
        )

    @property
    def is_grammar(self) -> bool:
        """Whether it is a single word of grammar, a preposition, a conjunction, a pronoun; or a number."""
        if self.name is not None or self.fixed > 1:
            return False
        return all(entry.part == "x" for entry in self.entries) or all(
            word in english_numbers() or word in _words_of_grammar()
            for wording in self.accepted
            for word in wording.words
        )


@dataclass(frozen=True, eq=False)
class Original:
    """What was said, in Ukrainian, Russian or Belarusian.

    Attributes:
        side: the same as the rules on figures and times read it.
    """

    side: Side

    @property
    def member(self) -> Member:
        """The words in their document."""
        return self.side.member

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its quantities."""
        return self.side.figures

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words and marks in order."""
        return tuple(self._words())

    def _words(self) -> Iterator[Word]:
        span = self.member.span
        inflection = lexicon_inflection(span.document.language)
        sentence, opens = 0, True
        for index, match in enumerate(_TOKEN.finditer(span.text)):
            text = match.group()
            form = plain(text)
            mark = not text[0].isalnum()
            lemmas: tuple[str, ...] = ()
            if not mark and not form[0].isdigit():
                lemmas = inflection.lemmas(form) or inflection.lemmas(_PARTICLES.sub("", form))
            start = span.start + match.start()
            yield Word(index, text, start, start + len(text), form, lemmas, sentence, text[0].isupper() and not opens)
            if not mark:
                opens = False
            elif text in _ENDS:
                opens, sentence = True, sentence + 1
            elif text == ":":
                opens = True

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Its words and expressions that the lexicon knows, in order; none within a longer one."""
        by_place: dict[tuple[int, ...], dict[int, Entry]] = {}
        fixed: dict[tuple[int, ...], int] = {}
        lexicon = bilingual_lexicon(self.member.span.document.language)
        for word in self.words:
            if word.is_mark:
                continue
            for key in dict.fromkeys((word.plain, *word.lemmas)):
                for pattern, entry in lexicon.patterns(key):
                    if not _may_be(word, pattern, entry):
                        continue
                    indices = self._match(word.index, pattern)
                    if indices is not None:
                        by_place.setdefault(indices, {})[id(entry)] = entry
                        fixed[indices] = len(indices)
        units = [Unit(place, tuple(entries.values()), fixed[place]) for place, entries in by_place.items()]
        known = {index for unit in units for index in unit.indices}
        units += [
            Unit((word.index,), (), 1, word.text) for word in self.words if word.capital and word.index not in known
        ]
        longer = [frozenset(unit.indices) for unit in units if len(unit.indices) > 1]
        kept = [unit for unit in units if not any(frozenset(unit.indices) < other for other in longer)]
        return tuple(sorted(kept, key=lambda unit: unit.indices))

    def _match(self, start: int, pattern: Sequence[str]) -> tuple[int, ...] | None:
        indices, place, gap = [start], start + 1, _GAP
        for wanted in pattern[1:]:
            if wanted == SLOT:
                gap = _SLOT_WORDS
                continue
            hit = self._next(place, wanted, gap)
            if hit is None:
                return None
            indices.append(hit)
            place, gap = hit + 1, _GAP
        return tuple(indices)

    def _next(self, place: int, wanted: str, gap: int) -> int | None:
        passed = 0
        for word in self.words[place:]:
            if word.is_mark:
                if word.text in _ENDS or gap < _SLOT_WORDS:
                    return None
                continue
            if word.plain == wanted or wanted in word.lemmas:
                return word.index
            passed += 1
            if passed > gap:
                return None
        return None

    def is_denied(self, unit: Unit) -> bool:
        """Whether a "not" stands before a unit, or one word further off."""
        first = unit.indices[0]
        denying = load_facts("bilingual")["denial"][self.member.span.document.language]
        before = self.words[max(0, first - 2) : first]
        return bool(before) and (
            before[-1].plain in denying or (before[0].plain in denying and not before[-1].is_mark and len(before) == 2)
        )

    def time(self, unit: Unit) -> str | None:
        """The time that a verb of one word tells, None where it cannot be told."""
        if len(unit.indices) > 1 or any(entry.part != "v" for entry in unit.entries):
            return None
        first = unit.indices[0]
        language = self.member.span.document.language
        before = [word.plain for word in self.words[max(0, first - 2) : first]]
        if any(
            word in load_facts("bilingual")["tense"]["would"]
            for word in before + [w.plain for w in self.words[first + 1 : first + 2]]
        ):
            return None
        return time_of(self.words[first].plain, language)

    def span(self, indices: Sequence[int]) -> Span:
        """The stretch of the document from the first to the last of these words."""
        words = [self.words[index] for index in indices]
        return self.member.span.document.span(min(word.start for word in words), max(word.end for word in words))

    def place(self, indices: Sequence[int]) -> float:
        """Where in the original a unit stands, 0..1."""
        return indices[0] / max(1, len(self.words) - 1)


def _may_be(word: Word, pattern: Sequence[str], entry: Entry) -> bool:
    """Whether the capitals of a word allow an entry: "МОЗ" is no "може", "Мартини" in mid-sentence no verb."""
    if entry.is_abbreviation:
        return sum(letter.isupper() for letter in word.text) > 1
    return not (word.capital and entry.part == "v" and len(pattern) == 1)


@cache
def english_numbers() -> frozenset[str]:
    """English words of number, which are compared by value, and the articles."""
    table = load_facts("en-quantities")
    words = {part for role in ("cardinals", "ordinals", "scales") for word in table[role] for part in word.split("-")}
    return frozenset(words | {"a", "an", "and", "alone", "only", "certain", "some"})


@cache
def _words_of_grammar() -> frozenset[str]:
    """English words of grammar that stand anywhere: pronouns, articles, auxiliaries; none that is telling."""
    telling = set(load_facts("bilingual")["wrong"]["telling"])
    return frozenset(
        (function_words() | {"own", "already", "so", "such"})
        - telling
        - set(load_facts("en-negation")["explicit"]["words"])
    )


@kept
def read_original(side: Side) -> Original | None:
    """An original as words; None in a language without a lexicon. One original faces several renderings."""
    language = side.document.language
    if language not in LANGUAGES_WITH_CUES or not bilingual_lexicon(language).entries:
        return None
    return Original(side)
