"""What order of words and endings tell where nouns have cases: the verb right behind a quote, the subject behind it."""

from transcheck.quotes.clauses import Sentence, Token
from transcheck.quotes.nouns import sort_of
from transcheck.quotes.phrases import Phrase, is_initial, phrase_starting_at
from transcheck.quotes.speech import Speech, given_names
from transcheck.quotes.verbs import verb_at

_LATEST = 12  # tokens between a verb and a subject behind it
_ADVERBS = ("о", "е", "і", "и", "а")  # last letters: "тихо", "добре", "по-русски", "горда"
_SHORTEST_VERB = 4  # letters
_SUBJECTS = frozenset({"m", "f", "p", "n"})


def verb_behind(sentence: Sentence, start: int, last: str, speech: Speech) -> int | None:
    """The verb of a quote's attribution, which begins at `start` behind it: known, or shown by its place and ending.

    Args:
        sentence: the tokens that `start` indexes.
        start: the first word behind the quote.
        last: the last character of the quote.
        speech: the facts of the language.
    """
    parted = last in (",", "?", "!", "…") or (start > 1 and sentence[start - 2].text == ",")
    for index in range(start, min(start + 2, len(sentence) - 1)):
        token = sentence[index]
        if token.is_name or not token.is_word:
            return None
        verb = verb_at(sentence, index, speech)
        if (verb is not None and verb.strong) or (parted and (verb or looks_finite(token.low, speech))):
            return index
        adverb = token.low.endswith(_ADVERBS) and token.low not in speech.closed
        if not adverb and f"{token.low} " not in speech.referring:
            return None
    return None


def looks_finite(word: str, speech: Speech) -> bool:
    """Whether a word in lower case ends as verbs do in the past or the third person of the present."""
    if len(word) < _SHORTEST_VERB or not word.endswith(speech.finite) or word in speech.closed:
        return False
    return word not in speech.offices and word not in speech.humans and word not in speech.bodies


def subject_behind(sentence: Sentence, verb: int, speech: Speech) -> Phrase | None:
    """The subject behind a verb, over whomever he speaks to, and where: "сказав медикам у Сарнах прокурор Гришко"."""
    named, stands = 0, True
    stop = min(verb + _LATEST, len(sentence)) if speech.slavic else 0
    for index in range(_after_parenthesis(sentence, verb + 1), stop):
        token = sentence[index]
        before = sentence[index - 1]
        if token.text == "." and len(before.text) == 1:
            continue
        if token.quote is not None and before.is_word and index > verb + 1:
            continue  # the name of a paper
        if not token.is_word or speech.verbs.get(token.low) is not None:
            break
        if before.low in speech.prepositions:
            stands = (
                token.low in speech.determiners or token.low in speech.pronouns
            )  # else what follows may belong to it
            continue
        if _heads(sentence, index, speech):
            last = (phrase_starting_at(sentence, index, speech) or (index, index))[1]
            return _with_attributes(sentence, verb, index, speech), last
        named = named or (index if token.is_name and stands else 0)
    return phrase_starting_at(sentence, verb + 1, speech) or (
        phrase_starting_at(sentence, named, speech) if named else None
    )


def _after_parenthesis(sentence: Sentence, first: int) -> int:
    """Where a clause goes on behind what commas set apart: "твердит, не поднимая глаз, кассир Тамара"."""
    if first >= len(sentence) or sentence[first].text != ",":
        return first
    commas = (
        index + 1 for index in range(first + 1, min(first + _LATEST, len(sentence))) if sentence[index].text == ","
    )
    return next(commas, first)


def _heads(sentence: Sentence, index: int, speech: Speech) -> bool:
    """Whether a word is a noun or a name in the nominative for someone who can speak."""
    token = sentence[index]
    if speech.pronouns.get(token.low) in _SUBJECTS and token.low not in speech.owners:
        return True
    if token.low in speech.closed:
        return False
    if token.is_name:
        return token.text in given_names() or is_initial(sentence, index)
    return sort_of(token.low, speech) != "thing"


def _with_attributes(sentence: Sentence, verb: int, head: int, speech: Speech) -> int:
    """Where the adjectives before a noun begin."""
    first = head
    while (
        first > verb + 1
        and _is_attribute(sentence[first - 1], speech)
        and sentence[first - 2].low not in speech.prepositions
    ):
        first -= 1
    return first


def _is_attribute(token: Token, speech: Speech) -> bool:
    return token.low in speech.determiners or (
        token.is_word and token.low not in speech.closed and token.low.endswith(speech.adjectives)
    )


def is_relative(sentence: Sentence, verb: int, speech: Speech) -> bool:
    """Whether a verb stands in a relative clause: "Ольга, яка просила не називати її, махнула рукою"."""
    for index in range(verb - 1, 0, -1):
        token = sentence[index]
        if token.quote is not None:
            return False
        if token.text == ",":
            opens = index + 1 + (sentence[index + 1].low in speech.prepositions)
            return speech.pronouns.get(sentence[opens].low) == "r"
    return False
