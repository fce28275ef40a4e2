"""Runs of capitalised words in English text that may name something."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from transcheck.languages.english import function_words, is_known
from transcheck.model import Document
from transcheck.names import given as names
from transcheck.names.folding import fold_latin

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[.&](?=[^\W\d_])|['’ʼ](?=[^\W\d_]{2})|-(?=[^\W_]))*")
_PIECE = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|www\.|@|#\w|\w\.(?:com|org|net|ua|by|ru|info|io|uk)\b")
_CLOSE = re.compile(r"[ \u00a0]+|[ \u00a0]*\n(?![ \t]*\n)[ \u00a0]*")
_BEGINS = re.compile(r"(?:^|[.!?…:;]['\"”’)]*\s+|[\"“‘(\[—–-]\s*|\n\s*)$")
_ABBREVIATED = re.compile(
    r"(?:^|[^\w.])(?:[A-Z]\.|Mr\.|Mrs\.|Ms\.|Dr\.|St\.|Gen\.|Sen\.|Gov\.|Rep\.|Lt\.|Col\.|Sgt\.|Adm\.) *$"
)
_CONTRACTED = re.compile(r"['’](?:re|ve|ll|d|m|t)$", re.IGNORECASE)
_HEADLINE = 0.55  # share of capitalised words above which a line is a headline


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place where something may be named.

    Attributes:
        start, end: half-open, code points.
        words: the words of the name.
        title: a title directly before it ("President").
        sure: whether the capitals say something; they do not at the start of a sentence or in a headline.
        before: the word before it, in lower case; empty at the start of a sentence; with “of” the one before it too.
        after: the word after it, in lower case.
    """

    start: int
    end: int
    words: tuple[str, ...]
    title: str
    sure: bool
    before: str
    after: str

    @property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(self.words)


@cache
def cues() -> Mapping[str, frozenset[str]]:
    """The lists of cues.toml."""
    with Path(__file__).with_name("cues.toml").open("rb") as file:
        return {name: frozenset(words.split()) for name, words in tomllib.load(file).items()}


def is_given_name(word: str) -> bool:
    """Whether a word is a given name in some spelling."""
    from transcheck.languages.facts import load_facts

    table = load_facts("given-names")
    return word in _given(str(table["m"]), str(table["f"])) or bool(names.of_latin(fold_latin(word)))


@cache
def _given(men: str, women: str) -> frozenset[str]:
    return frozenset([*men.split(), *women.split()])


def find_candidates(document: Document) -> Iterator[Candidate]:
    """Every candidate of an English text, in order."""
    text = document.text
    addresses = [piece.span() for piece in _PIECE.finditer(text) if _ADDRESS.search(piece.group())]
    headlines = _headlines(text)
    words = [m for m in _WORD.finditer(text) if not any(a <= m.start() < b for a, b in addresses)]
    at = 0
    while at < len(words):
        if not _capital(words[at]):
            at += 1
            continue
        end = _run_end(text, words, at)
        loud = any(a <= words[at].start() < b for a, b in headlines)
        yield from _candidates(text, words, at, end, loud)
        at = end


def _headlines(text: str) -> list[tuple[int, int]]:
    """Short paragraphs without a full stop in which most words are capitalised: there capitals say nothing."""
    found = []
    for line in re.finditer(r"(?:\A|(?<=\n))[^\n]+(?=\n\s*\n|\s*\Z)", text):
        before = text[: line.start()].rstrip(" \t\r")
        if (before and not before.endswith("\n\n")) or re.search(r"[.!?]['\"”’)]*\s*$|[.!?] ", line.group()):
            continue
        words = [m.group() for m in _WORD.finditer(line.group()) if len(m.group()) > 3]
        high = sum(word[0].isupper() for word in words)
        if len(words) >= 4 and high / len(words) > _HEADLINE:
            found.append(line.span())
    return found


def _capital(word: re.Match[str]) -> bool:
    return word.group()[0].isupper()


def _run_end(text: str, words: list[re.Match[str]], at: int) -> int:
    """The end of the run of capitalised words that begins at `at`; small words between two of them belong to it."""
    end = at + 1
    while end < len(words) and not _parted(text, words[end - 1], words[end]):
        if _capital(words[end]):
            end += 1
            continue
        if words[end].group() == "of" and not any(_names_a_body(word.group()) for word in words[at:end]):
            break  # “Bank of Ireland”, but not “Angela Merkel of Germany”
        reach = end
        while (
            reach < len(words)
            and words[reach].group() in ("of", "the", "de", "la", "van", "der", "von", "al")
            and (reach - end < 2 and not _parted(text, words[reach - 1], words[reach]))
        ):
            reach += 1
        small = [word.group() for word in words[end:reach]]
        if small in (
            ["of"],
            ["of", "the"],
            ["de"],
            ["la"],
            ["de", "la"],
            ["van"],
            ["van", "der"],
            ["von"],
            ["al"],
        ) and (reach < len(words) and _capital(words[reach]) and not _parted(text, words[reach - 1], words[reach])):
            end = reach + 1
            continue
        break
    return end


def _names_a_body(word: str) -> bool:
    return word in cues()["organisations"] | cues()["places"] | cues()["before_of"]


def _parted(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    gap = text[one.end() : other.start()]
    if gap.startswith(".") and len(one.group()) <= 3 and _capital(one):
        gap = gap[1:]  # an initial or an abbreviation
    return not _CLOSE.fullmatch(gap)


def _candidates(text: str, words: list[re.Match[str]], start: int, end: int, loud: bool) -> Iterator[Candidate]:
    """The candidates of one run: words of the sentence and titles come off its front, possessives part it."""
    run = words[start:end]
    first = bool(_BEGINS.search(text[max(0, run[0].start() - 40) : run[0].start()])) and not _ABBREVIATED.search(
        text[max(0, run[0].start() - 8) : run[0].start()]
    )
    for piece in _pieces(run):
        yield from _candidate(text, piece, first and piece[0] is run[0], loud)


def _candidate(text: str, run: list[re.Match[str]], first: bool, loud: bool) -> Iterator[Candidate]:
    title: list[str] = []
    while run and not _is_body(run) and (_is_title(run[0].group()) or (first and not title and _only_word(run))):
        if _is_title(run[0].group()):
            title.append(run[0].group())
        run = run[1:]
        first = False
    inner = next((at for at, word in enumerate(run[:-1]) if at and _is_title(word.group())), None)
    if inner is not None and not _is_body(run):  # “Russian President”, “House Speaker” before a name
        title, run = [run[inner].group()], run[inner + 1 :]
        first = False
        while run and _is_title(run[0].group()):
            run = run[1:]
    inner = next((at for at, word in enumerate(run[:-1]) if at and is_given_name(word.group())), None)
    if inner is not None and all(is_known(word.group().casefold()) for word in run[:inner]) and not _is_body(run):
        run = run[inner:]  # “(Secretary of) State Antony …”, “Republican Ted …”
    while run and _small(run[0]):
        run = run[1:]
    while run and _small(run[-1]):
        run = run[:-1]
    if run and not any(_CONTRACTED.search(word.group()) for word in run):
        piece = run
        yield Candidate(
            piece[0].start(),
            piece[-1].end() - len(piece[-1].group()) + len(_bare(piece[-1].group())),
            tuple(_bare(word.group()) for word in piece),
            " ".join(title),
            not loud and not (first and len(piece) == 1),
            _neighbour(text, piece[0].start(), -1) if not first else "",
            _neighbour(text, piece[-1].end(), 1),
        )


def _pieces(run: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """A possessive ends a name: “Ukraine’s Security Service” are two."""
    piece: list[re.Match[str]] = []
    for word in run:
        piece.append(word)
        if _bare(word.group()) != word.group():
            yield piece
            piece = []
    if piece:
        yield piece


def _small(word: re.Match[str]) -> bool:
    return _bare(word.group()).casefold() in function_words() | cues()["connectors"]


def _is_body(run: list[re.Match[str]]) -> bool:
    """Whether titles at the front belong to the name: Foreign Ministry, General Staff."""
    bodies = any(_bare(word.group()) in cues()["organisations"] for word in run[1:])
    return bodies and not any(is_given_name(word.group()) for word in run)


def _is_title(word: str) -> bool:
    return word.rstrip(".") in cues()["titles"]


def _only_word(run: list[re.Match[str]]) -> bool:
    """Whether the first word of a sentence is no part of the name after it."""
    word = _bare(run[0].group())
    if word.isupper() and len(word) > 1:
        return False
    low = word.casefold()
    return low in function_words() or (is_known(low) and not is_given_name(word) and len(run) > 1 and not _fixed(run))


def _fixed(run: list[re.Match[str]]) -> bool:
    """Whether the run reads as a name from its first word on: Supreme Court, Black Sea."""
    last = _bare(run[-1].group())
    return last in cues()["organisations"] | cues()["places"]


def _bare(word: str) -> str:
    return re.sub(r"['’](?:s|S)?$", "", word)


def _neighbour(text: str, at: int, step: int) -> str:
    if step < 0:
        found = re.search(r"((?:[^\W\d_]+[ \n]+(?=of[ \n]))?[^\W\d_]+)[ \n]+$", text[max(0, at - 40) : at])
    else:
        found = re.match(r"(?:['’]s)?,?[ \n]+([^\W\d_]+)", text[at : at + 40])
    return " ".join(found.group(1).casefold().split()) if found else ""
