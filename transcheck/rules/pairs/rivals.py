"""Single words that stand where the other side has another word, and what that says."""

from collections.abc import Iterator
from dataclasses import dataclass

from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.polarity import denies_always, negations
from transcheck.comparing.tokens import Token
from transcheck.languages.english import opposition, synonymy, valence

_OPPOSED = 0.3  # of `opposition`; measured: no false one between human renderings where the place is certain
_APART = 0.1  # the same where a single word faces a single word: one is good, the other bad ("protect", "harm")

_BAD = -0.3  # valence of a word that may well say the same as a denial: "failure" and "dysfunction"


@dataclass(frozen=True, slots=True)
class Reversal:
    """A word here that turns round the word in its place there.

    Attributes:
        left, right: the two words.
        sure: whether they are known opposites; else the one is a negated word and the other is not.
    """

    left: Token
    right: Token
    sure: bool


def reversals(comparison: Comparison) -> tuple[Reversal, ...]:
    """Unlinked words that turn each other round, by the place they stand in."""
    return tuple(_reversals(comparison))


def _reversals(comparison: Comparison) -> Iterator[Reversal]:
    denied = {
        (side is comparison.left, token.sentence)
        for side, _ in comparison.sides
        for negation in negations(side)
        for token in [negation.cue]
    }
    for replacement in comparison.replacements:
        ours, theirs = replacement.left.content, replacement.right.content
        single = len(ours) == len(theirs) == 1 and replacement.held == 2
        for one in ours:
            for other in theirs:
                strength = opposition(one.folded, other.folded)
                apart = single and opposition(one.lemma, other.lemma) >= _APART
                if (apart or strength >= _OPPOSED) and strength > synonymy(one.folded, other.folded):
                    yield Reversal(one, other, True)
        if single:
            one, other = ours[0], theirs[0]
            plain = other if denies_always(one) else one
            negative = denies_always(one) != denies_always(other) and valence(plain.folded) >= _BAD
            in_denial = (True, one.sentence) in denied or (False, other.sentence) in denied
            phrasal = _with_particle(comparison.left if plain is one else comparison.right, plain)
            if negative and not in_denial and not phrasal and opposition(one.folded, other.folded) < _APART:
                yield Reversal(one, other, False)


def _with_particle(side: Side, token: Token) -> bool:
    """Whether a particle makes another verb of a word: "turned down" is a denial, "turned" is none."""
    following = side.tokens[token.index + 1 : token.index + 2]
    return any(after.folded in {"down", "out", "off", "away", "up", "back", "aside"} for after in following)
