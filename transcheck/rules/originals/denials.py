"""What of a rendering may stand for a "not" of its original, and where the denied word stands in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from transcheck.comparing import Side, Token
from transcheck.comparing.bilingual import Beside
from transcheck.comparing.originals import Unit
from transcheck.comparing.polarity import denies_always
from transcheck.languages.cues import Cue
from transcheck.languages.facts import load_facts
from transcheck.languages.numerals import fold_places
from transcheck.model import Language, Span

Sentence = tuple[Token, ...]
_PARTING = frozenset(",;:—–()")
_AFTER = 3  # words behind a denied word among which "nothing", "nobody" may deny it
_BARE = 2  # letters of "не", which needs a word; "нет", "нема", "нельга" say it all
_SHORT = 3  # letters of a word that may be one of grammar
_PASSED = 3  # words between a "not" and the word it denies: "не може цього зробити"
_CONCORD = re.compile(r"ні|ни|жод|анія|нія")
_WORDS = re.compile(r"[^\W\d_][\w'-]*")


@dataclass(frozen=True, eq=False)
class Denied:
    """One denial of an original beside a rendering.

    Attributes:
        beside: the two.
        cue: the denial, its places counted from the beginning of `span`.
        span: the sentence of the original.
    """

    beside: Beside
    cue: Cue
    span: Span

    @cached_property
    def unit(self) -> int | None:
        """The number of the unit of meaning that is denied: the first one right behind the "not" that is no grammar."""
        original = self.beside.original
        start = self.span.start + self.cue.end
        after = [word for word in original.words if word.start >= start][:_PASSED]
        for word in after:
            if word.is_mark:
                return None
            for number, unit in enumerate(original.units):
                if word.index in unit.indices and not unit.is_grammar and unit.name is None:
                    return number
        return None

    @cached_property
    def own(self) -> frozenset[int]:
        """The units that make up the denial: the denied one, the "not", and the words that deny with it."""
        original = self.beside.original
        start, end = self.span.start + self.cue.start, self.span.start + self.cue.end
        return frozenset(
            number
            for number, unit in enumerate(original.units)
            if number == self.unit
            or any(start <= original.words[i].start < end for i in unit.indices)
            or original.words[unit.indices[-1]].end == start - 1  # "far from" of «далеко не»
            or any(_CONCORD.match(original.words[i].plain) for i in unit.indices)
        )

    @cached_property
    def excused(self) -> frozenset[int]:
        """The tokens of the rendering that render something else: "only" of “лише”, "deny" of “заперечити”."""
        return frozenset(
            index
            for number, answers in enumerate(self.beside.answers)
            if number not in self.own or number == self.unit
            if number not in self._whole
            for answer in answers
            if answer.how == "listed"
            for index in answer.indices
        )

    @cached_property
    def _whole(self) -> frozenset[int]:
        """The expressions of the lexicon that hold the denial: “далеко не все”."""
        original = self.beside.original
        start = self.span.start + self.cue.start
        return frozenset(
            number
            for number, unit in enumerate(original.units)
            if len(unit.indices) > 1 and any(original.words[index].start == start for index in unit.indices)
        )

    @property
    def is_rendered(self) -> bool:
        """Whether an expression that holds the denial is rendered as the lexicon has it: "far from all"."""
        return any(
            answer.how == "listed" and not answer.wording.denied
            for number in self._whole
            for answer in self.beside.answers[number]
        )

    def stand_ins(self, tokens: Sequence[Token]) -> list[Token]:
        """The words among some that deny, or may have been chosen for the denial."""
        return [token for token in tokens if may_deny(token) and not self._is_excused(token)]

    def _is_excused(self, token: Token) -> bool:
        """No "not" is: each may be that of any denial; "without" is, and what denies by its sense."""
        return token.index in self.excused and (token.folded == "without" or not is_negator(token))

    @property
    def place(self) -> Token | None:
        """The word of the rendering that renders the denied one, where there is one only and it is plainly that."""
        if self.unit is None:
            return None
        units = self.beside.original.units
        if sum(unit.entries == units[self.unit].entries for unit in units) > 1:
            return None
        found = {a.indices for a in self.beside.answers[self.unit] if a.how in {"listed", "meaning"}}
        heads = {indices[0] for indices in found}
        return self.beside.side.tokens[heads.pop()] if len(heads) == 1 else None

    @property
    def is_answered(self) -> bool:
        """Whether the rendering has the denied word, and not by its contrary; "there is none" has none of its own."""
        if self.cue.end - self.cue.start > _BARE:
            return True
        if self.unit is None:
            return False
        return any(answer.how != "denied" and not answer.wording.denied for answer in self.beside.answers[self.unit])

    @property
    def freedom(self) -> float:
        """The share of the original's words of meaning that the lexicon knows and the rendering has not, 0..1.

        Words that the lexicon does not know speak for neither; the denial itself is left out.
        """
        units = self.beside.original.units
        counted = [n for n, unit in enumerate(units) if not unit.is_grammar and n not in self.own]
        told = len(counted) + self._unknown
        return sum(not self.beside.answers[number] for number in counted) / told if told else 0.0

    @cached_property
    def _unknown(self) -> int:
        """How many words of the original the lexicon does not know, those left out that may be grammar."""
        original = self.beside.original
        known = {index for unit in original.units for index in unit.indices}
        return sum(word.index not in known and not word.is_mark and len(word.plain) > _SHORT for word in original.words)

    @property
    def strangeness(self) -> float:
        """The share of the rendering's words of meaning that nothing in the original accounts for, 0..1.

        As many as there are words in the original that the lexicon does not know may render those.
        """
        told = len(self.beside.content)
        return max(0, len(self.beside.unaccounted) - self._unknown) / told if told else 0.0

    @property
    def is_known(self) -> bool:
        """Whether the lexicon has the denied word, so that its absence from the rendering tells something."""
        return self.unit is not None

    @property
    def denied(self) -> Unit | None:
        """The unit that is denied."""
        return None if self.unit is None else self.beside.original.units[self.unit]


def is_negator(token: Token) -> bool:
    """Whether a word is a negator."""
    explicit = load_facts("en-negation")["explicit"]["words"]
    return token.folded in explicit or token.lemma in explicit


def may_deny(token: Token) -> bool:
    """Whether a word denies, or is one that a rendering may choose for a denial."""
    other = load_facts("plain-denial")["en"]["other"]
    return is_negator(token) or token.folded in other or token.lemma in other or denies_always(token)


def is_stranded(token: Token) -> bool:
    """Whether a word lives with a "not": "any", "so", "quite", "yet"."""
    return token.folded in load_facts("plain-denial")["en"]["stranded"]


def clause(sentence: Sentence, word: Token) -> Sentence:
    """The words around one of a sentence, from mark to mark."""
    marks = [token.index for token in sentence if token.kind == "mark" and token.text in _PARTING]
    start = max((index for index in marks if index < word.index), default=sentence[0].index - 1)
    end = min((index for index in marks if index > word.index), default=sentence[-1].index + 1)
    return tuple(token for token in sentence if start < token.index < end)


def scope(sentence: Sentence, word: Token) -> Sentence:
    """The words that may deny one: from the beginning of its part of the clause to a few behind it."""
    own = clause(sentence, word)
    parting = load_facts("plain-denial")["en"]["parting"]
    before = [token.index for token in own if token.folded in parting and token.index < word.index]
    start = max(before, default=own[0].index)
    return tuple(
        token
        for token in own
        if start <= token.index <= word.index
        or (token.index <= word.index + _AFTER and token.lemma not in {"not", "n't"})
    )


def plain_cues(text: str, cues: Sequence[Cue], language: Language, *, shaded: bool = False) -> Iterator[Cue]:
    """Those of some denials that deny their clause and nothing else.

    Args:
        text: in which they stand.
        cues: the denials.
        language: of the text.
        shaded: whether "not very", "not so" are asked for, and no others.
    """
    for cue in cues:
        if _denies_its_clause(text, cue, language) and _is_shaded(text, cue, language) == shaded:
            yield cue


def _is_shaded(text: str, cue: Cue, language: Language) -> bool:
    if cue.end - cue.start > _BARE:
        return False
    after = _WORDS.search(fold_places(text), cue.end)
    return after is None or bool(table(language, "shade").fullmatch(after.group()))


def _denies_its_clause(text: str, cue: Cue, language: Language) -> bool:
    """No "whoever may", no "whether or not"."""
    folded = fold_places(text)
    if folded[cue.start : cue.end] not in load_facts("plain-denial")[language]["plain"]:
        return False
    before = _WORDS.findall(re.split(r"[.,;:!?]", folded[: cue.start])[-1])
    concedes = all(any(table(language, name).fullmatch(word) for word in before) for name in ("asking", "would"))
    return not concedes and not any(table(language, "open").fullmatch(word) for word in before)


@cache
def table(language: Language, name: str) -> re.Pattern[str]:
    """The words of one list of `plain-denial.toml`."""
    words = load_facts("plain-denial")[language][name]
    return re.compile("|".join(re.escape(word).replace(r"\*", r"[\w'-]*") for word in words))


def asks_openly(side: Side, sentence: Sentence) -> bool:
    """Whether a question begins with its question word: "why", “чому”; of others a "not" says little."""
    first = next((token for token in sentence if token.kind != "mark"), None)
    return first is not None and bool(table(side.document.language, "wh").fullmatch(first.folded.replace("ё", "е")))
