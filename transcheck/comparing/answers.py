"""Which operators of two renderings answer each other."""

from collections.abc import Callable

from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.operators import Operator
from transcheck.comparing.tokens import Token

_REACH = 6  # words around an operator whose links vouch for its place
SAME = frozenset({"same", "number", "form", "name", "meaning", "spelling", "synonym"})
DOWN = frozenset({"no", "not_yet", "no_longer", "undone", "lacking", "hardly"})
_KIND = {**dict.fromkeys(DOWN, "down"), "only_but": "only"}  # classes that may answer each other


class Answers:
    """The operators of two renderings, and which of them answer each other."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.operators = {id(side): side.operators for side, _ in comparison.sides}
        self.relations = {(link.left, link.right): link.relation for link in comparison.links}
        self.answered: set[int] = set()  # ids of operators
        self.pairs: list[tuple[Operator, Operator]] = []
        self.pair_off(same_class)

    def of(self, side: Side) -> tuple[Operator, ...]:
        """The operators of a side."""
        return self.operators[id(side)]

    def counterparts(self, side: Side, token: Token) -> tuple[Token, ...]:
        """The words on the other side that say the same as a word."""
        left = side is self.comparison.left
        return tuple(
            there
            for there in self.comparison.counterparts(side, token)
            if self.relations.get((token.index, there.index) if left else (there.index, token.index)) in SAME
        )

    def pair_off(self, answers: Callable[[str, str], bool]) -> None:
        """Take operators of classes that answer each other and are said of the same words: the nearest first."""
        left, right = self.comparison.left, self.comparison.right
        ranked = []
        for a, one in enumerate(self.of(left)):
            for b, other in enumerate(self.of(right)):
                if answers(one.name, other.name) and not {id(one), id(other)} & self.answered:
                    rank = self.affinity(one, other)
                    if rank:
                        ranked.append((-rank, a + b, abs(a - b), a, b))
        for *_, a, b in sorted(ranked):
            one, other = self.of(left)[a], self.of(right)[b]
            if not {id(one), id(other)} & self.answered:
                self.answered |= {id(one), id(other)}
                self.pairs.append((one, other))

    def affinity(self, one: Operator, other: Operator) -> int:
        """How surely an operator of the left and one of the right side are said of the same; 0 for far apart."""
        comparison = self.comparison
        same = any(t in comparison.counterparts(comparison.left, mine) for mine in one.targets for t in other.targets)
        partners = comparison.partners(comparison.left)
        places = [j for token in one.tokens for j in partners.get(token.index, ())]
        cue = any(j in {token.index for token in other.tokens} for j in places)
        near = sum(
            any(abs(j - other.cue.index) <= _REACH for j in partners.get(i, ()))
            for i in range(one.cue.index - _REACH, one.cue.index + _REACH + 1)
        )
        return 100 * same + 40 * cue + near


def same_class(one: str, other: str) -> bool:
    """Whether two names are one."""
    return one == other


def same_kind(one: str, other: str) -> bool:
    """Whether operators of the two classes may answer each other."""
    return _KIND.get(one, one) == _KIND.get(other, other)
