"""One difference gives one finding: of the rules that see the same words the most specific wins."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from transcheck.model import SEVERITIES, Finding, Span, Story


def reconcile(findings: Sequence[Finding], story: Story, order: Mapping[str, int]) -> list[Finding]:
    """Drop repetitions, and what a less specific rule says of words that are spoken for.

    Only findings on the same pair are weighed against each other. A finding stays when none of its places overlaps a
    place of a more specific one, or when it is graver than that and says more than the same words. Against an original
    a place that is the whole rendering stands for words that are missing, and overlaps nothing.

    Args:
        findings: what the rules found, in any order.
        story: the story they were found in.
        order: rank of each rule's code; the lower one is the more specific.

    Returns:
        The findings that stay, in the order given.
    """
    unique = list(dict.fromkeys(findings))
    by_pair: dict[str, list[Finding]] = defaultdict(list)
    for finding in sorted(unique, key=lambda found: (order.get(found.code, len(order)), found.at.start, found.at.end)):
        if finding.pair is not None:
            by_pair[finding.pair].append(finding)
    whole = {
        pair.id: frozenset({pair.left.span, pair.right.span})
        for pair in story.pairs
        if pair.left.span.document.language != pair.right.span.document.language
    }
    dropped = {
        id(finding) for pair, group in by_pair.items() for finding in _spoken_for(group, whole.get(pair, frozenset()))
    }
    return [finding for finding in unique if id(finding) not in dropped]


def _spoken_for(ranked: Sequence[Finding], whole: Set[Span]) -> list[Finding]:
    kept: list[Finding] = []
    dropped: list[Finding] = []
    for finding in ranked:
        rivals = [other for other in kept if other.code != finding.code and _same_words(finding, other, whole)]
        if any(_outweighs(other, finding) for other in rivals):
            dropped.append(finding)
        else:
            kept.append(finding)
    return dropped


def _places(finding: Finding) -> tuple[Span, ...]:
    return (finding.at, *(related.span for related in finding.related))


def _same_words(one: Finding, other: Finding, whole: Set[Span]) -> bool:
    ours, theirs = (
        [place for place in _places(finding) if place.start < place.end and place not in whole]
        for finding in (one, other)
    )
    return any(a.overlaps(b) for a in ours for b in theirs)


def _outweighs(kept: Finding, finding: Finding) -> bool:
    """Whether `kept` makes `finding` needless: it is as grave, or the finding is about the very same words."""
    as_grave = SEVERITIES.index(kept.severity) <= SEVERITIES.index(finding.severity)
    return as_grave or any(kept_place.contains(finding.at) for kept_place in _places(kept))
