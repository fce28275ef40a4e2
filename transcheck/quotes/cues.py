"""What a cue says of the source of a quote: the subject of its verb, its agent, the owner of the words it announces."""

from dataclasses import dataclass

from transcheck.languages.base_forms import lemma
from transcheck.quotes.clauses import Sentence
from transcheck.quotes.phrases import Phrase, phrase_ending_at, phrase_starting_at
from transcheck.quotes.slavic import is_relative, subject_behind
from transcheck.quotes.speech import Speech
from transcheck.quotes.subjects import first_phrase, introduces, inverted, main_subject, subject_before
from transcheck.quotes.verbs import reports_in_passive, verb_at

_OWNED = 3  # tokens between an owner and his words


@dataclass(frozen=True, slots=True)
class Attribution:
    """What a sentence says about the source of a quote.

    Attributes:
        cue: first and last token of the cue.
        source: first and last token of the words that name the source, None when they stand elsewhere.
        strength: 3 the cue adjoins the quote; 2 it governs the sentence; 1 a verb that is not of speech.
        reporter: the words that name who tells us of the speech, where it is told at second hand.
        before: whether the cue stands before the quote.
    """

    cue: Phrase
    source: Phrase | None
    strength: int
    reporter: Phrase | None = None
    before: bool = True


def with_subject(sentence: Sentence, verb: int, strength: int, speech: Speech) -> Attribution | None:
    """The attribution by the verb of speech at `verb`."""
    if reports_in_passive(sentence, verb, speech):
        return _by_agent(sentence, verb, strength, speech)
    source: Phrase | None
    if verb_at(sentence, verb, speech) and speech.verbs[sentence[verb].low].shape == "ing":
        source = _participle_subject(sentence, verb, speech)
    else:
        source = subject_before(sentence, verb, speech)
        if verb and sentence[verb - 1].text == "," and not _described(sentence, source):
            source = inverted(sentence, verb, speech) or source
        if source is None and verb + 1 < len(sentence):
            source = subject_behind(sentence, verb, speech)
    return Attribution((verb, verb), source, strength, _reporter(sentence, source, speech))


def _described(sentence: Sentence, source: Phrase | None) -> bool:
    """Whether a subject has a description between commas behind it: "Koval, the mayor, called"."""
    return source is not None and source[1] + 1 < len(sentence) and sentence[source[1] + 1].text == ","


def _participle_subject(sentence: Sentence, verb: int, speech: Speech) -> Phrase | None:
    """Whose "saying" it is: the subject of the clause before it."""
    while verb > 1 and sentence[verb - 1].low.endswith("ly"):
        verb -= 1
    before = sentence[verb - 1] if verb else None
    if before and before.low not in speech.carriers and lemma(before.low) in speech.carriers:
        return verb - 1, verb - 1  # "signs reading", not "released a statement saying"
    if before and before.is_word and verb > 1:
        phrase = phrase_ending_at(sentence, verb - 1, speech)
        if (
            phrase
            and phrase[0]
            and sentence[phrase[0] - 1].low in ("with", "has", "had", "have", "as", "by", "from", "of")
        ):
            return phrase
    if before and before.low in speech.auxiliaries:
        return subject_before(sentence, verb, speech)
    return main_subject(sentence, verb, speech)


def _by_agent(sentence: Sentence, verb: int, strength: int, speech: Speech) -> Attribution | None:
    """The agent of a passive: "was described by Koval as …"; without one nobody is named."""
    for index in range(verb + 1, min(verb + 8, len(sentence) - 1)):
        if sentence[index].quote is not None:
            break
        if sentence[index].low == "by":
            return Attribution((verb, verb), phrase_starting_at(sentence, index + 1, speech), strength)
    return None


def _reporter(sentence: Sentence, source: Phrase | None, speech: Speech) -> Phrase | None:
    """Who tells of the speech: "Koval claims that the mayor said …"."""
    if source is None:
        return None
    for index in range(source[0] - 1, 0, -1):
        token = sentence[index]
        if token.quote is not None or token.text in (";", ":"):
            return None
        if token.text == "," and index + 1 < len(sentence) and sentence[index + 1].low in ("and", "but", "while"):
            return None
        outer = verb_at(sentence, index, speech)
        if outer and outer.strong and outer.shape != "ing" and not reports_in_passive(sentence, index, speech):
            teller = subject_before(sentence, index, speech)
            return teller if teller and teller[1] < source[0] else None
    return None


def announced(sentence: Sentence, place: int, last: int, speech: Speech) -> Attribution | None:
    """A colon without a verb of speech: 'Koval: "…"', "the mayor's answer: …"."""
    start = last
    while start > 0 and sentence[start - 1].quote is None and sentence[start - 1].text not in (";", "."):
        start -= 1
    cue = (place - 1, place - 1)
    begin = start
    if introduces(sentence, start, speech):  # "Asked whether it would open, he sighed:"
        begin = next((index + 1 for index in range(start, last) if sentence[index].text == ","), start)
    for index in range(begin, last + 1):
        if verb_at(sentence, index, speech) and index and not is_relative(sentence, index, speech):
            source = subject_before(sentence, index, speech)
            return Attribution(cue, source, 2)
    for index in range(last, start - 1, -1):
        if sentence[index].low in speech.carriers:
            for owner in range(index - 1, max(start, index - _OWNED) - 1, -1):  # "Koval's Facebook post:"
                if sentence[owner].possessive:
                    return Attribution(cue, phrase_ending_at(sentence, owner, speech), 2)
                if sentence[owner].low in speech.owners:  # "His response:"
                    return Attribution(cue, (owner, owner), 2)
            source = _sender(sentence, index, last, speech)
            if source is not None:
                return Attribution(cue, source, 2)
    source = first_phrase(sentence, place - 1, speech)
    if source is None:
        return None
    return Attribution(cue, source, 3 if source == (start, last) else 2)


def _sender(sentence: Sentence, carrier: int, last: int, speech: Speech) -> Phrase | None:
    """Whom the words of a carrier come from: "In a statement from port director Halina Sych:"."""
    if carrier + 1 > last or sentence[carrier + 1].low not in ("from", "by", "of", "від", "от", "ад"):
        return None
    return phrase_starting_at(sentence, carrier + 2, speech) if carrier + 2 <= last else None


def owner_of(sentence: Sentence, source: Phrase, speech: Speech) -> Phrase | None:
    """Whose post or statement speaks: "Koval's letter said", "his post continued", "a note from Koval read".

    Returns:
        The words that name the owner; `source` itself where it is no post or statement, or nothing tells whose; None
        where whoever spoke before goes on.
    """
    first, last = source
    inner = (index for index in range(first + 1, last + 1) if sentence[index].low in speech.prepositions)
    end = next(inner, last + 1)
    carrier = sentence[end - 1]
    if carrier.low not in speech.carriers or carrier.is_name or sentence[first].low in speech.pronouns:
        return source  # "the Post" is a paper
    for index in range(end - 2, first - 1, -1):
        if sentence[index].possessive:
            return first, index
    if sentence[first].low in speech.owners:
        return first, first
    if end + 1 < len(sentence) and sentence[end].low in ("from", "by", "of", "від", "от", "ад"):
        return phrase_starting_at(sentence, end + 1, speech) or source
    goes_on = first + 1 == end - 1 == last and sentence[last].low in speech.authored
    return None if goes_on and sentence[first].low in speech.determiners else source
