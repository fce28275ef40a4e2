"""Words that deny or affirm what they stand before, with what they say it of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from transcheck.comparing.phrases import Hit, PhraseTable, Places, find_phrases, is_state, phrase_table
from transcheck.comparing.tokens import Token, light_words, persons
from transcheck.languages.english import parts_of_speech
from transcheck.languages.facts import load_facts

_SCOPE = 10  # words after an operator that it can reach
_BACK = 5  # words before "nothing" or "nobody" among which their verb stands
_TARGETS = 3  # words of meaning that may be what is denied: "did not properly inspect the hull"
_SURE = 5  # tenths of a word's use as a verb or an adverb
_PRONOUNS = frozenset({"nothing", "nobody", "none", "nowhere", "anything", "anyone", "no one"})


@dataclass(frozen=True, slots=True)
class Operator:
    """An expression that denies or affirms.

    Attributes:
        name: its class in en-operators.toml: "no", "only", "certain", …
        tokens: the words that make it up.
        targets: the first words of meaning that it is said of, the likeliest first; empty where there are none.
    """

    name: str
    tokens: tuple[Token, ...]
    targets: tuple[Token, ...]

    @property
    def cue(self) -> Token:
        """The word that shows it."""
        return self.tokens[0]

    @property
    def in_one_piece(self) -> bool:
        """Whether nothing stands between its words."""
        return self.tokens[-1].index - self.tokens[0].index < len(self.tokens)

    @property
    def denies(self) -> bool:
        """Whether it turns round what it is said of."""
        return self.name in denying()


@cache
def denying() -> frozenset[str]:
    """The classes that turn round what they are said of."""
    return frozenset(load_facts("en-operators")["denying"])


@cache
def contrary() -> frozenset[frozenset[str]]:
    """The pairs of classes that are at odds."""
    return frozenset(frozenset(pair) for pair in load_facts("en-operators")["contrary"])


@cache
def _table() -> PhraseTable:
    return phrase_table(load_facts("en-operators")["classes"])


@cache
def _ends() -> frozenset[str]:
    """Words at which what an operator is said of ends."""
    words = load_facts("en-grammar")["words"]
    return frozenset(words["joints"]) - {"that", "as", "so"} | {
        "unless",
        "until",
        "although",
        "though",
        "before",
        "after",
        "nor",
    }


def find_operators(tokens: Sequence[Token], places: Places | None = None) -> tuple[Operator, ...]:
    """The operators of a rendering, in order.

    Args:
        tokens: its words.
        places: where each word stands, where that is known already.
    """
    return tuple(_operators(tokens, places))


def _operators(tokens: Sequence[Token], places: Places | None) -> Iterator[Operator]:
    denied: set[int] = set()  # sentences
    for hit in find_phrases(tokens, _table(), places):
        words = tuple(tokens[i] for i in hit.indices)
        sentence = words[0].sentence
        if _is_number(tokens, hit) or (sentence in denied and _only_repeats(tokens, hit)):
            continue
        if hit.name in denying():
            denied.add(sentence)
        yield Operator(hit.name, words, _targets(tokens, hit))


def _only_repeats(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a denial only takes an earlier one on or says it once more: "…, nor …", "…, not once"."""
    first, before = tokens[hit.first].folded, tokens[max(0, hit.first - 1)].folded
    if first == "nor" or (first == "neither" and before in {"and", ","}):
        return True
    return before == "," and " ".join(tokens[i].lemma for i in hit.indices) in load_facts("en-operators")["repeats"]


def _is_number(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether this is "No. 7" or "no 7"; "no," and "No!" answer a question and stay."""
    if tokens[hit.first].folded != "no" or len(hit.indices) > 1:
        return False
    after = tokens[hit.first + 1 : hit.first + 3]
    return any(token.kind == "number" for token in after[:1]) or (
        len(after) == 2 and after[0].text == "." and after[1].kind == "number"
    )


def _targets(tokens: Sequence[Token], hit: Hit) -> tuple[Token, ...]:
    inside = [tokens[i] for i in range(hit.first + 1, hit.last) if i not in hit.indices]
    after = list(_reached(tokens, hit.last))
    words = [token for token in (*inside, *after) if is_meaningful(token)][:_TARGETS]
    if not words or tokens[hit.last].folded == "no":
        words = [token for token in after if token.kind == "content"][:1] or words
    if len(hit.indices) > 1 and is_state(tokens[hit.last]) and hit.name == "almost":
        words = [tokens[hit.last], *words]  # "all but lost"
    last = tokens[hit.last].folded
    if last in _PRONOUNS or (
        last in {"all", "more", "longer", "either", "once", "yet", "times", "repeatedly", "often"} and not words
    ):
        verb = _verb_before(tokens, hit.first)
        following = after[0] if after else None
        if verb is not None and (following is None or not _opens_verb(following)):
            words = [verb, *(token for token in tokens[verb.index + 1 : hit.first] if is_meaningful(token)), *words]
    if any(parts_of_speech(token.lemma).get("r", 0) >= _SURE for token in words[:1]):
        words = [*words[1:], words[0]]
    return tuple(words)


def is_meaningful(token: Token) -> bool:
    """Whether a word tells enough to be looked for on the other side."""
    return token.kind in {"content", "number"} and token.lemma not in light_words()


def _reached(tokens: Sequence[Token], last: int) -> Iterator[Token]:
    for token in tokens[last + 1 : last + 1 + _SCOPE]:
        if token.sentence != tokens[last].sentence or (token.kind == "mark" and token.text not in "-’'\"“”"):
            return
        if token.folded in _ends() and token.index > last + 1:
            return
        yield token


def _verb_before(tokens: Sequence[Token], first: int) -> Token | None:
    for token in reversed(tokens[max(0, first - _BACK) : first]):
        if token.kind == "mark" or token.folded in _ends():
            return None
        if token.kind == "content" and parts_of_speech(token.lemma).get("v", 0) >= _SURE:
            return token
    return None


def _opens_verb(token: Token) -> bool:
    """Whether a verb follows: "nobody knew", "nothing has come"."""
    if token.kind == "content":
        return parts_of_speech(token.lemma).get("v", 0) >= _SURE
    return token.lemma in {
        "be",
        "have",
        "do",
        "can",
        "could",
        "will",
        "would",
        "may",
        "might",
        "must",
        "shall",
        "should",
    }


def clause(tokens: Sequence[Token], index: int) -> tuple[Token, ...]:
    """The words around one up to the next mark or conjunction on either side."""
    first = last = index
    while first > 0 and not _parts(tokens[first - 1], tokens[index]):
        first -= 1
    while last + 1 < len(tokens) and not _parts(tokens[last + 1], tokens[index]):
        last += 1
    return tuple(tokens[first : last + 1])


def _parts(token: Token, within: Token) -> bool:
    if token.sentence != within.sentence or (token.kind == "mark" and token.text in ",;:.!?…—–()"):
        return True
    return token.folded in _ends()


def is_argument(token: Token) -> bool:
    """Whether a word may be who or what a clause is about: a word of meaning, a number, a person."""
    return is_meaningful(token) or token.folded in persons()
