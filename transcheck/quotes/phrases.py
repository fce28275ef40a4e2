"""Noun phrases around a reporting verb: who is its subject.

No parser: the closed classes of the language, capitals and commas tell the ends of a phrase. A phrase is a
pair of token indices, the last one included.
"""

from transcheck.languages.base_forms import is_known
from transcheck.quotes.clauses import Sentence, Token
from transcheck.quotes.speech import Speech, given_names
from transcheck.quotes.verbs import FLOATING, verb_at

Phrase = tuple[int, int]

_LONGEST = 26  # tokens between a subject and its verb; longer appositions are hardly ever printed
_LATEST = 12  # tokens between a verb and a subject behind it
_SUBJECT_PRONOUNS = frozenset("mfp1nx2") | {"1p"}


def subject_before(sentence: Sentence, verb: int, speech: Speech) -> Phrase | None:
    """The subject that stands before the verb at `verb`."""
    place = verb - 1
    while place >= 0 and (
        sentence[place].low in speech.adverbs
        or sentence[place].low in speech.auxiliaries
        or (sentence[place].low in FLOATING and place and not sentence[place - 1].is_name)
        or (_is_adverb(sentence, place, speech))
    ):
        place -= 1
    if place < 0:
        return None
    token = sentence[place]
    if token.low in ("to", "by", "in", "after", "before", "without") or token.low in ("and", "but", "or", "then"):
        return main_subject(sentence, place, speech)
    if token.low == "who":
        return (place, place)
    if token.low in ("which", "that"):
        return antecedent(sentence, place, speech)
    if token.text in (",", "-", "—", "–", ")"):
        return _across_apposition(sentence, place, speech)
    if token.quote is not None or not token.is_word:
        return main_subject(sentence, place, speech)
    found = phrase_ending_at(sentence, place, speech)
    if found and found[0] > 1 and sentence[found[0] - 1].low in speech.prepositions:
        before = sentence[found[0] - 2].low
        if before in speech.auxiliaries:
            return subject_before(sentence, found[0] - 1, speech)  # "who has in the past described"
    return found


def _is_adverb(sentence: Sentence, place: int, speech: Speech) -> bool:
    """Whether a word in -ly is an adverb and not a noun: "he sharply said", "the daily said"."""
    token = sentence[place]
    if not token.low.endswith("ly") or token.is_name or not place:
        return False
    before = sentence[place - 1]
    return not (before.low in speech.determiners or before.possessive)


def main_subject(sentence: Sentence, before: int, speech: Speech) -> Phrase | None:
    """The subject of the clause that governs an infinitive, a participle or a second verb."""
    for index in range(before - 1, -1, -1):
        verb = verb_at(sentence, index, speech)
        if verb and verb.strong and verb.shape != "ing" and index and sentence[index - 1].low != "to":
            found = subject_before(sentence, index, speech)
            if found:
                return found
    return first_phrase(sentence, before, speech)


def first_phrase(sentence: Sentence, before: int, speech: Speech) -> Phrase | None:
    """The noun phrase that begins the sentence, an introduction up to its comma left out."""
    start = 0
    while start < before and (
        not sentence[start].is_word
        or (sentence[start].low in speech.adverbs and sentence[start].low not in speech.prepositions)
        or (sentence[start].low in ("and", "but", "so", "yet"))
    ):
        start += 1
    if start >= before:
        return None
    while start < before:
        token = sentence[start]
        if token.possessive or not _introduces(sentence, start, speech):
            return first_phrase_at(sentence, start, before, speech)
        comma = next((index for index in range(start, before) if sentence[index].text == ","), None)
        if comma is None:
            return None
        start = comma + 1
    return None


def first_phrase_at(sentence: Sentence, start: int, before: int, speech: Speech) -> Phrase | None:
    """The noun phrase that begins at `start`, if one does."""
    found = phrase_starting_at(sentence, start, speech)
    return found if found and found[1] < before else None


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
    if low in speech.pronouns and low not in speech.possessives:
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
    if kind in _SUBJECT_PRONOUNS and not _is_acronym(token) and not _owns(sentence, first, speech):
        return (first, first)
    if not _is_initial(sentence, first) and (
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
            break
        if not token.is_word and token.text not in ("'", "’", "/", "-", "&"):
            break
        if _is_initial(sentence, index):
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


def late_subject(sentence: Sentence, verb: int, speech: Speech) -> Phrase | None:
    """A Slavic subject behind an adverbial: "сказав у п'ятницю обласний прокурор Павло Гришко"."""
    if not speech.slavic:
        return None
    for index in range(verb + 1, min(verb + _LATEST, len(sentence))):
        token = sentence[index]
        if token.text == "." and len(sentence[index - 1].text) == 1:
            continue
        if token.quote is not None or not token.is_word or token.low in speech.verbs:
            return None
        before = sentence[index - 1].low
        if before in speech.prepositions or before in speech.determiners:
            continue
        if token.low in speech.offices or token.low in speech.humans:
            return phrase_starting_at(sentence, index, speech)
        if token.text in given_names() or _is_initial(sentence, index):
            return phrase_starting_at(sentence, index, speech)
    return None


def _is_initial(sentence: Sentence, index: int) -> bool:
    """Whether a letter stands for a given name: "О. М. Гнатюк"."""
    return (
        len(sentence[index].text) == 1
        and sentence[index].is_name
        and index + 2 < len(sentence)
        and sentence[index + 1].text == "."
        and sentence[index + 2].is_name
    )


def _owns(sentence: Sentence, index: int, speech: Speech) -> bool:
    """Whether a pronoun stands before what it owns: "her brother"."""
    if sentence[index].low not in speech.possessives or index + 1 >= len(sentence):
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


def _across_apposition(sentence: Sentence, comma: int, speech: Speech) -> Phrase | None:
    """The subject before an apposition that ends at `comma`: "Koval, 56, who runs the ferry, said"."""
    closing = sentence[comma].text
    depth = 0
    nearest: Phrase | None = None
    for index in range(comma - 1, -1, -1):
        token = sentence[index]
        if token.quote is not None or token.text in (";", ":"):
            break
        if closing == ")":
            if token.text == "(":
                return phrase_ending_at(sentence, index - 1, speech) if index else None
            continue
        if closing in ("—", "–", "-"):
            if token.text == closing:
                return phrase_ending_at(sentence, index - 1, speech) if index else None
            continue
        if token.text != ",":
            continue
        depth += 1
        inner = sentence[index + 1 : comma]
        if not inner or depth > 6:
            break
        before = sentence[index - 1] if index else None
        if before is None or before.low.isdigit() or not (before.is_word or before.text in (".", ")")):
            continue
        if _names_the_described(sentence, index, comma, speech):
            found = phrase_ending_at(sentence, index - 1, speech)
            leading = sentence[found[0] - 1].low if found and found[0] else ""
            if found and _introduces(sentence, found[0], speech):
                return nearest
            if found and leading not in (",", "who", "whose", "which", "whom"):
                return found
            nearest = nearest or found  # "Koval, of Mazyr, who runs the ferry, said": there may be one before it
    return nearest or first_phrase(sentence, comma, speech)


def _introduces(sentence: Sentence, first: int, speech: Speech) -> bool:
    """Whether what begins at `first` leads to a subject and is none: "Posting on Friday, Olena Marchuk wrote"."""
    token = sentence[first]
    if token.low in speech.prepositions or token.low in speech.conjunctions:
        return True
    if first or speech.slavic or token.low in speech.offices or not is_known(token.low):
        return False
    following = sentence[first + 1].low if len(sentence) > 1 else ""
    return token.low.endswith("ing") or (token.low.endswith("ed") and following in speech.closed)


def _names_the_described(sentence: Sentence, opening: int, comma: int, speech: Speech) -> bool:
    """Whether what stands between two commas belongs to the phrase before the first: an apposition."""
    head = sentence[opening + 1]
    if opening + 1 == comma - 1 and head.low.isdigit():
        return True
    before = sentence[opening - 1]
    described = _begins_phrase(sentence, opening - 1, speech)
    if head.low in ("who", "which", "whose", "whom"):
        return described
    if head.low in speech.determiners or head.possessive or head.low in speech.offices:
        return described and (before.is_name or before.text == "." or before.text == ")")
    if head.is_name:
        return described
    if head.low in speech.prepositions or head.low.endswith(("ing", "ed")):
        return described and before.is_name
    return described and before.is_name and head.low not in speech.conjunctions


def _begins_phrase(sentence: Sentence, last: int, speech: Speech) -> bool:
    """Whether the phrase that ends at `last` stands where a subject does: at the beginning of its clause."""
    found = phrase_ending_at(sentence, last, speech)
    if found is None:
        return False
    first = found[0]
    if first == 0:
        return True
    before = sentence[first - 1]
    if before.low in speech.prepositions:
        return False
    return (
        not before.is_word
        or before.low in speech.conjunctions
        or before.low in speech.adverbs
        or (before.low in speech.calendar)
        or _opens_clause(sentence, first - 1, speech)
    )


def _opens_clause(sentence: Sentence, index: int, speech: Speech) -> bool:
    """Whether what follows a verb may be a clause without "that": "she said the mayor, Savko, had told her"."""
    verb = verb_at(sentence, index, speech)
    return bool(verb and verb.strong and verb.shape != "ing" and sentence[index].low not in speech.addressing)


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
