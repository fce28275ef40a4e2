"""The people of a document: their fullest names, gender and titles, and who a short name or pronoun means."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from transcheck.glossary import Glossary
from transcheck.quotes.speech import Speech, given_names

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈČĎĐĒĖĘĚĞĢĪİĶŁĻŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚА-ЯЁЄІЇҐЎ"
_PARTICLE = r"(?:de|van|von|der|den|bin|al|la|del|di|du|el|ibn|da|dos|ten|zu)"
# A run of capitalised words; full stops are sorted out afterwards, which is faster.
_RUN = re.compile(rf"[{_UPPER}][\w'’ʼ.\-‑]*(?:[ \u00a0](?:{_PARTICLE}[ \u00a0])?[{_UPPER}][\w'’ʼ.\-‑]*)*")
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_ROLE_BREAK = re.compile(r"[.;:!?\"“”«»(),\n]")
_ROLE_AFTER = re.compile(r",\s+([^.;:!?\"“”«»(),\n]{3,90})")
_PATRONYMICS = (
    "вич", "вича", "вичу", "вичем", "виче", "вна", "вны", "вне", "вну", "вной", "вною", "вни", "вні", "внай", "віч",
    "віча", "вічу", "вічем", "ич", "ича", "ичу",
)  # fmt: skip
_SUFFIXES = frozenset({"jr", "sr", "jr.", "sr.", "ii", "iii", "iv"})


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
    """

    name: str
    tokens: tuple[str, ...]
    first: int
    gender: str = ""
    human: bool = False
    roles: set[str] = field(default_factory=set)
    count: int = 0


class Mention(NamedTuple):
    """One place where a document names someone."""

    start: int
    end: int
    person: Person


class _Parsed(NamedTuple):
    """A run of capitalised words taken apart: titles first, then the name."""

    skipped: int
    length: int
    tokens: tuple[str, ...]
    gender: str  # that a title tells
    given: str  # that the given name tells
    human: bool  # a title, an office or a given name shows that it is a person
    roles: tuple[str, ...]


@lru_cache(maxsize=20_000)
def _parse_run(run: str, speech: Speech) -> tuple[_Parsed, ...]:
    """The names in a run of capitalised words; none where it is but titles and closed classes."""
    found: list[_Parsed] = []
    words: list[str] = []
    start = place = 0
    for word in run.replace("\u00a0", " ").split(" "):
        words.append(word)
        place += len(word) + 1
        if word[-1:] == "." and not _abbreviated(word, speech):
            found.extend(_parse_name(words, start, speech))
            words, start = [], place
    found.extend(_parse_name(words, start, speech))
    return tuple(found)


def _abbreviated(word: str, speech: Speech) -> bool:
    bare = word[:-1]
    return len(bare) == 1 or "." in bare or bare.lower() in speech.abbreviations


def _parse_name(words: list[str], start: int, speech: Speech) -> Iterator[_Parsed]:
    """Take capitalised words apart, the first of which stands `start` code points into its run."""
    gender = ""
    titled = False
    roles: list[str] = []
    skip = 0
    for word in words:
        low = word.rstrip(".").lower()
        if low in speech.titles:
            gender = speech.titles[low]
            titled = True
        elif low in speech.offices:
            roles.append(low)
        elif low not in speech.closed:
            break
        skip += 1
    if speech.slavic and skip < len(words):
        skip += full_name_start(words[skip:], speech.case_endings)
    tokens = words[skip:]
    if not tokens:
        return
    skipped = start + sum(len(word) + 1 for word in words[:skip])
    last = tokens[-1]
    if last[-1:] != "." or not _abbreviated(last, speech):
        last = last.rstrip(".-‑'’ʼ")
    bare = _POSSESSIVE.sub("", last)
    length = sum(len(word) + 1 for word in tokens[:-1]) + len(bare)
    tokens[-1] = bare
    if len(tokens) > 2 and bare.lower() in _SUFFIXES:
        tokens.pop()
    if bare:
        given = _gender_of_given(tokens[0], speech.case_endings)
        human = titled or bool(roles) or given is not None
        yield _Parsed(skipped, length, tuple(tokens), gender, given or "", human, tuple(roles))


def _gender_of_given(name: str, endings: tuple[str, ...]) -> str | None:
    """Gender that a given name tells, "" where it is either's; None for what is no given name."""
    known = given_names().get(name)
    if known is None and len(name) > 3 and name.isupper():
        known = given_names().get(name.capitalize())
    if known is None and endings:
        known = _given_stems(endings).get(_fold_name(name, endings))
    return known


@lru_cache(maxsize=4)
def _given_stems(endings: tuple[str, ...]) -> dict[str, str]:
    """The same for given names without the endings of their cases."""
    stems: dict[str, str] = {}
    for name, gender in given_names().items():
        stem = _fold_name(name, endings)
        stems[stem] = gender if stems.get(stem, gender) == gender else ""
    return stems


def full_name_start(words: Sequence[str], endings: tuple[str, ...]) -> int:
    """Where the name begins in capitalised words of a language with cases: "Мозиря Іван Саук" is one of Mazyr.

    The words before a given name are the place of an office, unless a patronymic follows: the surname came first.
    """
    if len(words) < 3 or words[-1].lower().endswith(_PATRONYMICS):
        return 0
    stems = _given_stems(endings)
    return next((place for place in range(len(words) - 1) if _fold_name(words[place], endings) in stems), 0)


class People:
    """Everyone that a document names.

    Attributes:
        mentions: in the order of the text.
    """

    def __init__(self, text: str, speech: Speech, glossary: Glossary | None = None) -> None:
        self._text = text
        self._speech = speech
        self._endings = speech.case_endings
        self._full: dict[tuple[str, ...], Person] = {}
        self._by_last: dict[str, list[Person]] = {}
        self._short: dict[str, Person] = {}
        self._roles_read = False
        found = self._read(text)
        self._join()
        if glossary is not None:
            self._learn(glossary)
        meant = {key: self.person_of(*key) for key in {(name.tokens, name.gender): None for name in found}}
        self.mentions: list[Mention] = []
        for name, starts in found.items():
            person = meant[name.tokens, name.gender]
            if person is not None:
                person.count += len(starts)
                first, last = name.skipped, name.skipped + name.length
                self.mentions += [Mention(start + first, start + last, person) for start in starts]
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
        candidates = [
            person
            for person in self._by_last.get(_fold_name(key[-1], self._endings), ())
            if not gender or not person.gender or person.gender == gender
        ]
        if len(key) > 1:
            candidates = [
                person
                for person in candidates
                if _fold_name(person.tokens[0], self._endings) == _fold_name(key[0], self._endings)
                or person.tokens[0][0] == key[0].removesuffix(".")
            ]
        if candidates:
            return max(candidates, key=lambda person: (person.human, person.count, -person.first))
        if len(key) == 1:
            return self._short.get(_fold_name(key[0], self._endings))
        return None

    def with_initials(self, letters: str) -> Sequence[Person]:
        """The people of full name with these initials."""
        people = {id(person): person for person in self._full.values() if person.human}.values()
        return [
            person
            for person in people
            if letters in ("".join(word[0] for word in person.tokens), person.tokens[0][0] + person.tokens[-1][0])
        ]

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
        fitting = {
            id(person): person for person in self._full.values() if person.human and person.roles.issuperset(wanted)
        }
        if len(fitting) == 1:
            return next(iter(fitting.values()))
        for mention in self.before(place):
            if id(mention.person) in fitting:
                return mention.person
        return None

    def _read(self, text: str) -> dict[_Parsed, list[int]]:
        """Find the names and remember them; where the runs stand that hold each, in the order of the first."""
        runs: dict[str, list[int]] = {}
        for match in _RUN.finditer(text):
            runs.setdefault(match.group(), []).append(match.start())
        found: dict[_Parsed, list[int]] = {}
        for run, starts in runs.items():
            for name in _parse_run(run, self._speech):
                self._note(name, starts[0])
                found.setdefault(name, []).extend(starts)
        return found

    def _note(self, name: _Parsed, place: int) -> None:
        key = name.tokens
        if len(key) > 1:
            person = self._full.get(key)
            if person is None:
                person = self._full[key] = Person(" ".join(key), key, place)
        else:
            folded = _fold_name(key[0], self._endings)
            person = self._short.get(folded)
            if person is None:
                person = self._short[folded] = Person(key[0], key, place)
        person.human = person.human or name.human
        person.gender = person.gender or name.gender or name.given
        person.roles.update(name.roles)

    def _join(self) -> None:
        """Join the forms of one name: "Donald Trump" and "Donald J. Trump"; index them by their last word."""
        fullest: dict[tuple[str, str], Person] = {}
        for person in self._full.values():
            key = (_fold_name(person.tokens[0], self._endings), _fold_name(person.tokens[-1], self._endings))
            known = fullest.get(key)
            if known is None:
                fullest[key] = person
                continue
            best, other = (person, known) if self._rank(person) > self._rank(known) else (known, person)
            best.human = best.human or other.human
            best.gender = best.gender or other.gender
            best.roles |= other.roles
            best.first = min(best.first, other.first)
            fullest[key] = best
        for tokens, person in list(self._full.items()):
            self._full[tokens] = fullest[
                _fold_name(person.tokens[0], self._endings), _fold_name(person.tokens[-1], self._endings)
            ]
        for person in fullest.values():
            self._by_last.setdefault(_fold_name(person.tokens[-1], self._endings), []).append(person)
        self._join_initials()
        for name, short in self._short.items():
            for person in self._by_last.get(name, ()):
                if short.human and len(self._by_last[name]) == 1:
                    person.human = True
                    person.gender = person.gender or short.gender
                    person.roles |= short.roles

    def _join_initials(self) -> None:
        """Join "M. Koval" to the only Koval of that initial whose full name the document gives."""
        for tokens, short in list(self._full.items()):
            letter = tokens[0].removesuffix(".")
            if len(letter) != 1 or len(tokens) != 2:
                continue
            namesakes = self._by_last[_fold_name(tokens[-1], self._endings)]
            fuller = [one for one in namesakes if one.tokens[0][0] == letter and len(one.tokens[0]) > 2]
            if len(fuller) == 1:
                fuller[0].human = fuller[0].human or short.human
                self._full[tokens] = fuller[0]
                namesakes[:] = [one for one in namesakes if one is not short]

    def _rank(self, person: Person) -> tuple[bool, bool, int]:
        """The better of two forms of a name is in the nominative, then not all in capitals, then the longer one."""
        nominative = not self._endings or person.tokens[0] in given_names()
        return nominative, not person.name.isupper(), len(person.name)

    def _learn(self, glossary: Glossary) -> None:
        """Take gender and role from the glossary's people that the document names."""
        for entry in glossary.entries:
            if entry.kind != "person":
                continue
            for form in (form.text for form in entry.forms):
                for person in (
                    self._by_last.get(_fold_name(form.split()[-1], self._endings), ()) if form.split() else ()
                ):
                    if _fold_name(person.tokens[0], self._endings) == _fold_name(form.split()[0], self._endings):
                        person.human = True
                        person.gender = person.gender or entry.gender or ""
                        person.roles.update(re.findall(r"[^\W\d_]+", (entry.role or "").lower()))

    def _read_roles(self) -> None:
        """Read the descriptions beside the names, once, when a description is first asked for."""
        if self._roles_read:
            return
        self._roles_read = True
        seen: dict[int, int] = {}
        for mention in self.mentions:
            person = mention.person
            seen[id(person)] = seen.get(id(person), 0) + 1
            if seen[id(person)] > 4 or not person.human:
                continue
            lead = self._text[max(0, mention.start - 90) : mention.start].rstrip()
            before = _ROLE_BREAK.split(lead.removesuffix(","))[-1]
            described = self._role_words(before)
            if not lead.endswith(",") or len(described) < len(before.split()) or self._describes(before):
                person.roles.update(described)
            after = _ROLE_AFTER.match(self._text, mention.end)
            if after and self._describes(after.group(1)):
                person.roles.update(self._role_words(after.group(1)))

    def _describes(self, phrase: str) -> bool:
        words = phrase.lower().split()
        first = words[0] if words else ""
        return (
            first in self._speech.determiners
            or _POSSESSIVE.search(first) is not None
            or (first in self._speech.offices and len(words) < 8)
        )

    def _role_words(self, phrase: str) -> list[str]:
        """The words of a description, from the last thing back that is no part of one."""
        words = [_POSSESSIVE.sub("", word) for word in phrase.lower().split()]
        kept: list[str] = []
        for word in reversed(words[-9:]):
            if word in self._speech.verbs or word in self._speech.auxiliaries or word in self._speech.conjunctions:
                return []
            if word in self._speech.determiners:
                break
            kept.append(word)
        return kept


@lru_cache(maxsize=50_000)
def _fold_name(name: str, endings: tuple[str, ...]) -> str:
    """A name without the differences of case, apostrophe and, where names are declined, ending."""
    folded = name.casefold().replace("ё", "е").replace("’", "'").replace("ʼ", "'")
    for ending in endings:
        if folded.endswith(ending) and len(folded) - len(ending) >= 3:
            return folded[: -len(ending)]
    return folded
