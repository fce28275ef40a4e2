"""Who is spoken of by pronouns and gendered words, and where the two renderings disagree."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.tokens import Token, fold, persons
from transcheck.languages.english import gender_pair, sex_of
from transcheck.languages.facts import load_facts
from transcheck.rules.pairs.places import nearest

_WITHIN = 3


@dataclass(frozen=True, slots=True)
class OtherPerson:
    """A word for a person here, and a word for another person in its place there.

    Attributes:
        left, right: the words: he against she, king against queen.
    """

    left: Token
    right: Token


def other_sexes(comparison: Comparison) -> tuple[OtherPerson, ...]:
    """Pronouns and nouns that differ by the sex of the person."""
    left, right = comparison.left, comparison.right
    ours = _sexed(comparison, left)
    theirs = _sexed(comparison, right)
    found = []
    for token in ours:
        opposite = [other for other in theirs if _differ(token, other)]
        best = nearest(comparison, left, token, opposite, _WITHIN)
        if best is None and opposite and _only_one_sex(ours) and _only_one_sex(theirs) and _pronoun(token):
            best = next((other for other in opposite if _pronoun(other)), None)
        if best is not None and not _mixed(left, right, token, best):
            theirs.remove(best)
            found.append(OtherPerson(token, best))
    return tuple(found or _strangers(comparison))


def _strangers(comparison: Comparison) -> Iterator[OtherPerson]:
    """A pronoun of a sex that nobody on the other side has, nor else on its own: "he hurt himself when she fell"."""
    for side, other in comparison.sides:
        strange = [t for t in _sexed(comparison, side) if _pronoun(t)]
        known = [token for token in other.tokens if _sex(token)] if strange else []
        pronoun = next((token for token in known if _pronoun(token)), None)
        if pronoun is None or len({_sex(token) for token in known}) > 1:
            continue
        here = {_sex(token) for token in side.tokens if not _pronoun(token)}
        for token in strange:
            if _sex(token) != _sex(pronoun) and _sex(token) not in here:
                yield OtherPerson(token, pronoun) if side is comparison.left else OtherPerson(pronoun, token)
                return


def _sex(token: Token) -> str | None:
    """The sex that a word, or a given name, tells."""
    return _given().get(token.folded) if token.name else sex_of(token.folded)


@cache
def _given() -> Mapping[str, str]:
    table = load_facts("given-names")
    return {fold(name): sex for sex, key in (("male", "m"), ("female", "f")) for name in table[key].split()}


def _sexed(comparison: Comparison, side: Side) -> list[Token]:
    return [
        t
        for t in side.tokens
        if t.kind != "aside" and sex_of(t.folded) and not t.name and not comparison.counterparts(side, t)
    ]


def _pronoun(token: Token) -> bool:
    return persons().get(token.folded) in {"he", "she"}


def _differ(one: Token, other: Token) -> bool:
    if _pronoun(one) and _pronoun(other):
        return sex_of(one.folded) != sex_of(other.folded)
    return gender_pair(one.folded, other.folded)


def _only_one_sex(tokens: Sequence[Token]) -> bool:
    return len({sex_of(token.folded) for token in tokens if _pronoun(token)}) == 1


def _mixed(left: Side, right: Side, one: Token, other: Token) -> bool:
    """Whether both sexes are spoken of on both sides, so that a pronoun may stand for a noun or a name."""

    def sexes(side: Side) -> set[str]:
        return {sex for token in side.tokens if not token.name and (sex := sex_of(token.folded))}

    return _pronoun(one) and _pronoun(other) and len(sexes(left)) == len(sexes(right)) == 2
