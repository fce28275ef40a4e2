"""Who is the subject of a verb: before it, across an apposition, behind it, or at the head of the sentence."""

from transcheck.languages.base_forms import is_known, parts_of_speech
from transcheck.quotes.clauses import Sentence
from transcheck.quotes.phrases import Phrase, antecedent, phrase_ending_at, phrase_starting_at
from transcheck.quotes.speech import Speech
from transcheck.quotes.verbs import FLOATING, verb_at

_FAIR = 3  # tenths of the use of a word


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
    if token.low in ("to", "by", "in", "after", "before", "without") or token.low in speech.joining:
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
    return found and _of_relative(sentence, found, speech)


def _of_relative(sentence: Sentence, found: Phrase, speech: Speech) -> Phrase | None:
    """The noun before a relative clause whose verb was taken for one: "a woman who lives nearby said"."""
    first = found[0]
    if not first or sentence[first - 1].low != "who" or sentence[first].is_name:
        return found
    verb = sentence[first].low
    finite = (
        verb in speech.pasts
        or verb.endswith("ed")
        or (verb.endswith("s") and parts_of_speech(verb[:-1]).get("v", 0) >= _FAIR)
    )
    return antecedent(sentence, first - 1, speech) if finite else found


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
        if token.possessive or not introduces(sentence, start, speech):
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
            if found and introduces(sentence, found[0], speech):
                return nearest
            if found and leading not in (",", "who", "whose", "which", "whom"):
                return found
            nearest = nearest or (
                found and _of_relative(sentence, found, speech)
            )  # "Koval, of Mazyr, who runs the ferry, said": there may be one before it
    return nearest or first_phrase(sentence, comma, speech)


def introduces(sentence: Sentence, first: int, speech: Speech) -> bool:
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


def inverted(sentence: Sentence, verb: int, speech: Speech) -> Phrase | None:
    """The subject of a clause put in between commas: ", says Marta Koval, head of the ferry,"."""
    if sentence[verb].low in speech.addressing or verb + 1 >= len(sentence):
        return None
    head = sentence[verb + 1]
    if not (head.is_name or head.low in speech.determiners) or head.low in speech.calendar:
        return None
    source = phrase_starting_at(sentence, verb + 1, speech)
    if source is not None and source[0] == source[1] and head.low in speech.determiners:
        return None  # "posted this:"
    if source is None or source[1] + 1 >= len(sentence):
        return source
    return source if sentence[source[1] + 1].text in (",", ".", ":", ";") else None
