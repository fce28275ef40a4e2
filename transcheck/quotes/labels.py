"""The labels that lines of a transcript or an interview begin with: "KOVAL:", "Ms. Koval:", "Q.", "— Reporter:"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from transcheck.languages import load_facts
from transcheck.languages.base_forms import is_known
from transcheck.languages.closed import name_particles
from transcheck.model import Language
from transcheck.quotes.marks import DOUBLE
from transcheck.quotes.paragraphs import Bounds
from transcheck.quotes.people import People, Person
from transcheck.quotes.speech import Speech, given_names

_BEFORE = r"(?:>\s?)*(?:[*_]{1,3}\s?)?(?:[-–—―•][ \u00a0])?(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s*)?[*_]{0,3}"
_ASIDE = r"(?:\s*[\[(][^\])\n]{1,40}[\])])?"  # "(through an interpreter)", "[00:12]"
_LABEL = re.compile(
    rf"{_BEFORE}(?P<who>[^\W\d_][^:;\n!?\"“”«»()\[\]*]{{0,70}}?){_ASIDE}\s?[*_]{{0,3}}:[*_]{{0,3}}(?=\s|$)"
)
_LETTER = re.compile(rf"{_BEFORE}(?P<who>[^\W\d_])(?:[*_]{{0,3}}[.)][*_]{{0,3}}(?=\s)|[*_]{{0,3}}(?=\t|  |\u00a0))")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ.&\-‑][^\W_]+)*")
_LONGEST = 160  # code points of all that may stand before the speech
_OF_NAMES = frozenset({"of", "the"})
_MOST_WORDS = 5  # of a name with its titles
_MOST_WORDS_OF_ROLE = 7  # "KOVAL, director of the ferry at Mazyr:"


class Evidence(IntEnum):
    """How surely a label names a speaker."""

    COMMON = 0  # ordinary words
    WEAK = 1  # words that may be a name
    STRONG = 2


@dataclass(frozen=True, slots=True)
class Label:
    """What a line begins with, before a colon.

    Attributes:
        paragraph: index of the paragraph.
        start, end: the words that name the speaker, without titles behind a comma.
        content: where the speech begins.
        words: the same words one by one.
        role: "question", "answer" or "" for a name.
    """

    paragraph: int
    start: int
    end: int
    content: int
    words: tuple[str, ...]
    role: str

    @property
    def key(self) -> str:
        """What two labels of one speaker share."""
        return self.role or " ".join(self.words).casefold()

    @property
    def shouted(self) -> bool:
        """Whether it is set in capitals throughout."""
        return not self.role and all(word.isupper() for word in self.words)


@dataclass(frozen=True, slots=True, eq=False)
class TurnWords:
    """The facts of one language about lines that begin with a speaker; words in lower case."""

    questions: frozenset[str]
    answers: frozenset[str]
    voices: frozenset[str]
    others: frozenset[str]
    first: frozenset[str]
    speaking: frozenset[str]
    interviewing: Sequence[str]


@cache
def turn_words(language: Language) -> TurnWords:
    """The facts for documents in `language`."""
    facts: Mapping[str, str] = load_facts(language)["turns"]
    first = frozenset(facts["first"].split())
    return TurnWords(
        questions=frozenset(facts["questions"]),
        answers=frozenset(facts["answers"]),
        voices=frozenset(facts["voices"].split()),
        others=frozenset(facts["others"].split()),
        first=first,
        speaking=first.union(facts["second"].split()),
        interviewing=facts["interviewing"],
    )


def find_labels(text: str, paragraphs: Sequence[Bounds], speech: Speech) -> list[Label]:
    """Everything at the beginning of a paragraph that has the shape of a speaker's label.

    A line whose words stand in marks is left to the marks.
    """
    facts = turn_words(speech.language)
    found = []
    for index, (start, end) in enumerate(paragraphs):
        match = None
        if text.find(":", start, min(end, start + _LONGEST)) >= 0:
            match = _LABEL.match(text, start, end)
        if match is None and not (text[start].isalpha() and text[start + 1 : start + 2].isalpha()):
            match = _LETTER.match(text, start, end)
        label = _label(text, index, match, end, speech, facts) if match else None
        if label is not None and not _is_marked(text, label.content, end):
            found.append(label)
    return found


def _is_marked(text: str, start: int, end: int) -> bool:
    return start < end and text[start] in DOUBLE and text[start:end].rstrip(".")[-1:] in DOUBLE


def _label(text: str, index: int, match: re.Match[str], end: int, speech: Speech, facts: TurnWords) -> Label | None:
    who = match.group("who")
    head, _, rest = who.partition(",")
    words = tuple(_WORD.findall(head))
    content = match.end()
    while content < end and text[content].isspace():
        content += 1
    low = head.strip().lower().replace("’", "'")
    role = "question" if low in facts.questions else "answer" if low in facts.answers else ""
    by_colon = match.re is _LABEL
    if not by_colon and (not role or not who.isupper()):
        return None
    if not role and not _is_name_like(words, rest, speech, facts):
        return None
    start = match.start("who")
    return Label(index, start, start + len(head.rstrip()), content, words, role)


def _is_name_like(words: Sequence[str], rest: str, speech: Speech, facts: TurnWords) -> bool:
    """Whether capitals and length let words be a name with its titles."""
    if not 0 < len(words) <= _MOST_WORDS or len(rest.split()) > _MOST_WORDS_OF_ROLE:
        return False
    if words[0].lower() in facts.others or words[-1].lower() in facts.others:
        return False
    known = speech.offices | facts.voices | name_particles() | _OF_NAMES
    if not all(word[0].isupper() or word.isdigit() or word.lower() in known for word in words):
        return False
    first = words[0].lower()
    return words[0][0].isupper() and (first in ("the", "a") or first not in speech.closed or words[0].isupper())


def evidence(label: Label, people: People, speech: Speech) -> Evidence:
    """How surely a label names someone who speaks."""
    facts = turn_words(speech.language)
    words = label.words
    if label.role or words[0].lower() in facts.voices or words[-1].lower() in facts.voices:
        return Evidence.STRONG
    if len(words) > 1 and words[0].lower() in speech.titles:
        return Evidence.STRONG
    if _people_labelled(label, people, speech) or words[0].capitalize() in given_names():
        return Evidence.STRONG
    last = words[-1].lower()
    if speech.slavic or last in speech.offices:
        return Evidence.WEAK
    return Evidence.COMMON if is_known(last) else Evidence.WEAK


def person_labelled(label: Label, people: People, speech: Speech) -> Person | None:
    """The person with a full name whom a label means by a name or by initials; None where it is not clear."""
    meant = _people_labelled(label, people, speech)
    return meant[0] if len(meant) == 1 else None


def _people_labelled(label: Label, people: People, speech: Speech) -> Sequence[Person]:
    names = [word for word in label.words if word.lower() not in speech.titles and word.lower() not in speech.offices]
    if not names:
        return ()
    gender = next((speech.titles[word.lower()] for word in label.words if word.lower() in speech.titles), "")
    person = people.person_of(names, gender)
    if person is not None and person.human and len(person.tokens) > 1:
        return (person,)
    letters = initials(names)
    return people.with_initials(letters) if letters else ()


def initials(names: Sequence[str]) -> str:
    """The letters of a label that is but initials, "" for any other."""
    letters = names[0].replace(".", "") if len(names) == 1 else ""
    return letters if 2 <= len(letters) <= 3 and letters.isupper() else ""
