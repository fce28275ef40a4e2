"""The bilingual lexicons: how an editor renders a Ukrainian, Russian or Belarusian word, and what tempts but is wrong.

A line of `uk-en/*.txt` has four fields, divided by " | ": head, part of speech, renderings, wrong renderings.
`README.md` beside the files tells the marks.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from transcheck.errors import ConfigError
from transcheck.languages.facts import load_facts
from transcheck.languages.inflection import Inflection, plain
from transcheck.languages.lexicon.meanings import FOLDER, SLOT, english_lexicon, pattern_of, read_lines, split
from transcheck.model import Language

_FIELDS = 4
_MARK = re.compile(r"^((?:not|[vnarx]):|<>)+")
_CONDITION = re.compile(r"\s*\[([^\]]*)\]")
_SLOT = re.compile(r"^[XYХУ]$")  # Latin or Cyrillic
_ENGLISH_SLOT = re.compile(r"(?<![\w'])[XYХУ](?:'s)?(?![\w'])")


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

    @property
    def is_abbreviation(self) -> bool:
        """Whether it is written in capitals: "МОЗ", of which "може" is no form."""
        return all(head.isupper() and len(head) > 1 for head in self.heads)


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
        self._known: dict[str, set[str]] = {}
        self._alone: dict[str, set[str]] = {}
        self._patterns: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self.entries: list[Entry] = []
        for line, source in lines:
            entry = parse_entry(line, source)
            self.entries.append(entry)
            for head in entry.heads:
                self._by_word.setdefault(first_word(head), []).append(entry)
                self._add_pattern(head, entry)

    def _add_pattern(self, head: str, entry: Entry) -> None:
        bare = (word.strip("….,!?") for word in head.split())
        words = [SLOT if _SLOT.match(word) else plain(word) for word in bare]
        while len(words) > 1 and words[-1] in {SLOT, ""}:
            words.pop()
        while len(words) > 1 and words[0] in {SLOT, ""}:
            words.pop(0)
        fixed = [word for word in words if word not in {SLOT, ""}]
        if not fixed:
            return
        alone = len(fixed) == 1
        parts = {entry.part} if alone else set("nvarx")
        if alone:
            self._alone.setdefault(fixed[0], set()).add(entry.part)
        for word in fixed:
            self._known.setdefault(word, set()).update(parts)
        self._patterns.setdefault(fixed[0], []).append((tuple(word for word in words if word), entry))

    @property
    def words(self) -> Mapping[str, frozenset[str]]:
        """All words of all heads, as `plain` has them, with the parts of speech that they may be."""
        return {word: frozenset(parts) for word, parts in self._known.items()}

    @property
    def grammar(self) -> frozenset[str]:
        """The heads of one word that are adverbs, particles or words of grammar only."""
        return frozenset(word for word, parts in self._alone.items() if parts <= {"r", "x"})

    @property
    def inside(self) -> frozenset[str]:
        """The words that stand in heads of several words only."""
        return frozenset(self._known.keys() - self._alone.keys())

    def patterns(self, word: str) -> Sequence[tuple[tuple[str, ...], Entry]]:
        """The heads that begin with this word, as words with `SLOT`, each with its entry.

        Args:
            word: a dictionary form, or a form that heads have, as `plain` has it.
        """
        return self._patterns.get(word, ())

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


@cache
def lexicon_inflection(language: Language) -> Inflection:
    """The dictionary forms of words of an original that stand in the lexicon of its language."""
    lexicon = bilingual_lexicon(language)
    pronouns = {
        word for row in load_facts("bilingual")["traits"].values() if row["from"] == ["*"] for word in row[language]
    }
    return Inflection(language, lexicon.words, lexicon.grammar | pronouns, lexicon.inside)


@dataclass(frozen=True, slots=True)
class Wording:
    """An English word or expression as a rendering of an entry, ready to be found in a text.

    Attributes:
        words: lemmas in order, with `SLOT`.
        text: as it is written.
        sense: number of its sense.
        denied: whether its denial renders the head.
        meanings: the meanings of the English lexicon that have it as a member.
    """

    words: tuple[str, ...]
    text: str
    sense: int
    denied: bool
    meanings: frozenset[int]


_WORDINGS: dict[int, tuple[tuple[Wording, ...], tuple[tuple[Wording, str], ...]]] = {}


def wordings(entry: Entry) -> tuple[tuple[Wording, ...], tuple[tuple[Wording, str], ...]]:
    """The accepted renderings of an entry, and the wrong ones with their reasons."""
    known = _WORDINGS.get(id(entry))  # entries are read once and live as long as the process
    if known is None:
        accepted = tuple(
            wording
            for number, sense in enumerate(entry.senses)
            for text in sense.renderings
            if (wording := _wording(text, number, denied=text in sense.denied)).words
        )
        wrong = tuple(
            (wording, reason) for text, reason in entry.wrong.items() if (wording := _wording(text, -1)).words
        )
        known = _WORDINGS[id(entry)] = accepted, wrong
    return known


def _wording(text: str, sense: int, *, denied: bool = False) -> Wording:
    words = tuple(pattern_of(_ENGLISH_SLOT.sub(SLOT, text)))
    if words == (SLOT,):
        words = ()
    meanings = frozenset(
        e.meaning.number
        for e in (english_lexicon().beginning_with(words[0]) if words else ())
        if e.words == words and e.role in {"same", "converse"} and not denied
    )
    return Wording(words, text, sense, denied, meanings)
