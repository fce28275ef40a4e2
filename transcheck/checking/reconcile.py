"""One difference gives one finding: of the rules that see the same words the most specific wins."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from transcheck.model import SEVERITIES, Finding, Span, Story


def reconcile(findings: Sequence[Finding], story: Story, order: Mapping[str, int]) -> list[Finding]:
    """Drop repetitions, and what a less specific rule says of words that are spoken for.

    Only findings on the same pair are weighed against each other. A finding stays when none of its places overlaps a
    place of a more specific one, or when it is graver than that and says more than the same words. What is
    said of a rendering and its original is left alone: each of those rules looks at words of its own kind, but may have
    to point at a whole sentence in which something is missing.

    Args:
        findings: what the rules found, in any order.
        story: the story they were found in.
        order: rank of each rule's code; the lower one is the more specific.

    Returns:
        The findings that stay, in the order given.
    """
    unique = list(dict.fromkeys(findings))
    across = {p.id for p in story.pairs if p.left.span.document.language != p.right.span.document.language}
    by_pair: dict[str, list[Finding]] = defaultdict(list)
    for finding in sorted(unique, key=lambda found: (order.get(found.code, len(order)), found.at.start, found.at.end)):
        if finding.pair is not None and finding.pair not in across:
            by_pair[finding.pair].append(finding)
    dropped = {id(finding) for group in by_pair.values() for finding in _spoken_for(group)}
    return [finding for finding in unique if id(finding) not in dropped]


def _spoken_for(ranked: Sequence[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    dropped: list[Finding] = []
    for finding in ranked:
        rivals = [other for other in kept if other.code != finding.code and _same_words(finding, other)]
        if any(_outweighs(other, finding) for other in rivals):
            dropped.append(finding)
        else:
            kept.append(finding)
    return dropped


def _places(finding: Finding) -> tuple[Span, ...]:
    return (finding.at, *(related.span for related in finding.related))


def _same_words(one: Finding, other: Finding) -> bool:
    return any(a.overlaps(b) for a in _places(one) for b in _places(other) if a.start < a.end and b.start < b.end)


def _outweighs(kept: Finding, finding: Finding) -> bool:
    """Whether `kept` makes `finding` needless: it is as grave, or the finding is about the very same words."""
    as_grave = SEVERITIES.index(kept.severity) <= SEVERITIES.index(finding.severity)
    return as_grave or any(kept_place.contains(finding.at) for kept_place in _places(kept))
