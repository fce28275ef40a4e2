"""What the glossary knows of people: whom a name in a document can mean, with gender and role."""

import re
from collections.abc import Iterable, Mapping

from transcheck.glossary import Entry, Glossary
from transcheck.quotes.declined import folding

_MOST_KEPT = 8
_WORD = re.compile(r"[^\W\d_]+")


class KnownPeople:
    """The people of one glossary, for documents whose names fold by the same endings."""

    def __init__(self, entries: Iterable[Entry], endings: tuple[str, ...]) -> None:
        self._fold = folding(endings)
        self._full: dict[tuple[str, str], Entry] = {}
        self._last: dict[str, dict[str, Entry]] = {}
        self._alone: dict[str, Entry] = {}
        for entry in entries:
            if entry.kind != "person":
                continue
            native = (name for names in entry.native.values() for name in names)
            for name in (*(form.text for form in entry.forms), *native):
                self._learn(name.split(), entry)

    def _learn(self, words: list[str], entry: Entry) -> None:
        if not words:
            return
        last = self._fold(words[-1])
        if len(words) == 1:
            self._alone.setdefault(last, entry)
        else:
            self._full.setdefault((self._fold(words[0]), last), entry)
            self._last.setdefault(last, {})[entry.id] = entry

    def find(self, tokens: tuple[str, ...]) -> Entry | None:
        """Whom a name means: a surname alone only where it is one person's, or is listed for him alone."""
        last = self._fold(tokens[-1])
        if len(tokens) > 1:
            return self._full.get((self._fold(tokens[0]), last))
        namesakes = self._last.get(last, {})
        return next(iter(namesakes.values())) if len(namesakes) == 1 else self._alone.get(last)


_made: dict[tuple[str, tuple[str, ...]], KnownPeople] = {}


def known_people(glossary: Glossary, endings: tuple[str, ...]) -> KnownPeople:
    """The people of a glossary, put in order once for all documents of a run."""
    key = (glossary.digest, endings)  # a glossary itself is hashed entry by entry, each time
    if key not in _made:
        if len(_made) >= _MOST_KEPT:
            _made.clear()
        _made[key] = KnownPeople(glossary.entries, endings)
    return _made[key]


def role_words(entry: Entry) -> Mapping[str, None]:
    """The words of what a person is known as, in lower case and in their order."""
    return dict.fromkeys(match.group() for match in _WORD.finditer((entry.role or "").lower()))
