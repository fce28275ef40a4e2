"""The same utterance across outlets, and across languages."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Literal

from transcheck.encoders.base import Encoder
from transcheck.encoders.cache import RememberingEncoder
from transcheck.encoders.lexical import WORD, fold
from transcheck.glossary import Glossary
from transcheck.model import Document, Group, Pair, Quote
from transcheck.pairing.central import MOST_DOCUMENTS, central, compared_renderings, searched_documents
from transcheck.pairing.echoes import add_echoes, content_of, headlines_in, without_echoes
from transcheck.pairing.groups import Place, gather, in_order, join_more, member_of, places_of
from transcheck.pairing.links import MUCH_ALIKE, Link, reasons_of_quotes
from transcheck.pairing.matching import Match, match_renderings
from transcheck.pairing.search import link_documents
from transcheck.pairing.segments import Rendering, labels_of, segments_of
from transcheck.pairing.sides import Side
from transcheck.pairing.similarity import probability
from transcheck.pairing.speakers import Speakers

__all__ = ["Match", "Pairing", "match_renderings", "pair_renderings"]

_COPY = "word-for-word copy: one witness"
_COPY_WORDS = 6  # two translators may well meet in fewer
_THIRD = "both render what a third document renders"
_BY_A_THIRD = 0.5
_MANY_MEMBERS = 50  # of one utterance; no story has so many renderings unless one is repeated
_IN_COMMON = 0.5  # of the words of a sentence that no central document has, with one of another document


@dataclass(frozen=True, slots=True)
class Pairing:
    """Utterances with their renderings, and every two renderings from different documents."""

    groups: tuple[Group, ...] = ()
    pairs: tuple[Pair, ...] = ()


def pair_renderings(
    documents: Sequence[Document],
    quotes: Mapping[str, Sequence[Quote]],
    *,
    encoder: Encoder,
    glossary: Glossary | None = None,
    scope: Literal["quotes", "text"] = "quotes",
) -> Pairing:
    """Find which words of the documents render the same utterance.

    Args:
        documents: in any order; of originals all sentences are candidates.
        quotes: the quotes of each document, by its path.
        encoder: for the meaning.
        glossary: its people are one speaker however they are spelled.
        scope: "text" makes every sentence of every document a candidate.

    Returns:
        Groups by where they first stand; an utterance that only one document renders is in none.
    """
    # links are sought in the order of the paths: the answer must not depend on how files were named first
    segments = {
        document.path: segments_of(
            document, quotes.get(document.path, ()), all_text=scope == "text" or document.is_original
        )
        for document in sorted(documents, key=lambda document: document.path)
    }
    speakers, encoder = Speakers(glossary), RememberingEncoder(encoder)
    bodies = [Side(without_echoes(found)) for found in segments.values()]
    headings = [Side(headlines_in(found)) for found in segments.values()]
    searched = searched_documents([_words_in(body) for body in bodies])
    links = [link for one, other in searched for link in link_documents(bodies[one], bodies[other], encoder, speakers)]
    links += _left_over(bodies, searched, links, encoder, speakers)
    utterances, dropped = gather(links)
    headings = [heading for heading in headings if heading.sentences]
    near = bodies
    if len(bodies) > MOST_DOCUMENTS:  # a headline is told in the words of what most print
        near = [bodies[n] for n in central([_words_in(body) for body in bodies], MOST_DOCUMENTS)]
    late = [link for one, other in product(headings, near) for link in link_documents(one, other, encoder, speakers)]
    among = searched_documents([_words_in(heading) for heading in headings])
    late += [link for n, m in among for link in link_documents(headings[n], headings[m], encoder, speakers)]
    links += late
    join_more(utterances, [*dropped, *late])
    labels = {document.path: labels_of(document, quotes.get(document.path, ())) for document in documents}
    add_echoes(utterances, segments, labels)
    ordered = in_order(utterances, documents)
    groups = tuple(
        Group(f"u{number}", tuple([member_of(rendering) for rendering in utterance]))
        for number, utterance in enumerate(ordered, 1)
    )
    return Pairing(groups, _pairs(ordered, groups, links, speakers))


def _words_in(side: Side) -> frozenset[str]:
    return frozenset().union(*(content_of(segment.words) for segment in side.sentences))


def _left_over(
    bodies: Sequence[Side],
    searched: Sequence[tuple[int, int]],
    links: Sequence[Link],
    encoder: Encoder,
    speakers: Speakers,
) -> list[Link]:
    """Links between sentences that met none in the most central documents, of documents that share their words."""
    if len(bodies) <= MOST_DOCUMENTS:
        return []
    met = {place for link in links for side in (link.left, link.right) for place in places_of(side)}
    rest = [Side([segment for segment in body.segments if not places_of((segment,)) & met]) for body in bodies]
    having: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    sizes: dict[tuple[int, int], int] = {}
    for number, side in enumerate(rest):
        for place, sentence in enumerate(side.sentences):
            words = content_of(sentence.words)
            sizes[number, place] = len(words)
            for word in words:
                having[word].append((number, place))
    common: defaultdict[tuple[tuple[int, int], tuple[int, int]], int] = defaultdict(int)
    for found in having.values():
        if len(found) <= MOST_DOCUMENTS:  # what all have says nothing of two
            for two in combinations(found, 2):
                common[two] += 1
    done = set(searched)
    near = {
        (one[0], other[0])
        for (one, other), count in common.items()
        if one[0] != other[0] and count >= _IN_COMMON * min(sizes[one], sizes[other])
    }
    return [
        link
        for one, other in sorted(near - done)[: MOST_DOCUMENTS * len(bodies)]
        for link in link_documents(rest[one], rest[other], encoder, speakers)
    ]


def _pairs(
    utterances: Sequence[Sequence[Rendering]], groups: Sequence[Group], links: Sequence[Link], speakers: Speakers
) -> tuple[Pair, ...]:
    """Every two members of a group from different documents, with what speaks for them."""
    between: defaultdict[frozenset[Place], list[Link]] = defaultdict(list)
    for link in links:
        for here, there in product(places_of(link.left), places_of(link.right)):
            between[frozenset((here, there))].append(link)
    pairs: list[Pair] = []
    for utterance, group in zip(utterances, groups, strict=True):
        words = [WORD.findall(fold(" ".join(segment.words for segment in rendering))) for rendering in utterance]
        side_by_side = _side_by_side(group, words)
        places = [places_of(rendering) for rendering in utterance]
        for one, other in combinations(_once_each(group), 2):
            left, right = group.members[one], group.members[other]
            if left.span.document is right.span.document:
                continue
            met = [frozenset(two) for two in product(places[one], places[other])]
            found = [link for two in met for link in between.get(two, ())]
            best = max(found, key=lambda link: link.odds, default=None)
            likely = probability(best.odds) if best else _BY_A_THIRD
            reasons = best.reasons if best else (_THIRD, *reasons_of_quotes(left.quote, right.quote, speakers))
            if same := _same_words(words[one], words[other]):
                reasons = (same, *(reason for reason in reasons if reason != MUCH_ALIKE))
            beside = left.span.document.language != right.span.document.language or (one, other) in side_by_side
            pairs.append(Pair(f"p{len(pairs) + 1}", left, right, likely, reasons, beside))
    return tuple(pairs)


def _once_each(group: Group) -> list[int]:
    """The members that stand in pairs: of a document that says the same words over and over the first alone."""
    if len(group.members) <= _MANY_MEMBERS:
        return list(range(len(group.members)))
    first: dict[tuple[str, str], int] = {}
    for number, member in enumerate(group.members):
        first.setdefault((member.span.document.path, member.span.text), number)
    return list(first.values())


def _side_by_side(group: Group, words: Sequence[Sequence[str]]) -> set[tuple[int, int]]:
    """Places of the members of one language that are compared, the smaller first."""
    chosen: set[tuple[int, int]] = set()
    by_language: defaultdict[str, list[int]] = defaultdict(list)
    for number, member in enumerate(group.members):
        by_language[member.span.document.language].append(number)
    for numbers in by_language.values():
        wordings = [group.members[number].span.text for number in numbers]
        found = compared_renderings(wordings, [frozenset(words[number]) for number in numbers])
        chosen |= {(numbers[one], numbers[other]) for one, other in found}
    return chosen


def _same_words(one: Sequence[str], other: Sequence[str]) -> str | None:
    """How to tell that two outlets print the same words, None when they do not."""
    if one != other:
        return None
    return _COPY if len(one) >= _COPY_WORDS else "the same words"
