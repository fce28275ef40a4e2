"""One difference gives one finding: what several pairs of one utterance say of the same words is said once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from transcheck.model import SEVERITIES, Document, Finding, Related, Span, Story


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
        for finding in _merged(together, order)
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


def _merged(findings: list[Finding], order: dict[Document, int]) -> list[Finding]:
    if len(findings) == 1:
        return findings
    sides = _two_sides(findings)
    if sides is None:
        return findings
    fewer, more = sorted(sides, key=lambda side: (_weight(side), [-order[d] for d in side]))
    best = min(
        findings,
        key=lambda f: (SEVERITIES.index(f.severity), [order[p.document] for p in _places(f)]),
    )
    at = next((place for place in _places(best) if place.document in fewer), best.at)
    told = {place.document for place in _places(best)}
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


def _two_sides(findings: Sequence[Finding]) -> tuple[list[Document], list[Document]] | None:
    """The documents on either side of the difference; None where they do not fall into two."""
    against: dict[Document, list[Document]] = defaultdict(list)
    for finding in findings:
        documents = list(dict.fromkeys(place.document for place in _places(finding)))
        if len(documents) != 2:
            return None
        against[documents[0]].append(documents[1])
        against[documents[1]].append(documents[0])
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
