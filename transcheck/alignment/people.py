"""Who is spoken of by pronouns and gendered words, and where the two renderings disagree."""

from collections.abc import Sequence
from dataclasses import dataclass

from transcheck.alignment.comparison import Comparison, Side
from transcheck.alignment.places import nearest
from transcheck.alignment.tokens import Token, persons
from transcheck.languages.lexicon import gender_pair, sex_of

_WITHIN = 3


@dataclass(frozen=True, slots=True)
class OtherPerson:
    """A word for a person here, and a word for another person in its place there.

    Attributes:
        left, right: the words.
        kind: "sex" for he against she or king against queen, else the two grammatical persons, "first-we".
    """

    left: Token
    right: Token
    kind: str


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
            found.append(OtherPerson(token, best, "sex"))
    return tuple(found)


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
