"""Words that embed a claim and make a hope, a rumour, an attempt, an order of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from transcheck.comparing.operators import is_meaningful
from transcheck.comparing.phrases import Hit, PhraseTable, Places, find_phrases, phrase_table
from transcheck.comparing.tokens import Token, persons
from transcheck.languages.facts import load_facts

_REACH = 9  # words after a frame in which the claim stands
_CLAIM = 5  # words of meaning of a claim that are looked for on the other side


@dataclass(frozen=True, slots=True)
class Frame:
    """An embedding expression.

    Attributes:
        name: its class in en-frames.toml.
        tokens: the words that make it up.
        claim: the words of meaning that it embeds, in order.
        denied: whether a negator stands right before or after it.
    """

    name: str
    tokens: tuple[Token, ...]
    claim: tuple[Token, ...]
    denied: bool

    @property
    def cue(self) -> Token:
        """The word that shows it: the first one of meaning."""
        return next((token for token in self.tokens if token.kind == "content"), self.tokens[-1])


@cache
def _table() -> PhraseTable:
    return phrase_table(load_facts("en-frames")["classes"])


@cache
def losing() -> frozenset[str]:
    """The classes that make a claim no fact."""
    return frozenset(load_facts("en-frames")["lost"])


@cache
def perceiving() -> frozenset[str]:
    """Verbs of which "could" says no more than the verb alone: "could hear"."""
    return frozenset(load_facts("en-frames")["perceiving"])


@cache
def _pairs(name: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in load_facts("en-frames")[name]:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {one: frozenset(others) for one, others in found.items()}


def alike(one: str, other: str) -> bool:
    """Whether a frame of one class may stand for one of the other."""
    return one == other or other in _pairs("alike").get(one, ())


def apart(one: str, other: str) -> bool:
    """Whether frames of the two classes are at odds over one claim."""
    return other in _pairs("apart").get(one, ())


def find_frames(tokens: Sequence[Token], places: Places | None = None) -> tuple[Frame, ...]:
    """The frames of a rendering, in order.

    Args:
        tokens: its words.
        places: where each word stands, where that is known already.
    """
    return tuple(_frames(tokens, places))


def _frames(tokens: Sequence[Token], places: Places | None) -> Iterator[Frame]:
    for hit in find_phrases(tokens, _table(), places):
        words = tuple(tokens[i] for i in hit.indices)
        yield Frame(hit.name, words, tuple(_claim(tokens, hit)), _denied(tokens, hit))


def _denied(tokens: Sequence[Token], hit: Hit) -> bool:
    near = (*tokens[max(0, hit.first - 2) : hit.first], *tokens[hit.last + 1 : hit.last + 2])
    return any(token.folded in _NEGATORS for token in near)


def _claim(tokens: Sequence[Token], hit: Hit) -> Iterator[Token]:
    inside = [tokens[i] for i in range(hit.first + 1, hit.last) if i not in hit.indices]
    count = 0
    for token in (*inside, *tokens[hit.last + 1 : hit.last + 1 + _REACH]):
        if token.sentence != tokens[hit.last].sentence or token.text in ",;:—–()":
            return
        if count and token.folded in {"and", "but", "because", "while", "although", "when", "if", "unless"}:
            return
        if is_meaningful(token) or (token.kind == "content" and token.index > hit.last):
            count += 1
            yield token
            if count == _CLAIM:
                return


def asserted(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether a word stands where it tells a fact: no infinitive, and no modal or negator right before it."""
    for token in reversed(tokens[max(0, verb.index - 3) : verb.index]):
        if token.kind == "mark":
            break
        if token.folded in _OPEN or token.folded in {"not", "n't", "never"}:
            return False
        if token.folded in persons() or token.folded in {"and", "that"}:
            break
    return True


_NEGATORS = frozenset({"not", "n't", "never", "no", "nobody", "without"})
_OPEN = frozenset(
    {
        "to",
        "may",
        "might",
        "could",
        "would",
        "should",
        "must",
        "can",
        "will",
        "shall",
        "let",
        "'ll",
        "'d",
        "ought",
        "if",
        "wo",
        "ca",
    }
)
