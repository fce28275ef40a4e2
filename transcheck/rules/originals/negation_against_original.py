"""A rendering beside its original: denials that were lost on the way, or that came in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import ClassVar

from transcheck.checking.base import OriginalRule, Remark, Resources
from transcheck.comparing import Comparison, Side, Token
from transcheck.comparing.bilingual import set_beside
from transcheck.comparing.polarity import denies_always, negations
from transcheck.languages.cues import LANGUAGES_WITH_CUES, Cue, denials
from transcheck.languages.facts import load_facts
from transcheck.languages.numerals import fold_places
from transcheck.model import Category, Confidence, Language, Related, Severity, Span
from transcheck.rules.wording import around, quoted, says

Sentence = tuple[Token, ...]
_CONFIDENCE: Confidence = "medium"  # what stands for a denial in another language can only be listed
_PARTING = frozenset(",;:—–()")
_CLAUSES = re.compile(r"[,;:—–()]|\s-\s|\s(?:і|й|и|та|але|но|а)\s")
_NEGATIVE = re.compile(r"(?<![\w'])(?:не|ні|ни|ня|без|бес|бяз)")
_WORDS = re.compile(r"[^\W\d_][\w'-]*")


@dataclass(frozen=True, slots=True)
class NegationAgainstOriginal(OriginalRule):
    """The original denies what the rendering affirms, or the other way round.

    A lost "not" reads smoothly and turns a statement into its opposite; when all outlets copied it from one wire,
    only the original tells. Languages deny in other places and with other words (“не вистачає”, "is short of"), so the
    rule speaks only where a sentence of the one side denies plainly and the facing one has no word of that kind at all.

    Attributes:
        longest: words of a sentence up to which it is asked.
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
    whole: float = 0.8

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each sentence that is denied on one side only."""
        language = comparison.right.document.language
        if language not in LANGUAGES_WITH_CUES:
            return
        here, there = comparison.left, comparison.right
        for ours, theirs in _facing(here, there):
            if max(len(ours), len(theirs)) <= self.longest and not _asks(ours) and not _asks(theirs):
                if _length(ours) >= self.whole * _length(theirs):
                    told = list(_lost(here, ours, there, theirs, language))
                    yield from told or _lost_of_word(here, ours, there, theirs, language)
                yield from _added(here, ours, there, theirs, language)


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


def _asks(sentence: Sentence) -> bool:
    return any(token.text == "?" for token in sentence)


def _lost(here: Side, ours: Sentence, there: Side, theirs: Sentence, language: Language) -> Iterator[Remark]:
    """The original denies, and no word of the rendering can stand for that."""
    span = there.span(theirs)
    outside = [range(aside.start - span.start, aside.end - span.start) for aside in there.member.asides]
    cues = [
        cue
        for cue in denials(span.text, language)
        if _is_plain(span.text, cue, language) and not any(cue.start in aside for aside in outside)
    ]
    if not cues or any(_may_deny(token) for token in (*here.governing, *ours)):
        return
    cue = Span(span.document, span.start + cues[0].start, span.start + cues[0].end)
    denied = [token for token in theirs if cue.start <= token.start][:4]
    yield Remark(
        at=here.span(ours),
        message=f"The original denies: {quoted(there.span(denied))}; {says(here, ours)} without the negation.",
        related=(Related("original", cue),),
        confidence=_CONFIDENCE,
    )


def _lost_of_word(here: Side, ours: Sentence, there: Side, theirs: Sentence, language: Language) -> Iterator[Remark]:
    """The original denies one word, and the clause of the rendering that has this word denies nothing."""
    beside = set_beside(here, there)
    span = there.span(theirs)
    plain = [cue for cue in denials(span.text, language) if _is_plain(span.text, cue, language)]
    if not plain or beside is None or _denied_clauses(span.text) <= sum(map(_negates, ours)):
        return
    starts = {span.start + cue.end for cue in plain}
    original = beside.original
    for unit, answers in zip(original.units, beside.answers, strict=True):
        first = original.words[unit.indices[0]]
        places = sorted({answer.indices[0] for answer in answers if answer.how == "listed"})
        alike = [other for other in original.units if other.entries == unit.entries]
        if not {first.start - 1, first.start} & starts or unit.is_grammar or len(places) != len(alike):
            continue
        word = here.tokens[places[alike.index(unit)]]
        clause = _clause(ours, word)
        if word in ours and word.kind == "content" and not any(_may_deny(token) for token in clause):
            said = there.document.span(first.start, first.end)
            yield Remark(
                at=here.span(clause),
                message=f"The original denies {quoted(said)}; {says(here, clause)} without the negation.",
                related=(Related("original", said),),
                confidence=_CONFIDENCE,
                cue="word",
            )
            return


def _denied_clauses(text: str) -> int:
    """In how many clauses of an original any word begins as a denial does: each may be a "not" of the rendering."""
    return sum(bool(_NEGATIVE.search(fold_places(clause))) for clause in _CLAUSES.split(text))


def _clause(sentence: Sentence, word: Token) -> Sentence:
    """The words around one of a sentence, from mark to mark."""
    marks = [token.index for token in sentence if token.kind == "mark" and token.text in _PARTING]
    start = max((index for index in marks if index < word.index), default=sentence[0].index - 1)
    end = min((index for index in marks if index > word.index), default=sentence[-1].index + 1)
    return tuple(token for token in sentence if start < token.index < end)


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


def _negates(token: Token) -> bool:
    """Whether a word is a negator."""
    explicit = load_facts("en-negation")["explicit"]["words"]
    return token.folded in explicit or token.lemma in explicit


def _may_deny(token: Token) -> bool:
    """Whether a word denies, or is one that a rendering may choose for a denial."""
    other = load_facts("plain-denial")["en"]["other"]
    return _negates(token) or token.folded in other or token.lemma in other or denies_always(token)


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


def _is_plain(text: str, cue: Cue, language: Language) -> bool:
    """Whether a cue denies its clause and nothing else: no "not very", no "whoever may", no "whether or not"."""
    folded = fold_places(text)
    if folded[cue.start : cue.end] not in load_facts("plain-denial")[language]["plain"]:
        return False
    after = _WORDS.search(folded, cue.end)
    alone = cue.end - cue.start > len("не")  # "нет", "нема" say it all, "не" says it of a word
    if not alone and (after is None or _table(language, "shade").fullmatch(after.group())):
        return False
    before = _WORDS.findall(re.split(r"[.,;:!?]", folded[: cue.start])[-1])
    concedes = all(any(_table(language, name).fullmatch(word) for word in before) for name in ("asking", "would"))
    return not concedes and not any(_table(language, "open").fullmatch(word) for word in before)


@cache
def _table(language: Language, name: str) -> re.Pattern[str]:
    words = load_facts("plain-denial")[language][name]
    return re.compile("|".join(re.escape(word).replace(r"\*", r"[\w'-]*") for word in words))


@cache
def _other(language: Language) -> re.Pattern[str]:
    """Any word of an original that a rendering may put as a denial."""
    return re.compile(rf"(?<![\w'-])(?:{_table(language, 'other').pattern})(?![\w'-])")
