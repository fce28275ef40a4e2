"""Words in English text that look like names: capitalised, and no words of the language."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile

from transcheck.languages import lexicon
from transcheck.names import given
from transcheck.names.folding import fold_latin

_WORD = r"[^\W\d_](?:[^\W\d_]|['’ʼʹ](?=[^\W\d_])|-(?=[A-ZÀ-ÞŁŚŻŠŽČ]))*"
_RUN = re.compile(rf"(?<![\w@#/._])(?:{_WORD}|[A-Z]\.)(?:(?:[ \u00a0\t]+|[ \t]*\n(?!\s*\n))(?:{_WORD}|[A-Z]\.))*")
_PIECE = re.compile(rf"[A-Z]\.(?!\w)|{_WORD}")
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")
_ADDRESS = re.compile(r"[\w.+-]*(?:@|://|www\.)\S*|\S+\.(?:com|org|net|ua|by|ru|info|io)\b\S*|[@#]\w+")
_CONTEXT = re.compile(r"[^\W\d_]+")
_BEFORE, _AFTER = 5, 4  # words that are looked at around a name
_CONTRACTION = re.compile(r"['’](?:m|re|ve|ll|d|t)$")
_LONG_ENOUGH = 4
_MONTHS_AND_DAYS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name in a text.

    Attributes:
        start, end: half-open, code points; without titles before it and possessive endings.
        words: the words of the name.
        title: capitalised words of the language directly before it ("Defense Minister").
        context: long lower-case words near it.
    """

    start: int
    end: int
    words: tuple[str, ...]
    title: tuple[str, ...]
    context: frozenset[str]

    @property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(self.words)


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
    skipped = [match.span() for match in _ADDRESS.finditer(text)]
    for run in _RUN.finditer(text):
        if any(start < run.end() and run.start() < end for start, end in skipped):
            continue
        capitals: list[tuple[int, int, str]] = []
        for piece in _PIECE.finditer(text, run.start(), run.end()):
            word = _POSSESSIVE.sub("", piece[0])
            if word[:1].isupper() and (len(word) > 1 or piece[0].endswith(".")):
                capitals.append((piece.start(), piece.start() + len(word), word))
                if len(word) < len(piece[0]) and not piece[0].endswith("."):
                    yield from _names(text, capitals)
                    capitals = []
            else:
                yield from _names(text, capitals)
                capitals = []
        yield from _names(text, capitals)


def _names(text: str, capitals: list[tuple[int, int, str]]) -> Iterator[NameMention]:
    """The names in a row of capitalised words: English words part them, and are titles of what follows."""
    title: list[str] = []
    name: list[tuple[int, int, str]] = []
    for word in capitals:
        if is_english(word[2]) and not (name and len(word[2]) == 2 and word[2].endswith(".")):
            yield from _name(text, name, title)
            title = [*title, word[2]] if not name else [word[2]]
            name = []
        else:
            name.append(word)
    yield from _name(text, name, title)


def _name(text: str, name: list[tuple[int, int, str]], title: list[str]) -> Iterator[NameMention]:
    """The name or names in a row of words that are none of the language: a new one starts with a given name."""
    for at in range(1, len(name) - 1):
        if given.of_latin(fold_latin(name[at][2])) and not given.of_latin(fold_latin(name[at - 1][2])):
            yield from _name(text, name[:at], title)
            yield from _name(text, name[at:], [])
            return
    if name and any(len(word) > 2 and not word.isupper() for _, _, word in name):
        start, end = name[0][0], name[-1][1]
        yield NameMention(start, end, tuple(word for _, _, word in name), tuple(title), _context(text, start, end))


@lru_cache(maxsize=65536)
def is_english(word: str) -> bool:
    """Whether a capitalised word is a word of the English language and no usual given name."""
    low = fold_latin(word)
    if low in _MONTHS_AND_DAYS or _CONTRACTION.search(word):
        return True
    if given.of_latin(low):
        return False
    parts = low.split("-")
    return all(lexicon.is_known(part) or part in lexicon.function_words() for part in parts)


def _context(text: str, start: int, end: int) -> frozenset[str]:
    before = _CONTEXT.findall(text[max(0, start - 80) : start])[-_BEFORE:]
    after = _CONTEXT.findall(text[end : end + 60])[:_AFTER]
    words = (word.casefold() for word in (*before, *after) if len(word) > _LONG_ENOUGH)
    return frozenset(lexicon.lemma(word) for word in words if word not in lexicon.function_words())
