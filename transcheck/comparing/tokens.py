"""A rendering as words: every word knows its place in the document and what kind of word it is."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from transcheck.languages.closed import abbreviations, calendar
from transcheck.languages.english import is_known, lemma
from transcheck.languages.facts import load_facts
from transcheck.model import Document, Span

TokenKind = Literal["content", "function", "number", "mark", "aside"]

# A number keeps its separators and ordinal ending; a word keeps inner apostrophes until `_pieces` parts them.
_TOKEN = re.compile(
    r"""(?:[A-Z]\.){2,}                                      # U.S.
    | (?<!\w)['’ʼ‘′`](?:re|ve|ll)(?!\w)                          # a clitic that someone parted from its word
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th)?(?![^\W_])
    | [^\W_]+(?:['’ʼ‘′`][^\W\d_]+)*
    | [^\w\s] | _""",
    re.VERBOSE,
)
_CHUNK = re.compile(r"\S+")  # no token reaches across white space, and most chunks come again
_CLITIC = re.compile(r"(?i)^(.+?)(n['’ʼ‘′`]t|['’ʼ‘′`](?:s|re|m|ve|ll|d))$")
# Written without an apostrophe; "cant" and "wont" are words as well, but hardly in the news.
_BARE = re.compile(r"(?i)^(do|does|did|is|are|was|were|has|have|had|ca|could|would|should|wo|must|need|ai)(nt)$")
_MARK = re.compile(r"[^\w\s]|_")
_OPENERS = frozenset('“«"‘:[')
_SENTENCE_END = frozenset(".!?…")
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ‘′`", "'"))


class Token(NamedTuple):
    """One word, number or mark of a rendering.

    Attributes:
        index: position among the tokens of its side.
        text: as it stands in the document; offsets `start`, `end` are the document's.
        folded: lower case, plain apostrophes, no accents.
        lemma: dictionary form, "not" for "n't".
        kind: content word, function word, number (in digits), mark, or aside: the outlet's own word, in square
            brackets or told to be its own, which is no part of what was said.
        name: a capital letter that no sentence start explains.
        opens: first word of its sentence.
        sentence: number of its sentence within the rendering, from 0.
    """  # a named tuple: forty to a rendering, and a frozen dataclass takes eight times as long to make

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody needs
    text: str
    start: int
    end: int
    folded: str
    lemma: str
    kind: TokenKind
    name: bool
    opens: bool
    sentence: int


def tokenize(span: Span, asides: Sequence[Span] = ()) -> tuple[Token, ...]:
    """The tokens of a span, in order; together they hold every character that is not white space.

    Args:
        span: a rendering.
        asides: the outlet's own words inside it.
    """
    pieces = [
        (text, chunk.start() + offset, word)
        for chunk in _CHUNK.finditer(span.text)
        for text, offset, word in _pieces(chunk.group())
    ]
    texts = [text for text, _, _ in pieces]
    headline, shouts = _is_headline(texts), all(text.upper() == text for text in texts)
    tokens: list[Token] = []
    sentence, opens, brackets = 0, True, 0
    for index, (text, offset, word) in enumerate(pieces):
        start = span.start + offset
        kind, is_mark = word.kind, word.kind == "mark"
        brackets += text == "["
        if brackets or (asides and any(aside.start <= start < aside.end for aside in asides)):
            kind = "aside"
        elif word.capitals and not (shouts or (text == "A" and texts[index + 1 : index + 2] != ["."])):
            kind = "content"
        name = kind == "content" and not headline and (word.name_first if opens else word.name)
        tokens.append(
            Token(
                index, text, start, start + len(text), word.folded, word.lemma, kind, name,
                opens and not is_mark, sentence,
            )
        )  # fmt: skip
        if not is_mark:
            opens = False
        elif text in _SENTENCE_END and not _abbreviates(pieces, index):
            opens, sentence = True, sentence + 1
        elif text in _OPENERS:
            opens = True
        brackets -= text == "]" and brackets > 0
    return tuple(tokens)


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Lower case, plain apostrophes, accents dropped: what spelling variants share."""
    lowered = text.translate(_APOSTROPHES).casefold()
    if lowered.endswith(".") and len(lowered) > 1:
        lowered = lowered.replace(".", "")  # "U.S." is "US"
    if lowered.isascii():
        return lowered
    parts = unicodedata.normalize("NFKD", lowered)
    return "".join(part for part in parts if not unicodedata.combining(part)) or lowered


@lru_cache(maxsize=50_000)
def _pieces(chunk: str) -> "tuple[tuple[str, int, _Word], ...]":
    """The tokens of a stretch without white space, with their offsets in it: "don't," as "do", "n't" and ","."""
    found = []
    for match in _TOKEN.finditer(chunk):
        start = match.start()
        for part in _parted(match.group()):
            found.append((part, start, _word(part)))
            start += len(part)
    return tuple(found)


def _parted(word: str) -> tuple[str, ...]:
    """A word and its clitic: "don't" as "do", "n't"; "cannot" as "can", "not"."""
    if len(word) > 2 and (clitic := _CLITIC.match(word) or _BARE.match(word)):
        return clitic[1], clitic[2]
    return (word[:3], word[3:]) if word.casefold() == "cannot" else (word,)


def _abbreviates(pieces: "list[tuple[str, int, _Word]]", index: int) -> bool:
    """Whether the full stop at `index` belongs to an abbreviation: "U.S.", "Jan. 26", "Dr. Moll"."""
    if pieces[index][0] != "." or index == 0:
        return False
    before = pieces[index - 1][0]
    glued = index + 1 < len(pieces) and pieces[index + 1][1] == pieces[index][1] + 1
    return len(before) == 1 or glued or before.casefold() in abbreviations(in_names=False)


def _is_headline(words: list[str]) -> bool:
    """Whether every longer word of meaning has a capital letter, which then says nothing about names."""
    longer = [word for word in words if len(word) > 2 and word[0].isalpha() and fold(word) not in function_words()]
    return len(longer) > 2 and all(word[0].isupper() for word in longer)


@dataclass(frozen=True, slots=True)
class _Word:
    """What can be told of a word without its neighbours; `name_first` is for the start of a sentence."""

    folded: str
    lemma: str
    kind: TokenKind
    capitals: bool
    name: bool
    name_first: bool


@lru_cache(maxsize=50_000)
def _word(text: str) -> _Word:
    folded = "n't" if text.casefold() == "nt" else fold(text)
    kind: TokenKind = "function" if folded in function_words() else "content"
    if folded[0].isdigit():
        kind = "number"
    elif _MARK.fullmatch(text):
        kind = "mark"
    capitals = kind == "function" and text.isupper() and text not in {"I", "O"}  # "US", "IT", "AM", the A of "A.D."
    name = text[0].isupper() and folded not in calendar()
    first = name and (sum(map(str.isupper, text)) > 1 or folded in countries() or not is_known(folded))
    return _Word(folded, _lemma(folded), kind, capitals, name, first)


def _lemma(folded: str) -> str:
    grammar = load_facts("en-grammar")
    known = grammar["contractions"].get(folded) or grammar["irregular_negatives"].get(folded)
    if known:
        return str(known)
    return lemma(folded) if folded.isalpha() else folded


@cache
def function_words() -> frozenset[str]:
    """Words of the closed classes: folded forms."""
    grammar = load_facts("en-grammar")
    words: set[str] = set(grammar["contractions"]) | set(grammar["irregular_negatives"])
    for name, table in grammar["words"].items():
        if name not in {"light", "joints", "openers", "reporting", "particles_of_verbs"}:
            words.update(table)
    for table in grammar["person"].values():
        words.update(table)
    words.update(grammar["modals"]["words"])
    words.update(grammar["negatives"]["words"])
    return frozenset(words)


@cache
def light_words() -> frozenset[str]:
    """Lemmas that carry next to no meaning of their own."""
    return frozenset(load_facts("en-grammar")["words"]["light"])


@cache
def countries() -> Mapping[str, str]:
    """The head word of each name of a country and its people: "russians" has "russia"."""
    table = load_facts("en-places")["same"]
    return {word: head for head, words in table.items() for word in [head, *words]}


@cache
def persons() -> Mapping[str, str]:
    """Grammatical person by folded pronoun: first, we, second, he, she, it, they."""
    table = load_facts("en-grammar")["person"]
    return {word: person for person, words in table.items() if person not in {"other", "subjects"} for word in words}


def side_span(document: Document, tokens: tuple[Token, ...]) -> Span:
    """The stretch from the first to the last of `tokens`.

    Raises:
        ValueError: no token is given.
    """
    if not tokens:
        raise ValueError("a span needs at least one token")
    return document.span(min(token.start for token in tokens), max(token.end for token in tokens))
