"""Turns of a transcript or an interview: lines that begin with their speaker and carry no marks.

One such line is a note, a caption or a row of a list. Turns stand together: two or more with labels that can be
speakers, in which someone says "I" or "you" or asks. What goes on without a label between two turns belongs to
the first of them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from transcheck.quotes.labels import Evidence, Label, TurnWords, evidence, turn_words
from transcheck.quotes.paragraphs import Bounds, is_interruption
from transcheck.quotes.people import People
from transcheck.quotes.speech import Speech

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_ENDS = frozenset(".!?…—–-")
_CLOSERS = "\"”»’')]*_ "
_NEAR = 8  # paragraphs between two turns of one talk, unless the words between are someone's own
_WITHOUT_NAMES = 4  # turns, where no label is surely a speaker's
_HEADING = 12  # words


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph that someone speaks, whole.

    Attributes:
        label: the label that names the speaker.
        start, end: the words, the label left out.
    """

    label: Label
    start: int
    end: int


def find_turns(
    text: str, paragraphs: Sequence[Bounds], labels: Sequence[Label], people: People, speech: Speech
) -> dict[int, Turn]:
    """The turns by the index of their paragraph; none where the evidence for a talk is weak."""
    turns: dict[int, Turn] = {}
    facts = turn_words(speech.language)
    labelled = {label.paragraph for label in labels}
    for talk in _talks(text, paragraphs, labels, people, speech):
        several = len({label.key for label in talk}) > 1
        for label, following in zip(talk, [*talk[1:], None], strict=True):
            end = paragraphs[label.paragraph][1]
            if label.content < end:
                turns[label.paragraph] = Turn(label, label.content, end)
            if several:  # else the questions between may be someone else's
                for index in _carried_on(text, paragraphs, label, following, facts):
                    if index in labelled:
                        break
                    turns[index] = Turn(label, *paragraphs[index])
    return turns


def _talks(
    text: str, paragraphs: Sequence[Bounds], labels: Sequence[Label], people: People, speech: Speech
) -> Iterator[list[Label]]:
    """The labels that belong to a talk, talk by talk."""
    facts = turn_words(speech.language)
    sure = {label.paragraph: evidence(label, people, speech) for label in labels}
    often = Counter(label.key for label in labels)
    likely = [label for label in labels if sure[label.paragraph] is Evidence.STRONG or often[label.key] > 1]
    for talk in _near_ones(text, paragraphs, likely, facts):
        if _is_talk(text, paragraphs, talk, sure, facts):
            chosen = {label.paragraph for label in talk}
            shouted = sum(label.shouted for label in talk) > len(talk) // 2
            yield [
                label
                for label in labels
                if label.paragraph in chosen
                or (shouted and label.shouted and talk[0].paragraph < label.paragraph < talk[-1].paragraph)
            ]


def _near_ones(
    text: str, paragraphs: Sequence[Bounds], labels: Sequence[Label], facts: TurnWords
) -> Iterator[list[Label]]:
    """Labels cut into talks where too much stands between two of them."""
    talk: list[Label] = []
    for label in labels:
        if talk and label.paragraph - talk[-1].paragraph > _NEAR:
            between = range(talk[-1].paragraph + 1, label.paragraph)
            own = sum(_speaks(text, *paragraphs[index], facts.speaking) for index in between)
            if 4 * own < len(between):
                yield talk
                talk = []
        talk.append(label)
    if talk:
        yield talk


def _is_talk(
    text: str, paragraphs: Sequence[Bounds], talk: Sequence[Label], sure: dict[int, Evidence], facts: TurnWords
) -> bool:
    """Whether lines with labels are the turns of a talk and no list."""
    keys = {label.key for label in talk}
    if len(talk) < 2 or (len(keys) < 2 and len(talk) < 3):
        return False
    bounds = [(label.content, paragraphs[label.paragraph][1]) for label in talk]
    spoken = [(label, start, end) for label, (start, end) in zip(talk, bounds, strict=True) if start < end]
    speaking = sum(_speaks(text, start, end, facts.speaking) for _, start, end in spoken)
    whole = sum(_is_sentence(text, start, end) for _, start, end in spoken)
    if speaking < 2 or 3 * speaking < len(spoken) or 2 * whole <= len(spoken):
        return False
    if keys <= {"question", "answer"}:
        # An outlet that asks and answers itself explains; someone who was asked says "I".
        return len(keys) > 1 and any(
            label.role == "answer" and _speaks(text, start, end, facts.first, asked=False)
            for label, start, end in spoken
        )
    surest = {sure[label.paragraph] for label in talk}
    if Evidence.STRONG in surest:
        return True
    if Evidence.COMMON in surest:
        return False
    changes = sum(first.key != second.key for first, second in pairwise(talk))
    return len(talk) >= _WITHOUT_NAMES and len(keys) > 1 and 10 * changes >= 7 * (len(talk) - 1)


def _speaks(text: str, start: int, end: int, persons: frozenset[str], *, asked: bool = True) -> bool:
    """Whether a stretch asks, or has a word for the first or second person."""
    if asked and text.find("?", start, end) >= 0:
        return True
    return any(match.group().lower().replace("’", "'") in persons for match in _WORD.finditer(text, start, end))


def _is_sentence(text: str, start: int, end: int) -> bool:
    return text[start:end].rstrip(_CLOSERS)[-1:] in _ENDS


def _carried_on(
    text: str, paragraphs: Sequence[Bounds], label: Label, following: Label | None, facts: TurnWords
) -> Iterator[int]:
    """The paragraphs after a label that are still the same turn.

    After the last label of a talk only those count in which the speaker says "I" or "we".
    """
    stop = following.paragraph if following is not None else len(paragraphs)
    if following is not None and stop - label.paragraph > _NEAR:
        own = range(label.paragraph + 1, stop)
        if 4 * sum(_speaks(text, *paragraphs[index], facts.speaking) for index in own) < len(own):
            following = None
    for index in range(label.paragraph + 1, stop):
        start, end = paragraphs[index]
        if is_interruption(text[start:end]) or _is_direction(text, start, end):
            continue
        if _is_heading(text, start, end):
            if following is None:
                return
            continue
        if following is None and not _speaks(text, start, end, facts.first, asked=False):
            return
        if _is_narrated(text, start, end, label, facts):
            return
        yield index


def _is_direction(text: str, start: int, end: int) -> bool:
    """Whether a paragraph stands in brackets: "(Applause.)"."""
    return (text[start], text[end - 1]) in {("(", ")"), ("[", "]")}


def _is_heading(text: str, start: int, end: int) -> bool:
    return not _is_sentence(text, start, end) and len(text[start:end].split()) <= _HEADING


def _is_narrated(text: str, start: int, end: int, label: Label, facts: TurnWords) -> bool:
    """Whether the outlet speaks of the speaker by name: nobody does so himself."""
    if label.role or label.words[-1].lower() in facts.voices:
        return False
    name = label.words[-1].casefold()
    return any(
        match.group().casefold().removesuffix("'s").removesuffix("’s") == name
        for match in _WORD.finditer(text, start, end)
    )
