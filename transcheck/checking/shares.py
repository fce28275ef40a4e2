"""The rules on documents, run by several processes at once: the same findings as by one, sooner."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from transcheck.checking.base import Resources, Rule, StoryRule
from transcheck.checking.engine import Seen, look, settle
from transcheck.checking.on_demand import QuotesOnDemand
from transcheck.model import Document, Failure, Finding, Quote, Story
from transcheck.workers import METHOD, spread

_A_SHARE = 4  # shares a process: whoever is done early takes one more

Quotes = Mapping[str, tuple[Quote, ...]]


def run_shared(
    rules: Sequence[Rule],
    story: Story,
    resources: Resources,
    jobs: int,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[tuple[Finding, ...], tuple[Failure, ...], Quotes]:
    """Apply rules on documents, on quotes and on the whole story, in several processes.

    A rule on the whole story is one piece of work, the other rules are applied to some documents at a time; one that
    remembers what it worked out is left to as few processes as keep all of them busy.

    Args:
        rules: instances; none on pairs, originals or groups.
        story: the documents; its quotes are extracted where a rule asks for them.
        resources: what rules consult.
        jobs: how many processes.
        progress: told how many pieces of work are done, and of how many.

    Returns:
        Findings and failures as `run_rules` gives them, and the quotes that were extracted.
    """
    tasks: list[tuple[Sequence[int], Sequence[Document]]] = []
    for numbers in _kinds(rules):
        whole = isinstance(rules[numbers[0]], StoryRule)
        parts = [story.documents] if whole else shares(story.documents, jobs * _A_SHARE)
        tasks += [(numbers, part) for part in parts]
    if METHOD == "fork":
        _load_first(rules, story, resources)
    findings: list[Finding] = []
    broken: list[tuple[str, Failure]] = []
    quotes = dict(_extracted(story))
    work = partial(_look_at, tuple(rules), story, resources)
    failures: list[Failure] = []
    kinds = [task[0] for task in tasks]
    answers = spread(work, tasks, story.documents, jobs, kinds=kinds, method=METHOD)
    for done, (seen, extracted, failed) in enumerate(answers, 1):
        findings += seen.findings
        broken += seen.broken
        quotes |= extracted
        failures += failed
        if progress is not None:
            progress(done, len(tasks))
    order = {rule.code: number for number, rule in enumerate(rules)}
    findings.sort(key=lambda finding: order[finding.code])
    broken.sort(key=lambda failure: order[failure[0]])
    failures = list(dict.fromkeys(failures)) + [failure for _, failure in broken]
    return settle(findings, rules, story), tuple(failures), quotes


def _kinds(rules: Sequence[Rule]) -> list[tuple[int, ...]]:
    """The numbers of the rules that are applied together: those on the story and those that remember stand alone."""
    alone = [number for number, rule in enumerate(rules) if isinstance(rule, StoryRule) or rule.remembers]
    others = tuple(number for number in range(len(rules)) if number not in alone)
    return [*((number,) for number in alone), *([others] if others else [])]


def _load_first(rules: Sequence[Rule], story: Story, resources: Resources) -> None:
    """Look at the shortest document, so that tables and caches are filled once and not by every process."""
    shortest = min(story.documents, key=lambda document: len(document.text))
    if len(shortest.text) * 20 < sum(len(document.text) for document in story.documents):
        look([rule for rule in rules if not isinstance(rule, StoryRule)], story, resources, [shortest])


def _look_at(
    rules: Sequence[Rule], story: Story, resources: Resources, task: tuple[Sequence[int], Sequence[Document]]
) -> tuple[Seen, Quotes, list[Failure]]:
    numbers, documents = task
    known = set(_extracted(story))
    told = len(story.quotes.failures) if isinstance(story.quotes, QuotesOnDemand) else 0
    seen = look([rules[number] for number in numbers], story, resources, documents)
    failed = story.quotes.failures[told:] if isinstance(story.quotes, QuotesOnDemand) else []
    return seen, {path: quotes for path, quotes in _extracted(story).items() if path not in known}, failed


def _extracted(story: Story) -> Quotes:
    return story.quotes.extracted if isinstance(story.quotes, QuotesOnDemand) else {}


def shares(documents: Sequence[Document], count: int) -> Iterator[tuple[Document, ...]]:
    """The documents in about `count` runs of about the same length of text."""
    enough = sum(len(document.text) for document in documents) / count
    share: list[Document] = []
    for document in documents:
        share.append(document)
        if sum(len(one.text) for one in share) >= enough:
            yield tuple(share)
            share = []
    if share:
        yield tuple(share)
