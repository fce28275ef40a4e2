"""The names of a rendering."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from transcheck.comparing.tokens import Token, countries
from transcheck.languages.closed import name_particles
from transcheck.languages.english import is_known
from transcheck.languages.facts import load_facts

_WORD = re.compile(r"[^\W\d_]+|(?:[A-Z]\.)+")
_LONGEST_ABBREVIATION = 5  # letters
_INNER = name_particles() | {"of", "the", "-", "&", "."}


@dataclass(frozen=True, slots=True)
class Mention:
    """Neighbouring words of one name.

    Attributes:
        tokens: the words with a capital letter, without the small words between them.
    """

    tokens: tuple[Token, ...]

    @property
    def initials(self) -> str:
        """First letters: "European Union" as "eu"."""
        return "".join(token.folded[0] for token in self.tokens)

    @property
    def letters(self) -> str:
        """All letters together: "U.S." as "us"."""
        return "".join(token.folded for token in self.tokens)


def mentions(tokens: Sequence[Token]) -> tuple[Mention, ...]:
    """The names of a rendering, in order."""
    return tuple(_mentions(tokens))


def _mentions(tokens: Sequence[Token]) -> Iterator[Mention]:
    run: list[Token] = []
    gap = 0
    for token in tokens:
        if (
            token.name
            and token.folded not in _no_names()
            and not _is_shouted(token)
            and (_is_word(token) or _initial(tokens, token))
        ):
            if run and _begins_name(tokens, run[-1], token):
                yield Mention(tuple(run))
                run = []
            run.append(token)
            gap = 0
        elif run:
            gap += 1
            glued = token.folded in _INNER and (token.text != "." or len(run[-1].text) == 1)
            if gap > 1 or not glued:
                yield Mention(tuple(run))
                run, gap = [], 0
    if run:
        yield Mention(tuple(run))


def _is_shouted(token: Token) -> bool:
    """Whether an ordinary word stands in capitals for emphasis: "NO COLLUSION", not "UN" nor "NATO"."""
    return token.text.isupper() and len(token.text) > _LONGEST_ABBREVIATION and is_known(token.folded)


def _begins_name(tokens: Sequence[Token], before: Token, token: Token) -> bool:
    """Whether a person's own name begins here, after a title, a nation or ordinary words: "President | Moll"."""
    if is_known(token.folded) or token.folded in countries():
        return False
    if before.folded in offices() or before.folded in titles() or before.folded in countries():
        return True
    after = tokens[token.index + 1 : token.index + 2]
    return is_known(before.folded) and any(other.name and not is_known(other.folded) for other in after)


def _is_word(token: Token) -> bool:
    return len(token.text) > 1 and bool(_WORD.fullmatch(token.text))


@cache
def _no_names() -> frozenset[str]:
    """Endings of firms, which say no more than that it is one ("Inc"); interjections, words of address and the like."""
    others = (word for words in load_facts("en-names")["no_names"].values() for word in words)
    return frozenset([*load_facts("en-grammar")["abbreviations"]["of_firms"], *others])


@cache
def offices() -> frozenset[str]:
    """Words for what someone is: "president"."""
    return frozenset(load_facts("en")["grammar"]["offices"].split())


@cache
def titles() -> frozenset[str]:
    """Words of address before a name: "Sir"."""
    return frozenset(title.split(":")[0] for title in load_facts("en")["grammar"]["titles"].split())


@cache
def titles_and_offices() -> frozenset[str]:
    """Words that stand before a name and are no part of it."""
    return titles() | offices()


def _initial(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a single letter is the initial of a name: "M. Pompeo"."""
    after = tokens[token.index + 1 : token.index + 3]
    return len(token.text) == 1 and len(after) == 2 and after[0].text == "." and after[1].name


def is_office(mention: Mention) -> bool:
    """Whether it names no one, but only says what someone is: "Prime Minister", "President of Ukraine"."""
    tokens = mention.tokens
    head = next((a for a, b in pairwise(tokens) if b.index > a.index + 1), tokens[-1])
    return head.folded in offices() and all(is_known(token.folded) or token.folded in countries() for token in tokens)


def is_ordinary(mention: Mention) -> bool:
    """Whether a name is made of ordinary words: "Northern Wharf"."""
    return all(is_ordinary_word(token) for token in mention.tokens)


def is_ordinary_word(token: Token) -> bool:
    """Whether a word of a name is an ordinary one, no country and no abbreviation."""
    return is_known(token.folded) and token.folded not in countries() and not (token.text.isupper() and token.text[1:])
