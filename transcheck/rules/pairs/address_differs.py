"""Pet names, formal names, coarse words and clean ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison, Side, Token
from transcheck.comparing.relations import short_of
from transcheck.languages.facts import load_facts
from transcheck.model import Category, Severity
from transcheck.names.folding import fold_latin
from transcheck.names.given import is_pet_form
from transcheck.rules.wording import says, there


@dataclass(frozen=True, slots=True)
class AddressDiffers(PairRule):
    """A name of endearment here and the formal name there, or a coarse word here and a clean one there.

    How someone is addressed tells how near the speakers are, and a curse tells how angry; smoothing either is a choice
    that both desks should know of.

    Divergent:
        A: Believe me, Volodya, the boats were not ours.
        B: Believe me, Vladimir, the boats were not ours.
    Consistent:
        A: Believe me, Vladimir, the boats were not ours.
        B: Believe me, Volodymyr, the boats were not ours.
    Source: short forms of names in given_names.tsv and en-register.toml; coarse words in en-register.toml.
    """

    code: ClassVar[str] = "TC215"
    name: ClassVar[str] = "address-differs"
    category: ClassVar[Category] = "register"
    severity: ClassVar[Severity] = "minor"

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each short form beside a full name, and coarse words that one side alone has."""
        left, right = comparison.left, comparison.right
        for one, other in _facing(comparison):
            if _one_is_a_pet_form(one, other):
                yield Remark(
                    at=left.span([one]),
                    message=f"{says(left, [one])}, {says(right, [other])}: one is a form among friends.",
                    related=(there(right, [other]),),
                )
        coarse = [_coarse_words(side) for side in (left, right)]
        if bool(coarse[0]) != bool(coarse[1]):
            side, other_side, words = (left, right, coarse[0]) if coarse[0] else (right, left, coarse[1])
            yield _coarse_remark(side, other_side, words)


def _facing(comparison: Comparison) -> Iterator[tuple[Token, Token]]:
    """Linked words, and words without a counterpart in one place, of which both may be names."""
    for link in comparison.links:
        yield comparison.left.tokens[link.left], comparison.right.tokens[link.right]
    for pair in comparison.replacements:
        yield from ((one, other) for one in pair.left.content for other in pair.right.content)


def _one_is_a_pet_form(one: Token, other: Token) -> bool:
    if one.folded == other.folded or not (one.text[0].isupper() and other.text[0].isupper()):
        return False
    if short_of(one.folded, other.folded) and _is_short(one) != _is_short(other):
        return True
    first, second = fold_latin(one.text), fold_latin(other.text)
    return is_pet_form(first, second) or is_pet_form(second, first)


def _coarse_remark(side: Side, other: Side, words: list[Token]) -> Remark:
    return Remark(
        at=side.span(words[:1]),
        message=f"{says(side, words[:1])}; {other.document.label} has no coarse word.",
        related=(there(other, ()),),
    )


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(load_facts("en-register")[name]["words"])


def _is_short(token: Token) -> bool:
    return token.folded in _table("short_names")


def _coarse_words(side: Side) -> list[Token]:
    coarse = _table("coarse")
    if side.words.isdisjoint(coarse | _table("cursing")):
        return []
    plain = (token for token in side.tokens if token.kind == "content" and not token.name)
    return [t for t in plain if t.folded in coarse or t.lemma in coarse or _curses(side, t)]


def _curses(side: Side, token: Token) -> bool:
    """Whether a word that may be meant in earnest is a curse by the words around it: "what the hell"."""
    before = {other.folded for other in side.tokens[max(0, token.index - 2) : token.index]}
    return token.folded in _table("cursing") and not before.isdisjoint(_table("before_cursing"))
