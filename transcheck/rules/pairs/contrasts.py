"""Closed sets of words of which one in the place of another changes the claim: more/less, before/after, all/some."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.tokens import Token
from transcheck.languages.facts import load_facts
from transcheck.rules.pairs.places import nearest

_WITHIN = 2  # words between the place of a word and the contrary word found there


@dataclass(frozen=True, slots=True)
class Contrast:
    """A word of one class here, where a word of another class of the same group stands there.

    Attributes:
        group: "amount", "time", "share", …
        left, right: the words.
        left_class, right_class: their classes, "more" and "less".
    """

    group: str
    left: Token
    right: Token
    left_class: str
    right_class: str


def contrasts(comparison: Comparison, family: str) -> tuple[Contrast, ...]:
    """The contrasts of one family of groups, "comparison" or "order", in the order of the left side."""
    left, right = _telling(comparison.left), _telling(comparison.right)
    found: list[Contrast] = []
    for group in load_facts("en-contrasts")[family]:
        classes = _classes(family, group)
        if not classes.keys().isdisjoint(left) and not classes.keys().isdisjoint(right):
            found += _in_group(comparison, group, classes)
    return tuple(sorted(found, key=lambda contrast: (contrast.left.index, contrast.right.index)))


@lru_cache(maxsize=8)  # every family asks for the same two sides
def _telling(side: Side) -> frozenset[str]:
    """The few words of a side that stand in any group."""
    return side.words & _words()


@cache
def _words() -> frozenset[str]:
    families = load_facts("en-contrasts").items()
    return frozenset(word for family, groups in families for group in groups for word in _classes(family, group))


@cache
def _classes(family: str, group: str) -> Mapping[str, frozenset[str]]:
    """Classes by word; a word may belong to several."""
    found: dict[str, set[str]] = {}
    for name, words in load_facts("en-contrasts")[family][group].items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _in_group(comparison: Comparison, group: str, classes: Mapping[str, frozenset[str]]) -> Iterator[Contrast]:
    left, right = comparison.left, comparison.right
    ours, theirs = _free(comparison, left, classes), _free(comparison, right, classes)
    if not ours or not theirs:
        return
    for token in list(ours):
        mine = _class_of(token, classes)
        if len(mine) != 1:
            continue
        near = [other for other in theirs if _stands_at(comparison, token, other)]
        if any(_class_of(other, classes) & mine for other in near):
            continue
        clear = [other for other in near if len(_class_of(other, classes)) == 1]
        best = nearest(comparison, left, token, clear, _WITHIN)
        if best is not None and not _said_elsewhere(comparison, mine, best, classes):
            theirs.remove(best)
            (one,), (two,) = mine, _class_of(best, classes)
            yield Contrast(group, token, best, one, two)


def _stands_at(comparison: Comparison, token: Token, other: Token) -> bool:
    """Whether one of two words of the left and the right side stands where the other would."""
    return bool(
        nearest(comparison, comparison.left, token, [other], _WITHIN)
        or nearest(comparison, comparison.right, other, [token], _WITHIN)
    )


def _class_of(token: Token, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return classes.get(token.folded) or classes.get(token.lemma) or frozenset()


def _free(comparison: Comparison, side: Side, classes: Mapping[str, frozenset[str]]) -> list[Token]:
    """Words of the group that the other side does not have in the same place."""
    return [
        token
        for token in side.tokens
        if (token.folded in classes or token.lemma in classes)
        and token.kind != "aside"
        and (mine := _class_of(token, classes))
        and not any(_class_of(other, classes) & mine for other in comparison.counterparts(side, token))
    ]


def _said_elsewhere(
    comparison: Comparison, mine: frozenset[str], best: Token, classes: Mapping[str, frozenset[str]]
) -> bool:
    """Whether either side has the other one's class free a few words away: then the order differs, not the claim."""
    theirs = _class_of(best, classes)
    ours_again = any(_class_of(t, classes) & theirs for t in _free(comparison, comparison.left, classes))
    theirs_again = any(_class_of(t, classes) & mine for t in _free(comparison, comparison.right, classes))
    return ours_again or theirs_again
