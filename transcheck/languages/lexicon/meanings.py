"""The English lexicon: meanings with the words and expressions that an editor exchanges freely.

A line of `en/*.txt` has five fields, divided by " | ": part of speech, members, near words, contrasts, gloss. Members
are exchangeable; near words differ in what stands behind their colon; contrasts say something else. `README.md` beside
the files tells the marks that a word may carry.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from transcheck.cache import keep, recall
from transcheck.errors import ConfigError
from transcheck.languages.english import function_words, lemma, parts_of_speech

Role = Literal["same", "not", "converse", "near", "contrast"]

PARTS_OF_SPEECH = frozenset("vnarx")
FOLDER = Path(__file__).parent
SLOT = "…"  # one to four words
OWNER = "one's"  # any possessive

_FIELDS = 5
_PREFIX = re.compile(r"(not|[vnarx]):|<>")
_CONDITION = re.compile(r"\s*\[([^\]]*)\]")
_SKIPPED = frozenset({"a", "an", "the", "be"})  # an expression is the same with and without them
_SLOTS = frozenset({SLOT, "someone", "something", "sb", "sth"})


class Meaning(NamedTuple):
    """One line of the lexicon.

    Attributes:
        number: its place among all lines that were read.
        part: v, n, a, r or x, the part of speech of members without a prefix.
        gloss: the sense in a few words.
        source: file and line, for the reader of a finding.
    """

    number: int
    part: str
    gloss: str
    source: str


@dataclass(frozen=True, slots=True)
class Expression:
    """One word or expression of a meaning, ready to be found in a text.

    Attributes:
        words: lemmas in order; `SLOT` and `OWNER` stand for themselves.
        meaning: the line it stands in.
        role: what it is to the members of that line.
        part: its part of speech, None for near words and contrasts.
        conditions: lemmas of which one must stand in the same rendering; empty when it always has this sense.
        note: what differs, for near words.
        text: as it is written.
    """

    words: tuple[str, ...]
    meaning: Meaning
    role: Role
    part: str | None
    conditions: frozenset[str]
    note: str
    text: str


def parse_line(line: str, number: int, source: str) -> tuple[Meaning, tuple[Expression, ...]]:
    """Read one line.

    Args:
        line: the line without its end.
        number: what the meaning is called among all.
        source: file and line.

    Raises:
        ConfigError: it has not five fields, or an unknown part of speech.
    """
    fields = [field.strip() for field in line.split("|")]
    if len(fields) != _FIELDS:
        raise ConfigError(f"{source}: a meaning has {_FIELDS} fields divided by |, this line has {len(fields)}")
    part, members, near, contrasts, gloss = fields
    if part not in PARTS_OF_SPEECH:
        raise ConfigError(f"{source}: unknown part of speech {part!r}; use v, n, a, r or x")
    meaning = Meaning(number, part, gloss, source)
    found = [_expression(text, meaning, "same", part) for text in split(members, ",")]
    for text in split(near, ";"):
        word, _, note = text.partition(":")
        found += [_expression(one, meaning, "near", None, note.strip()) for one in split(word, ",")]
    # a member that is denied is no word of its own: the rule on negations sees it
    rivals = (text for text in split(contrasts, ",") if not text.startswith("not:"))
    found += [_expression(text, meaning, "contrast", None) for text in rivals]
    return meaning, tuple(expression for expression in found if expression.words)


@cache
def is_undergone(text: str) -> bool:
    """Whether an expression is what happens to someone, "be taught", and not what someone is, "be ill"."""
    be, _, rest = text.partition(" ")
    participle = rest.partition(" ")[0]
    return be == "be" and participle != (verb := lemma(participle)) and "v" in parts_of_speech(verb)


def split(text: str, mark: str) -> list[str]:
    """The parts between marks that stand outside square brackets, stripped, without empty ones."""
    parts = re.split(rf"{mark}(?![^\[]*\])", text)
    return [part.strip() for part in parts if part.strip()]


def _expression(text: str, meaning: Meaning, role: Role, part: str | None, note: str = "") -> Expression:
    conditions: set[str] = set()
    for inner in _CONDITION.findall(text):
        conditions.update(lemma(word) for word in re.split(r"[/,]", inner.strip()) if word.strip())
    bare = _CONDITION.sub("", text).strip()
    while prefix := _PREFIX.match(bare):
        bare = bare[prefix.end() :].strip()
        if prefix.group() == "<>":
            role = "converse" if role == "same" else role
        elif prefix[1] == "not":
            role = "not" if role == "same" else role
        elif part is not None:
            part = prefix[1]
    return Expression(tuple(pattern_of(bare)), meaning, role, part, frozenset(conditions), note, bare)


def pattern_of(text: str) -> Iterator[str]:
    """The lemmas that an expression of the lexicons is found by; `SLOT` and `OWNER` stand for themselves."""
    words = re.findall(r"…|[^\W_]+(?:['’-][^\W_]+)*", text)
    while len(words) > 2 and words[0].lower() in _SKIPPED | {"to"}:
        words = words[1:]
    if len(words) == 2 and (words[0].lower() in _SKIPPED | {"to"}) and words[1].lower() not in function_words():
        words = words[1:]
    while len(words) > 1 and words[-1] in _SLOTS:
        words = words[:-1]
    while len(words) > 1 and words[0] in _SLOTS:
        words = words[1:]
    for place, word in enumerate(words):
        low = word.lower().replace("’", "'")
        if low in _SLOTS:
            yield SLOT
        elif low == OWNER:
            yield OWNER
        elif "-" in low:  # tokens part at hyphens
            yield from (lemma(part) for part in low.split("-") if part)
        elif place == 0 or low not in _SKIPPED:
            yield lemma(low)


class Beginning(NamedTuple):
    """The expressions that begin with one word, ready to be looked for.

    Attributes:
        alone: those of this word alone, in order, each with its place among all.
        longer: the others by their last word, each with its place among all.
        plain: `alone` without their places, one for each meaning and role; None where the words around decide what
            one of them means.
    """

    alone: tuple[tuple[int, Expression], ...]
    longer: Mapping[str, tuple[tuple[int, Expression], ...]]
    plain: tuple[Expression, ...] | None


# An expression as it is kept: words, number of the meaning, role, part, conditions, note, text.
Record = tuple[list[str], int, Role, str | None, list[str], str, str]


class Lexicon:
    """Meanings by the first word of their expressions.

    Args:
        lines: text and source of each line, comments and empty lines left out.
    """

    def __init__(self, lines: Iterable[tuple[str, str]]) -> None:
        records: dict[str, list[Record]] = {}
        meanings = []
        for number, (line, source) in enumerate(lines):
            meaning, expressions = parse_line(line, number, source)
            meanings.append(meaning)
            for e in expressions:
                record = (list(e.words), number, e.role, e.part, sorted(e.conditions), e.note, e.text)
                records.setdefault(e.words[0], []).append(record)
        self._fill(meanings, {word: json.dumps(found, ensure_ascii=False) for word, found in records.items()})

    def _fill(self, meanings: list[Meaning], records: Mapping[str, str]) -> None:
        self.meanings = meanings
        self._records = records  # as JSON: a run asks for a few hundred of nine thousand words
        self._by_first: dict[str, tuple[Expression, ...]] = {}
        self._beginnings: dict[str, Beginning | None] = {}

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> "Lexicon":
        """A lexicon from what `as_table` gave: expressions are made when their first word is asked for."""
        lexicon = cls(())
        lexicon._fill([Meaning(*row) for row in table["meanings"]], table["expressions"])
        return lexicon

    def as_table(self) -> Mapping[str, Any]:
        """All of it in lists and strings, to be kept."""
        return {"meanings": self.meanings, "expressions": self._records}

    def beginning_with(self, word: str) -> Sequence[Expression]:
        """The expressions whose first word has this lemma."""
        found = self._by_first.get(word)
        if found is None:
            found = self._by_first[word] = tuple(map(self._expression, json.loads(self._records.get(word, "[]"))))
        return found

    def beginning(self, word: str) -> Beginning | None:
        """The expressions whose first word has this lemma, ready to be looked for; None where there are none."""
        try:
            return self._beginnings[word]
        except KeyError:
            made = self._beginnings[word] = _beginning(self.beginning_with(word))
            return made

    def _expression(self, record: Record) -> Expression:
        words, number, role, part, conditions, note, text = record
        return Expression(tuple(words), self.meanings[number], role, part, frozenset(conditions), note, text)

    def by_meaning(self) -> Sequence[Sequence[Expression]]:
        """All expressions of each line, in the order of `meanings`."""
        lines: list[list[Expression]] = [[] for _ in self.meanings]
        for records in self._records.values():
            for record in json.loads(records):
                lines[record[1]].append(self._expression(record))
        return lines

    def knows(self, word: str) -> bool:
        """Whether a single word is a member of any meaning."""
        return any(len(e.words) == 1 and e.role in {"same", "not", "converse"} for e in self.beginning_with(word))


def _beginning(expressions: Sequence[Expression]) -> Beginning | None:
    if not expressions:
        return None
    alone = tuple((place, e) for place, e in enumerate(expressions) if len(e.words) == 1)
    longer: dict[str, list[tuple[int, Expression]]] = {}
    for place, e in enumerate(expressions):
        if len(e.words) > 1:
            longer.setdefault(e.words[-1], []).append((place, e))
    plain: dict[tuple[int, Role], Expression] = {}
    for _, e in alone:
        plain.setdefault((e.meaning.number, e.role), e)
    dependent = any(e.conditions or e.role == "not" or is_undergone(e.text) for _, e in alone)
    return Beginning(
        alone, {word: tuple(found) for word, found in longer.items()}, None if dependent else tuple(plain.values())
    )


def read_lines(folder: Path) -> Iterator[tuple[str, str]]:
    """Text and source of each line of the files of a folder, by file name; comments and empty lines left out."""
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                yield line, f"{path.name}:{number}"


class Example(NamedTuple):
    """Two sentences that show what a file says, in a line of its own that begins with "#=", "#~" or "#!".

    Attributes:
        sign: "=" where each word of meaning has a counterpart, "~" where two are nearly the same, "!" where two are
            set apart.
        left, right: the sentences.
        source: file and line.
    """

    sign: str
    left: str
    right: str
    source: str


def read_examples(folder: Path) -> Iterator[Example]:
    """The examples of the files of a folder."""
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line[:2] in {"#=", "#~", "#!"}:
                left, _, right = line[2:].partition(" / ")
                yield Example(line[1], left.strip(), right.strip(), f"{path.name}:{number}")


@cache
def english_lexicon() -> Lexicon:
    """The shipped English lexicon, read once; what was made of its lines is kept on disk."""
    content = b"".join(path.read_bytes() for path in sorted((FOLDER / "en").glob("*.txt")))
    table = recall("lexicon", content, FOLDER)
    if table is not None:
        return Lexicon.from_table(table)
    lexicon = Lexicon(read_lines(FOLDER / "en"))
    keep("lexicon", content, FOLDER, lexicon.as_table())
    return lexicon
