"""Finding the verbs of speech in a sentence, where English spells many of them like nouns."""

from transcheck.languages.base_forms import lemma, parts_of_speech
from transcheck.languages.closed import forms_of_be
from transcheck.quotes.clauses import Sentence, Token
from transcheck.quotes.speech import Speech, Verb

_PARTICLES = frozenset({"it", "on", "out", "back"})  # "as he put it", "she went on", "he pointed out", "shot back"
_OFTEN = 3  # tenths of the use of a word
FLOATING = frozenset({"all", "both", "each"})  # quantifiers that part from their noun: "we all say"


def verb_at(sentence: Sentence, index: int, speech: Speech) -> Verb | None:
    """The verb of speech at `index`, unless its neighbours show that the word is none there."""
    token = sentence[index]
    verb = speech.verbs.get(token.low)
    if verb is None or token.possessive:
        return None
    if speech.slavic:
        return verb if not verb.beside or _adjoins(sentence, index) else None
    if token.is_name and index and not (verb.strong and verb.shape != "base" and _in_title_case(sentence)):
        return None
    before = _before_floating(sentence, index)
    if verb.beside and not _stands_beside(sentence, index):
        return None
    if verb.shape == "ing":
        return None if before and before.low in speech.determiners else verb
    if before is None:
        return verb
    if verb.shape == "base":
        return verb if _takes_base(before, token, speech) else None
    if verb.shape == "s":
        if token.low in speech.bare and before.is_word and before.low not in speech.prepositions:
            return verb
        if verb.beside and not (before.is_name or before.low in speech.pronouns or before.low in speech.carriers):
            return None
        return verb if _may_be_subject(before, speech) else None
    if before.low in speech.determiners - {"that", "this", "all", "some", "many", "both", "one", "another"}:
        return None  # "the added", "his said"
    after = sentence[index + 1] if index + 1 < len(sentence) else None
    by = after is not None and after.low == "by"
    return None if by and before.is_word and not reports_in_passive(sentence, index, speech) else verb


def _before_floating(sentence: Sentence, index: int) -> Token | None:
    """The word before a verb, quantifiers and adverbs between left out: "we all say"."""
    place = index - 1
    while place > 0 and (sentence[place].low in FLOATING or sentence[place].low.endswith("ly")):
        place -= 1
    return sentence[place] if place >= 0 else None


def _stands_beside(sentence: Sentence, index: int) -> bool:
    """Whether a verb adjoins a quote or closes its clause: 'he laughed, "…"', '"…," as she put it'."""
    if index + 1 >= len(sentence) or (index and sentence[index - 1].quote is not None):
        return True
    after = sentence[index + 1]
    return after.quote is not None or after.text in (",", ":", ".", "—", "–") or after.low in _PARTICLES


def _adjoins(sentence: Sentence, index: int) -> bool:
    """Whether a verb stands right behind a quote or its dash, or before a colon."""
    before = sentence[index - 1] if index else None
    after = sentence[index + 1] if index + 1 < len(sentence) else None
    if after is not None and after.text == ":":
        return True
    return before is not None and (before.quote is not None or before.text in ("—", "–", "-", ","))


def _takes_base(before: Token, verb: Token, speech: Speech) -> bool:
    """Whether a bare form is a verb after `before`: "will note", "they note", "officials note", not "a note"."""
    if before.low in speech.modals or before.low in ("and", "who", "or", "then"):
        return True
    kind = speech.pronouns.get(before.low)
    if kind in ("p", "1", "1p", "2", "x"):
        return not before.possessive and before.low not in speech.possessives
    if before.possessive or before.low in speech.closed:
        return False
    if before.is_name:
        return verb.low in speech.bare
    return before.low.endswith("s") and not before.low.endswith(("ss", "us", "is"))


def _may_be_subject(before: Token, speech: Speech) -> bool:
    """Whether a word can end the subject of a verb in the third person."""
    if before.low in speech.pronouns:
        return not before.possessive and before.low not in speech.possessives
    if before.possessive or before.low in speech.modifiers:
        return False
    if before.low in speech.determiners or before.low in speech.prepositions:
        return False
    if before.is_name or not before.is_word:
        return True
    return not before.low.endswith(("ous", "ful", "ive", "ic", "able", "al", "ed"))


def _in_title_case(sentence: Sentence) -> bool:
    """Whether a sentence is set as titles are: "Koval Said The Ferry Will Sail"."""
    long_words = [token for token in sentence if len(token.low) > 3 and token.is_word]
    return len(long_words) > 2 and sum(token.is_name for token in long_words) > 0.8 * len(long_words)


def reports_in_passive(sentence: Sentence, index: int, speech: Speech) -> bool:
    """Whether the verb at `index` stands in the passive: "was asked", "been described"."""
    verb = speech.verbs.get(sentence[index].low)
    if verb is None or verb.shape != "past":
        return False
    place = index - 1
    while place >= 0 and sentence[place].low in speech.adverbs:
        place -= 1
    return place >= 0 and sentence[place].low in forms_of_be(get=True)


def is_shown(sentence: Sentence, index: int, last: str, speech: Speech) -> bool:
    """Whether an English word that no table has is a verb of speech by its place: '"…," corrects her pupil'.

    Args:
        sentence: the tokens that `index` indexes.
        index: the first word behind the quote.
        last: the last character of the quote.
        speech: the facts of the language.
    """
    token = sentence[index]
    if last not in ",?!" or index + 1 >= len(sentence) or token.is_name or token.low in speech.closed:
        return False
    if not token.low.endswith(("s", "ed")) or parts_of_speech(lemma(token.low)).get("v", 0) < _OFTEN:
        return False
    after = sentence[index + 1]
    return after.is_name or after.low in speech.determiners or after.low in speech.owners
