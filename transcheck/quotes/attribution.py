"""Who is named as the source of a quote in its own sentence: the words that name it, and the cue."""

from transcheck.quotes.clauses import Sentence, last_letter
from transcheck.quotes.cues import Attribution, announced, with_subject
from transcheck.quotes.phrases import phrase_ending_at, phrase_starting_at
from transcheck.quotes.slavic import is_relative, subject_behind, verb_behind
from transcheck.quotes.speech import Speech
from transcheck.quotes.subjects import inverted, subject_before
from transcheck.quotes.verbs import is_shown, reports_in_passive, verb_at

_OPENING = 6  # tokens after "Об этом" among which its verb stands
_CALLING = 4  # tokens between a verb of calling and the quote: "called the plan a"
_FARTHEST = 28  # tokens between a quote and the verb after it


def attribute(text: str, sentence: Sentence, place: int, speech: Speech) -> Attribution | None:
    """The attribution of the quote at `place` within its sentence, None if there is none."""
    quote = sentence[place].quote
    last = last_letter(text, quote) if quote else ""
    called = _called(sentence, place, speech)
    if called is not None:
        return called
    adjoining = _adjoining(sentence, place, speech)
    if adjoining and adjoining.source is None and speech.slavic:
        adjoining = None  # "сказала, що їй обіцяли «…»": nobody is named, so whoever tells it is meant
    if adjoining and adjoining.strength == 3:
        return adjoining
    if adjoining and adjoining.cue[0] == place - 1:
        adjoining = _according(sentence, place, speech) or adjoining
    after = _after(text, sentence, place, speech)
    if adjoining and not (after and after.strength == 3 and last in (",", "?", "!", "—", "–", "-")):
        return adjoining
    before = _governing(sentence, place, speech, strong=True)
    if after and (last in (",", "?", "!", "—", "–", "-", "…") or _comma_follows(sentence, place)):
        return before if before and _begins_anew(sentence, place) else after
    if before or after:
        return before or after
    return (
        _according(sentence, place, speech)
        or _put_last(sentence, place, speech)
        or _governing(sentence, place, speech, strong=False)
        or _after(text, sentence, place, speech, strong=False)
    )


def _called(sentence: Sentence, place: int, speech: Speech) -> Attribution | None:
    """Who calls something what stands in the quote, whoever tells of it: "a war that Moscow calls an “operation”"."""
    for index in range(place - 1, max(0, place - 1 - _CALLING), -1):
        token = sentence[index]
        if not token.is_word:
            return None
        if token.low in speech.calling:
            verb = verb_at(sentence, index, speech)
            if verb is None or verb.shape == "ing" or reports_in_passive(sentence, index, speech):
                return None
            source = subject_before(sentence, index, speech)
            return Attribution((index, index), source, 1) if source is not None else None
        if token.low not in speech.determiners and token.low not in speech.pronouns:
            return None
    return None


def _begins_anew(sentence: Sentence, place: int) -> bool:
    """Whether a clause of its own follows the quote: 'he said to me, "Close it", and I said no'."""
    following = [token.low for token in sentence[place + 1 : place + 3] if token.is_word]
    return bool(following) and following[0] in ("and", "but")


def _comma_follows(sentence: Sentence, place: int) -> bool:
    return place + 1 < len(sentence) and sentence[place + 1].text in (",", "—", "–", "-")


def _adjoining(sentence: Sentence, place: int, speech: Speech) -> Attribution | None:
    """A cue that leads straight to the quote: 'she said, "…"', 'wrote on Friday: "…"', 'Koval: "…"'."""
    index = place - 1
    if index < 0:
        return None
    colon = sentence[index].text == ":"
    while index >= 0 and sentence[index].text in (",", ":", "—", "–", "-", ".", "…", "..."):
        index -= 1
    if index < 0:
        return None
    if sentence[index].low in ("that", "how", "quote"):
        index -= 1
    if index < 0:
        return None
    verb = verb_at(sentence, index, speech)
    if verb and verb.strong:
        return with_subject(sentence, index, 3, speech)
    if not colon:
        return None
    for back in range(index, -1, -1):
        if sentence[back].quote is not None:
            break
        verb = verb_at(sentence, back, speech)
        if is_relative(sentence, back, speech):
            continue
        if verb and verb.strong and (back or verb.shape not in ("past", "ing")):  # not "Asked about it, he sighed:"
            return with_subject(sentence, back, 3 if index - back < 6 else 2, speech)
    return announced(sentence, place, index, speech)


def _after(text: str, sentence: Sentence, place: int, speech: Speech, *, strong: bool = True) -> Attribution | None:
    """An attribution that follows the quote: '"…," Koval said', '"…," said the mayor'."""
    start = place + 1
    while start < len(sentence) and sentence[start].text in (",", "—", "–", "-", ".", "…"):
        start += 1
    if start >= len(sentence) or not sentence[start].is_word:
        return None
    if sentence[start].low in ("as", "then", "and"):
        start += sentence[start].low != "and"
    if start < len(sentence) and sentence[start].low.endswith("ing") and not sentence[start].is_name:
        return None
    phrase = according_to(sentence, start, speech) if start < len(sentence) else None
    if phrase:
        return phrase
    if start >= len(sentence) or (not strong and sentence[start].low in ("that", "which", "who")):
        return None
    quote = sentence[place].quote
    last = last_letter(text, quote) if quote else ""
    if strong and not speech.slavic and sentence[start].low not in speech.verbs and last:
        shown = phrase_starting_at(sentence, start + 1, speech) if is_shown(sentence, start, last, speech) else None
        if shown is not None:
            return Attribution((start, start), shown, 3, before=False)
    if speech.slavic and strong:
        behind = verb_behind(sentence, start, last, speech)
        if behind is not None:
            told = sentence[behind].low not in speech.relaying
            source = subject_behind(sentence, behind, speech) if told else None
            named = (source is not None or not told) and not _leads_on(sentence, behind, speech)
            return Attribution((behind, behind), source, 3, before=False) if named else None
    verb = verb_at(sentence, start, speech) if sentence[start].low in speech.verbs else None
    if verb and verb.strong == strong and verb.shape != "ing":
        source = subject_behind(sentence, start, speech)
        if source is None or _leads_on(sentence, start, speech):
            return None
        return Attribution((start, start), source, 3, before=False)
    for index in range(start + 1, min(start + _FARTHEST, len(sentence))):
        token = sentence[index]
        if token.quote is not None:
            return None
        if token.low not in speech.verbs:
            continue
        verb = verb_at(sentence, index, speech)
        if verb is None or verb.strong != strong or verb.shape == "ing":
            continue
        if sentence[index - 1].text == ",":
            turned = inverted(sentence, index, speech)
            if turned:
                return Attribution((index, index), turned, 2, before=False)
        if sentence[index - 1].low == "to" or reports_in_passive(sentence, index, speech):
            return None
        source = subject_before(sentence, index, speech)
        if source is None or source[0] < start:
            return None
        if _leads_on(sentence, index, speech):
            return None
        adjoining = source[0] - start <= 1
        return Attribution((index, index), source, 3 if adjoining else 2, before=False)
    return None


def _put_last(sentence: Sentence, place: int, speech: Speech) -> Attribution | None:
    """An attribution that closes the sentence: '… "a farce" that nobody asked for', he says."""
    end = len(sentence) - 1
    while end > place and not sentence[end].is_word:
        end -= 1
    for index in range(end, max(place + 2, end - 3), -1):
        verb = verb_at(sentence, index, speech)
        if verb and verb.strong and verb.shape != "ing":
            source = subject_before(sentence, index, speech)
            if source is None or source[0] <= place + 1:
                continue
            if sentence[source[0] - 1].text == "," or sentence[source[0] - 1].quote is not None:
                return Attribution((index, index), source, 2, before=False)
    return None


def _leads_on(sentence: Sentence, verb: int, speech: Speech) -> bool:
    """Whether a colon after the verb gives it to the next quote: '"…?" She answered: "…"'."""
    for index in range(verb + 1, len(sentence)):
        if sentence[index].quote is not None:
            return sentence[index - 1].text == ":"
        another = verb_at(sentence, index, speech)
        if another and another.strong:
            return False
    return sentence[-1].text == ":"


def _governing(sentence: Sentence, place: int, speech: Speech, *, strong: bool) -> Attribution | None:
    """The nearest verb before the quote whose clause the quoted words belong to."""
    for index in range(place - 1, -1, -1):
        token = sentence[index]
        if token.text == ";":
            return None
        if token.low not in speech.verbs:
            continue
        verb = verb_at(sentence, index, speech)
        if verb is None or verb.strong != strong:
            continue
        if verb.shape == "ing" and index and _describes(sentence, index, speech):
            continue
        found = with_subject(sentence, index, 2 if strong else 1, speech)
        if found and found.source:
            return found
    return None


def _describes(sentence: Sentence, participle: int, speech: Speech) -> bool:
    """Whether a participle only describes the noun before it: "a report suggesting that donors …"."""
    before = sentence[participle - 1]
    if not before.is_word or before.is_name or before.low in speech.closed:
        return False
    phrase = phrase_ending_at(sentence, participle - 1, speech)
    return not (phrase and phrase[0] and sentence[phrase[0] - 1].low in ("with", "has", "had", "have"))


def _according(sentence: Sentence, place: int, speech: Speech) -> Attribution | None:
    for index, token in enumerate(sentence):
        if token.low in speech.according and index != place:
            found = according_to(sentence, index, speech)
            if found:
                return found
    return None


def referring_back(sentence: Sentence, speech: Speech) -> Attribution | None:
    """The attribution of the quote before a sentence that refers to it: "Об этом сообщил мэр", "Так Савко ответил"."""
    opening = " ".join(token.low for token in sentence[:3]) + " "
    phrase = next((phrase for phrase in speech.referring if opening.startswith(phrase)), None)
    if phrase is None or any(token.quote is not None for token in sentence):
        return None
    first = len(phrase.split())
    for index in range(first, min(first + _OPENING, len(sentence))):
        verb = speech.verbs.get(sentence[index].low)
        if verb is not None and verb.strong:
            before = phrase_ending_at(sentence, index - 1, speech) if index > first else None
            source = (max(first, before[0]), before[1]) if before else subject_behind(sentence, index, speech)
            return Attribution((index, index), source, 2, before=False) if source else None
    return None


def according_to(sentence: Sentence, index: int, speech: Speech) -> Attribution | None:
    """The source that a phrase at `index` names: "according to the mayor"."""
    for phrase in speech.according.get(sentence[index].low, ()):
        last = index + len(phrase) - 1
        if last + 1 < len(sentence) and all(sentence[index + step].low == word for step, word in enumerate(phrase)):
            source = phrase_starting_at(sentence, last + 1, speech)
            return Attribution((index, last), source, 3, before=False) if source else None
        if (
            len(phrase) == 2
            and last + 1 < len(sentence)
            and sentence[last].low in speech.owners
            and sentence[last + 1].low == phrase[1]
        ):
            return Attribution((index, last + 1), (last, last), 3, before=False)  # "за її словами"
    return None
