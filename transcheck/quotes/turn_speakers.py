"""Whose words the turns of a talk are: names and initials of labels, and who answers in an interview."""

import re
from collections.abc import Iterable, Iterator, Sequence

from transcheck.model import Document, Speaker
from transcheck.quotes import trust
from transcheck.quotes.labels import Label, TurnWords, initials, person_labelled, turn_words
from transcheck.quotes.marks import edge
from transcheck.quotes.nesting import Node
from transcheck.quotes.paragraphs import Bounds
from transcheck.quotes.people import Mention, People, Person
from transcheck.quotes.speech import Speech
from transcheck.quotes.turns import Turn

_REACH = 60  # code points between "an interview with" and the name
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…\n](?:\s|$)")


def place_turns(
    document: Document,
    turns: Sequence[Turn],
    paragraphs: Sequence[Bounds],
    nodes: list[list[Node]],
    people: People,
    speech: Speech,
) -> None:
    """Make each turn one quote with its speaker in `nodes`, the quotes in marks within it its children."""
    asked = _interviewee(document, min(turn.label.start for turn in turns), people, speech)
    starts = {turn.start: turn for turn in turns}
    last: Node | None = None
    told: Label | None = None
    for index, (start, _) in enumerate(paragraphs):
        turn = starts.get(start)
        if turn is None:
            continue
        node = Node(edge(turn.start), edge(turn.end), turn.start, turn.end, children=nodes[index], settled=True)
        node.speaker = _speaker(document, turn.label, people, speech, asked)
        if told is turn.label:
            node.resumes = last
        nodes[index] = [node]
        last, told = node, turn.label


def _speaker(document: Document, label: Label, people: People, speech: Speech, asked: Person | None) -> Speaker:
    mention = document.span(label.start, label.end)
    if label.role:
        person = asked if label.role == "answer" else None
        return Speaker(person.name if person else None, mention, None, None, trust.ANSWERS if person else 0.0)
    person = person_labelled(label, people, speech)
    if person is not None:
        return Speaker(person.name, mention, None, None, trust.FULL_NAME)
    words = [word.lower() for word in label.words]
    if words[0] == "the" or (len(words) == 1 and words[0] in speech.offices):
        person = people.with_role(words, label.start)
        if person is not None:
            return Speaker(person.name, mention, None, None, trust.ROLE)
    names = [word for word, low in zip(label.words, words, strict=True) if low not in speech.titles]
    named = [word for word in names if word.lower() not in speech.offices]
    if not named or named[0].lower() in speech.closed:
        named = list(label.words)  # "THE PRESIDENT", whom the document does not name
    if initials(named):
        return Speaker(None, mention)  # of nobody whom the document names, or of more than one
    known = people.person_of(named)
    return Speaker(known.name if known else " ".join(named), mention, None, None, trust.FULL_NAME)


def _interviewee(document: Document, until: int, people: People, speech: Speech) -> Person | None:
    """Who answers: the one person whom the introduction says to have been asked; None where that is not certain."""
    facts = turn_words(speech.language)
    introduced = [
        mention
        for mention in (*people.headed, *people.mentions)
        if mention.start < until and _is_candidate(mention, facts)
    ]
    asked = _distinct(mention.person for mention in introduced if _was_asked(document.text, mention, facts))
    asked = asked or _distinct(mention.person for mention in introduced if _speaks(document.text, mention, speech))
    return asked[0] if len(asked) == 1 else None


def _is_candidate(mention: Mention, facts: TurnWords) -> bool:
    person = mention.person
    return person.human and len(person.tokens) > 1 and not person.roles & facts.voices


def _distinct(people: Iterable[Person]) -> Sequence[Person]:
    return list({id(person): person for person in people}.values())


def _was_asked(text: str, mention: Mention, facts: TurnWords) -> bool:
    """Whether "spoke to", "an interview with" and the like lead to the name."""
    lead = text[max(0, mention.start - _REACH) : mention.start]
    lead = _SENTENCE_END.split(lead.replace("’", "'").replace("ʼ", "'"))[-1].lower()
    return any(re.search(rf"\b{re.escape(phrase)}\b", lead) for phrase in facts.interviewing)


def _speaks(text: str, mention: Mention, speech: Speech) -> bool:
    """Whether the name is the subject of a verb of speech or talk: "Marta Koval talks about the ferry"."""
    return any(word in speech.verbs for word in _following(text, mention.end))


def _following(text: str, place: int) -> Iterator[str]:
    tail = _SENTENCE_END.split(text[place : place + 30])[0]
    words = [match.group().lower() for match in _WORD.finditer(tail)]
    yield from words[:2]
