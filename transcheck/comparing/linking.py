"""Word alignment of two renderings: order-free, many-to-many, the same whichever side comes first."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from transcheck.comparing.meanings import Judgement, Verdict
from transcheck.comparing.relations import STRENGTH, Relation, relate
from transcheck.comparing.tokens import Token, light_words

_WINDOW = 3  # words on either side that vouch for a link
_NEIGHBOUR = 0.12  # what one vouching neighbour adds; three outweigh the step from synonym to same word
_VOUCHERS = 1  # linked neighbours without which two opposites are chance
_IN_PLACE = 4  # of six words around, so many linked to words around another: it stands in the same place
_INITIALS = re.compile(r"[A-Z]{3,6}")
_LITTLE_WORDS = 3  # positions from one word of a name to the next: "Bank for the Reconstruction"
_DRIFT = 0.15  # what standing at opposite ends of the two renderings costs


# For each offset of a neighbour here, what its counterpart adds by its offset there: the nearest vouches the most.
_NEIGHBOURS = tuple(
    (a, {b: 1 / (abs(a) * (1 + abs(a - b))) for b in range(-_WINDOW, _WINDOW + 1) if a * b > 0})
    for a in range(-_WINDOW, _WINDOW + 1)
    if a
)


_AGAINST: frozenset[Relation] = frozenset({"opposite", "rival"})
# What the lexicon says goes before what WordNet says of single words, but never before their spelling.
_WEAKER: dict[Relation, frozenset[Relation]] = {
    "meaning": frozenset({"related", "synonym", "spelling", "opposite"}),
    "near": frozenset({"related", "synonym"}),
    "rival": frozenset({"related", "synonym"}),
}
_RELATIONS: dict[Verdict, Relation] = {"same": "meaning", "converse": "meaning", "near": "near", "contrast": "rival"}


class Link(NamedTuple):
    """A word of the left rendering and the word of the right one that stands for it.

    Attributes:
        left, right: indices of the tokens.
        relation: what the two words are to each other.
    """  # a named tuple for the same reason as Token

    left: int
    right: int
    relation: Relation


def link_words(
    left: Sequence[Token],
    right: Sequence[Token],
    anchors: Sequence[tuple[Sequence[int], Sequence[int]]] = (),
    judgements: Sequence[Judgement] = (),
) -> tuple[Link, ...]:
    """Align two renderings.

    Content words are linked first, the surest first; where a word has several candidates, its neighbours decide.
    Then function words and marks follow their neighbours, and a word that repeats a linked one joins its link.

    Args:
        left: the words of one rendering.
        right: the words of the other.
        anchors: indices of words known to say one thing together, such as equal numbers in digits and in words.
        judgements: what the lexicon says of expressions on both sides.

    Returns:
        The links by left, then right index. A token in no link has no counterpart.
    """
    links = _Links(left, right)
    for ours, theirs in anchors:
        links.add_all(ours, theirs, "number")
    links.take(_pairs(left, right, _same_key))
    judged = {(judgement.left.head, judgement.right.head): judgement for judgement in judgements}
    likely = _likely(links.open_pairs(), judged)
    agreeing = [pair for pair in likely if pair[2] not in _AGAINST]
    links.take(pair for pair in agreeing if not links.of_grammar(pair[0], pair[1]))
    links.take(links.function_pairs())  # the same word of grammar before another that may mean the same
    links.take(pair for pair in agreeing if links.of_grammar(pair[0], pair[1]))
    links.take(pair for pair in likely if pair[2] in _AGAINST and links.vouched(pair[0], pair[1]) >= _VOUCHERS)
    links.found.extend(_spread(links, judged))
    links.spell_out()
    return tuple(sorted([*links.found, *_joined(links, judged)], key=attrgetter("left", "right")))


def _likely(
    known: Iterable[tuple[int, int, Relation]], judged: Mapping[tuple[int, int], Judgement]
) -> list[tuple[int, int, Relation]]:
    """Candidates by what is known of single words, and by the lexicon, which is trusted more."""
    pairs: dict[tuple[int, int], Relation] = {(i, j): relation for i, j, relation in known}
    for place, judgement in judged.items():
        relation = _RELATIONS[judgement.verdict]
        if pairs.get(place, "related") in _WEAKER[relation]:
            pairs[place] = relation
    return [(i, j, relation) for (i, j), relation in pairs.items()]


def _spread(links: "_Links", judged: Mapping[tuple[int, int], Judgement]) -> Iterator[Link]:
    """Links for all words of two expressions whose heads are linked: "lay", "down" and "arms" with "surrendered"."""
    for link in list(links.found):
        judgement = judged.get((link.left, link.right))
        if judgement is None or _RELATIONS[judgement.verdict] != link.relation:
            continue
        for i in judgement.left.indices:
            if i not in links.to_right:
                links.to_right[i] = link.right
                yield Link(i, link.right, link.relation)
        for j in judgement.right.indices:
            if j not in links.to_left:
                links.to_left[j] = link.left
                yield Link(link.left, j, link.relation)


def _same_key(token: Token) -> str | None:
    return token.lemma if token.kind in {"content", "number", "aside"} else None


def _pairs(
    left: Sequence[Token], right: Sequence[Token], key: Callable[[Token], str | None]
) -> Iterator[tuple[int, int, Relation]]:
    by_key: dict[str, list[int]] = defaultdict(list)
    for token in right:
        if (value := key(token)) is not None:
            by_key[value].append(token.index)
    for token in left:
        for index in by_key.get(key(token) or "", ()):
            relation = relate(token, right[index])
            if relation:
                yield token.index, index, relation


class _Links:
    """Links found so far; a word is taken once."""

    def __init__(self, left: Sequence[Token], right: Sequence[Token]) -> None:
        self.left, self.right = left, right
        self.to_right: dict[int, int] = {}
        self.to_left: dict[int, int] = {}
        self.found: list[Link] = []
        self._length = max(len(left), len(right), 1)

    def take(self, candidates: Iterable[tuple[int, int, Relation]]) -> None:
        """Accept candidates, best first; a tie falls the same way whichever side is left."""
        pairs = [pair for pair in candidates if pair[0] not in self.to_right and pair[1] not in self.to_left]
        known = {i: [j] for i, j in self.to_right.items()}
        for i, j, _ in pairs:
            known.setdefault(i, []).append(j)
        there = Counter([j for _, j, _ in pairs])
        rivals = []
        for i, j, relation in pairs:
            if len(known[i]) == there[j] == 1:
                self.add(i, j, relation)
            else:
                rivals.append((i, j, relation))
        ranked = sorted(rivals, key=lambda pair: (-self._score(pair, known), pair[0] + pair[1], abs(pair[0] - pair[1])))
        for i, j, relation in ranked:
            self.add(i, j, relation)

    def add(self, i: int, j: int, relation: Relation) -> None:
        """Link two words."""
        if i not in self.to_right and j not in self.to_left:
            self.to_right[i] = j
            self.to_left[j] = i
            self.found.append(Link(i, j, relation))

    def add_all(self, ours: Sequence[int], theirs: Sequence[int], relation: Relation) -> None:
        """Link expressions: equal words, then the others in order, what is left of the longer one with the last."""
        for i in ours:
            for j in theirs:
                if self.left[i].lemma == self.right[j].lemma:
                    self.add(i, j, relation)
        ours = [i for i in ours if i not in self.to_right] or ours[:1]
        theirs = [j for j in theirs if j not in self.to_left] or theirs[:1]
        for place in range(max(len(ours), len(theirs))):
            i, j = ours[min(place, len(ours) - 1)], theirs[min(place, len(theirs) - 1)]
            if i not in self.to_right or j not in self.to_left:
                self.to_right.setdefault(i, j)
                self.to_left.setdefault(j, i)
                self.found.append(Link(i, j, relation))

    def _score(self, pair: tuple[int, int, Relation], known: Mapping[int, Sequence[int]]) -> float:
        i, j, relation = pair
        near = 0.0
        for a, vouching in _NEIGHBOURS:
            if i + a in known:
                near += max([vouching.get(there - j, 0.0) for there in known[i + a]])
        drift = abs(i / len(self.left) - j / len(self.right))
        return STRENGTH[relation] + _NEIGHBOUR * near - _DRIFT * drift

    def vouched(self, i: int, j: int) -> int:
        """How many words around `i` are linked to words around `j`."""
        return sum(abs(self.to_right.get(i + a, j + 99) - j) <= _WINDOW for a in range(-_WINDOW, _WINDOW + 1) if a)

    def of_grammar(self, i: int, j: int) -> bool:
        """Whether both words are of grammar."""
        return self.left[i].kind == self.right[j].kind == "function"

    def lacks(self, index: int, left: bool) -> bool:
        """Whether a word of meaning of one side stands alone and none left alone on the other side has its place."""
        side, taken = (self.left, self.to_right) if left else (self.right, self.to_left)
        if index in taken or side[index].kind != "content":
            return False
        free = [
            token.index
            for token in (self.right if left else self.left)
            if token.kind == "content" and token.index not in (self.to_left if left else self.to_right)
        ]
        return not any(self.vouched(*((index, j) if left else (j, index))) >= _IN_PLACE for j in free)

    def open_pairs(self) -> Iterator[tuple[int, int, Relation]]:
        """Related words among the content words still free."""
        free = [token for token in self.right if token.kind == "content" and token.index not in self.to_left]
        for token in self.left:
            if token.kind == "content" and token.index not in self.to_right:
                for other in free:
                    relation = relate(token, other)
                    if relation:
                        yield token.index, other.index, relation

    def spell_out(self) -> None:
        """Link initials with the name that they stand for, all its words: "IMF", "International Monetary Fund"."""
        for tokens, taken, others, flip in (
            (self.left, self.to_right, self.right, False),
            (self.right, self.to_left, self.left, True),
        ):
            for token in tokens:
                if token.index in taken or not _INITIALS.fullmatch(token.text):
                    continue
                for word in _spelled_out(token.text, others):
                    i, j = (word.index, token.index) if flip else (token.index, word.index)
                    if i not in self.to_right or j not in self.to_left:
                        self.to_right.setdefault(i, j)
                        self.to_left.setdefault(j, i)
                        self.found.append(Link(i, j, "same"))

    def function_pairs(self) -> Iterator[tuple[int, int, Relation]]:
        """Equal function words and marks that stand near each other, judged by the links around them."""
        for i, j, relation in _pairs(self.left, self.right, _function_key):
            if i not in self.to_right and j not in self.to_left:
                yield i, j, relation


def _spelled_out(initials: str, tokens: Sequence[Token]) -> Sequence[Token]:
    """The words of a name with these initials, little words left out; none when there is no such name."""
    names = [token for token in tokens if token.kind == "content" and token.text[0].isupper()]
    for start in range(len(names) - len(initials) + 1):
        run = names[start : start + len(initials)]
        near = all(b.index - a.index <= _LITTLE_WORDS for a, b in pairwise(run))
        if near and "".join(token.text[0] for token in run) == initials:
            return run
    return ()


def _function_key(token: Token) -> str | None:
    return token.lemma if token.kind in {"function", "mark"} else None


def _joined(links: _Links, judged: Mapping[tuple[int, int], Judgement]) -> Iterator[Link]:
    """Links for words that repeat a linked word, or its meaning: said twice here, once there."""
    joined = set()
    for tokens, taken, other, flip in (
        (links.left, links.to_right, links.left, False),
        (links.right, links.to_left, links.right, True),
    ):
        said = {other[i].lemma: taken[i] for i in sorted(taken) if other[i].kind in {"content", "number"}}
        for token in tokens:
            if token.index not in taken and token.kind in {"content", "number"} and token.lemma in said:
                if token.lemma in light_words():
                    continue
                partner = said[token.lemma]
                joined.add((token.index, flip))
                yield Link(partner, token.index, "same") if flip else Link(token.index, partner, "same")
    for i, j in _repeated_meanings(links, judged):
        flip = i in links.to_right
        if (j if flip else i, flip) not in joined:
            joined.add((j if flip else i, flip))
            yield Link(i, j, "meaning")


def _repeated_meanings(links: _Links, judged: Mapping[tuple[int, int], Judgement]) -> Iterator[tuple[int, int]]:
    """Words left alone that mean what a linked word means, unless another word left alone stands in their place."""
    for judgement in judged.values():
        if judgement.verdict != "same":
            continue
        if judgement.right.head in links.to_left:
            yield from ((i, judgement.right.head) for i in judgement.left.indices if links.lacks(i, left=True))
        if judgement.left.head in links.to_right:
            yield from ((judgement.left.head, j) for j in judgement.right.indices if links.lacks(j, left=False))
