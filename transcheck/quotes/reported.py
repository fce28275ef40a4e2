"""Speech without marks: "Koval claimed that the ferry was safe", "The ferry was safe, Koval said"."""

from collections.abc import Iterator

from transcheck.model import Speaker
from transcheck.quotes.attribution import according_to
from transcheck.quotes.clauses import Sentence
from transcheck.quotes.marks import edge
from transcheck.quotes.naming import Naming, Resolve
from transcheck.quotes.nesting import Node
from transcheck.quotes.phrases import Phrase
from transcheck.quotes.speech import Speech
from transcheck.quotes.subjects import subject_before
from transcheck.quotes.verbs import reports_in_passive, verb_at

_SHORTEST = 4  # words: less is no clause that could meet its like in another outlet
_OBJECT = 6  # tokens between the verb and its clause: "told the council on Monday that"


def reported_speech(sentence: Sentence, speech: Speech, naming: Naming, resolve: Resolve) -> Node | None:
    """The clause of a sentence of narration that reports what someone said, with its speaker.

    A sentence that holds quotes is left to them.
    """
    if not sentence or sentence[-1].text == ":" or any(token.quote is not None for token in sentence):
        return None
    for cue, source, clause in _readings(sentence, speech):
        first, last = clause
        teller = _teller(sentence, first, last, speech)
        if teller is not None:
            last = teller[0] - 2
        while last > first and not sentence[last].is_word:
            last -= 1
        if sum(token.is_word for token in sentence[first : last + 1]) < _SHORTEST:
            continue
        start, end = sentence[first].start, sentence[last].end
        node = Node(edge(start), edge(end), start, end, kind="indirect")
        name, sure = naming.name(sentence, source, resolve)
        told_by = naming.name(sentence, teller, resolve)[0] if teller is not None else None
        node.speaker = Speaker(name, naming.span(sentence, source), naming.span(sentence, cue), told_by, sure)
        return node
    return None


def _teller(sentence: Sentence, first: int, last: int, speech: Speech) -> Phrase | None:
    """Who tells of the speech itself, named at the end: 'The mayor promised he would come, Koval said'."""
    for index in range(last, max(first + _SHORTEST, last - 3), -1):
        verb = verb_at(sentence, index, speech)
        if verb is not None and verb.strong and verb.shape != "ing":
            source = subject_before(sentence, index, speech)
            if source is not None and source[0] > first + _SHORTEST and sentence[source[0] - 1].text == ",":
                return source
    return None


def _readings(sentence: Sentence, speech: Speech) -> Iterator[tuple[Phrase, Phrase, Phrase]]:
    """Cue, source and clause of each way to read the sentence as a report, the surest first."""
    end = len(sentence) - 1
    for index in range(1, len(sentence)):
        verb = verb_at(sentence, index, speech)
        if verb is None or not verb.strong or verb.shape == "ing" or reports_in_passive(sentence, index, speech):
            continue
        source = subject_before(sentence, index, speech)
        if source is None:
            continue
        clause = _clause_after(sentence, index, speech)
        if clause is not None:
            yield (index, index), source, (clause, end)
            return
        opens = sentence[0].low not in speech.conjunctions and sentence[0].low not in speech.prepositions
        if opens and sentence[source[0] - 1].text == "," and source[0] > 1 and end - index <= _OBJECT:
            yield (index, index), source, (0, source[0] - 2)
            return
    found = according_to(sentence, 0, speech) if sentence else None
    if found is not None and found.source is not None:
        for index in range(found.source[1] + 1, len(sentence) - 1):
            if sentence[index].text == ",":
                yield found.cue, found.source, (index + 1, end)
                return


def _clause_after(sentence: Sentence, verb: int, speech: Speech) -> int | None:
    """Where the clause begins that depends on the verb: after "that", or at once ("said she would")."""
    for index in range(verb + 1, min(verb + _OBJECT, len(sentence) - 1)):
        token = sentence[index]
        if token.low in speech.complementizers:
            return index + 1
        if not token.is_word and not (speech.slavic and token.text == ","):
            return None
    if speech.slavic or verb + 2 >= len(sentence):
        return None
    head = sentence[verb + 1]
    if speech.pronouns.get(head.low) in ("m", "f", "p", "n", "1", "1p") and head.low not in speech.possessives:
        return verb + 1 if head.low not in ("him", "them", "her", "me", "us") else None
    if not (head.is_name or head.low in speech.determiners) or sentence[verb].low in speech.addressing:
        return None
    nearby = sentence[verb + 2 : verb + 9]
    finite = any(token.low in speech.auxiliaries for token in nearby)
    return verb + 1 if finite and all(token.is_word for token in nearby[:2]) else None
