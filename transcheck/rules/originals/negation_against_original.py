"""A rendering beside its original: denials that were lost on the way, or that came in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import ClassVar

from transcheck.checking.base import OriginalRule, Remark, Resources
from transcheck.comparing import Comparison, Side, Token
from transcheck.comparing.bilingual import Beside, set_beside
from transcheck.comparing.polarity import negations
from transcheck.languages.cues import LANGUAGES_WITH_CUES, denials
from transcheck.languages.facts import load_facts
from transcheck.languages.numerals import fold_places
from transcheck.model import Category, Confidence, Language, Related, Severity
from transcheck.rules.originals.denials import (
    Denied,
    Sentence,
    asks_openly,
    clause,
    is_negator,
    is_stranded,
    may_deny,
    plain_cues,
    scope,
    table,
)
from transcheck.rules.wording import around, quoted, says

_CONFIDENCE: Confidence = "medium"  # what stands for a denial in another language can only be listed


@dataclass(frozen=True, slots=True)
class NegationAgainstOriginal(OriginalRule):
    """The original denies what the rendering affirms, or the other way round.

    A lost "not" reads smoothly and turns a statement into its opposite; when all outlets copied it from one wire,
    only the original tells. Languages deny in other places and with other words (“не вистачає”, "is short of"), so the
    rule speaks only where a sentence of the one side denies plainly and the facing one has no word of that kind at all.

    Attributes:
        longest: words of a sentence up to which it is asked.
        free: share of the original's words without a known rendering up to which a rendering is no free retelling; a
            freer one may deny with any words.
        unknown: the same where the lexicon does not have the denied word.
        strange: share of the rendering's words that nothing in the original accounts for up to which it is none; half
            of it where the denied word is not found.
        whole: how long the rendering is at least, as a share of the original; a part of a sentence may well leave the
            denial out. English takes more words than the originals do.

    Divergent:
        A: I have the right to stop the ferry, and everyone knows it.
        original: Я не маю права зупиняти пором, і всі це знають.
    Consistent:
        A: I have no right to stop the ferry, and everyone knows it.
        original: Я не маю права зупиняти пором, і всі це знають.
    Source: MQM error type "Mistranslation", false negation; Huddleston and Pullum (2002), chapter 9.
    """

    code: ClassVar[str] = "TC233"
    name: ClassVar[str] = "negation-against-original"
    category: ClassVar[Category] = "negation"
    severity: ClassVar[Severity] = "critical"

    longest: int = 60
    free: float = 0.35
    unknown: float = 0.55
    strange: float = 0.45
    whole: float = 0.8

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each sentence that is denied on one side only."""
        language = comparison.right.document.language
        beside = set_beside(comparison.left, comparison.right)
        if language not in LANGUAGES_WITH_CUES or beside is None:
            return
        here, there = comparison.left, comparison.right
        for ours, theirs in _facing(here, there):
            if max(len(ours), len(theirs)) > self.longest or not _may_be_asked(here, ours, there, theirs):
                continue
            if _length(ours) >= self.whole * _length(theirs):
                yield from self._lost(beside, ours, theirs, language)
            yield from _added(here, ours, there, theirs, language)

    def _lost(self, beside: Beside, ours: Sentence, theirs: Sentence, language: Language) -> Iterator[Remark]:
        """The first denial of the original that the rendering has lost, by the surest way of finding it."""
        span = beside.original.side.span(theirs)
        outside = [range(a.start - span.start, a.end - span.start) for a in beside.original.member.asides]
        cues = [cue for cue in denials(span.text, language) if not any(cue.start in aside for aside in outside)]
        plain = [Denied(beside, cue, span) for cue in plain_cues(span.text, cues, language)]
        plain = [one for one in plain if not one.is_rendered]
        shaded = [Denied(beside, cue, span) for cue in plain_cues(span.text, cues, language, shaded=True)]
        governing = beside.side.governing
        silent = [one for one in plain if not one.stand_ins((*governing, *ours))]
        if silent and len(silent) == len(plain):
            sure = next((one for one in silent if self._is_close(one)), None)
            if sure is not None:
                yield _without(sure, ours, "")
            return
        negators = [token for token in (*governing, *ours) if is_negator(token)]
        if len(cues) > len(negators):
            for one in plain:
                word = one.place
                if word is None or word not in ours or word.kind != "content" or not self._is_close(one):
                    continue
                if not one.stand_ins(scope(ours, word)):
                    yield _without(one, clause(ours, word), "word")
                    return
        for one in shaded:
            if one.is_answered and any(map(is_stranded, ours)) and not any(map(may_deny, (*governing, *ours))):
                yield _without(one, ours, "shade")
                return

    def _is_close(self, one: Denied) -> bool:
        """Whether the rendering keeps so near to the words that a denial by other words is unlikely."""
        if one.is_answered:
            return one.strangeness <= self.strange
        free = self.free if one.is_known else self.unknown
        return one.freedom <= free and (not one.is_known or one.strangeness <= self.strange / 2)


def _without(one: Denied, words: Sentence, cue: str) -> Remark:
    """What is said of a lost denial."""
    side, span = one.beside.side, one.span
    unit = one.denied
    end = span.start + one.cue.end
    if unit is not None:
        end = max(end, *(one.beside.original.words[index].end for index in unit.indices))
    said = span.document.span(span.start + one.cue.start, end)
    return Remark(
        at=side.span(words),
        message=f"The original denies: {quoted(said)}; {says(side, words)} without the negation.",
        related=(Related("original", said),),
        confidence=_CONFIDENCE,
        cue=cue,
    )


def _facing(here: Side, there: Side) -> Iterator[tuple[Sentence, Sentence]]:
    """The sentences of both sides that face each other; the whole sides where they are cut otherwise."""
    ours, theirs = _sentences(here), _sentences(there)
    if len(ours) == len(theirs):
        yield from zip(ours, theirs, strict=True)
    else:
        yield here.tokens, there.tokens


def _sentences(side: Side) -> list[Sentence]:
    cut = [tuple(tokens) for _, tokens in groupby(side.tokens, key=lambda token: token.sentence)]
    return [sentence for sentence in cut if any(token.kind != "mark" for token in sentence)]


def _length(sentence: Sentence) -> int:
    return sum(token.kind != "mark" for token in sentence)


def _may_be_asked(here: Side, ours: Sentence, there: Side, theirs: Sentence) -> bool:
    """Whether neither asks, or both ask with a question word."""
    if _asks(ours) or _asks(theirs):
        return asks_openly(here, ours) and asks_openly(there, theirs)
    return True


def _asks(sentence: Sentence) -> bool:
    return any(token.text == "?" for token in sentence)


def _added(here: Side, ours: Sentence, there: Side, theirs: Sentence, language: Language) -> Iterator[Remark]:
    """The rendering denies a clause, and no word of the original can stand for that."""
    found = [negation for negation in negations(here) if negation.cue in ours]
    span = there.span(theirs)
    if len(found) != 1 or not _denies_a_clause(ours, found[0].cue):
        return
    if _other(language).search(fold_places(span.text)):
        return
    yield Remark(
        at=here.span([found[0].cue]),
        message=f"{says(here, around(here, found[0].cue))}; the original has {quoted(span)} without a negation.",
        related=(Related("original", span),),
        confidence=_CONFIDENCE,
    )


def _denies_a_clause(sentence: Sentence, cue: Token) -> bool:
    """Whether a negator stands after an auxiliary and before a word of its own: "is not going", "don't"."""
    place = next(number for number, token in enumerate(sentence) if token is cue)
    following = sentence[place + 1].folded if place + 1 < len(sentence) else ""
    auxiliaries = load_facts("plain-denial")["en"]["auxiliaries"]
    return (
        place > 0
        and sentence[place - 1].folded in auxiliaries
        and cue.lemma == "not"
        and not following.startswith("help")
    )


@cache
def _other(language: Language) -> re.Pattern[str]:
    """Any word of an original that a rendering may put as a denial."""
    return re.compile(rf"(?<![\w'-])(?:{table(language, 'other').pattern})(?![\w'-])")
