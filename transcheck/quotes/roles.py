"""What the words beside a name tell of its bearer: that it is a person at all, and what they are."""

import re
from collections.abc import Sequence

from transcheck.quotes.capitals import Named
from transcheck.quotes.nouns import sort_of
from transcheck.quotes.speech import Speech

_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_BREAK = re.compile(r"[.;:!?\"“”«»(),\n]")
_AFTER = re.compile(r",\s+([^.;:!?\"“”«»(),\n]{3,90})")
_CLOSING = frozenset('"”»“')
_LABEL = re.compile(r" [\"“«„][^\"“”«»]{1,30}[\"”»“] $")
_BEFORE = 90  # code points before a name
_LONGEST = 9  # words of a description
_WITNESSES = 2  # places of a name at which the words around it are looked at
_LEAD = 60  # code points before a name
# ", 56,", ", who", ", the retired welder" after a name; "the mayor of Mazyr, " and "the poet " before it.
_AFTER_PERSON = re.compile(
    r"(?P<sure>, (?:aged )?\d\d?[,.]|,? \(\d\d?\)|,? who\b)"
    r"|, (?:an? |the |its |their |his |her |our )?(?:[a-zа-яёіїєґў-]+ ){0,2}?"
    r"(?P<noun>[a-zа-яёіїєґў-]{3,})(?:[,.]| (?:of|at|for|in|with|from|who)\b)"
)
_BEFORE_PERSON = re.compile(r"(?:^|[\s(])(?P<noun>[^\W\d_][\w-]*)(?:,? | (?:of|at|for|in) (?:the )?[\w’' -]{2,40}, )$")


def lead_of(text: str, start: int, length: int) -> str:
    """The `length` code points before a name, another name in marks at their end left out: 'the firm "Dawn" '."""
    lead = text[max(0, start - length) : start]
    return _LABEL.sub(" ", lead) if lead[-2:-1] in _CLOSING else lead


def is_called(text: str, name: Named, start: int, speech: Speech) -> bool:
    """Whether a name stands behind a person who is called so: "a student called Uladzik", «хлопець на ім’я Лукаш»."""
    lead = text[max(0, start + name.skipped - _LEAD) : start + name.skipped]
    phrase = next((phrase for phrase in speech.naming if lead.endswith(phrase)), None)
    if phrase is None:
        return False
    word = lead.removesuffix(phrase).rpartition(" ")[2].lower()
    return sort_of(word, speech) == "person"


def is_witnessed(text: str, name: Named, starts: Sequence[int], speech: Speech) -> bool:
    """Whether the words around a name of several words show that it is a person's: an age, "who", a role."""
    if not (1 < len(name.tokens) < 4) or name.tokens[-1].isupper():
        return False
    for start in starts[:_WITNESSES]:
        first = start + name.skipped
        after = _AFTER_PERSON.match(text, first + name.length)
        if after is not None and (after["sure"] or sort_of(after["noun"].lower(), speech) == "person"):
            return True
        lead = lead_of(text, first, _LEAD)
        before = _BEFORE_PERSON.search(lead)
        if before is not None and sort_of(before["noun"].lower(), speech) == "person":
            closed = text[first + name.length : first + name.length + 1] in (",", ".", ")")
            if closed or not before[0].endswith(", "):
                return True
    return False


def roles_beside(text: str, start: int, end: int, speech: Speech) -> Sequence[str]:
    """The words of the descriptions right before and right behind a name, in lower case."""
    found: list[str] = []
    lead = lead_of(text, start, _BEFORE).rstrip()
    before = _BREAK.split(lead.removesuffix(","))[-1]
    described = _role_words(before, speech)
    apart = lead.endswith(",")
    if _names_role(described, apart, speech) and (
        not apart or len(described) < len(before.split()) or _describes(before, speech)
    ):
        found += described
    after = _AFTER.match(text, end)
    if after and _describes(after.group(1), speech):
        found += _role_words(after.group(1), speech)
    return found


def _names_role(described: Sequence[str], apart: bool, speech: Speech) -> bool:
    """Whether a description has a noun for a person, right before the name unless a comma parts them."""
    nouns = described if apart or speech.slavic else described[:1]  # the last word comes first
    nouns = [*nouns, described[-1]] if "of" in described else nouns  # "director of the factory"
    return any(sort_of(word, speech) in ("person", "people") or word in speech.fields for word in nouns)


def _describes(phrase: str, speech: Speech) -> bool:
    words = phrase.lower().split()
    first = words[0] if words else ""
    return (
        first in speech.determiners
        or _POSSESSIVE.search(first) is not None
        or (first in speech.offices and len(words) < _LONGEST - 1)
    )


def _role_words(phrase: str, speech: Speech) -> list[str]:
    """The words of a description, from the last thing back that is no part of one."""
    recent = [_POSSESSIVE.sub("", word) for word in phrase.lower().split()][-_LONGEST:]
    kept: list[str] = []
    for word, before in zip(reversed(recent), reversed(["", *recent[:-1]]), strict=False):
        if word in speech.verbs or word in speech.auxiliaries or word in speech.conjunctions:
            return []
        if word in speech.determiners:
            if kept and before in speech.prepositions:
                continue  # "the director of the theatre"
            break
        kept.append(word)
    return kept
