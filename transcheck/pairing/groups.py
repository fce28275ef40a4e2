"""Links between two documents each, gathered into utterances over all documents."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from transcheck.model import Document, Member, Span
from transcheck.pairing.links import Link
from transcheck.pairing.segments import Rendering, Segment, path_of

_SURE = 1.0  # log-odds of a link that brings a further rendering of a document
_NO_WORDS = re.compile(r"\W*")

Place = tuple[str, int]  # a sentence, by the path of its document and its number there
Utterance = dict[str, Rendering]  # one rendering for each document, by its path


def member_of(rendering: Rendering) -> Member:
    """A rendering as what the later stages see: its place and its pieces."""
    pieces: list[Span] = []
    for span in (span for segment in rendering for span in segment.spans):
        if pieces and _NO_WORDS.fullmatch(span.document.text, pieces[-1].end, span.start):
            span = span.document.span(pieces.pop().start, span.end)
        pieces.append(span)
    whole = pieces[0].document.span(pieces[0].start, pieces[-1].end)
    return Member(whole, rendering[0].quote, tuple(pieces) if len(pieces) > 1 else ())


def gather(links: Iterable[Link]) -> tuple[list[list[Rendering]], list[Link]]:
    """Join links into groups that hold one rendering of each document.

    The surest links come first. One whose renderings stand in several groups joins these, if in each document what
    they hold stands side by side in one speech: then one outlet says in one sentence what others say in two. One that
    would put two separate stretches of a document into a group is dropped.

    Args:
        links: links of every two documents, in an order that does not depend on how they were given.

    Returns:
        The renderings of each group, and the links that were dropped.
    """
    homes = _Homes()
    dropped: list[Link] = []
    for link in sorted(links, key=_surest_first):
        found = homes.of(link.left), homes.of(link.right)
        new: Utterance = {path_of(side): side for side in (link.left, link.right)}
        together = list({id(home): home for home in (*found[0], *found[1])}.values())
        joined = _joined([*together, new]) if _may_join(*found) else None
        if joined is None and bool(found[0]) != bool(found[1]):  # what is new joins the group that it fits best
            together, newcomer = (found[0][:1], link.right) if found[0] else (found[1][:1], link.left)
            joined = _joined([*together, {path_of(newcomer): newcomer}])
        if joined is not None:
            homes.replace(together, joined)
        else:
            dropped.append(link)
    return [list(utterance.values()) for utterance in homes.utterances()], dropped


def join_more(groups: list[list[Rendering]], links: Iterable[Link]) -> None:
    """Take in further renderings of documents that have one already: a headline, a caption, a second quotation.

    Args:
        groups: groups to add to; two documents that meet in none make a new one.
        links: links that may not move what stands in a group.
    """
    home: dict[Place, list[Rendering]] = {}
    for group in groups:
        home.update((place, group) for rendering in group for place in places_of(rendering))
    for link in sorted(links, key=_surest_first):
        if link.odds < _SURE:
            break
        found = [[home[place] for place in places_of(side) if place in home] for side in (link.left, link.right)]
        if found[0] and found[1]:
            continue
        if not found[0] and not found[1]:
            if path_of(link.left) == path_of(link.right):
                continue
            groups.append([])
            found[0] = [groups[-1]]
        group = (found[0] or found[1])[0]
        for side in (link.left, link.right):
            if not places_of(side) & home.keys():
                group.append(side)
                home.update((place, group) for place in places_of(side))


def _may_join(left: Sequence[Utterance], right: Sequence[Utterance]) -> bool:
    """Whether a link says that these groups are one: it spans several itself, or they do not know each other."""
    if len(left) == len(right) == 1 and left[0] is not right[0]:
        return not left[0].keys() & right[0].keys()
    return True


class _Homes:
    """The groups so far, and which of them hold the sentences of a document."""

    def __init__(self) -> None:
        self._at: defaultdict[Place, list[Utterance]] = defaultdict(list)

    def utterances(self) -> list[Utterance]:
        """All groups."""
        return list({id(home): home for homes in self._at.values() for home in homes}.values())

    def of(self, rendering: Rendering) -> list[Utterance]:
        """The groups that hold words of a rendering, those that hold the most first."""
        path = path_of(rendering)
        near = {id(home): home for segment in rendering for home in self._at.get((path, segment.sentence), ())}
        shares = [(_shared(home[path], rendering), home) for home in near.values()]
        return [home for share, home in sorted(shares, key=lambda item: -item[0]) if share > 0]

    def replace(self, old: Sequence[Utterance], new: Utterance) -> None:
        """Put one group in the place of some others."""
        for utterance in old:
            for place in _places(utterance):
                self._at[place] = [home for home in self._at[place] if home is not utterance]
        for place in _places(new):
            self._at[place].append(new)


def _places(utterance: Utterance) -> set[Place]:
    return {place for rendering in utterance.values() for place in places_of(rendering)}


def places_of(rendering: Rendering) -> set[Place]:
    """The sentences that a rendering takes or lies in."""
    return {(segment.spans[0].document.path, segment.sentence) for segment in rendering}


def _size(rendering: Rendering) -> int:
    return sum(span.end - span.start for segment in rendering for span in segment.spans)


def _shared(one: Rendering, other: Rendering) -> float:
    """How much of the shorter of two renderings of one document stands in both, 0..1."""
    spans = [[span for segment in rendering for span in segment.spans] for rendering in (one, other)]
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in spans[0] for b in spans[1])
    return common / max(1, min(_size(one), _size(other)))


def _joined(utterances: Sequence[Utterance]) -> Utterance | None:
    """One group of several; None if in some document they hold what does not stand side by side."""
    joined: Utterance = {}
    for utterance in utterances:
        for path, rendering in utterance.items():
            held = joined.get(path)
            union = rendering if held is None else _union(held, rendering)
            if union is None:
                return None
            joined[path] = union
    return joined


def _union(one: Rendering, other: Rendering) -> Rendering | None:
    """Two renderings of one document as one, if they overlap or follow each other in one speech."""
    parts: list[Segment] = []
    for segment in sorted((*one, *other), key=lambda segment: (segment.span.start, -segment.span.end)):
        if parts and parts[-1].sentence == segment.sentence and parts[-1].whole:
            continue
        if parts and parts[-1].spans == segment.spans:
            continue
        if parts and (parts[-1].speech != segment.speech or segment.sentence - parts[-1].sentence > 1):
            return None
        parts.append(segment)
    return tuple(parts)


def _surest_first(link: Link) -> tuple[float, str, int, str, int]:
    left, right = link.left[0].span, link.right[0].span
    return -link.odds, left.document.path, left.start, right.document.path, right.start


def in_order(groups: list[list[Rendering]], documents: Sequence[Document]) -> list[tuple[Rendering, ...]]:
    """Groups by where they first stand, members by the order of the documents."""
    place = {document.path: number for number, document in enumerate(documents)}

    def where(rendering: Rendering) -> tuple[int, int]:
        return place[path_of(rendering)], rendering[0].span.start

    ordered = [tuple(sorted(group, key=where)) for group in groups]
    return sorted(ordered, key=lambda group: where(group[0]))
