"""The original as a witness: what it says of a difference between two renderings is told with that difference."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from transcheck.model import SEVERITIES, Document, Finding, Pair, Related, Story

_ALIKE = frozenset({"number", "date"})  # "in 2022" is a number for one rule and a date for the other


def ask_original(findings: Sequence[Finding], story: Story) -> list[Finding]:
    """Join what rules say of two renderings with what they say of one of them against the original.

    Where A and B differ and B differs from the original in the same words, that is one finding: it keeps the worse
    severity, shows the original's words and says that the original agrees with A. What is only between a rendering
    and the original stays a finding of its own.

    Args:
        findings: what the rules found, in any order.
        story: the story they were found in.

    Returns:
        The findings in the order given, without those that are told with another.
    """
    pairs = {pair.id: pair for pair in story.pairs}
    across = [finding for finding in findings if _is_across(finding, pairs)]
    witnesses = {
        id(finding): [other for other in across if _about_one_thing(finding, other, pairs)]
        for finding in findings
        if finding.pair in pairs and not _is_across(finding, pairs)
    }
    told = {id(witness) for witness in chain.from_iterable(witnesses.values())}
    return [
        _with_witnesses(finding, witnesses.get(id(finding), []), pairs)
        for finding in findings
        if id(finding) not in told
    ]


def _is_across(finding: Finding, pairs: Mapping[str, Pair]) -> bool:
    pair = pairs.get(finding.pair or "")
    return pair is not None and pair.left.span.document.language != pair.right.span.document.language


def _about_one_thing(finding: Finding, across: Finding, pairs: Mapping[str, Pair]) -> bool:
    """Whether both speak of the same words of one rendering of the pair, in the same regard."""
    pair = pairs[finding.pair or ""]
    if finding.category != across.category and not {finding.category, across.category} <= _ALIKE:
        return False
    if across.at.document not in {pair.left.span.document, pair.right.span.document}:
        return False
    places = [finding.at, *(related.span for related in finding.related)]
    return any(place.overlaps(across.at) for place in places)


def _with_witnesses(finding: Finding, witnesses: Sequence[Finding], pairs: Mapping[str, Pair]) -> Finding:
    if not witnesses:
        return finding
    pair = pairs[finding.pair or ""]
    contradicted = {witness.at.document for witness in witnesses}
    agreeing: list[Document] = [
        side.span.document for side in (pair.left, pair.right) if side.span.document not in contradicted
    ]
    verdict = f" The original agrees with {agreeing[0].label if agreeing else 'neither'}."
    shown = [finding.at, *(related.span for related in finding.related)]
    said = dict.fromkeys(related for witness in witnesses for related in witness.related)
    return replace(
        finding,
        severity=min((finding, *witnesses), key=lambda told: SEVERITIES.index(told.severity)).severity,
        message=finding.message + ("" if verdict in finding.message else verdict),
        related=(*finding.related, *(Related(r.label, r.span) for r in said if r.span not in shown)),
    )
