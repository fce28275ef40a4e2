"""The original as a witness: what it says of a difference between two renderings is told with that difference."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from transcheck.model import SEVERITIES, Document, Finding, Pair, Related, Span, Story

if TYPE_CHECKING:  # its word lists take a while, and one text needs none
    from transcheck.comparing import Comparison
    from transcheck.comparing.bilingual import Beside

_LONGEST = 40  # characters of the original's words in a verdict
_OF_WORDS = frozenset({"meaning", "term"})  # what two renderings of one ambiguous word may differ in
_AGREES = "The original ("
_ALIKE = frozenset({"number", "date"})  # "in 2022" is a number for one rule and a date for the other


def verdict(said: Span, document: Document | None) -> str:
    """What is added to a message: the words of the original and the outlet that has them, or neither.

    Args:
        said: the words of the original.
        document: the rendering that the original agrees with.
    """
    words = " ".join(said.text.split())
    if len(words) > _LONGEST:
        words = f"{words[: _LONGEST // 2].rstrip()} … {words[-_LONGEST // 2 :].lstrip()}"
    return f" {_AGREES}{words}) agrees with {document.label if document is not None else 'neither'}."


def hear_original(finding: Finding, comparison: "Comparison") -> Finding:
    """The finding with what the original says of the words in which two renderings differ.

    Where the original has the words of one side, that is said; where both sides have accepted renderings of the same
    word, the difference is lowered to minor. Where it does not tell, the finding stays as it is.

    Args:
        finding: what a rule says of the two renderings.
        comparison: the renderings, with the original where there is one.
    """
    from transcheck.comparing.testimony import testimony_of

    testimony = testimony_of(comparison)
    if testimony is None or _AGREES in finding.message:
        return finding
    places = [finding.at, *(related.span for related in finding.related)]
    shown = tuple(
        frozenset(t.index for t in side.tokens if any(p.overlaps(side.document.span(t.start, t.end)) for p in places))
        for side in (comparison.left, comparison.right)
    )
    supported = testimony.supported
    if supported is not None:
        against = 1 if supported is comparison.left else 0
        own = [
            one
            for one in testimony.evidence
            if one.against == against
            and testimony.weight(one) > 0
            and not (shown[against].isdisjoint(one.here) and shown[1 - against].isdisjoint(one.there))
        ]
        if own:
            best = max(own, key=testimony.weight)
            original = (Related("original", best.said),)
            return replace(
                finding,
                message=finding.message + verdict(best.said, supported.document),
                related=(*finding.related, *(r for r in original if r.span not in places)),
            )
    said = _both_accepted(testimony.besides, shown) if finding.category in _OF_WORDS else None
    if said is None or SEVERITIES.index(finding.severity) >= SEVERITIES.index("minor"):
        return finding
    return replace(
        finding,
        severity="minor",
        message=f"{finding.message} {_AGREES}{said.text}) may be rendered either way.",
        related=(*finding.related, Related("original", said)),
    )


def _both_accepted(besides: "tuple[Beside, Beside]", shown: tuple[frozenset[int], ...]) -> Span | None:
    """The word of the original of which both sides, in the words shown, have renderings that the lexicon lists."""
    left, right = besides
    for unit, (ours, theirs) in zip(left.original.units, zip(left.answers, right.answers, strict=True), strict=True):
        if not unit.is_grammar and all(
            any(answer.how == "listed" and words.issuperset(answer.indices) for answer in answers)
            for answers, words in ((ours, shown[0]), (theirs, shown[1]))
        ):
            return left.original.span(unit.indices)
    return None


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
    shown = [finding.at, *(related.span for related in finding.related)]
    said = dict.fromkeys(related for witness in witnesses for related in witness.related)
    message = finding.message
    if _AGREES not in message:
        words = next((r.span for r in said if r.span.document.is_original), None)
        told = verdict(words, agreeing[0] if agreeing else None) if words is not None else ""
        message += told
    return replace(
        finding,
        severity=min((finding, *witnesses), key=lambda told: SEVERITIES.index(told.severity)).severity,
        message=message,
        related=(*finding.related, *(Related(r.label, r.span) for r in said if r.span not in shown)),
    )
