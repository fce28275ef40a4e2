"""What a slip of the hand or of a machine leaves: Cyrillic words, words twice, words out of order."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison, Side, Token
from transcheck.comparing.keeping import kept
from transcheck.languages.facts import load_facts
from transcheck.model import Category, Severity
from transcheck.rules.wording import says, there

_CYRILLIC = re.compile(r"[\u0400-\u052f]{2,}")
_WORDS = 8  # fewer words stand in another order by chance
_SAME = 0.9  # share of the words that both have
_KEPT = 0.2  # share of neighbours that are still neighbours
_SENTENCE = 4  # words of a sentence that nobody says twice without meaning to


@dataclass(frozen=True, slots=True)
class GarbledRendering(PairRule):
    """A rendering is broken: words left in Cyrillic, a word or a sentence twice, or all words out of order.

    Such slips of a hand or of a machine need no understanding to be seen, and no reader forgives them. What the other
    rendering has too was said so and is left alone.

    Divergent:
        A: The ferry will be closed until Monday, the director said.
        B: The ferry will be закрыта until Monday, the director said.
    Consistent:
        A: It is a long, long way to the ferry.
        B: It is a long way to the ferry.
    Source: MQM "Untranslated", "Duplication", "Unintelligible".
    """

    code: ClassVar[str] = "TC229"
    name: ClassVar[str] = "garbled-rendering"
    category: ClassVar[Category] = "meaning"
    severity: ClassVar[Severity] = "major"

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each thing that breaks one of the two."""
        for side, other in comparison.sides:
            yield from _left_in_cyrillic(side, other)
            yield from _sentence_twice(side, other)
            yield from _word_twice(side, other)
        yield from _out_of_order(comparison)


def _left_in_cyrillic(side: Side, other: Side) -> Iterator[Remark]:
    if not _CYRILLIC.search(side.member.span.text) or _CYRILLIC.search(other.member.span.text):
        return
    words = [token for token in side.tokens if token.kind != "aside" and _CYRILLIC.fullmatch(token.text)]
    for run in _runs(words):
        yield Remark(
            at=side.span(run),
            message=f"{says(side, run)}, which is not translated.",
            related=(there(other, other.tokens),),
            cue="cyrillic",
        )


def _runs(words: Sequence[Token]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for word in words:
        if run and word.index > run[-1].index + 1:
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _sentence_twice(side: Side, other: Side) -> Iterator[Remark]:
    if side.tokens[-1:] and side.tokens[-1].sentence == 0:
        return
    seen: dict[tuple[str, ...], list[Token]] = {}
    for key, tokens in _sentences(side):
        if len(key) >= _SENTENCE and key in seen and [key for key, _ in _sentences(other)].count(key) < 2:
            yield Remark(
                at=side.span(tokens),
                message=f"{says(side, tokens)} twice.",
                related=(there(side, seen[key], "the first time"),),
                cue="sentence-twice",
            )
        seen.setdefault(key, tokens)


@kept
def _sentences(side: Side) -> tuple[tuple[tuple[str, ...], list[Token]], ...]:
    """The sentences of a side as folded words, with their tokens."""
    by_number: dict[int, list[Token]] = {}
    for token in side.tokens:
        by_number.setdefault(token.sentence, []).append(token)
    return tuple(
        (tuple([token.folded for token in tokens if token.kind != "mark"]), tokens) for tokens in by_number.values()
    )


def _word_twice(side: Side, other: Side) -> Iterator[Remark]:
    twice = [
        (one, two)
        for one, two in pairwise(side.tokens)
        if one.folded == two.folded and one.folded.isalpha() and one.kind != "aside" and not one.name
    ]
    if not twice:
        return
    allowed = load_facts("en-grammar")["doubled"]["words"]
    theirs = {(one.folded, two.folded) for one, two in pairwise(other.tokens)}
    counted = {token.index for figure in side.figures for token in figure.tokens}  # "twenty twenty"
    for one, two in twice:
        if one.index not in counted and one.folded not in allowed and (one.folded, two.folded) not in theirs:
            yield Remark(
                at=side.span([one, two]),
                message=f"{says(side, [one, two])}: a word twice.",
                related=(there(other, other.tokens),),
                severity="minor",
                cue="word-twice",
            )


def _out_of_order(comparison: Comparison) -> Iterator[Remark]:
    left, right = ([token.folded for token in side.tokens if token.kind != "mark"] for side, _ in comparison.sides)
    if min(len(left), len(right)) < _WORDS or min(len(left), len(right)) < _SAME * max(len(left), len(right)):
        return
    common = sum((Counter(left) & Counter(right)).values())
    if common < _SAME * max(len(left), len(right)):
        return
    pairs = [Counter(pairwise(words)) for words in (left, right)]
    kept = sum((pairs[0] & pairs[1]).values())
    if kept <= _KEPT * (min(len(left), len(right)) - 1):
        yield Remark(
            at=comparison.left.member.span,
            message=f"{says(comparison.left, comparison.left.tokens)}, "
            f"{says(comparison.right, comparison.right.tokens)}: the same words in no order.",
            related=(there(comparison.right, comparison.right.tokens),),
            severity="critical",
            cue="scrambled",
        )
