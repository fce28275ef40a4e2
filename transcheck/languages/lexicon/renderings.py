"""The bilingual lexicons: how an editor renders a Ukrainian, Russian or Belarusian word, and what tempts but is wrong.

A line of `uk-en/*.txt` has four fields, divided by " | ": head, part of speech, renderings, wrong renderings.
`README.md` beside the files tells the marks.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from transcheck.errors import ConfigError
from transcheck.languages.lexicon.meanings import FOLDER, read_lines, split

_FIELDS = 4
_MARK = re.compile(r"^((?:not|[vnarx]):|<>)+")
_CONDITION = re.compile(r"\s*\[([^\]]*)\]")
_SLOT = re.compile(r"^[XYХУ]$")  # Latin or Cyrillic


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of a word of the original.

    Attributes:
        renderings: English words and expressions, the commonest first, without marks.
        denied: those of them whose denial renders the word.
        conditions: words of the source, as written, of which one selects this sense; empty when none is needed.
    """

    renderings: tuple[str, ...]
    denied: frozenset[str]
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a word or expression of the original.

    Attributes:
        heads: its dictionary forms: aspect partners, variants.
        part: v, n, a, r or x.
        senses: at least one.
        wrong: tempting wrong renderings, with the reason.
        source: file and line.
    """

    heads: tuple[str, ...]
    part: str
    senses: tuple[Sense, ...]
    wrong: Mapping[str, str]
    source: str


def parse_entry(line: str, source: str) -> Entry:
    """Read one line.

    Args:
        line: the line without its end.
        source: file and line.

    Raises:
        ConfigError: it has not four fields, or no rendering.
    """
    fields = [field.strip() for field in line.split("|")]
    if len(fields) != _FIELDS:
        raise ConfigError(f"{source}: an entry has {_FIELDS} fields divided by |, this line has {len(fields)}")
    head, part, renderings, wrong = fields
    senses = tuple(sense for text in split(renderings, ";") if (sense := _sense(text)).renderings)
    if not head or not senses:
        raise ConfigError(f"{source}: an entry needs a head and a rendering")
    reasons = {}
    for text in split(wrong, ";"):
        word, _, reason = text.partition(":")
        reasons.update({one: reason.strip() for one in split(word, ",")})
    heads = tuple(part.strip() for part in head.split("/") if part.strip())
    return Entry(heads, part, senses, reasons, source)


def _sense(text: str) -> Sense:
    conditions = [word.strip() for inner in _CONDITION.findall(text) for word in re.split(r"[/,]", inner)]
    renderings, denied = [], set()
    for word in split(_CONDITION.sub("", text), ","):
        marks = _MARK.match(word)
        bare = word[marks.end() :].strip() if marks else word
        renderings.append(bare)
        if marks and "not:" in marks.group():
            denied.add(bare)
    return Sense(tuple(renderings), frozenset(denied), tuple(word for word in conditions if word))


class BilingualLexicon:
    """Entries by the first fixed word of each head, in lower case.

    Args:
        lines: text and source of each line, comments and empty lines left out.
    """

    def __init__(self, lines: Iterable[tuple[str, str]]) -> None:
        self._by_word: dict[str, list[Entry]] = {}
        self.entries: list[Entry] = []
        for line, source in lines:
            entry = parse_entry(line, source)
            self.entries.append(entry)
            for head in entry.heads:
                self._by_word.setdefault(first_word(head), []).append(entry)

    def beginning_with(self, word: str) -> Sequence[Entry]:
        """The entries of which a head begins with this word, in lower case; for a single word all its entries."""
        return self._by_word.get(word, ())


def first_word(head: str) -> str:
    """The first word of a head that is no slot, in lower case."""
    words = head.lower().split()
    return next((word for word, raw in zip(words, head.split(), strict=True) if not _SLOT.match(raw)), words[0])


@cache
def bilingual_lexicon(language: str) -> BilingualLexicon:
    """The shipped lexicon of one language, read once.

    Args:
        language: uk, ru or be.
    """
    return BilingualLexicon(read_lines(FOLDER / f"{language}-en"))
