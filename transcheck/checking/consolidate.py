"""One difference gives one finding: what several pairs of one utterance say of the same words is said once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from transcheck.model import SEVERITIES, Document, Finding, Pair, Related, Span, Story


def consolidate(findings: Sequence[Finding], story: Story) -> list[Finding]:
    """Merge the findings of one rule on the same words in different pairs of a group.

    With outlets A, B and C, where B alone lost a "not", the pairs A–B and B–C tell the same thing. The merged finding
    stands at the words of the side with fewer documents (the original counts double) and says who agrees with whom.
    Where the documents do not fall into two sides, each with its own words, the findings stay as they are.

    Args:
        findings: what the rules found, in any order.
        story: the story they were found in.

    Returns:
        The findings in the order of the first of each merged set.
    """
    group_of = {member.span: group.id for group in story.groups for member in group.members}
    pairs = {pair.id: pair for pair in story.pairs}
    home = {pair.id: group_of[pair.left.span] for pair in story.pairs if pair.left.span in group_of}
    buckets: dict[tuple[str, ...], list[Finding]] = defaultdict(list)
    for number, finding in enumerate(findings):
        alone = finding.pair is None or finding.pair not in home
        key = (str(number),) if alone else (home[finding.pair or ""], finding.code, finding.category)
        buckets[key].append(finding)
    order = {document: index for index, document in enumerate(story.documents)}
    return [
        finding
        for bucket in buckets.values()
        for together in _about_the_same_words(bucket)
        for finding in _merged(together, pairs, order)
    ]


def _places(finding: Finding) -> list[Span]:
    return [finding.at, *(related.span for related in finding.related)]


def _about_the_same_words(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Findings that share words in some document, directly or through a third, in order."""
    clusters: list[list[Finding]] = []
    for finding in findings:
        joined = [
            cluster
            for cluster in clusters
            if any(a.overlaps(b) or a == b for other in cluster for a in _places(other) for b in _places(finding))
        ]
        merged = [other for cluster in joined for other in cluster] + [finding]
        clusters = [cluster for cluster in clusters if cluster not in joined] + [merged]
    return clusters


def _merged(findings: list[Finding], pairs: Mapping[str, Pair], order: Mapping[Document, int]) -> list[Finding]:
    if len(findings) == 1:
        return findings
    sides = _two_sides([_compared(finding, pairs) for finding in findings])
    if sides is None:
        return findings
    fewer, more = sorted(sides, key=lambda side: (_weight(side), [-order[d] for d in side]))
    best = min(
        findings,
        key=lambda f: (SEVERITIES.index(f.severity), sorted(order[d] for d in _compared(f, pairs))),
    )
    at = next((place for place in _places(best) if place.document in fewer), best.at)
    told = _compared(best, pairs)
    spans = sorted({p for f in findings for p in _places(f) if p != at}, key=lambda p: (order[p.document], p.start))
    message = best.message
    for side in (more, fewer):
        others = [document for document in sorted(side, key=order.__getitem__) if document not in told]
        model = next((document for document in sorted(side, key=order.__getitem__) if document in told), None)
        if others and model is not None:
            names = [_name(document) for document in others]
            listed = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
            message += f" {listed[0].upper() + listed[1:] if listed.startswith('the ') else listed}"
            message += f" agree{'s' if len(others) == 1 else ''} with {_name(model)}."
    return [replace(best, at=at, related=tuple(Related(p.document.label, p) for p in spans), message=message)]


def _compared(finding: Finding, pairs: Mapping[str, Pair]) -> tuple[Document, Document]:
    """The two documents that the finding's pair comes from."""
    pair = pairs[finding.pair or ""]
    return pair.left.span.document, pair.right.span.document


def _two_sides(differing: Sequence[tuple[Document, Document]]) -> tuple[list[Document], list[Document]] | None:
    """The documents on either side of the difference; None where they do not fall into two."""
    against: dict[Document, list[Document]] = defaultdict(list)
    for left, right in differing:
        against[left].append(right)
        against[right].append(left)
    side = {next(iter(against)): 0}
    waiting = list(side)
    while waiting:
        document = waiting.pop()
        for other in against[document]:
            if other not in side:
                side[other] = 1 - side[document]
                waiting.append(other)
            elif side[other] == side[document]:
                return None
    if len(side) < len(against):
        return None
    return [d for d in against if side[d] == 0], [d for d in against if side[d] == 1]


def _weight(side: Sequence[Document]) -> int:
    return sum(2 if document.is_original else 1 for document in side)


def _name(document: Document) -> str:
    return "the original" if document.is_original else document.label
