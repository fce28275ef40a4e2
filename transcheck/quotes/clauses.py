"""The outlet's own words around its quotes, cut into sentences of tokens in which each quote is one token."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transcheck.quotes.nesting import Node
from transcheck.quotes.speech import Speech

_TOKEN = re.compile(
    r"[^\W\d_]\.(?:[^\W\d_]\.)+"  # U.S., J.D.
    r"|[@#]?[^\W_]+(?:['’ʼ\-‑][^\W_]+|(?<=\d)[.,](?=\d)\d+)*['’]?"
    r"|\.{2,}|[^\w\s]",
)
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_APOSTROPHES = frozenset("'’ʼ")
_PUNCTUATION = frozenset(",.;:?!")
_LONGEST_SENTENCE = 300  # tokens; what is longer is no sentence, and would be searched through for each quote
_STOPS = frozenset(".!?…")
_DASHES = frozenset("—–-―")


@dataclass(slots=True, eq=False)
class Token:
    """A word, a punctuation mark, or a whole quote.

    Attributes:
        text: as printed, possessive ending left out; "" for a quote.
        low: the same in lower case.
        quote: the quote that stands here.
        possessive: whether the word carried 's.
    """

    text: str
    low: str
    start: int
    end: int
    quote: Node | None = None
    possessive: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number."""
        return self.low[:1].isalnum() or self.low[:1] in ("@", "#")

    @property
    def is_name(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper() or self.text[:1] == "@"


Sentence = list[Token]


def tokens_between(text: str, start: int, end: int) -> list[Token]:
    """The tokens of a stretch that holds no quotes."""
    tokens: list[Token] = []
    at = start
    for chunk in text[start:end].split():
        first = text.index(chunk, at)
        at = first + len(chunk)
        # Most words stand by themselves or before a mark; the pattern is for the others alone, for speed.
        if chunk.isalpha():
            tokens.append(Token(chunk, chunk.lower(), first, at))
        elif chunk[-1] in _PUNCTUATION and chunk[:-1].isalpha():
            tokens.append(Token(chunk[:-1], chunk[:-1].lower(), first, at - 1))
            tokens.append(Token(chunk[-1], chunk[-1], at - 1, at))
        else:
            tokens.extend(_take_apart(text, first, at))
    return tokens


def _take_apart(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of a stretch without blanks."""
    for match in _TOKEN.finditer(text, start, end):
        word, first = match[0], match.start()
        if word[-1] in _APOSTROPHES or word[-2:-1] in _APOSTROPHES:
            bare = _POSSESSIVE.sub("", word)
            if bare and bare != word:
                yield Token(bare, bare.lower(), first, first + len(bare), None, True)
                continue
        yield Token(word, word.lower().replace("’", "'"), first, first + len(word))


def tokens_with_quotes(text: str, start: int, end: int, nodes: Sequence[Node]) -> list[Token]:
    """The tokens of a stretch in which each of `nodes` is one token."""
    tokens: list[Token] = []
    at = start
    for node in nodes:
        if at < node.opening.start:
            tokens += tokens_between(text, at, node.opening.start)
        at = max(node.closing.end if node.closing else node.end, node.end)
        tokens.append(Token("", "", node.opening.start, at, node))
    tokens += tokens_between(text, at, end)
    return tokens


def split_sentences(text: str, tokens: list[Token], speech: Speech) -> list[Sentence]:
    """Cut the tokens of a paragraph into sentences.

    A quote that ends in a full stop ends its sentence; one that ends in "?" or "!" does so unless an
    attribution follows ('"Why?" she asked').
    """
    sentences: list[Sentence] = []
    current: Sentence = []
    last = len(tokens) - 1
    for index, token in enumerate(tokens):
        current.append(token)
        if (
            index == last
            or len(current) >= _LONGEST_SENTENCE
            or (
                (token.quote is not None or token.text[0] in _STOPS)
                and _ends_sentence(text, tokens, index, tokens[index + 1], speech)
            )
        ):
            sentences.append(current)
            current = []
    return sentences


def _ends_sentence(text: str, tokens: list[Token], index: int, following: Token, speech: Speech) -> bool:
    token = tokens[index]
    if token.quote is not None:
        last = last_letter(text, token.quote)
        if last not in _STOPS or not (following.is_name or following.quote):
            return False
        return following.quote is not None or not _is_attribution(tokens, index + 1, speech, last)
    if not (following.is_name or following.quote):
        return False
    previous = tokens[index - 1] if index else None
    if token.text == "." and previous is not None and previous.end == token.start:
        single = len(previous.text) == 1 and previous.text.isupper()
        if single or previous.low in speech.abbreviations:
            return False
    return True


def _is_attribution(tokens: list[Token], first: int, speech: Speech, last: str) -> bool:
    """Whether a short clause of speech begins at `first`: "she asked", "Mr. Koval said"."""
    reach = 8 if last != "." else 5
    for index in range(first, min(first + reach, len(tokens))):
        token = tokens[index]
        verb = speech.verbs.get(token.low)
        if verb and verb.strong and not token.is_name and verb.shape != "ing":
            if last != ".":
                return True
            after = tokens[index + 1] if index + 1 < len(tokens) else None
            return after is None or after.text in (".", ",") or after.low in speech.prepositions
        if token.quote is not None or (not token.is_word and token.text not in (".", ",")):
            return False
        if token.low in speech.conjunctions or token.low in speech.auxiliaries:
            return False
    return False


def last_letter(text: str, node: Node) -> str:
    """The last character of a quote that is not a mark or white space, "" if there is none."""
    for place in range(node.end - 1, node.start - 1, -1):
        if text[place] not in " \"'’”»“‘\u00a0)]":
            return text[place]
    return ""
