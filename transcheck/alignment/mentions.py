"""Names in both renderings, and names that stand where the other side has another name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transcheck.alignment.comparison import Comparison, Side
from transcheck.alignment.places import place_of
from transcheck.alignment.relations import related_words, same_place, short_of, spelled_alike
from transcheck.alignment.tokens import Token

_INNER = frozenset({"of", "the", "de", "van", "von", "der", "la", "le", "el", "al", "bin", "-", "&", "."})
_NEAR = 4  # words between the place of a name and another name that stands for it


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
        if token.name:
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


@dataclass(frozen=True, slots=True)
class OtherName:
    """A name here and a different name in its place there.

    Attributes:
        left, right: the words that differ.
    """

    left: tuple[Token, ...]
    right: tuple[Token, ...]


def other_names(comparison: Comparison) -> tuple[OtherName, ...]:
    """The names that the other side replaces by a name of someone or something else."""
    left, right = comparison.left, comparison.right
    ours, theirs = _unanswered(comparison, left), _unanswered(comparison, right)
    ranked = sorted(
        (distance, a + b, abs(a - b), a, b)
        for a, one in enumerate(ours)
        for b, other in enumerate(theirs)
        if (distance := _distance(comparison, one, other)) <= _NEAR
    )
    gone_left: set[int] = set()
    gone_right: set[int] = set()
    found = []
    for _, _, _, a, b in ranked:
        if a not in gone_left and b not in gone_right:
            gone_left.add(a)
            gone_right.add(b)
            found.append(OtherName(ours[a], theirs[b]))
    return tuple(sorted(found, key=lambda pair: pair.left[0].index))


def _unanswered(comparison: Comparison, side: Side) -> list[tuple[Token, ...]]:
    """The words of each name on `side` that have no counterpart in any form on the other side."""
    other = comparison.right if side is comparison.left else comparison.left
    known = mentions(other.tokens)
    found = []
    for mention in mentions(side.tokens):
        free = tuple(token for token in mention.tokens if token.index not in comparison.partners(side))
        if free and not any(_one_name(Mention(free), whole) or _one_name(mention, whole) for whole in known):
            found.append(free)
    return found


def _one_name(one: Mention, other: Mention) -> bool:
    """Whether two mentions may mean the same: initials, short forms, people and country, spelling, diminutives."""
    if one.letters in {other.initials, other.letters} or other.letters == one.initials:
        return True
    if _shortens(one, other) or _shortens(other, one):
        return True
    return any(
        same_place(a.folded, b.folded) or spelled_alike(a.folded, b.folded) or short_of(a.folded, b.folded)
        or related_words(a.lemma, b.lemma) not in {None, "opposite"}
        for a in one.tokens
        for b in other.tokens
    )  # fmt: skip


def _shortens(short: Mention, full: Mention) -> bool:
    """Whether an abbreviation holds the initials of a name, or they hold it: "EPL" and "Premier League"."""
    if len(full.tokens) < 2 or not short.letters or len(short.letters) < 2:
        return False
    return full.initials in short.letters or short.letters in full.initials


def _distance(comparison: Comparison, one: Sequence[Token], other: Sequence[Token]) -> int:
    """How far from each other two names stand, in words, by the nearer of the two sides' reckoning."""
    ways = []
    for side, mine, yours in ((comparison.left, one, other), (comparison.right, other, one)):
        places = [place for token in (mine[0], mine[-1]) for place in place_of(comparison, side, token)]
        ways += [abs(place - token.index) for place in places for token in (yours[0], yours[-1])]
    return min(ways, default=_NEAR + 1)
