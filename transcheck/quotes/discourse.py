"""Whom the sentences of an article are about, and so whom "he" and "she" mean.

Each sentence of the narration has its centers: those whom it names, the subject first, owners last. A pronoun takes
up the foremost center of the nearest sentence that has one whom it fits (Grosz, Joshi and Weinstein, Centering,
Computational Linguistics 21, 1995). Whoever spoke a quote is the subject of its sentence.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from transcheck.quotes import trust
from transcheck.quotes.capitals import is_common_word
from transcheck.quotes.clauses import Sentence
from transcheck.quotes.furniture import Furniture
from transcheck.quotes.naming import NOBODY, Naming, Told
from transcheck.quotes.nouns import number_of, sort_of
from transcheck.quotes.paragraphs import Bounds
from transcheck.quotes.phrases import Phrase
from transcheck.quotes.speech import Speech, given_names
from transcheck.quotes.subjects import first_phrase, inverted, subject_before
from transcheck.quotes.verbs import verb_at

Place = tuple[int, int]  # paragraph and number of the sentence in it

_FARTHEST = 8  # sentences back
_NEAREST = 2
_LIKELY = 0.6  # that the words name someone at all
_REACH = 1_600  # code points
_PARAGRAPHS = 3  # paragraphs back: farther back a pronoun is clear to readers no longer
_SEVERAL = ("n", "p")  # what "it" and "they" mean
_RELATIVES = frozenset({"which", "whom", "where", "when"})


class Center(NamedTuple):
    """Someone whom a sentence names.

    Attributes:
        name: the name or the description.
        gender: "m", "f" or "" where nothing tells.
        subject: whether the sentence is about them.
        sure: how likely this is whom the words mean.
        span: the words.
    """

    name: str
    gender: str
    subject: bool
    sure: float
    span: Bounds


class Discourse:
    """The sentences of a document in order, with whom each is about."""

    def __init__(
        self,
        paragraphs: Sequence[Bounds],
        sentences: Callable[[int], list[Sentence]],
        furniture: Furniture,
        speech: Speech,
        naming: Naming,
    ) -> None:
        self._paragraphs = paragraphs
        self._sentences = sentences
        self._furniture = furniture
        self._speech = speech
        self._naming = naming
        self._known: dict[Place, tuple[Center, ...]] = {}

    def centers(self, place: Place) -> tuple[Center, ...]:
        """Those whom a sentence names, the foremost first."""
        found = self._known.get(place)
        if found is None:
            self._known[place] = ()  # a pronoun in it is not looked up in itself
            found = self._known[place] = tuple(self._find(place))
        return found

    def subject(self, place: Place) -> Center | None:
        """Whom a sentence is about, if that is someone who can speak."""
        centers = self.centers(place)
        return centers[0] if centers and centers[0].subject and centers[0].gender not in _SEVERAL else None

    def pronoun(self, kind: str, at: int, place: Place, avoid: str | None = None) -> Told:
        """Whom "he" ("m"), "she" ("f") or a bare description ("d") means.

        Args:
            kind: "m", "f" or "d".
            at: code point of the pronoun.
            place: its sentence.
            avoid: a name that it cannot mean.
        """
        if kind in _SEVERAL:
            return self._body(kind, place)
        own = self._within(kind, at, place, avoid) if kind != "d" else None
        if own is not None:
            return own
        skipped = 0.0
        for distance, earlier in enumerate(self._before(place)):
            centers = self.centers(earlier)
            loss = distance * trust.FURTHER
            if kind == "d":
                if centers and centers[0].subject:
                    return centers[0].name, min(centers[0].sure, trust.SUBJECT) - loss
                continue
            fitting = [c for c in centers if c.gender in (kind, "") and c.name != avoid]
            certain = [c for c in fitting if c.gender == kind]
            if certain and certain[0] is fitting[0] and fitting[0].subject and self._is_only(certain[0].name, kind, at):
                return certain[0].name, min(certain[0].sure, trust.SUBJECT) - skipped
            if fitting and fitting[0].subject:
                link = trust.SUBJECT if fitting[0].gender else self._of_either(fitting[0], kind, at)
                if link == trust.RIVALLED and fitting[0].name.split()[0].lower() in ("the", "this", "that"):
                    skipped += trust.PASSED_OVER * (1 if distance else 3)  # someone named before is meant, or nobody
                    continue
                return fitting[0].name, min(fitting[0].sure, link) - loss - skipped
            if certain:
                other = bool(centers[0].subject and centers[0].gender)  # the subject is of the other gender
                alone = len(fitting) == 1 and ((not distance and other) or self._is_only(certain[0].name, kind, at))
                return certain[0].name, (trust.OTHER if alone else trust.RIVALLED) - loss - skipped
            skipped += trust.PASSED_OVER if fitting else 0.0
        return NOBODY

    def _body(self, kind: str, place: Place) -> Told:
        """Whom "it" or "they" means: the body or the persons that spoke last, or that the sentence before is about."""
        for distance, earlier in enumerate(self._before(place)):
            center = next(iter(self.centers(earlier)), None)
            if distance > _NEAREST or (center is not None and center.subject and center.gender != kind):
                break
            if center is not None and center.subject:
                return center.name, min(center.sure, trust.SUBJECT) - distance * trust.FURTHER
        return NOBODY

    def _of_either(self, center: Center, kind: str, at: int) -> float:
        """How likely a pronoun means the subject before it, of whose gender the article tells nothing."""
        if self._naming.person_named(center.name) is not None:
            return trust.SUBJECT_OF_EITHER
        others = any(mention.person.gender == kind for mention in self._naming.people.before(at))
        return trust.RIVALLED if others else trust.SUBJECT_OF_EITHER

    def _is_only(self, name: str, kind: str, at: int) -> bool:
        """Whether the narration shortly before a pronoun names no one else of its gender."""
        for mention in self._naming.people.before(at):
            if at - mention.start > _REACH:
                return True
            person = mention.person
            if person.gender == kind and person.name != name and not self._naming.is_quoted(mention.start):
                return False
        return True

    def _within(self, kind: str, at: int, place: Place, avoid: str | None) -> Told | None:
        """The antecedent in the sentence of the pronoun itself."""
        sentence = self._sentences(place[0])[place[1]]
        if at <= sentence[0].start:
            return None
        mentions = [m for m in self._naming.narrated(sentence[0].start, at) if m.person.name != avoid]
        fitting = [m for m in mentions if m.person.gender in (kind, "")]
        if not fitting:
            return None
        index = next((i for i, token in enumerate(sentence) if token.start == at), 0)
        if index > 1 and sentence[index - 1].low in _RELATIVES:
            return fitting[-1].person.name, trust.OTHER  # "comments by Ivan Sauko in which he claimed"
        several = len({m.person.name for m in fitting}) > 1
        phrase = first_phrase(sentence, index, self._speech)
        if not several:
            return fitting[0].person.name, trust.SUBJECT if fitting[0].person.gender else trust.OTHER
        subject = self._named(sentence, phrase, place) if phrase is not None else None
        if subject is not None and subject.name == fitting[0].person.name:
            return subject.name, trust.OTHER - trust.FURTHER
        return fitting[-1].person.name, trust.RIVALLED

    def _before(self, place: Place) -> Iterator[Place]:
        """The sentences of the article before one, the nearest first."""
        paragraph, number = place
        left, paragraphs = _FARTHEST, _PARAGRAPHS
        while left and paragraphs:
            for index in range(number - 1, -1, -1):
                yield paragraph, index
                left -= 1
                if not left:
                    return
            paragraph -= 1
            while paragraph >= 0 and self._is_furniture(paragraph):
                paragraph -= 1
            if paragraph < 0:
                return
            paragraphs -= 1
            number = len(self._sentences(paragraph))

    def _is_furniture(self, paragraph: int) -> bool:
        start, end = self._paragraphs[paragraph]
        return self._furniture.is_heading(start) or (
            self._furniture.is_hidden(start) and self._furniture.starts.get(start, end) == end
        )

    def _find(self, place: Place) -> Iterator[Center]:
        sentence = self._sentences(place[0])[place[1]]
        subject = self._speaker(sentence) or self._put_between(sentence, place) or self._subject(sentence, place)
        if subject is not None:
            yield subject
        named = {subject.name} if subject is not None else set()
        owners: list[Center] = []
        for mention in self._naming.narrated(sentence[0].start, sentence[-1].end):
            person = mention.person
            if person.name in named:
                continue
            named.add(person.name)
            center = Center(person.name, person.gender, False, trust.SHORT_NAME, (mention.start, mention.end))
            owns = any(token.possessive for token in sentence if token.end == mention.end)
            owners.append(center) if owns else (yield center)
        yield from owners

    def _speaker(self, sentence: Sentence) -> Center | None:
        """Who is said to speak in a sentence with quotes."""
        for token in reversed(sentence):
            quote = token.quote
            if quote is None or quote.kind == "scare" or not quote.speaker.name or not quote.speaker.mention:
                continue
            mention = quote.speaker.mention
            if sentence[0].start <= mention.start < sentence[-1].end:
                person = self._naming.person_named(quote.speaker.name)
                gender = person.gender if person and person.human else number_of(quote.speaker.name, self._speech)
                return Center(quote.speaker.name, gender, True, quote.speaker.confidence, (mention.start, mention.end))
        return None

    def _put_between(self, sentence: Sentence, place: Place) -> Center | None:
        """Who speaks the sentence by a clause between or behind commas: "The toll, Koval said, may be higher"."""
        for index in range(2, len(sentence)):
            if sentence[index].low not in self._speech.verbs:
                continue
            verb = verb_at(sentence, index, self._speech)
            if verb is None or not verb.strong or verb.shape == "ing":
                continue
            if sentence[index - 1].text == ",":
                phrase = inverted(sentence, index, self._speech)
                if phrase is not None:
                    return self._named(sentence, phrase, place)
            if index + 1 < len(sentence) and sentence[index + 1].is_word:
                continue
            phrase = subject_before(sentence, index, self._speech)
            if phrase is not None and phrase[0] and sentence[phrase[0] - 1].text == ",":
                return self._named(sentence, phrase, place)
        return None

    def _subject(self, sentence: Sentence, place: Place) -> Center | None:
        phrase = first_phrase(sentence, len(sentence), self._speech)
        found = self._named(sentence, phrase, place) if phrase is not None else None
        if found is None or self._naming.person_named(found.name) is None:
            found = self._of_verb(sentence, place) or found
        known = self._naming.person_named(found.name) if found is not None else None
        if self._speech.slavic and (known is None or not known.human):
            mentions = self._naming.narrated(sentence[0].start, sentence[-1].end)
            persons = {mention.person.name: mention.person for mention in mentions}
            if len(persons) == 1:
                person = next(iter(persons.values()))
                return Center(person.name, person.gender, True, trust.OTHER, (mentions[0].start, mentions[0].end))
        return found

    def _of_verb(self, sentence: Sentence, place: Place) -> Center | None:
        """The person before the first verb of speech: 'The chairman of the firm "Dawn" Ales Lis said …'."""
        for index in range(1, len(sentence)):
            verb = verb_at(sentence, index, self._speech) if sentence[index].low in self._speech.verbs else None
            if verb is not None and verb.strong and verb.shape in ("past", "s", "any"):
                phrase = subject_before(sentence, index, self._speech)
                found = self._named(sentence, phrase, place) if phrase is not None else None
                return found if found is not None and self._naming.person_named(found.name) is not None else None
        return None

    def _named(self, sentence: Sentence, phrase: Phrase, place: Place) -> Center | None:
        """Whom the phrase that begins a sentence means, if a person."""
        first, last = phrase
        mentions = self._naming.narrated(sentence[first].start, sentence[last].end)
        if self._speech.slavic:
            mentions = sorted(mentions, key=lambda one: one.person.tokens[0] not in given_names())
        for mention in mentions:
            before = [token for token in sentence[first : last + 1] if token.end <= mention.start]
            owns = any(token.possessive for token in sentence[first : last + 1] if token.end == mention.end)
            if owns or any(token.low in self._speech.prepositions or token.possessive for token in before):
                break
            span = mention.start, mention.end
            return Center(mention.person.name, mention.person.gender, True, trust.FULL_NAME, span)
        name, sure = self._naming.name(sentence, phrase, lambda kind, at: self.pronoun(kind, at, place))
        if name is None or sure < _LIKELY:
            return None
        span = sentence[first].start, sentence[last].end
        person = self._naming.person_named(name)
        if person is not None and (person.human or person.name != name):
            return Center(person.name, person.gender, True, sure, span)
        noun = next((token.low for token in reversed(sentence[first : last + 1]) if token.is_word), "")
        sort = sort_of(noun, self._speech)
        number = number_of(name, self._speech)
        if number:
            return Center(name, number, True, sure, span)
        proper = name[0].isupper() and first == last and noun not in self._speech.origins and sort != "body"
        if sort == "person" or (proper and not is_common_word(name, self._speech)):
            return Center(name, "", True, sure, span)
        return None
