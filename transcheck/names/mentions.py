"""Words in English text that look like names: capitalised, and no words of the language."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, takewhile
from typing import TypeAlias

from transcheck.languages import english
from transcheck.languages.closed import full_calendar
from transcheck.names import given
from transcheck.names.folding import fold_latin

_LETTER = r"[^\W\d_]"
_CAPITAL = "".join(
    chr(code)
    for first, last in ((0x41, 0x250), (0x386, 0x530), (0x1E00, 0x2000))
    for code in range(first, last)
    if chr(code).isupper()
)
# The looks back stand behind the first letter: a pattern that begins with a set of letters is searched quicker.
_WORD = re.compile(
    rf"[{_CAPITAL}](?<![\w@#/._].)(?<!{_LETTER}['’ʼʹ-].)"
    rf"(?:\.(?!\w)|(?:{_LETTER}|['’ʼʹ](?={_LETTER})|-(?=[{_CAPITAL}]))*)"
)
_JOINT = re.compile(r"[ \u00a0\t]+|[ \t]*\n")
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")
# What no address or tag is without; its surroundings are then looked at closely.
_SIGN = re.compile(r"[@#]|://|www\.|\.(?:com|org|net|ua|by|ru|info|io)\b")
_ADDRESS = re.compile(r"[\w.+-]*(?:@|://|www\.)\S*|\S+\.(?:com|org|net|ua|by|ru|info|io)\b\S*|[@#]\w+")
_CONTEXT = re.compile(r"[^\W\d_]+")
_LONGEST_ADDRESS = 500  # code points; what goes on without a blank for longer has no names in it
_BEFORE, _AFTER = 5, 4  # words that are looked at around a name
_CONTRACTION = re.compile(r"['’](?:m|re|ve|ll|d|t)$")
_LONG_ENOUGH = 4


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name in a text.

    Attributes:
        start, end: half-open, code points; without titles before it and possessive endings.
        words: the words of the name, without initials.
        title: capitalised words of the language directly before it ("Defense Minister").
        source: the text it stands in.
    """

    start: int
    end: int
    words: tuple[str, ...]
    title: tuple[str, ...]
    source: str = field(repr=False)

    @property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(self.words)

    @property
    def context(self) -> frozenset[str]:
        """Long lower-case words near it."""
        return _context(self.source, self.start, self.end)


@lru_cache(maxsize=4096)
def _context(text: str, start: int, end: int) -> frozenset[str]:
    before = _CONTEXT.findall(text[max(0, start - 80) : start])[-_BEFORE:]
    after = _CONTEXT.findall(text[end : end + 60])[:_AFTER]
    words = (word.casefold() for word in (*before, *after) if len(word) > _LONG_ENOUGH)
    return frozenset(english.lemma(word) for word in words if word not in english.function_words())


_Capitalised: TypeAlias = tuple[int, int, str]
"""Start and end of a word without possessive ending, and the word."""


@lru_cache(maxsize=512)
def find_mentions(text: str) -> tuple[NameMention, ...]:
    """The names of an English text, in order; words that are plainly English are no names."""
    return tuple(_mentions(text))


def outside(mentions: Sequence[NameMention], places: Sequence[tuple[int, int]]) -> list[NameMention]:
    """The mentions that overlap none of `places`; both in the order of the text, which keeps a long text quick."""
    left: list[NameMention] = []
    first = 0
    for mention in mentions:
        while first < len(places) and places[first][1] <= mention.start:
            first += 1
        near = takewhile(lambda place, m=mention: place[0] < m.end, islice(places, first, None))  # type: ignore[misc]
        if not any(mention.start < end for _, end in near):
            left.append(mention)
    return left


def _mentions(text: str) -> Iterator[NameMention]:
    row: list[_Capitalised] = []
    end = -1  # of the row, with possessive ending
    for start, word in _capitalised(text, _addresses(text)):
        if row and not _JOINT.fullmatch(text, end, start):
            yield from _names(text, row)
            row = []
        bare = _POSSESSIVE.sub("", word) if "'" in word or "’" in word else word
        end = start + len(word)
        row.append((start, start + len(bare), bare))
        if len(bare) < len(word):
            yield from _names(text, row)
            row = []
    yield from _names(text, row)


def _capitalised(text: str, skipped: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """The capitalised words and initials with their places, those of addresses left out."""
    coming = iter([*skipped, (len(text), len(text))])
    address = next(coming)
    for match in _WORD.finditer(text):
        start, word = match.start(), match[0]
        while address[1] <= start < len(text) and address[0] < len(text):
            address = next(coming)
        if len(word) > 1 and match.end() <= address[0]:
            yield start, word


def _addresses(text: str) -> list[tuple[int, int]]:
    """Where addresses, handles and tags stand, in order."""
    found: list[tuple[int, int]] = []
    read = 0
    for sign in _SIGN.finditer(text):
        if sign.start() < read:
            continue
        first, last = sign.start(), sign.end()
        while first and not text[first - 1].isspace():
            first -= 1
        while last < len(text) and not text[last].isspace():
            last += 1
        read = last  # once for all signs in it
        if last - first > _LONGEST_ADDRESS:
            found.append((first, last))
            continue
        found += [match.span() for match in _ADDRESS.finditer(text, first, last)]
    return found


def _names(text: str, row: list[_Capitalised]) -> Iterator[NameMention]:
    """The names in a row of capitalised words: English words part them, and are titles of what follows."""
    title: list[str] = []
    name: list[_Capitalised] = []
    for word in row:
        if word[2].endswith("."):  # an initial, which spelling does not touch
            continue
        if is_english(word[2]):
            if name:
                yield from _name(text, name, title)
            title = [*title, word[2]] if not name else [word[2]]
            name = []
        else:
            name.append(word)
    if name:
        yield from _name(text, name, title)


def _name(text: str, name: list[_Capitalised], title: list[str]) -> Iterator[NameMention]:
    """The name or names in a row of words that are none of the language: a new one starts with a given name."""
    for at in range(1, len(name) - 1):
        if given.of_latin(fold_latin(name[at][2])) and not given.of_latin(fold_latin(name[at - 1][2])):
            yield from _name(text, name[:at], title)
            yield from _name(text, name[at:], [])
            return
    if any(len(word) > 2 and not word.isupper() for _, _, word in name):
        yield NameMention(name[0][0], name[-1][1], tuple(word for _, _, word in name), tuple(title), text)


@lru_cache(maxsize=65536)
def is_english(word: str) -> bool:
    """Whether a capitalised word is a word of the English language and no usual given name."""
    low = fold_latin(word)
    if low in full_calendar() or _CONTRACTION.search(word):
        return True
    if given.of_latin(low):
        return False
    parts = low.split("-")
    return all(english.is_known(part) or part in english.function_words() for part in parts)
