"""Links between two documents each, gathered into utterances over all documents."""

import re
from collections.abc import Iterable, Mapping, Sequence

from transcheck.encoders.lexical import WORD, fold
from transcheck.model import Document, Member, Span
from transcheck.pairing.links import Link
from transcheck.pairing.segments import Segment
from transcheck.pairing.sides import REPEAT_WORDS

_NO_WORDS = re.compile(r"\W*")

Utterance = dict[str, Member]  # one rendering for each document, by its path


def gather(links: Iterable[Link]) -> list[list[Member]]:
    """Join links into groups that hold one rendering of each document.

    The surest links come first; one that would put two separate stretches of a document into a
    group, or one stretch into two groups, is dropped.

    Args:
        links: links of every two documents, in an order that does not depend on how they were given.

    Returns:
        The members of each group.
    """
    utterances: list[Utterance] = []
    for link in sorted(links, key=_surest_first):
        members = link.member(0), link.member(1)
        homes = [_home(utterances, member) for member in members]
        if homes[0] is None and homes[1] is None:
            utterances.append({member.span.document.path: member for member in members})
        elif homes[0] is None or homes[1] is None:
            home, newcomer = (homes[0], members[1]) if homes[1] is None else (homes[1], members[0])
            if home is not None:
                _take_in(home, newcomer)
        elif homes[0] is not homes[1] and not homes[0].keys() & homes[1].keys():
            homes[0].update(homes[1])
            utterances.remove(homes[1])
    return [list(utterance.values()) for utterance in utterances]


def _take_in(utterance: Utterance, newcomer: Member) -> None:
    """Add a rendering; to one of the same document only what stands right beside it in its quote."""
    path = newcomer.span.document.path
    held = utterance.get(path)
    if held is None:
        utterance[path] = newcomer
        return
    first, second = sorted((held.span, newcomer.span), key=lambda span: span.start)
    between = first.document.text[first.end : second.start]
    if held.quote is newcomer.quote and _NO_WORDS.fullmatch(between):
        utterance[path] = Member(first.document.span(first.start, second.end), held.quote)


def add_repeats(groups: Iterable[list[Member]], segments: Mapping[str, Sequence[Segment]]) -> None:
    """Where an outlet prints a rendering twice (in the headline and below), take in both.

    Args:
        groups: groups to add to.
        segments: the segments of each document, by its path.
    """
    groups = list(groups)
    taken = [member.span for group in groups for member in group]
    for group in groups:
        for member in list(group):
            words = WORD.findall(fold(member.span.text))
            if len(words) < REPEAT_WORDS:
                continue
            for segment in segments[member.span.document.path]:
                free = segment.whole and not any(segment.span.overlaps(span) for span in taken)
                if free and WORD.findall(fold(segment.words)) == words:
                    group.append(Member(segment.span, segment.quote))
                    taken.append(segment.span)


def _surest_first(link: Link) -> tuple[float, str, int, str, int]:
    left, right = link.member(0).span, link.member(1).span
    return -link.odds, left.document.path, left.start, right.document.path, right.start


def _home(utterances: Sequence[Utterance], member: Member) -> Utterance | None:
    """The group that already holds the most of this rendering."""
    best, most = None, 0
    for utterance in utterances:
        held = utterance.get(member.span.document.path)
        if held is not None:
            shared = min(held.span.end, member.span.end) - max(held.span.start, member.span.start)
            if shared > most:
                best, most = utterance, shared
    return best


def in_order(groups: list[list[Member]], documents: Sequence[Document]) -> list[tuple[Member, ...]]:
    """Groups by where they first stand, members by the order of the documents."""
    place = {document.path: number for number, document in enumerate(documents)}

    def where(span: Span) -> tuple[int, int]:
        return place[span.document.path], span.start

    ordered = [tuple(sorted(group, key=lambda member: where(member.span))) for group in groups]
    return sorted(ordered, key=lambda group: where(group[0].span))
