"""From a document to its quotes: marks, nesting, kinds, speakers, in that order; before them the turns of a talk."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from transcheck.glossary import Glossary
from transcheck.model import SURE, Document, Quote
from transcheck.quotes.credits import credit_quotes
from transcheck.quotes.dashes import dash_speech, split_at_asides
from transcheck.quotes.furniture import find_furniture
from transcheck.quotes.inner import InnerQuotes
from transcheck.quotes.labels import find_labels
from transcheck.quotes.marks import Mark, closing_cost, find_marks
from transcheck.quotes.naming import Naming
from transcheck.quotes.nesting import Node, read_marks
from transcheck.quotes.nominative import plain_name
from transcheck.quotes.paragraphs import Bounds, is_interruption, split_paragraphs
from transcheck.quotes.people import People
from transcheck.quotes.reported import reported_speech
from transcheck.quotes.speakers import Attributor
from transcheck.quotes.speech import Speech, speech_of
from transcheck.quotes.turn_speakers import place_turns
from transcheck.quotes.turns import Turn, find_turns
from transcheck.quotes.unclosed import end_at_attribution

_LONGEST_RUN = 6  # paragraphs that one pair of marks is let hold: no odd mark swallows an article


def extract_quotes(
    document: Document,
    *,
    glossary: Glossary | None = None,
    indirect: bool = False,
) -> tuple[Quote, ...]:
    """Everything that a document puts in someone's mouth.

    Args:
        document: any text, however odd its marks are.
        glossary: its people are evidence for names, gender and titles.
        indirect: also give reported speech without marks ("claimed that …").

    Returns:
        Quotes in the order of their starts, a quote before those within it.
    """
    text = document.text
    paragraphs = split_paragraphs(text)
    speech = speech_of(document.language)
    people: People | None = None
    turns: dict[int, Turn] = {}
    labels = find_labels(text, paragraphs, speech)
    labelled = {label.paragraph for label in labels} if len(labels) > 1 else ()
    furniture = find_furniture(text, paragraphs, speech.language, labelled)
    if len(labels) > 1:
        people = People(text, speech, glossary, furniture)
        turns = find_turns(text, paragraphs, labels, people, speech)
        for index, turn in turns.items():
            paragraphs[index] = (turn.start, turn.end)
    paragraphs, nodes = find_nodes(text, paragraphs, turns)
    if speech.slavic:
        nodes = [[part for node in found for part in split_at_asides(text, node, speech)] for found in nodes]
        dash_speech(text, paragraphs, nodes, speech)
    for found in nodes:
        if found:
            end_at_attribution(text, found[-1], speech)
    if not indirect and not any(nodes) and not turns and "\n>" not in text:
        return ()
    people = people or People(text, speech, glossary, furniture)
    credited = credit_quotes(document, paragraphs, nodes, people, speech)
    furniture = replace(furniture, hidden=sorted((*furniture.hidden, *credited)))
    if turns:
        place_turns(document, list(turns.values()), paragraphs, nodes, people, speech)
    quoted = [(node.start, node.end) for found in nodes for node in found if not node.settled]
    naming = Naming(document, people, speech, quoted)
    attributor = Attributor(document, paragraphs, nodes, speech, naming, furniture)
    attributor.run()
    outer = [node for found in nodes for node in found]
    inner = InnerQuotes(document, speech, naming)
    for node in outer:
        inner.heard(node.speaker.reported_by, node.speaker.name)
        inner.run(node)
    if indirect:
        for paragraph in range(len(paragraphs)):
            for number, sentence in enumerate(attributor.sentences(paragraph)):
                told = reported_speech(sentence, speech, naming, attributor.resolver((paragraph, number)))
                outer += [told] if told is not None else []
        outer.sort(key=lambda node: node.start)
    if speech.slavic:
        _name_in_nominative(outer, speech)
    _keep_the_sure(outer)
    return tuple(_number(document, outer))


def find_nodes(
    text: str, paragraphs: Sequence[Bounds], alone: Collection[int] = ()
) -> tuple[list[Bounds], list[list[Node]]]:
    """The outer quotes of each paragraph in order, each with those within it.

    Args:
        text: the text.
        paragraphs: its paragraphs in order.
        alone: indices of those that no mark joins to another.

    Returns:
        The paragraphs, those that one quote spans made one, and the quotes of each.
    """
    marks = [find_marks(text, start, end) for start, end in paragraphs]
    joined: list[Bounds] = []
    nodes: list[list[Node]] = []
    index = 0
    while index < len(paragraphs):
        start, end = paragraphs[index]
        found: list[Node] = []
        last = index
        if marks[index]:
            following = "" if index in alone else _next_opening(text, paragraphs, marks, index)
            found = read_marks(marks[index], end, next_opens=following)
            if found and found[-1].closing is None and not found[-1].runs_on:
                last = _closing_paragraph(found[-1], marks, index, alone)
                if last > index:
                    end = paragraphs[last][1]
                    found = read_marks([mark for group in marks[index : last + 1] for mark in group], end)
        joined.append((start, end))
        nodes.append(found)
        index = last + 1
    return joined, nodes


def _closing_paragraph(node: Node, marks: list[list[Mark]], index: int, alone: Collection[int]) -> int:
    """The paragraph near by that closes an open quote without opening one first; `index` if there is none.

    Straight marks do not tell one end from the other, so with them a paragraph is as far as a quote goes.
    """
    if node.opening.shape in ('"', "'", "''") or index in alone:
        return index
    for later in range(index + 1, min(index + _LONGEST_RUN, len(marks))):
        if later in alone:
            return index
        doubles = [mark for mark in marks[later] if mark.double == node.opening.double]
        if doubles:
            closes = closing_cost(node.opening, doubles[0]) < 1.0 and doubles[0].opens > 3.0
            return later if closes else index
    return index


def _next_opening(text: str, paragraphs: Sequence[Bounds], marks: list[list[Mark]], index: int) -> str:
    """The mark that the next paragraph of the article itself begins with, "" if with none."""
    for (start, end), found in zip(paragraphs[index + 1 : index + 5], marks[index + 1 :], strict=False):
        if found and found[0].start == start and found[0].opens < 1.0:
            return found[0].shape
        if not is_interruption(text[start:end]):
            return ""
    return ""


def _name_in_nominative(nodes: Sequence[Node], speech: Speech) -> None:
    """Turn the names of speakers whom the document names in other cases only."""
    for node in nodes:
        told = node.speaker
        names = [name and plain_name(name, speech.language) for name in (told.name, told.reported_by)]
        if names != [told.name, told.reported_by]:
            node.speaker = replace(told, name=names[0], reported_by=names[1])
        _name_in_nominative(node.children, speech)


def _keep_the_sure(nodes: Sequence[Node]) -> None:
    """Leave a speaker who is not told surely enough unknown, the name kept as a candidate."""
    for node in nodes:
        told = node.speaker
        if told.name is not None and told.confidence < SURE:
            node.speaker = replace(told, name=None, reported_by=None, candidates=(told.name,))
        _keep_the_sure(node.children)


def _number(document: Document, nodes: list[Node]) -> Iterator[Quote]:
    """The quotes in order, numbered, with the links between them told by their numbers."""
    names: dict[int, str] = {}

    def emit(node: Node, parent: str | None) -> Iterator[Quote]:
        name = f"q{len(names) + 1}"
        names[id(node)] = name
        yield Quote(
            id=name,
            span=document.span(node.start, node.end),
            kind=node.kind,
            closed=node.closing is not None,
            parent=parent,
            continues=names.get(id(node.resumes)) if node.resumes else None,
            speaker=node.speaker,
            asides=tuple(node.asides),
        )
        for child in node.children:
            yield from emit(child, name)

    for node in nodes:
        yield from emit(node, None)
