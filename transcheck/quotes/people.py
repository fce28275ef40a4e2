"""The people of a document: their fullest names, gender and titles, and who a short name or pronoun means."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from transcheck.glossary import Glossary
from transcheck.quotes.capitals import Named, is_common_word, read_names
from transcheck.quotes.declined import folding
from transcheck.quotes.furniture import NO_FURNITURE, Furniture
from transcheck.quotes.known_people import KnownPeople, known_people, role_words
from transcheck.quotes.roles import is_called, is_witnessed, roles_beside
from transcheck.quotes.speech import Speech, given_names

_MOST_WORDS = 4
_BEFORE = 20  # code points
_ROLES_READ = 4  # mentions of a person beside which a description is looked for


@dataclass(slots=True)
class Person:
    """Someone, or something, that a document names.

    Attributes:
        name: the fullest form in the document.
        gender: "m", "f" or "" where nothing tells.
        human: whether anything shows that this is a person and not an office or a place.
        roles: lower-case words of the titles and descriptions that the document gives.
        count: how often the document names them.
        first: where it does so first.
        folded: first and last word as they are compared.
    """

    name: str
    tokens: tuple[str, ...]
    first: int
    folded: tuple[str, str]
    gender: str = ""
    human: bool = False
    roles: frozenset[str] = frozenset()
    count: int = 0


class Mention(NamedTuple):
    """One place where a document names someone."""

    start: int
    end: int
    person: Person


class People:
    """Everyone that a document names.

    Attributes:
        mentions: of those who are people for all that the document tells, in the order of the text.
        headed: the same in headings.
    """

    def __init__(
        self, text: str, speech: Speech, glossary: Glossary | None = None, furniture: Furniture = NO_FURNITURE
    ) -> None:
        self._text = text
        self._speech = speech
        self._fold = folding(speech.case_endings)
        self._full: dict[tuple[str, ...], Person] = {}
        self._by_last: dict[str, list[Person]] = {}
        self._short: dict[str, Person] = {}
        self._by_given: dict[str, Person] = {}  # of whom a given name alone can mean nobody else
        self._known: list[Person] = []  # of the glossary, whom the document names by one word only
        self._roles_read = False
        found = read_names(text, speech, furniture)
        for name, starts in found:
            self._note(name, starts)
        self._join()
        if glossary is not None and glossary.entries:
            self._learn(known_people(glossary, speech.case_endings))
        self.mentions: list[Mention] = []
        self.headed: list[Mention] = []
        for name, person, starts in [
            (name, self.person_of(name.tokens, name.gender), starts) for name, starts in found
        ]:
            if person is None:
                continue
            person.count += len(starts)
            if person.human:
                first, last = name.skipped, name.skipped + name.length
                for start in starts:
                    mention = Mention(start + first, start + last, person)
                    (self.headed if furniture.is_heading(start) else self.mentions).append(mention)
        self.mentions.sort(key=itemgetter(0))
        self._starts = [mention.start for mention in self.mentions]

    def person_of(self, tokens: Sequence[str], gender: str = "") -> Person | None:
        """Whom a name means: the fullest name that ends, begins or agrees with it."""
        key = tuple(tokens)
        if not key:
            return None
        if len(key) > 1:
            known = self._full.get(key)
            if known is None and len(key[0]) == 1:
                known = self._full.get((key[0] + ".", *key[1:]))
            if known is not None:
                return known
        last = self._fold(key[-1])
        candidates = self._by_last.get(last)
        if candidates and gender:
            candidates = [person for person in candidates if not person.gender or person.gender == gender]
        if candidates and len(key) > 1:
            first, letter = self._fold(key[0]), key[0].removesuffix(".")
            candidates = [one for one in candidates if one.folded[0] == first or one.tokens[0][0] == letter]
        if not candidates and len(key) == 1:
            return self._by_given.get(last) or self._short.get(last)
        if not candidates:
            return None
        if len(candidates) == 1:
            return candidates[0]
        return max(candidates, key=lambda person: (person.human, person.count, -person.first))

    def with_initials(self, letters: str) -> Sequence[Person]:
        """The people of full name with these initials."""
        people = {id(person): person for person in self._full.values() if person.human}.values()
        return [
            person
            for person in people
            if letters in ("".join(word[0] for word in person.tokens), person.tokens[0][0] + person.tokens[-1][0])
        ]

    def is_common(self, word: str) -> bool:
        """Whether the document has the word in small letters too: it is no name of a person."""
        return re.search(rf"\b{re.escape(word.lower())}\b", self._text) is not None

    def is_within(self, word: str) -> bool:
        """Whether the document has a word with its capital within a sentence: a name, not an opening word."""
        return re.search(rf"[^\W\d_,][,»”]? {re.escape(word)}\b", self._text) is not None

    def before(self, place: int) -> Iterable[Mention]:
        """The mentions before `place`, the nearest first."""
        for index in range(bisect_left(self._starts, place) - 1, -1, -1):
            yield self.mentions[index]

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that begin within a stretch of the text."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def with_role(self, words: Iterable[str], place: int) -> Person | None:
        """The person whom a description means, None where nobody or more than one fits equally well.

        Args:
            words: the words of the description in lower case, its head last.
            place: where the description stands; of several the one named last before it is meant.
        """
        self._read_roles()
        wanted = [word for word in words if word not in self._speech.closed and word not in self._speech.possessives]
        if not wanted:
            return None
        seconds = self._speech.seconds
        fitting = {
            id(person): person
            for person in (*self._full.values(), *self._known)
            if person.human and person.roles.issuperset(wanted) and person.roles.isdisjoint(seconds.difference(wanted))
        }
        if len(fitting) == 1:
            return next(iter(fitting.values()))
        for mention in self.before(place):
            if id(mention.person) in fitting:
                return mention.person
        return None

    def roles_of(self, person: Person) -> frozenset[str]:
        """The words of the titles and descriptions that the document gives someone."""
        self._read_roles()
        return person.roles

    def _note(self, name: Named, starts: Sequence[int]) -> None:
        key, place = name.tokens, starts[0]
        if len(key) > 1:
            person = self._full.get(key)
            if person is None:
                folded = (self._fold(key[0]), self._fold(key[-1]))
                person = self._full[key] = Person(" ".join(key), key, place, folded)
        else:
            last = self._fold(key[0])
            person = self._short.get(last)
            if person is None:
                person = self._short[last] = Person(key[0], key, place, ("", last))
            elif self._speech.slavic and key[0] in given_names() and person.name not in given_names():
                person.name, person.tokens = key[0], key  # the nominative
            elif self._speech.slavic and len(key[0]) < len(person.name) and person.name not in given_names():
                person.name, person.tokens = key[0], key  # as a rule the nominative is the shortest form
        person.human = (
            person.human
            or name.human
            or (len(key) > 1 and is_witnessed(self._text, name, starts, self._speech))
            or is_called(self._text, name, place, self._speech)
        )
        person.gender = person.gender or name.gender or name.given
        if name.roles:
            person.roles = person.roles.union(name.roles)

    def _join(self) -> None:
        """Join the forms of one name: "Donald Trump" and "Donald J. Trump"; index them by their last word."""
        fullest: dict[tuple[str, str], Person] = {}
        for person in self._full.values():
            known = fullest.get(person.folded)
            if known is None:
                fullest[person.folded] = person
                continue
            best, other = (person, known) if self._rank(person) > self._rank(known) else (known, person)
            best.human = best.human or other.human
            best.gender = best.gender or other.gender
            best.roles |= other.roles
            best.first = min(best.first, other.first)
            fullest[person.folded] = best
        for tokens, person in self._full.items():
            self._full[tokens] = fullest[person.folded]
        for person in fullest.values():
            self._by_last.setdefault(person.folded[1], []).append(person)
        for person in fullest.values():
            person.human = person.human or self._is_taken_up(person)
        self._join_initials()
        self._join_given_names({id(person): person for person in fullest.values()}.values())
        for last, namesakes in self._by_last.items():
            short = self._short.get(last)
            if short is not None and short.human and len(namesakes) == 1:
                namesakes[0].human = True
                namesakes[0].gender = namesakes[0].gender or short.gender
                namesakes[0].roles |= short.roles

    def _is_taken_up(self, person: Person) -> bool:
        """Whether a name of words that English has not is taken up by one of them: "Paraskeva Lipovan … Paraskeva"."""
        if self._speech.slavic or not 1 < len(person.tokens) < _MOST_WORDS or person.name.isupper():
            return False
        if any(is_common_word(word, self._speech) or word.lower() in self._speech.bodies for word in person.tokens):
            return False
        before = self._text[max(0, person.first - _BEFORE) : person.first].rstrip().rpartition(" ")[2].lower()
        if before in self._speech.prepositions or before in self._speech.determiners:
            return False
        return any(self._fold(word) in self._short for word in (person.tokens[0], person.tokens[-1]))

    def _join_given_names(self, people: Iterable[Person]) -> None:
        """Let a given name alone mean the only one of the document who bears it: "Oksana Melnyk … Oksana"."""
        bearers: dict[str, list[Person]] = {}
        for person in people:
            if person.human and len(person.folded[0]) > 2:
                bearers.setdefault(person.folded[0], []).append(person)
        for given, persons in bearers.items():
            if len(persons) == 1 and given in self._short and given not in self._by_last:
                self._by_given[given] = persons[0]

    def _join_initials(self) -> None:
        """Join "M. Koval" to the only Koval of that initial whose full name the document gives."""
        for tokens, short in self._full.items():
            letter = tokens[0].removesuffix(".")
            if len(letter) != 1 or len(tokens) != 2:
                continue
            namesakes = self._by_last[short.folded[1]]
            fuller = [one for one in namesakes if one.tokens[0][0] == letter and len(one.tokens[0]) > 2]
            if len(fuller) == 1:
                fuller[0].human = fuller[0].human or short.human
                self._full[tokens] = fuller[0]
                namesakes[:] = [one for one in namesakes if one is not short]

    def _rank(self, person: Person) -> tuple[bool, bool, int]:
        """The better of two forms of a name is in the nominative, then not all in capitals, then the longer one.

        Where names have cases the nominative of a man's name is the shorter form, as a rule.
        """
        cases = bool(self._speech.case_endings)
        length = 100 * len(person.tokens) - len(person.name) if cases else len(person.name)
        return not cases or person.tokens[0] in given_names(), not person.name.isupper(), length

    def _learn(self, known: KnownPeople) -> None:
        """Take gender and role from the people of the glossary whom the document names."""
        for person in (*self._full.values(), *self._short.values()):
            entry = known.find(person.tokens)
            if entry is not None:
                person.human = True
                person.gender = person.gender or entry.gender or ""
                person.roles = person.roles.union(role_words(entry))
                if len(person.tokens) == 1 and person.folded[1] not in self._by_last:
                    self._known.append(person)

    def _read_roles(self) -> None:
        """Read the descriptions beside the names, once, when a description is first asked for."""
        if self._roles_read:
            return
        self._roles_read = True
        seen: dict[int, int] = {}
        for mention in self.mentions:
            person = mention.person
            seen[id(person)] = seen.get(id(person), 0) + 1
            if seen[id(person)] <= _ROLES_READ:
                person.roles = person.roles.union(roles_beside(self._text, mention.start, mention.end, self._speech))
