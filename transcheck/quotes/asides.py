"""The outlet's own words inside the marks of a quote: "…,' Koval recounted. '…"."""

from dataclasses import dataclass

from transcheck.model import Document, Span
from transcheck.quotes.attribution import attribute
from transcheck.quotes.clauses import Sentence, last_letter, split_sentences, tokens_with_quotes
from transcheck.quotes.cues import Attribution
from transcheck.quotes.nesting import Node
from transcheck.quotes.speech import Speech


@dataclass(frozen=True, slots=True)
class Aside:
    """Narration between two inner quotes.

    Attributes:
        after: the inner quote that it follows.
        sentence, found: the attribution that it makes, which is one of the outer quote.
        span: its words.
    """

    after: Node
    sentence: Sentence
    found: Attribution
    span: Span


def inner_sentences(document: Document, node: Node, speech: Speech) -> list[Sentence]:
    """The words of an outer quote as sentences in which each inner quote is one token."""
    tokens = tokens_with_quotes(document.text, node.start, node.end, node.children)
    return split_sentences(document.text, tokens, speech)


def find_asides(document: Document, node: Node, speech: Speech) -> list[Aside]:
    """The asides in an outer quote.

    Nobody names himself when he repeats what was said ("I told him: '…,' Koval recounted"): where words that
    "I" said are given to a name behind them, that name is the outlet's.
    """
    if not node.children:
        return []
    asides: list[Aside] = []
    for sentence in inner_sentences(document, node, speech):
        for index, token in enumerate(sentence):
            child = token.quote
            if child is None or last_letter(document.text, child) not in ",?!":
                continue
            found = attribute(document.text, sentence[index:], 0, speech)
            if found is None or found.source is None or found.before or found.strength < 3:
                continue
            first, last = sentence[index + found.source[0]], sentence[index + found.source[1]]
            if first.low in speech.pronouns or not last.is_name:
                continue
            cue = attribute(document.text, sentence[: index + 1], index, speech)
            if cue is None or cue.source is None or sentence[cue.source[0]].low not in speech.pronouns:
                continue
            rest = [place for place in range(index + 1, len(sentence)) if sentence[place].quote is None]
            stop = next((place for place in range(index + 1, len(sentence)) if sentence[place].quote), len(sentence))
            if rest and rest[0] < stop:
                span = document.span(sentence[index + 1].start, sentence[stop - 1].end)
                asides.append(Aside(child, sentence[index:], found, span))
    return asides


def leads_inside(document: Document, node: Node, found: Attribution, speech: Speech) -> bool:
    """Whether a cue leads to the first quote within `node` and not to `node` itself.

    'He answered: "'All right.' And then he told me: '…' I asked him: '…'"': the outer words are those of
    whoever spoke before, who repeats a talk of his own.
    """
    children = node.children
    if not (found.before and found.strength == 3 and len(children) > 1):
        return False
    if children[0].opening.start != node.opening.end:
        return False
    for sentence in inner_sentences(document, node, speech):
        for place, token in enumerate(sentence):
            if token.quote is None or token.quote is children[0]:
                continue
            cue = attribute(document.text, sentence, place, speech)
            if cue and cue.source and cue.before:
                first = sentence[cue.source[0]]
                told = sentence[cue.cue[1] + 1].low if cue.cue[1] + 1 < len(sentence) else ""
                if speech.pronouns.get(first.low) == "1" or told == "me":
                    return True
    return False
