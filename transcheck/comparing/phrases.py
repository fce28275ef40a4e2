"""Finding the words and expressions of a table in a rendering, the longest first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from transcheck.comparing.tokens import Token
from transcheck.languages.english import parts_of_speech

_GAP = 4  # words that "…" stands for at most
_STATE = "<state>"  # a participle or an adjective: "all but lost", but not "all but three"
_FAIR = 3  # tenths of a word's use as an adjective

Alternatives = tuple[str, ...]


class Phrase(NamedTuple):
    """An expression of a table.

    Attributes:
        words: for each word its alternatives, lemmas or folded forms; "…" stands for up to four words.
        name: the class it stands in.
    """

    words: tuple[Alternatives, ...]
    name: str


class Hit(NamedTuple):
    """An expression in a rendering.

    Attributes:
        indices: its tokens, in order.
        name: the class it stands in.
    """

    indices: tuple[int, ...]
    name: str

    @property
    def first(self) -> int:
        """Index of its first token."""
        return self.indices[0]

    @property
    def last(self) -> int:
        """Index of its last token."""
        return self.indices[-1]


class Entry(NamedTuple):
    """The phrases that begin with a word.

    Attributes:
        alone: those of this word alone.
        by_second: the others by their second word.
        open: those whose second word is not fixed.
    """

    alone: list[Phrase]
    by_second: dict[str, list[Phrase]]
    open: list[Phrase]


PhraseTable = Mapping[str, Entry]


def phrase_table(classes: Mapping[str, Iterable[str]]) -> PhraseTable:
    """A table to search with: the phrases by their first and second words.

    Args:
        classes: phrases by the name of their class; words are parted by spaces, alternatives of a word by "/".
    """
    table: dict[str, Entry] = {}
    for name, phrases in classes.items():
        for text in phrases:
            phrase = Phrase(tuple(tuple(word.split("/")) for word in text.split()), name)
            for first in phrase.words[0]:
                _enter(table.setdefault(first, Entry([], {}, [])), phrase)
    return table


def _enter(entry: Entry, phrase: Phrase) -> None:
    if len(phrase.words) == 1:
        entry.alone.append(phrase)
    elif phrase.words[1] in {("…",), (_STATE,)}:
        entry.open.append(phrase)
    else:
        for second in phrase.words[1]:
            entry.by_second.setdefault(second, []).append(phrase)


# Where each word of a rendering stands, by its folded form and by its lemma.
Places = Mapping[str, Sequence[int]]


def places_of(tokens: Sequence[Token]) -> Places:
    """Where each word that may begin an expression stands."""
    places: dict[str, list[int]] = {}
    for token in tokens:
        if token.kind == "aside" or (token.text == "May" and not token.opens):  # the month
            continue
        places.setdefault(token.folded, []).append(token.index)
        if token.lemma != token.folded:
            places.setdefault(token.lemma, []).append(token.index)
    return places


def find_phrases(tokens: Sequence[Token], table: PhraseTable, places: Places | None = None) -> tuple[Hit, ...]:
    """The expressions of a table in a rendering, in order; none shares a word with a longer one.

    Args:
        tokens: its words.
        table: the expressions.
        places: where each word stands, where that is known already: many tables are looked for in one rendering.
    """
    found: list[Hit] = []
    where = places_of(tokens) if places is None else places
    for word in where.keys() & table.keys():
        entry = table[word]
        for index in where[word]:
            found += _beginning(tokens, index, entry)
    if not found:
        return ()
    taken: set[int] = set()
    kept: list[Hit] = []
    for hit in sorted(set(found), key=lambda hit: (-len(hit.indices), hit)):
        if taken.isdisjoint(hit.indices):
            taken.update(hit.indices)
            kept.append(hit)
    return tuple(sorted(kept))


def _beginning(tokens: Sequence[Token], start: int, entry: Entry) -> Iterator[Hit]:
    """The expressions of an entry that begin at a word."""
    for phrase in entry.alone:
        yield Hit((start,), phrase.name)
    phrases = list(entry.open)
    if entry.by_second and start + 1 < len(tokens):
        second = tokens[start + 1]
        for word in {second.folded, second.lemma, "be" if second.folded == "'s" else ""}:
            phrases += entry.by_second.get(word, ())
    for phrase in phrases:
        indices = _match(tokens, start, phrase.words)
        if indices:
            yield Hit(indices, phrase.name)


def _match(tokens: Sequence[Token], start: int, words: Sequence[Alternatives]) -> tuple[int, ...]:
    indices = [start]
    place, gap = start + 1, 0
    for alternatives in words[1:]:
        if alternatives == ("…",):
            gap = _GAP
            continue
        hit = _next(tokens, place, alternatives, gap)
        if hit is None:
            return ()
        indices.append(hit)
        place, gap = hit + 1, 0
    return tuple(indices)


def _next(tokens: Sequence[Token], place: int, alternatives: Alternatives, gap: int) -> int | None:
    for token in tokens[place : place + gap + 1]:
        if fits(token, alternatives):
            return token.index
        if token.kind == "mark" and token.text != "-":
            return None
    return None


def fits(token: Token, alternatives: Alternatives) -> bool:
    """Whether a token is one of the alternatives."""
    if token.folded in alternatives or token.lemma in alternatives:
        return True
    if token.folded == "'s" and "be" in alternatives:
        return True
    return alternatives == (_STATE,) and is_state(token)


def is_state(token: Token) -> bool:
    """Whether a word may tell what something is like or has become: a participle or an adjective."""
    if token.kind != "content" or token.name:
        return False
    parts = parts_of_speech(token.lemma)
    participle = token.folded != token.lemma and not token.folded.endswith(("s", "ing")) and "v" in parts
    return participle or parts.get("a", 0) >= _FAIR
