"""Entries by any of their forms, in any script and case."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from transcheck.glossary import Entry, Glossary
from transcheck.model import Language

_POSSESSIVE = re.compile(r"['’ʼ]s?$", re.IGNORECASE)
_LANGUAGES: tuple[Language, ...] = ("en", "uk", "ru", "be")


@dataclass(frozen=True, slots=True)
class Found:
    """What a name leads to.

    Attributes:
        entries: those that have the name as a form or an id.
        near: when there are none, those with a similar form.
    """

    entries: tuple[Entry, ...]
    near: tuple[Entry, ...] = ()


def look_up(glossary: Glossary, name: str) -> Found:
    """Find the entries that a name may mean.

    Args:
        glossary: where to look.
        name: an id, or a form as it is printed, in English or in any case of uk, ru or be; other words may stand by it.
    """
    name = name.strip()
    by_id = glossary.entry(name)
    if by_id is not None:
        return Found((by_id,))
    bare = _POSSESSIVE.sub("", name)
    spelled = dict.fromkeys([name, name[:1].upper() + name[1:], name.title(), bare, bare[:1].upper() + bare[1:]])
    for find in (_whole, _within):
        for text in spelled:
            if found := find(glossary, text):
                return Found(found)
    texts: dict[str, list[Entry]] = {}
    for entry in glossary.entries:
        for text in (
            entry.id,
            *(form.text for form in entry.forms),
            *(n for names in entry.native.values() for n in names),
        ):
            texts.setdefault(text.casefold(), []).append(entry)
    near = get_close_matches(name.casefold(), list(texts), 5, 0.7)
    return Found((), _unique([entry for text in near for entry in texts[text]])[:3])


def _whole(glossary: Glossary, name: str) -> tuple[Entry, ...]:
    """The entries of which all of `name` is a form, conditions aside."""
    plain = [entry for entry in glossary.entries if any(form.text == name for form in entry.forms)]
    matches = [match for language in _LANGUAGES for match in glossary.find(name, language)]
    return _unique([*plain, *(m.entry for m in matches if m.start == 0 and m.end == len(name))])


def _within(glossary: Glossary, name: str) -> tuple[Entry, ...]:
    """The entries a form of which stands in `name`: Gomel-based, у Києві."""
    return _unique([match.entry for language in _LANGUAGES for match in glossary.find(name, language)])


def _unique(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple({entry.id: entry for entry in entries}.values())
