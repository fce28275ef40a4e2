"""Names in both renderings, and names that stand where the other side has another name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from transcheck.alignment.comparison import Comparison
from transcheck.alignment.places import place_of
from transcheck.alignment.relations import related_words, same_place, short_of, spelled_alike
from transcheck.alignment.tokens import Token, countries
from transcheck.languages.facts import load_facts
from transcheck.languages.lexicon import is_known

_WORD = re.compile(r"[^\W\d_]+|(?:[A-Z]\.)+")
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
        if token.name and ((len(token.text) > 1 and _WORD.fullmatch(token.text)) or _initial(tokens, token)):
            if run and _begins_name(run[-1], token):
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


def _begins_name(before: Token, token: Token) -> bool:
    """Whether a person's own name begins here, after a title or a nation: "Russian President | Marta Kavalets"."""
    titled = before.folded in _offices() or before.folded in countries()
    return titled and not is_known(token.folded) and token.folded not in countries()


@cache
def _offices() -> frozenset[str]:
    return frozenset(load_facts("en")["grammar"]["offices"].split())


def _initial(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a single letter is the initial of a name: "M. Pompeo"."""
    after = tokens[token.index + 1 : token.index + 3]
    return len(token.text) == 1 and len(after) == 2 and after[0].text == "." and after[1].name


@dataclass(frozen=True, slots=True)
class OtherName:
    """A name here and a different name in its place there.

    Attributes:
        left, right: the words that differ.
        translated: whether both are made of ordinary words, or one abbreviates a longer one, so that they may be one
            name put in two ways: "Ministry of Emergency Situations", "EMERCOM".
    """

    left: tuple[Token, ...]
    right: tuple[Token, ...]

    @property
    def translated(self) -> bool:
        """Whether the two may be one name all the same."""
        sides = (self.left, self.right)
        in_words = all(_ordinary(token) for side in sides for token in side)
        long = any(len(side) > 1 for side in sides)
        return (in_words and long) or _abbreviates(*sides) or _abbreviates(self.right, self.left)


def _abbreviates(short: Sequence[Token], full: Sequence[Token]) -> bool:
    """Whether capitals may abbreviate a name in another language: they share a letter with its initials at least."""
    capitals = len(short) == 1 and len(short[0].text) > 1 and short[0].text.isupper()
    return capitals and len(full) > 1 and bool(set(short[0].folded) & {token.folded[0] for token in full})


def _ordinary(token: Token) -> bool:
    return is_known(token.folded) and token.folded not in countries()


def other_names(comparison: Comparison) -> tuple[OtherName, ...]:
    """The names that the other side replaces by a name of someone or something else."""
    ours, theirs = mentions(comparison.left.tokens), mentions(comparison.right.tokens)
    pairs = _matched(comparison, ours, theirs)
    found = [other for one, two in pairs if (other := _in_part(comparison, one, two))]
    left = _unanswered(ours, [one for one, _ in pairs])
    right = _unanswered(theirs, [two for _, two in pairs])
    ranked = sorted(
        (distance, a + b, abs(a - b), a, b)
        for a, one in enumerate(left)
        for b, other in enumerate(right)
        if (distance := _distance(comparison, one.tokens, other.tokens)) <= _NEAR or len(left) == len(right) == 1
    )
    gone: tuple[set[int], set[int]] = (set(), set())
    for _, _, _, a, b in ranked:
        if a not in gone[0] and b not in gone[1]:
            gone[0].add(a)
            gone[1].add(b)
            found.append(OtherName(left[a].tokens, right[b].tokens))
    return tuple(sorted(found, key=lambda pair: pair.left[0].index))


def _matched(
    comparison: Comparison, ours: Sequence[Mention], theirs: Sequence[Mention]
) -> list[tuple[Mention, Mention]]:
    """The names that stand for each other, each taken once; the most linked words first, then the nearest."""
    found: list[tuple[Mention, Mention]] = []
    for count in (_linked_words, _alike):  # names that share no word are only compared when they are left over
        left, right = ([m for m in side if not any(m in pair for pair in found)] for side in (ours, theirs))
        ranked = [
            (-words, _distance(comparison, one.tokens, other.tokens), a + b, abs(a - b), a, b)
            for a, one in enumerate(left)
            for b, other in enumerate(right)
            if (words := count(comparison, one, other))
        ]
        gone: tuple[set[int], set[int]] = (set(), set())
        for *_, a, b in sorted(ranked):
            if a not in gone[0] and b not in gone[1]:
                gone[0].add(a)
                gone[1].add(b)
                found.append((left[a], right[b]))
    return found


def _linked_words(comparison: Comparison, one: Mention, other: Mention) -> int:
    indices = {token.index for token in other.tokens}
    partners = comparison.partners(comparison.left)
    return sum(bool(indices.intersection(partners.get(token.index, ()))) for token in one.tokens)


def _alike(comparison: Comparison, one: Mention, other: Mention) -> int:  # noqa: ARG001  # counts as _linked_words does
    return int(_one_name(one, other))


def _unanswered(all_of_side: Sequence[Mention], answered: Sequence[Mention]) -> list[Mention]:
    """The names without a counterpart, unless they only repeat one that has."""
    taken = {id(mention) for mention in answered}
    known = [{token.folded for token in mention.tokens} for mention in answered]
    return [
        mention
        for mention in all_of_side
        if id(mention) not in taken and not any({t.folded for t in mention.tokens} <= words for words in known)
    ]


def _in_part(comparison: Comparison, one: Mention, other: Mention) -> OtherName | None:
    """Another given name with the same surname: words of two matched names that have nothing to do with each other."""
    there, back = comparison.partners(comparison.left), comparison.partners(comparison.right)
    ours = tuple(t for t in one.tokens if t.index not in there and not is_known(t.folded))
    theirs = tuple(t for t in other.tokens if t.index not in back and not is_known(t.folded))
    if not ours or not theirs or max(len(one.tokens), len(other.tokens)) < 2:
        return None
    if len(one.tokens) != len(other.tokens) and min(len(ours), len(theirs)) < 2:
        return None
    initial = 1 in {len(ours[0].folded), len(theirs[0].folded)}
    return None if initial or _one_name(Mention(ours), Mention(theirs)) else OtherName(ours, theirs)


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
