"""Runs the rules over a story; stamps what they say; keeps what breaks apart from what is found."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from transcheck.checking.base import (
    DocumentRule,
    GroupRule,
    OriginalRule,
    PairRule,
    QuoteRule,
    Remark,
    Resources,
    Rule,
    StoryRule,
)
from transcheck.checking.consolidate import consolidate
from transcheck.checking.failures import unforeseen
from transcheck.checking.reconcile import reconcile
from transcheck.checking.witness import ask_original, hear_original
from transcheck.model import SEVERITIES, Document, Failure, Finding, Member, Pair, Span, Story

if TYPE_CHECKING:  # neither word lists nor numpy are needed to check one text
    from transcheck.comparing import Comparison


def run_rules(
    rules: Sequence[Rule], story: Story, resources: Resources
) -> tuple[tuple[Finding, ...], tuple[Failure, ...]]:
    """Apply every rule at its own scope.

    Args:
        rules: instances; the more specific of two rules that see the same words stands first.
        story: the documents with their quotes, pairs and groups.
        resources: what rules consult.

    Returns:
        The findings, reconciled and worst first, and a failure for each rule that broke on some input.
    """
    seen = look(rules, story, resources, story.documents)
    return settle(seen.findings, rules, story), tuple(failure for _, failure in seen.broken)


class Seen(NamedTuple):
    """What rules say before it is settled: all findings, and by the rule's code what broke."""

    findings: list[Finding]
    broken: list[tuple[str, Failure]]


def look(rules: Sequence[Rule], story: Story, resources: Resources, documents: Sequence[Document]) -> Seen:
    """Apply every rule at its own scope, rules on documents and on quotes to these documents of the story only."""
    seen = Seen([], [])
    for rule in rules:
        for what, check in _tasks(rule, story, resources, documents):
            hear(rule, what, check, seen)
    if story.pairs:
        _look_at_pairs(rules, story, resources, seen)
    return seen


def hear(rule: Rule, what: str, check: Callable[[], Iterator[Remark]], seen: Seen) -> None:
    """Stamp what a rule says; where it breaks, keep what it said before and note a failure.

    Args:
        rule: the rule.
        what: it looks at, for the failure.
        check: makes it look.
        seen: what was heard so far; it is added to.
    """
    try:
        seen.findings.extend(stamp(rule, remark) for remark in check())
    except Exception as error:  # one broken rule must not hide what the others found
        seen.broken.append(_broken(rule, what, error))


def _broken(rule: Rule, what: str, error: Exception) -> tuple[str, Failure]:
    advice = f"please report it, and use --ignore {rule.code} meanwhile"
    return rule.code, unforeseen(f"rule {rule.code} {rule.name} on {what}", error, advice=advice)


def settle(findings: Sequence[Finding], rules: Sequence[Rule], story: Story) -> tuple[Finding, ...]:
    """One finding for one difference, worst first."""
    if not findings or not story.pairs:  # nothing is told of renderings
        return worst_first(dict.fromkeys(findings), story)
    order = {rule.code: index for index, rule in enumerate(rules)}
    told = consolidate(ask_original(reconcile(findings, story, order), story), story)
    return worst_first((_with_pair(finding, story) for finding in told), story)


def _tasks(
    rule: Rule, story: Story, resources: Resources, documents: Sequence[Document]
) -> Iterator[tuple[str, Callable[[], Iterator[Remark]]]]:
    """Everything that a rule has to look at, pairs apart."""
    if isinstance(rule, DocumentRule):
        for document in documents:
            yield document.path, partial(rule.check, document, story, resources)
    elif isinstance(rule, QuoteRule):
        for quote in (quote for document in documents for quote in story.quotes.get(document.path, ())):
            yield f"{quote.span.document.path} {quote.id}", partial(rule.check, quote, story, resources)
    elif isinstance(rule, GroupRule):
        for group in story.groups:
            yield group.id, partial(rule.check, group, story, resources)
    elif isinstance(rule, StoryRule):
        yield "the documents together", partial(rule.check, story, resources)


def _look_at_pairs(rules: Sequence[Rule], story: Story, resources: Resources, seen: Seen) -> None:
    """Apply the rules on pairs; two sides are aligned once for all rules, and a side is read once for all its pairs."""
    from transcheck.comparing import Readings

    between = [rule for rule in rules if isinstance(rule, PairRule)]
    beside = [rule for rule in rules if isinstance(rule, OriginalRule)]
    originals = _originals(story)
    readings = Readings()
    for pair in story.pairs:
        one_language = pair.left.span.document.language == pair.right.span.document.language
        if one_language:
            original = originals.get(pair.left.span)
            if original is None and pair.left.span.text == pair.right.span.text:
                continue  # a copy differs in nothing, and in an archive most pairs may be copies
            comparison = readings.compare(pair, original)
        else:
            comparison = readings.compare_with_original(pair)
        for rule in between if one_language else beside:
            try:
                for remark in rule.check(comparison, resources):
                    finding = stamp(rule, remark, pair)
                    seen.findings.append(_weighed(comparison, finding, remark.cue) if one_language else finding)
            except Exception as error:  # as above
                seen.broken.append(_broken(rule, f"pair {pair.id}", error))


def _originals(story: Story) -> dict[Span, Member]:
    """By the rendering what was said, where a group has an original."""
    originals: dict[Span, Member] = {}
    for group in story.groups:
        source = next((member for member in group.members if member.span.document.is_original), None)
        if source is not None:
            originals.update((member.span, source) for member in group.members)
    return originals


def _weighed(comparison: "Comparison", finding: Finding, cue: str) -> Finding:
    """A finding between two renderings with what it rests on, and with what the original says of it."""
    from transcheck.checking.evidence import weigh

    return hear_original(weigh(finding, comparison, cue), comparison)


def _with_pair(finding: Finding, story: Story) -> Finding:
    """A finding on a whole group names the pair that it speaks of first; others stay as they are."""
    if finding.pair is not None or not finding.related or not story.pairs:
        return finding
    at, other = finding.at, finding.related[0].span
    for pair in story.pairs:
        left, right = pair.left.span, pair.right.span
        if (left.contains(at) and right.contains(other)) or (right.contains(at) and left.contains(other)):
            return replace(finding, pair=pair.id)
    return finding


def stamp(rule: Rule, remark: Remark, pair: Pair | None = None) -> Finding:
    """Make a finding of a remark: the rule's own code and name, and its severity unless the remark has one."""
    return Finding(
        code=rule.code,
        name=rule.name,
        category=remark.category or rule.category,
        severity=remark.severity or rule.severity,
        confidence=remark.confidence,
        message=remark.message,
        at=remark.at,
        related=remark.related,
        suggestion=remark.suggestion,
        pair=pair.id if pair else None,
        glossary=remark.glossary,
    )


def worst_first(findings: Iterable[Finding], story: Story) -> tuple[Finding, ...]:
    """Order by severity, then by document, place and code."""
    rank = {severity: index for index, severity in enumerate(SEVERITIES)}
    place = {document.path: index for index, document in enumerate(story.documents)}
    return tuple(
        sorted(
            findings,
            key=lambda f: (
                rank[f.severity],
                place.get(f.at.document.path, len(place)),
                f.at.start,
                f.at.end,
                f.code,
                f.message,
            ),
        )
    )
