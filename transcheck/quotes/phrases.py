"""Noun phrases: where they begin and end.

No parser: the closed classes of the language, capitals and commas tell the ends of a phrase. A phrase is a
pair of token indices, the last one included.
"""

from transcheck.quotes.clauses import Sentence, Token
from transcheck.quotes.speech import Speech
from transcheck.quotes.verbs import verb_at

Phrase = tuple[int, int]

_LONGEST = 26  # tokens between a subject and its verb; longer appositions are hardly ever printed
_SUBJECT_PRONOUNS = frozenset("mfp1nx2") | {"1p"}


def phrase_ending_at(sentence: Sentence, last: int, speech: Speech) -> Phrase | None:
    """The noun phrase whose last word stands at `last`."""
    while speech.slavic and last and sentence[last].low in speech.determiners and sentence[last - 1].is_word:
        last -= 1  # "тётка моя"
    token = sentence[last]
    if speech.slavic and token.low in speech.determiners:
        return (last, last)
    if speech.pronouns.get(token.low) in _SUBJECT_PRONOUNS and not _is_acronym(token):
        return (last, last)
    if token.low in speech.conjunctions or token.low in speech.prepositions or token.low in speech.determiners - {
        "some", "many", "others", "all", "both", "this", "another",
    }:  # fmt: skip
        return None
    first = last
    while first > 0 and last - first < _LONGEST:
        before = sentence[first - 1]
        if before.text == "." and _is_abbreviation(sentence, first - 1, speech):
            first -= 2
            continue
        if not before.is_word and before.text not in ("&", "'", "’", "/", "-"):
            break
        if (
            sentence[first].low in speech.determiners
            and not sentence[first].is_name
            and (before.low not in speech.prepositions)
        ):
            break  # a determiner opens a phrase
        if before.low in ("and", "&"):
            if not (first > 1 and sentence[first].is_name and sentence[first - 2].is_name):
                break
        elif _parts(sentence, first - 1, speech):
            break
        first -= 1
    return _without_introduction(sentence, first, last, speech)


def _parts(sentence: Sentence, index: int, speech: Speech) -> bool:
    """Whether a word stands between clauses and in no noun phrase."""
    low = sentence[index].low
    if low in speech.conjunctions or low in speech.auxiliaries:
        return True
    if low in speech.pronouns and low not in speech.possessives and low not in speech.determiners:
        return True
    return verb_at(sentence, index, speech) is not None and not low.endswith("ing")


def _without_introduction(sentence: Sentence, first: int, last: int, speech: Speech) -> Phrase | None:
    """Leave out what stands before the subject: "On Monday the mayor" is about the mayor."""
    while first <= last and (sentence[first].low in speech.adverbs or sentence[first].low in speech.calendar):
        first += 1
    if first > last:
        return None
    if sentence[first].low not in speech.prepositions:
        return first, last
    if sentence[last].is_name:
        start = last
        while start > first + 1 and (
            sentence[start - 1].is_name or sentence[start - 1].low in speech.offices or sentence[start - 1].text == "."
        ):
            start -= 1
        if start > first + 1 and sentence[start - 1].low in speech.determiners:
            start -= 1
        return (start, last) if sentence[start].low not in speech.calendar else None
    for start in range(last, first, -1):
        if sentence[start].low in speech.determiners or sentence[start].possessive:
            return start, last
    return None


def phrase_starting_at(sentence: Sentence, first: int, speech: Speech) -> Phrase | None:
    """The noun phrase that begins at `first`, prepositional attributes included."""
    count = len(sentence)
    while first < count and sentence[first].low in speech.adverbs:
        first += 1
    if first >= count or not sentence[first].is_word:
        return None
    token = sentence[first]
    kind = speech.pronouns.get(token.low)
    counts = token.low == "one" and _owns(sentence, first, speech, frozenset({"one"}))  # "one woman"
    if kind in _SUBJECT_PRONOUNS and not (_is_acronym(token) or counts or _owns(sentence, first, speech)):
        return (first, first)
    if not is_initial(sentence, first) and (
        token.low in speech.prepositions
        or token.low in speech.conjunctions - {"that"}
        or token.low in speech.auxiliaries
        or token.low in speech.calendar
        or (token.low in speech.verbs and not token.is_name)
    ):
        return None
    last = first
    for index in range(first + 1, min(count, first + _LONGEST)):
        token = sentence[index]
        low = token.low
        if token.text == "." and _is_abbreviation(sentence, index, speech):
            continue
        if low in ("and", "&"):
            following = sentence[index + 1] if index + 1 < count else None
            if following and following.is_name and sentence[index - 1].is_name:
                continue
            if _is_one_person(sentence, index, first, speech):
                continue
            break
        if not token.is_word and token.text not in ("'", "’", "/", "-", "&"):
            break
        if is_initial(sentence, index):
            last = index
            continue
        if low == "to" and sentence[index - 1].low in speech.offices:
            continue  # "the ambassador to Lithuania"
        if low in speech.prepositions and low not in ("of", "for", "from", "in", "with", "at"):
            break
        if low in ("in", "with", "at", "from", "for") and _adverbial(sentence, index, first, speech):
            break
        if low in speech.conjunctions or low in speech.auxiliaries or low in speech.adverbs:
            break
        if low in speech.calendar or (low in speech.pronouns and low not in speech.possessives):
            break
        if verb_at(sentence, index, speech) and not (token.is_name or low.endswith("ing")):
            break
        if _is_past_of(sentence[index - 1], token, speech):
            break
        last = index
    while last > first and (sentence[last].low in speech.prepositions or sentence[last].low in speech.determiners):
        last -= 1
    return first, last


def _is_one_person(sentence: Sentence, index: int, first: int, speech: Speech) -> bool:
    """Whether "and" joins two descriptions before one name: "the exiled dissident and oligarch Ivan Lis"."""
    if sentence[first].low not in speech.determiners or any(token.is_name for token in sentence[first + 1 : index]):
        return False
    for token in sentence[index + 1 : index + 4]:
        if token.is_name:
            return token is not sentence[index + 1]
        if not token.is_word or token.low in speech.closed or token.low in speech.verbs:
            return False
    return False


def is_initial(sentence: Sentence, index: int) -> bool:
    """Whether a letter stands for a given name: "О. М. Гнатюк"."""
    return (
        len(sentence[index].text) == 1
        and sentence[index].is_name
        and index + 2 < len(sentence)
        and sentence[index + 1].text == "."
        and sentence[index + 2].is_name
    )


def _owns(sentence: Sentence, index: int, speech: Speech, words: frozenset[str] | None = None) -> bool:
    """Whether a pronoun, one of `words` if given, stands before its noun: "her brother"."""
    if sentence[index].low not in (words or speech.possessives) or index + 1 >= len(sentence):
        return False
    following = sentence[index + 1]
    return following.is_word and following.low not in speech.closed and verb_at(sentence, index + 1, speech) is None


def _is_past_of(subject: Token, token: Token, speech: Speech) -> bool:
    """Whether a word right behind a name or an office is its verb: "Clinton tried", "the mayor took"."""
    if speech.slavic or token.is_name or subject.possessive or subject.low in speech.closed:
        return False
    if not (subject.is_name or subject.low in speech.offices):
        return False
    low = token.low
    return low in speech.pasts or (len(low) > 4 and low.endswith("ed") and not low.endswith("eed"))


def _adverbial(sentence: Sentence, index: int, first: int, speech: Speech) -> bool:
    """Whether the preposition at `index` opens an adverbial and not an attribute of the phrase before it."""
    if sentence[index].low == "for" and sentence[index - 1].low in speech.offices:
        return False  # "Coordinator for Strategic Communications John Lis"
    named = sentence[index - 1].is_name and sentence[first].is_name
    if named:
        return True  # "said Anna Koval in an interview"
    after = sentence[index + 1].low if index + 1 < len(sentence) else ""
    return after in ("an", "a") or after in speech.calendar or after.isdigit()


def antecedent(sentence: Sentence, relative: int, speech: Speech) -> Phrase | None:
    """What "who" or "which" stands for: the phrase before it."""
    place = relative - 1
    while place >= 0 and not sentence[place].is_word and sentence[place].quote is None:
        place -= 1
    if place < 0 or not sentence[place].is_word:
        return None
    return phrase_ending_at(sentence, place, speech)


def _is_acronym(token: Token) -> bool:
    """A pronoun in capitals is the name of something: "WHO", "IT"."""
    return token.is_name and token.text.isupper() and len(token.text) > 1


def _is_abbreviation(sentence: Sentence, index: int, speech: Speech) -> bool:
    """Whether the full stop at `index` belongs to the word before it: "Mr.", "J."."""
    if not index:
        return False
    before = sentence[index - 1]
    return before.end == sentence[index].start and (
        before.low in speech.abbreviations or (len(before.text) == 1 and before.text.isupper())
    )
