"""From the words that name a source to the person: names, descriptions, pronouns, each with how sure it is."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from transcheck.languages.base_forms import parts_of_speech
from transcheck.languages.closed import name_particles
from transcheck.languages.english import synonyms
from transcheck.model import Document, Span
from transcheck.quotes import trust
from transcheck.quotes.appositions import alias_behind, apposed
from transcheck.quotes.capitals import SUFFIXES, full_name_start, is_common_word
from transcheck.quotes.clauses import Sentence, Token
from transcheck.quotes.declined import is_place_of
from transcheck.quotes.nouns import sort_of
from transcheck.quotes.people import Mention, People, Person
from transcheck.quotes.phrases import Phrase, antecedent
from transcheck.quotes.speech import Speech, given_names

Told = tuple[str | None, float]  # a name and how likely it is right
Resolve = Callable[[str, int], Told]  # kind and place of a pronoun to whom it means
NOBODY: Told = (None, 0.0)

_LONGEST_BODY = 4  # words with capitals; more are set as a title is
_OFTEN = 3  # tenths of the use of a word


class Naming:
    """Names the sources of one document."""

    def __init__(self, document: Document, people: People, speech: Speech, quoted: list[tuple[int, int]]) -> None:
        self._document = document
        self.people = people
        self._speech = speech
        self._quoted = quoted

    def span(self, sentence: Sentence, phrase: Phrase) -> Span:
        """The stretch of the document that a phrase covers."""
        return self._document.span(sentence[phrase[0]].start, sentence[phrase[1]].end)

    def name(self, sentence: Sentence, phrase: Phrase, resolve: Resolve, avoid: str | None = None) -> Told:
        """The canonical name for a phrase.

        Args:
            sentence: the tokens that `phrase` indexes.
            phrase: the words that name the source.
            resolve: tells whom a pronoun means.
            avoid: a name that a description cannot mean here.
        """
        first, last = phrase
        token = sentence[first]
        if first == last and self._is_pronoun(token):
            kind = self._speech.pronouns[token.low]
            if kind == "r":
                referent = antecedent(sentence, first, self._speech)
                if referent is None:
                    return NOBODY
                inside = self.narrated(sentence[referent[0]].start, sentence[referent[1]].end)
                if inside and inside[-1].end == sentence[referent[1]].end and len(inside[-1].person.tokens) > 1:
                    return inside[
                        -1
                    ].person.name, trust.FULL_NAME  # "a comment from the council's Dmitry Lis, who said"
                return self.name(sentence, referent, resolve, avoid)
            return resolve(kind, token.start) if kind in ("m", "f", "n", "p") else NOBODY
        if first == last and token.low in self._speech.owners:
            return resolve(self._speech.owners[token.low], token.start)
        if sentence[last].low in self._speech.nobody or self._speech.pronouns.get(sentence[last].low) == "x":
            return NOBODY
        head = self._head(sentence, first, last)
        run = self._trailing_names(head)
        named = self._mentioned(sentence, first, last)
        if named is not None:
            return named.name, trust.FULL_NAME if len(named.tokens) > 1 else trust.SHORT_NAME
        if run and any(word.low in ("and", "&", "і", "и", "та") for word in head):
            return self._words(sentence, first, last), trust.SEVERAL
        country = [token.low for token in sentence[first : last + 1] if token.low not in self._speech.determiners]
        if len(country) == 1 and country[0] in self._speech.countries and sentence[last].is_name:
            return self._words(sentence, first, last), trust.BODY
        if run and not self._speech.slavic:
            return self._named(sentence, first, head, run)
        beside = apposed(sentence, last, self.people, self._speech)
        if beside is not None:
            return beside.name, trust.FULL_NAME
        if run:
            return self._named(sentence, first, head, run)
        return self._described(sentence, phrase, head, resolve, avoid)

    def person_named(self, name: str | None) -> Person | None:
        """The person of the document whom a name means."""
        return self.people.person_of(name.split()) if name else None

    def is_quoted(self, place: int) -> bool:
        """Whether `place` stands in a quote and not in the narration."""
        index = bisect_right(self._quoted, (place, len(self._document.text))) - 1
        return index >= 0 and self._quoted[index][0] <= place < self._quoted[index][1]

    def narrated(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions of people in the narration of a stretch."""
        return [mention for mention in self.people.between(start, end) if not self.is_quoted(mention.start)]

    def _mentioned(self, sentence: Sentence, first: int, last: int) -> Person | None:
        """The person whom a phrase names in a place that its trailing capitals do not show.

        "мер м. Пінськ І. Лапко", "Secretary of Transport Harold Finch", "Ambassador to the U.S. Oksana Marchuk".
        """
        mentions = self.narrated(sentence[first].start, sentence[last].end)
        if not mentions:
            return None
        if self._speech.slavic:
            nominative = (m for m in mentions if self._document.text[m.start : m.end].split()[0] in given_names())
            return next(nominative, mentions[0]).person
        mention = mentions[-1]
        if mention.end != sentence[last].end:
            return None
        before = [token for token in sentence[first : last + 1] if token.end <= mention.start]
        if not before:
            return None
        parts = [index for index, token in enumerate(before) if token.low in self._speech.prepositions]
        if not parts or not parts[0]:
            return None
        office, field = before[parts[0] - 1].low, before[parts[-1] + 1 :]
        words = [token for token in field if token.is_word and token.low not in self._speech.determiners]
        if office not in self._speech.offices or not words or words[-1].possessive:
            return None
        if not words[-1].is_name and parts_of_speech(words[-1].low).get("n", 0) < _OFTEN:
            return None  # "a friend of the late Ivan Lis"
        return None if any(sort_of(token.low, self._speech) == "person" for token in words) else mention.person

    def _is_pronoun(self, token: Token) -> bool:
        acronym = token.is_name and token.text.isupper() and len(token.text) > 1
        return token.low in self._speech.pronouns and not acronym

    def _named(self, sentence: Sentence, first: int, head: Sequence[Token], run: Sequence[Token]) -> Told:
        """Whom the capitalised words that end a phrase name, by what shows that they are a name."""
        texts = [token.text for token in run]
        person = self.people.person_of(texts, self._title_gender(head))
        if person is not None and person.human:
            return person.name, trust.FULL_NAME if len(person.tokens) > 1 else trust.SHORT_NAME
        if person is None and len(texts) > 1:
            person = self.people.person_of(texts[-1:])
            if person is not None and person.human and len(person.tokens) > 1:
                return person.name, trust.SHORT_NAME
            person = None
        alone = len(run) == 1
        text, low = texts[-1], texts[-1].lower()
        whole = person is None or self._speech.slavic or low in self._speech.bodies
        name = " ".join(texts) if whole or person is None else person.name
        if self._speech.slavic:
            return self._slavic_name(sentence, first, run, name)
        if low in self._speech.origins and alone and not text.isupper():
            return name, trust.NO_NAME
        opens = run[0] is next((token for token in sentence if token.is_word), None)
        if len(texts) > _LONGEST_BODY:
            return name, trust.NO_NAME
        if all(is_common_word(word, self._speech) for word in texts):
            if head[0].low in ("the", "this") and sort_of(low, self._speech) == "person":
                return self._words(sentence, first, self._index(sentence, run[-1])), trust.THING  # "the Ohio Democrat"
            if sentence[first].low in self._speech.determiners or low in self._speech.bodies:
                start = self._index(sentence, run[0]) - (sentence[first] is not run[0])
                if sentence[first].low in self._speech.determiners:
                    start = first  # "the U.S. Attorney's Office"
                return self._words(sentence, start, self._index(sentence, run[-1])), trust.BODY
            return name, trust.NO_NAME if opens and alone else trust.UNPROVEN_NAME
        if alone and self.people.is_common(text):
            return name, trust.NO_NAME
        return name, trust.PROPER_NAME

    def _slavic_name(self, sentence: Sentence, first: int, run: Sequence[Token], name: str) -> Told:
        """A name that no given name or title shows to be one, in a language whose names have cases."""
        head = sentence[first]
        if head is not run[0] and sort_of(head.low, self._speech) == "person":
            place = self._index(sentence, run[0])
            attribute = run[-1].text.isupper() or any(
                token.is_word and sort_of(token.low, self._speech) != "person" for token in sentence[first + 1 : place]
            )
            office = sentence[place - 1].low
            attribute = attribute or is_place_of(run[0].text, office, self._speech)
            if len(run) == 1 and attribute:  # "президент США", "речник кампанії Трампа", "мер Києва"
                return self._words(sentence, first, self._index(sentence, run[-1])), trust.DESCRIBED
            return name, trust.PROPER_NAME
        opens = run[0] is next((token for token in sentence if token.is_word), None)
        if opens and len(run) == 1 and not run[0].text.isupper() and not self.people.is_within(run[0].text):
            return name, trust.OPENING_WORD
        return name, trust.UNPROVEN_NAME

    def _described(
        self, sentence: Sentence, phrase: Phrase, head: list[Token], resolve: Resolve, avoid: str | None
    ) -> Told:
        """Whom a description without a name means: the one of that role, or just whom it describes."""
        first, last = phrase
        described = [word.low for word in sentence[first : last + 1] if word.is_word]
        noun = next((word.low for word in reversed(head) if word.is_word), "")
        sort = sort_of(noun, self._speech)
        definite = self._definite(head) and (sort in ("person", "people") or self._speech.slavic)
        alias = alias_behind(self._document.text, sentence, phrase, self._speech) if sort == "person" else None
        if alias is not None:
            return alias, trust.PROPER_NAME
        known = self.people.with_role(described, sentence[first].start) if definite else None
        if known is None and definite and len(head) < last - first + 1:
            known = self.people.with_role([word.low for word in head if word.is_word], sentence[first].start)
        if known is not None and known.name != avoid:
            return known.name, trust.ROLE
        words = self._words(sentence, first, last)
        clause = any(low in self._speech.verbs and low.endswith("ing") for low in described)
        if clause or head[0].low == "no" or (sort == "person" and not self._is_whole(head)):
            return words, trust.THING
        if sort == "person" and first + 1 == last and head[0].low in ("the", "this", "that"):
            meant = self._taken_up(noun, sentence[first].start, resolve)
            if meant[0] is not None and meant[0] != avoid:
                return meant
        if sort == "thing":
            return words, trust.THING
        return words, trust.BODY if sort == "body" else trust.DESCRIBED

    def _taken_up(self, noun: str, place: int, resolve: Resolve) -> Told:
        """Whom a bare description takes up as a pronoun does: "the woman", "the poet" of someone without a role."""
        text = self._document.text[:place].lower()
        if re.search(rf"\b(?:an?|one|another|the other) (?:[\w-]+ ){{0,2}}{re.escape(noun)}\b", text):
            return NOBODY  # it was brought in by itself
        if noun in ("man", "woman"):
            return resolve("m" if noun == "man" else "f", place)
        name, sure = resolve("d", place)
        person = self.person_named(name)
        if person is None or not person.human:
            return NOBODY
        roles = self.people.roles_of(person)
        if not any(sort_of(role, self._speech) == "person" for role in roles):
            return name, sure * trust.NO_ROLE
        if any(role.startswith(noun) or synonyms(noun, role) for role in roles):
            return name, sure
        return NOBODY

    def _head(self, sentence: Sentence, first: int, last: int) -> list[Token]:
        """The phrase up to its first prepositional attribute."""
        for index in range(first + 1, last + 1):
            if sentence[index].low in self._speech.prepositions and not sentence[index].is_name:
                return sentence[first:index]
        return sentence[first : last + 1]

    def _trailing_names(self, head: list[Token]) -> list[Token]:
        """The capitalised words that end a phrase, titles left out: "ferry director Marta Koval" ends in a name."""
        run: list[Token] = []
        for token in reversed(head):
            if token.text == "." or (not run and token.low in SUFFIXES):
                continue  # "Jr."
            if not (token.is_name or (run and token.low in name_particles())):
                break
            if token.possessive and run:
                break
            run.append(token)
        run.reverse()
        while len(run) > 1 and run[-1].low in self._speech.calendar:
            run.pop()  # "Koval Sunday"
        if run and run[-1].low in self._speech.fields and len(run) > 1:
            return [token for token in run if token.low not in self._speech.determiners]  # "White House"
        while run and (self._leads(run[0]) or self._is_other_script(run)):
            run.pop(0)
        if len(run) > 2:
            run = run[full_name_start([token.text for token in run], self._speech) :]
        return run if run and run[-1].low not in self._speech.calendar else []

    def _is_other_script(self, run: Sequence[Token]) -> bool:
        """Whether a Latin word stands before a Cyrillic name: "в Medium Бернерс-Лі"."""
        return self._speech.slavic and run[0].text.isascii() and not run[-1].text.isascii()

    def _leads(self, token: Token) -> bool:
        """Whether a word with a capital stands before a name and is no part of it."""
        return token.low.rstrip(".") in self._speech.leading

    def _title_gender(self, run: Iterable[Token]) -> str:
        for token in run:
            gender = self._speech.titles.get(token.low.rstrip(".")) or given_names().get(token.text)
            if gender:
                return gender
        return ""

    def _definite(self, head: list[Token]) -> bool:
        """Whether a description means someone known: "the mayor", "Koval's aide", "his lawyer", not "an official"."""
        first = head[0]
        return (
            first.low in ("the", "this", "that")
            or first.possessive
            or first.low in self._speech.possessives
            or first.is_name
            or (self._speech.slavic and sort_of(head[-1].low, self._speech) == "person")  # there are no articles
        )

    def _is_whole(self, head: Sequence[Token]) -> bool:
        """Whether a noun for one person has what English puts before it: not the "terrorist" of "terrorist attacks"."""
        first = head[0]
        determined = first.low in self._speech.determiners or first.low in self._speech.possessives
        return self._speech.slavic or determined or first.is_name or first.possessive

    def _index(self, sentence: Sentence, token: Token) -> int:
        return next(index for index, other in enumerate(sentence) if other is token)

    def _words(self, sentence: Sentence, first: int, last: int) -> str:
        return " ".join(self._document.text[sentence[first].start : sentence[last].end].split())
