"""The name behind a description: "the director, Marta Koval,"."""

from transcheck.quotes.clauses import Sentence
from transcheck.quotes.people import People, Person
from transcheck.quotes.phrases import Phrase
from transcheck.quotes.speech import Speech

_MOST_WORDS = 3  # of a call sign
_LONGEST = 9  # tokens between the comma and the end of the name


def apposed(sentence: Sentence, last: int, people: People, speech: Speech) -> Person | None:
    """The person named in "the director, Marta Koval," for a phrase that ends before the comma."""
    if last + 2 >= len(sentence) or sentence[last + 1].text not in (",", "—", "–"):
        return None
    stop = last + 2
    while stop < min(len(sentence), last + 2 + _LONGEST) and _continues(sentence, stop, speech):
        stop += 1
    if stop < len(sentence) and sentence[stop].is_word and speech.slavic:
        return None
    mentions = people.between(sentence[last + 2].start, sentence[stop - 1].end)
    mention = mentions[0] if mentions and stop > last + 2 else None
    if mention is None or mention.end + 1 < sentence[stop - 1].end:
        return None
    between = [token for token in sentence[last + 2 : stop] if token.end <= mention.start]
    if any(token.low in speech.prepositions or token.possessive for token in between):
        return None
    return mention.person


def alias_behind(text: str, sentence: Sentence, phrase: Phrase, speech: Speech) -> str | None:
    """The name in marks that a person without another goes by: 'a medic with the call sign “Bird”'."""
    first, last = phrase
    for index in range(first + 1, min(last + _LONGEST, len(sentence) - 1)):
        token = sentence[index]
        verb = speech.verbs.get(token.low)
        if token.quote is not None or token.text in (".", ";", ":") or (verb is not None and verb.strong):
            return None
        node = sentence[index + 1].quote
        if token.low in speech.aliases and node is not None:
            name = " ".join(text[node.start : node.end].split()).strip(",.")
            return name if name and name[0].isupper() and len(name.split()) <= _MOST_WORDS else None
    return None


def _continues(sentence: Sentence, index: int, speech: Speech) -> bool:
    """Whether a token may belong to an apposition that ends in a name."""
    token = sentence[index]
    if token.text == "." and len(sentence[index - 1].text) <= 3:
        return True
    if not token.is_word or token.quote is not None:
        return False
    return token.low not in speech.auxiliaries and token.low not in speech.conjunctions
