"""People in another order or with more between: “Bondar, Ihor”, «Бондар Ігор Петрович», “Ihor P. Bondar”, “I. Bondar”.

The search for whole forms cannot hold every order with every patronymic. Here the family names of the entries are
looked for, and what stands beside them is read: given names, patronymics, initials.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from transcheck.glossary.entries import Entry, Form
from transcheck.languages.patronymics import is_patronymic

_NAME = r"[^\W\d_a-zа-яёіїєґў](?:[^\W\d_]|['-](?=[^\W\d_]))*"
_WORD = re.compile(rf"(?<![\w'.@#/-])(?:{_NAME})(?![\w@/])")
_INITIALS = r"([^\W\d_a-zа-яёіїєґў])\.(?: ?([^\W\d_a-zа-яёіїєґў])\.)?"
_MIDDLE_BEFORE = re.compile(rf"(?<![\w'.-])({_NAME}) ({_NAME}|[^\W\d_]\.) $")
_INITIALS_BEFORE = re.compile(rf"(?<![\w'.-]){_INITIALS} ?$")
_CAPITAL_BEFORE = re.compile(rf"{_NAME},? $")
_AFTER = re.compile(rf"(,?) ({_NAME})(?: ({_NAME}|[^\W\d_]\.))?")
_INITIALS_AFTER = re.compile(rf",? {_INITIALS}(?![^\W\d_])")
_LIST = re.compile(r"\s*(?:[;,.:()\[\]\x01]|$)")  # what follows a name in a list: “Bondar, Ihor;”
_LOOK_BACK = 60  # code points
# What a patronymic ends in beside the nominative: Миколайовича, Петровичеві, Иванычем; Миколаївни, Петровной, Петраўне.
_CASES = re.compile(r"(?<=[чь])(?:а|у|ем|ом|ев?і|е)$|(?<=н)(?:ы|и|і|у|е|о[йюї]?|ою|ей|ай|аю)$")


@dataclass(frozen=True, slots=True)
class Person:
    """One full form of a person in one case, taken apart.

    Attributes:
        given, family: folded, as they are capitalised in the form.
        middle: the patronymic or its initial, None where the form has none.
        entry: whose form it is.
        form: the form.
    """

    given: str
    family: str
    middle: str | None
    entry: Entry
    form: Form

    @classmethod
    def of(cls, text: str, entry: Entry, form: Form) -> "Person | None":
        """Take a folded form apart; None where it has not two or three words with capitals."""
        words = text.replace(",", "").split()
        if entry.kind != "person" or len(words) not in (2, 3) or not all(word[0].isupper() for word in words):
            return None
        if len(words) == 2:
            return cls(words[0], words[1], None, entry, form)
        if _is_patronymic(words[2].casefold()) and not _is_patronymic(words[1].casefold()):
            return cls(words[1], words[0], words[2], entry, form)
        middle = words[1]
        known = middle.endswith(".") or _is_patronymic(middle.casefold())
        return cls(words[0], words[2], middle, entry, form) if known else None


@dataclass(frozen=True, slots=True)
class Loose:
    """A person found in another order; start and end are half-open, in the folded text."""

    start: int
    end: int
    person: Person


class Orders:
    """The people of a glossary by their family names, in every case."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._by_family: dict[str, list[Person]] = {}
        for person in people:
            self._by_family.setdefault(person.family, []).append(person)

    def find(self, text: str, named: Collection[str]) -> Iterator[Loose]:
        """The people in a folded text whose parts stand in another order or with something between.

        Args:
            text: folded.
            named: ids of the entries that stand in the text in full, which are the witness for initials.
        """
        if not self._by_family:
            return
        for word in _WORD.finditer(text):
            found = word.group()
            people = self._by_family.get(found) or (
                self._by_family.get(found[:1] + found[1:].lower()) if found.isupper() and len(found) > 1 else None
            )
            if people:
                loose = self._read(text, word.start(), word.end(), people, named)
                if loose is not None:
                    yield loose

    def _read(self, text: str, start: int, end: int, people: list[Person], named: Collection[str]) -> Loose | None:
        before = text[max(0, start - _LOOK_BACK) : start]
        middle = _MIDDLE_BEFORE.search(before)
        if middle and (person := _by_given(people, middle[1], middle[2])):
            return Loose(start - len(before) + middle.start(), end, person)
        initials = _INITIALS_BEFORE.search(before)
        if initials and (person := _by_initials(people, initials[1], initials[2], named)):
            return Loose(start - len(before) + initials.start(), end, person)
        if _CAPITAL_BEFORE.search(before):
            return None  # somebody else's name ends here: “Olha Bondar, Ihor …”
        after = _AFTER.match(text, end)
        if after:
            person = _by_given(people, after[2], after[3])
            stop = after.end()
            if person is None and after[3] is None and (person := _by_given(people, after[2], None)):
                stop = after.end(2)
            listed = not after[1] or after[3] is not None or _LIST.match(text, stop) is not None
            if person is not None and listed:
                return Loose(start, stop, person)
        initials = _INITIALS_AFTER.match(text, end)
        if initials and (person := _by_initials(people, initials[1], initials[2], named)):
            return Loose(start, initials.end(), person)
        return None


def _by_given(people: list[Person], given: str, middle: str | None) -> Person | None:
    """The person of that given name whose patronymic or initial, where both are known, does not speak against it."""
    if middle is not None and not (middle.endswith(".") or _is_patronymic(middle.casefold())):
        return None
    fitting = [person for person in people if given in (person.given, person.given.upper())]
    return next((person for person in fitting if _agree(person.middle, middle)), None)


def _by_initials(people: list[Person], first: str, second: str | None, named: Collection[str]) -> Person | None:
    """The one person of these initials: the patronymic is known and fits, or the text has the full name as well."""
    fitting = [person for person in people if person.given[0] == first and _agree(person.middle, second)]
    sure = [p for p in fitting if p.entry.id in named or (second is not None and p.middle is not None)]
    if len({person.entry.id for person in sure}) != 1:
        return None
    return min(sure, key=lambda person: (not person.form.allowed, person.form.text))


def _agree(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    if "." in one + other or 1 in (len(one), len(other)):
        return one[0] == other[0]
    return one[: max(3, len(one) - 3)] == other[: max(3, len(one) - 3)]


def _is_patronymic(word: str) -> bool:
    """Whether a word in small letters is a patronymic in any case."""
    if is_patronymic(word):
        return True
    bare = _CASES.sub("", word)
    return bare != word and is_patronymic(bare + "а" if bare.endswith("н") else bare)
