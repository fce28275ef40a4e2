"""Names that stand where the other side has another name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.stretches import Stretch
from transcheck.comparing.tokens import Token
from transcheck.languages.english import akin, is_known, parts_of_speech
from transcheck.rules.pairs.mentions import (
    Mention,
    is_office,
    is_ordinary,
    is_ordinary_word,
    mentions,
    titles,
    titles_and_offices,
)
from transcheck.rules.pairs.places import nearest, place_of
from transcheck.rules.pairs.same_names import is_slip, may_abbreviate, one_name

_NEAR = 4  # words between the place of a name and another name that stands for it
_LONE = 6  # the same where each side has but one name without a counterpart, made of ordinary words
_NOUN = 4  # tenths of a word's use as a noun that make it one here
_FEW = 2  # words that stand for a name
_DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "his", "her", "its", "their", "my", "our", "your", "'s"}
)
_BESIDE = 2  # the same where one of the two is named elsewhere too


Doubt = Literal["none", "in words", "one name", "no name", "a word"]


@dataclass(frozen=True, slots=True)
class OtherName:
    """A name here and a different name in its place there.

    Attributes:
        left, right: the words that differ.
        doubt: why it may be no difference, "none" where nothing speaks for that. "in words": one is made of ordinary
            words and may translate the other ("Swifts", "Strizhi"). "one name": both are, with words akin, or one
            abbreviates a longer one, or letters changed places ("Ministry of Emergency Situations", "EMERCOM"; "UEFA",
            "EUFA"). "no name": one may have its capital letter from opening the sentence. "a word": one plainly is no
            name.
    """

    left: tuple[Token, ...]
    right: tuple[Token, ...]
    doubt: Doubt = "none"


def _other_name(left: tuple[Token, ...], right: tuple[Token, ...]) -> OtherName:
    ordinary = [all(is_ordinary_word(token) for token in words) for words in (left, right)]
    both = all(ordinary) and max(len(left), len(right)) > 1 and any(akin(a.lemma, b.lemma) for a in left for b in right)
    if both or may_abbreviate(left, right) or may_abbreviate(right, left) or is_slip(left, right):
        return OtherName(left, right, "one name")
    return OtherName(left, right, "in words" if any(ordinary) else "none")


def other_names(comparison: Comparison) -> tuple[OtherName, ...]:
    """The names that the other side replaces by a name of someone or something else."""
    ours, theirs = mentions(comparison.left.tokens), mentions(comparison.right.tokens)
    pairs = _matched(comparison, ours, theirs)
    found = [other for one, two in pairs if (other := _in_part(comparison, one, two))]
    rests = [(_rest(comparison, comparison.left, one), _rest(comparison, comparison.right, two)) for one, two in pairs]
    left = _candidates(comparison.left, ours, [one for one, _ in pairs], [x for x, y in rests if x and not y])
    right = _candidates(comparison.right, theirs, [two for _, two in pairs], [y for x, y in rests if y and not x])
    names = [[mention for mention, fresh in side if fresh and not is_office(mention)] for side in (left, right)]
    alone = len(names[0]) == len(names[1]) == 1
    proper = all(sum(not is_ordinary(mention) for mention in side) == 1 for side in names)
    ranked = sorted(
        (not fresh, distance, a + b, abs(a - b), a, b)
        for a, (one, first) in enumerate(left)
        for b, (other, second) in enumerate(right)
        if not one_name(one, other) and is_office(one) == is_office(other)
        for fresh in [first and second]
        if (distance := _distance(comparison, one.tokens, other.tokens, fresh)) <= (_NEAR if fresh else _BESIDE)
        or (fresh and alone and distance <= _LONE)
        or (fresh and proper and not (is_ordinary(one) or is_ordinary(other)))
    )
    gone: tuple[set[int], set[int]] = (set(), set())
    for *_, a, b in ranked:
        if a not in gone[0] and b not in gone[1]:
            gone[0].add(a)
            gone[1].add(b)
            found.append(_other_name(left[a][0].tokens, right[b][0].tokens))
    for side, candidates, taken in ((comparison.left, left, gone[0]), (comparison.right, right, gone[1])):
        rest = [m for at, (m, fresh) in enumerate(candidates) if fresh and at not in taken and not is_office(m)]
        found += _without_name(comparison, side, rest)
    return tuple(sorted(found, key=lambda pair: pair.left[0].index))


def _without_name(comparison: Comparison, side: Side, rest: Sequence[Mention]) -> Iterator[OtherName]:
    """Names of `side` in whose place no name stands for certain: a word that opens its sentence, or another word."""
    mine_first = side is comparison.left
    other = comparison.right if mine_first else comparison.left
    openings = [token for token in other.tokens if _may_be_name(comparison, other, token)]
    facing = [(r.left, r.right) if mine_first else (r.right, r.left) for r in comparison.replacements if r.held == 2]
    for mention in rest:
        unlike = [token for token in openings if not one_name(mention, Mention((token,)))]
        opening = nearest(comparison, side, mention.tokens[0], unlike, _BESIDE)
        words = next((theirs for ours, theirs in facing if set(mention.tokens) <= set(ours.tokens)), None)
        if opening is not None:
            openings.remove(opening)
            yield _turned(mention.tokens, (opening,), "no name", mine_first)
        elif words is not None and not is_ordinary(mention) and _plain(other, mention, words):
            yield _turned(mention.tokens, words.content, "a word", mine_first)


def _turned(mine: tuple[Token, ...], theirs: tuple[Token, ...], doubt: Doubt, mine_first: bool) -> OtherName:
    return OtherName(mine, theirs, doubt) if mine_first else OtherName(theirs, mine, doubt)


def _may_be_name(comparison: Comparison, side: Side, token: Token) -> bool:
    """Whether a word that opens its sentence is a noun without an article that stands by itself: "Flick said"."""
    capital = token.opens and token.kind == "content" and not token.name and token.text[0].isupper()
    if not capital or token.folded != token.lemma or comparison.counterparts(side, token):
        return False
    after = next(iter(side.tokens[token.index + 1 : token.index + 2]), None)
    return (
        _is_noun(token) and after is not None and (after.kind != "content" or after.name or after.folded != after.lemma)
    )


def _plain(side: Side, mention: Mention, words: Stretch) -> bool:
    """Whether a few words are no way to speak of someone named before ("the group"), and none to spell the name out."""
    content = words.content
    before = side.tokens[words.tokens[0].index - 1 : words.tokens[0].index]
    spoken_of = any(token.folded in _DEFINITE for token in (*before, *words.tokens))
    nouns = all(_is_noun(token) and not token.name for token in content)
    return 0 < len(content) <= _FEW and nouns and not spoken_of and not one_name(mention, Mention(content))


def _is_noun(token: Token) -> bool:
    return parts_of_speech(token.lemma).get("n", 0) >= _NOUN


def _is_address(side: Side, mention: Mention) -> bool:
    """Whether it is a mere word of address before a name: "Sir"."""
    after = side.tokens[mention.tokens[-1].index + 1 : mention.tokens[-1].index + 2]
    return all(t.folded in titles() for t in mention.tokens) and any(token.name for token in after)


def _rest(comparison: Comparison, side: Side, mention: Mention) -> tuple[Token, ...]:
    """The words of a matched name that its counterpart does not have: "Trout | PBS"."""
    partners = comparison.partners(side)
    rest = tuple(token for token in mention.tokens if token.index not in partners)
    return () if len(rest) == len(mention.tokens) or all(is_known(token.folded) for token in rest) else rest


def _candidates(
    side: Side, names: Sequence[Mention], matched: Sequence[Mention], rests: Sequence[tuple[Token, ...]]
) -> list[tuple[Mention, bool]]:
    """What may face another name: names without a counterpart, and with False repetitions and rests of such as have."""
    known = [{token.folded for token in mention.tokens} for mention in matched]
    taken = {id(mention) for mention in matched}
    found = [(Mention(rest), False) for rest in rests]
    for mention in names:
        words = {token.folded for token in mention.tokens}
        if id(mention) not in taken and not _is_address(side, mention):
            found.append((mention, not any(words <= others for others in known)))
            known.append(words)
    return sorted(found, key=lambda candidate: candidate[0].tokens[0].index)


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
    linked = [token for token in one.tokens if indices.intersection(partners.get(token.index, ()))]
    bare = all(token.folded in titles_and_offices() for token in linked)  # a title in common is no common name
    return 0 if bare and not (is_office(one) or is_office(other)) else len(linked)


def _alike(comparison: Comparison, one: Mention, other: Mention) -> int:  # noqa: ARG001  # counts as _linked_words does
    return int(one_name(one, other))


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
    return None if initial or one_name(Mention(ours), Mention(theirs)) else _other_name(ours, theirs)


def _distance(comparison: Comparison, one: Sequence[Token], other: Sequence[Token], linked: bool = True) -> int:
    """How far from each other two names stand, in words, by the nearer of the two sides' reckoning.

    Without `linked` by the words around them alone: a repeated name is linked to the one it repeats.
    """
    ways = []
    for side, mine, yours in ((comparison.left, one, other), (comparison.right, other, one)):
        places = [place for token in (mine[0], mine[-1]) for place in place_of(comparison, side, token, linked)]
        ways += [abs(place - token.index) for place in places for token in (yours[0], yours[-1])]
    return min(ways, default=_NEAR + 1)
