"""Links between two documents each, gathered into utterances over all documents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from transcheck.model import Document, Member, Span
from transcheck.pairing.links import Link


@dataclass(slots=True)
class _Utterance:
    """An utterance while it is being gathered: one rendering for each document."""

    members: dict[str, Member] = field(default_factory=dict)


def gather(links: Iterable[Link]) -> list[list[Member]]:
    """Join links into groups that hold one rendering of each document.

    The surest links come first; one that would put two separate stretches of a document into a
    group, or one stretch into two groups, is dropped.

    Args:
        links: links of every two documents, in an order that does not depend on how they were given.

    Returns:
        The members of each group.
    """
    utterances: list[_Utterance] = []
    for link in sorted(links, key=_surest_first):
        left, right = link.member(0), link.member(1)
        homes = [_home(utterances, member) for member in (left, right)]
        if homes[0] is None and homes[1] is None:
            utterances.append(_Utterance({m.span.document.path: m for m in (left, right)}))
        elif homes[0] is None or homes[1] is None:
            home, member = (homes[0], right) if homes[1] is None else (homes[1], left)
            if home is not None and member.span.document.path not in home.members:
                home.members[member.span.document.path] = member
        elif homes[0] is not homes[1] and not homes[0].members.keys() & homes[1].members.keys():
            homes[0].members.update(homes[1].members)
            utterances.remove(homes[1])
    return [list(utterance.members.values()) for utterance in utterances]


def _surest_first(link: Link) -> tuple[float, str, int, str, int]:
    left, right = link.member(0).span, link.member(1).span
    return -link.odds, left.document.path, left.start, right.document.path, right.start


def _home(utterances: Sequence[_Utterance], member: Member) -> _Utterance | None:
    """The group that already holds a rendering which overlaps this one."""
    for utterance in utterances:
        held = utterance.members.get(member.span.document.path)
        if held is not None and held.span.overlaps(member.span):
            return utterance
    return None


def in_order(groups: list[list[Member]], documents: Sequence[Document]) -> list[tuple[Member, ...]]:
    """Groups by where they first stand, members by the order of the documents."""
    place = {document.path: number for number, document in enumerate(documents)}

    def where(span: Span) -> tuple[int, int]:
        return place[span.document.path], span.start

    ordered = [tuple(sorted(group, key=lambda member: where(member.span))) for group in groups]
    return sorted(ordered, key=lambda group: where(group[0].span))
