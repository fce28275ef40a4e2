"""Telling speech from words in marks that nobody said: titles, nicknames, scare quotes; and headlines."""

import re

from transcheck.model import QuoteKind
from transcheck.quotes.clauses import Sentence, Token, last_letter
from transcheck.quotes.cues import Attribution
from transcheck.quotes.nesting import Node
from transcheck.quotes.speech import Speech

_WORDS = re.compile(r"[^\W_]+(?:['’ʼ\-][^\W_]+)*")
_LITTLE = frozenset(
    {"a", "an", "the", "and", "or", "of", "in", "on", "at", "by", "for", "from", "to", "with", "as", "but", "vs"}
)
_LONGEST_LABEL = 12  # words of a title or a nickname
_LONGEST_NAME = 5  # words
_LONGEST_TITLE = 8
_CALLED = frozenset({"known", "nicknamed", "remembered", "billed", "credited"})
_WHERE = frozenset({"on", "in", "from", "at"})
_CALLED_BEFORE = 7  # tokens
_LONG = 110  # code points that mostly hold more
_SENTENCE_ENDS = frozenset(".!?…")
_SPEECH_ENDS = frozenset(".,!?…—–-")


def kind_of(text: str, sentence: Sentence, place: int, found: Attribution | None, speech: Speech) -> QuoteKind:
    """Direct, fragment or scare: the kind of the quote at `place` of its sentence."""
    node = sentence[place].quote
    assert node is not None
    words = _first_words(text, node)
    before = sentence[place - 1] if place else None
    after = sentence[place + 1] if place + 1 < len(sentence) else None
    if _is_label(text, node, words, sentence, place, speech):
        return "scare"
    if _breaks_off(text, node, after, found, speech):
        return "fragment"
    if _opens_sentence(text, sentence, place) and len(words) > 3 and last_letter(text, node) in _SPEECH_ENDS:
        return "direct"
    if found is None:
        if before is None and (after is None or after.text in (".", ",")):
            return "direct"
        whole = bool(words) and words[0][0].isupper() and last_letter(text, node) in _SENTENCE_ENDS
        introduced = before is None or before.text in (":", ",") or before.quote is not None
        if whole and len(words) > 3 and introduced:
            return "direct"
        return "fragment" if len(words) > 4 else "scare"
    if found.strength == 1:
        return "fragment"
    return "direct" if _stands_alone(text, sentence, place, found) else "fragment"


def is_label(text: str, sentence: Sentence, place: int, speech: Speech) -> bool:
    """Whether words inside a sentence are what something is called: «газопровод „Речной поток“»."""
    node = sentence[place].quote
    return bool(place) and node is not None and _is_label(text, node, _first_words(text, node), sentence, place, speech)


def _first_words(text: str, node: Node) -> list[str]:
    """The words of a quote, of a long one only so many that it is seen to be long."""
    if node.end - node.start > _LONG:
        words: list[str] = _WORDS.findall(text, node.start, node.start + _LONG)
        if len(words) > _LONGEST_LABEL + 1:
            return words
    return _WORDS.findall(text, node.start, node.end)


def _opens_sentence(text: str, sentence: Sentence, place: int) -> bool:
    """Whether the quote begins its sentence with a capital."""
    node = sentence[place].quote
    first = next((letter for letter in text[node.start : node.start + 8] if letter.isalnum()), "") if node else ""
    return first.isupper() and all(token.quote is not None for token in sentence[:place])


def _breaks_off(text: str, node: Node, after: Token | None, found: Attribution | None, speech: Speech) -> bool:
    """Whether the outlet goes on with the sentence of the quote in its own words: '"We should have seen" it coming'."""
    if after is None or not after.is_word or last_letter(text, node) in _SPEECH_ENDS or text[node.end - 1] in ",;:":
        return False
    if found is not None and not found.before:
        return False
    return not after.is_name and after.low not in speech.verbs


def _stands_alone(text: str, sentence: Sentence, place: int, found: Attribution) -> bool:
    """Whether the outlet sets the words as speech of their own and not into its own sentence."""
    node = sentence[place].quote
    assert node is not None
    start = place - 1
    if start >= 0 and sentence[start].text in (",", ":"):
        if sentence[start].text == ":":
            return True
        return (
            found.strength == 3 or text[node.start : node.start + 1].isupper() or _after_source(sentence, place, found)
        )
    if start >= 0 and found.before and found.strength == 3 and found.cue[1] >= start - 1:
        ends = place + 1 == len(sentence) or sentence[place + 1].text in (".", ",")
        return found.cue[1] == start or (ends and last_letter(text, node) in _SPEECH_ENDS)
    if start < 0 or sentence[start].quote is not None:
        after = sentence[place + 1] if place + 1 < len(sentence) else None
        if after is None or not after.is_word or last_letter(text, node) in ",?!—–-…":
            return text[node.start : node.start + 1].isupper() or _attribution_ends(place, found)
        return False
    return sentence[start].text in ("—", "–", "-", ".", "…", "...") and sentence[0] is not sentence[place]


def _after_source(sentence: Sentence, place: int, found: Attribution) -> bool:
    """'"…," she told the paper on Monday, "…"': the quote resumes after its attribution."""
    return any(token.quote is not None for token in sentence[:place]) and found.cue[0] < place


def _attribution_ends(place: int, found: Attribution) -> bool:
    return not found.before and found.strength == 3 and place == 0


def _is_label(text: str, node: Node, words: list[str], sentence: Sentence, place: int, speech: Speech) -> bool:
    """A title, a name or a word that the outlet keeps at arm's length."""
    if not words or len(words) > _LONGEST_LABEL:
        return not words
    before = sentence[place - 1] if place else None
    after = sentence[place + 1] if place + 1 < len(sentence) else None
    if before and after and before.is_name and after.is_name and len(words) <= 2:
        return True  # James "Jim" Koval
    if before is not None and _is_proper(text, node, words, sentence, place, speech):
        return True
    distant = before is not None and (
        before.low in speech.distancing
        or (before.text == "," and place > 1 and sentence[place - 2].low in speech.distancing)
        or (before.possessive and len(words) <= _LONGEST_TITLE and _is_title_case(words))
    )
    if distant and (len(words) <= 3 or _is_title_case(words)):
        return True
    if before is not None and before.low in _WHERE and place > 1 and len(words) >= 2 and _is_title_case(words):
        return True  # 'she said on “Capitol Hour.”'
    return (
        len(words) >= 2
        and _is_title_case(words)
        and last_letter(text, node) not in _SENTENCE_ENDS
        and (before is not None and before.text != ":")
    )


def _is_proper(text: str, node: Node, words: list[str], sentence: Sentence, place: int, speech: Speech) -> bool:
    """Whether the words are what something or someone is called: «фільм „Хліб“», 'known to fans as "Zador"'."""
    if len(words) > _LONGEST_NAME or not words[0][0].isupper() or last_letter(text, node) in _SPEECH_ENDS:
        return False
    before = sentence[place - 1]
    if speech.slavic:
        return before.is_word and before.low not in speech.closed and before.low not in speech.verbs
    after = sentence[place + 1] if place + 1 < len(sentence) else None
    if before.low in speech.determiners and after is not None and after.is_word and not after.is_name:
        return all(word[0].isupper() for word in words) and after.low not in speech.closed  # the "Azov" brigade
    if before.low != "as":
        return False
    return any(token.low in _CALLED for token in sentence[max(0, place - _CALLED_BEFORE) : place])


def _is_title_case(words: list[str]) -> bool:
    weighty = [word for word in words if word.lower() not in _LITTLE]
    return len(weighty) > 1 and all(word[0].isupper() or word[0].isdigit() for word in weighty)


def is_headline(text: str, start: int, end: int, position: int, count: int) -> bool:
    """Whether a paragraph is the heading of the article: the first, short, followed by others."""
    if position or count < 3:
        return False
    words = _WORDS.findall(text, start, end)
    return 0 < len(words) <= 16 and text[end - 1] not in ":;,"
