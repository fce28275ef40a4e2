"""Several stories in one run: each is checked or compared as if it stood alone, one report tells of all."""

from collections.abc import Sequence
from dataclasses import replace

from transcheck import pipeline
from transcheck.checking.engine import worst_first
from transcheck.glossary import Glossary
from transcheck.model import Document, Failure, Finding, Report, Story, consulted_by_all


def check_each(
    stories: Sequence[Sequence[Document]], *, glossary: Glossary | None = None, options: pipeline.Options | None = None
) -> Report:
    """Check the documents of each story against each other, and not against those of other stories."""
    options = options or pipeline.Options()
    house = glossary if glossary is not None else Glossary.default()
    single = replace(options, jobs=1)
    reports = [
        pipeline.check(story, glossary=house, options=options if len(story) > 1 else single) for story in stories
    ]
    return together(reports, pipeline.check([], glossary=house, options=options).signature)


def together(reports: Sequence[Report], signature: str) -> Report:
    """The reports of several stories as one; utterances and pairs are numbered by story.

    Args:
        reports: of the stories, in order.
        signature: of any of them.
    """
    told = [_numbered(report, f"s{number}") for number, report in enumerate(reports, 1)]
    story = Story(
        tuple(document for report in told for document in report.story.documents),
        {path: quotes for report in told for path, quotes in report.story.quotes.items()},
        tuple(pair for report in told for pair in report.story.pairs),
        tuple(group for report in told for group in report.story.groups),
        told[0].story.scope if told else "quotes",
    )
    return Report(
        story,
        f"{signature}|stories:{len(reports)}",
        worst_first((finding for report in told for finding in report.findings), story),
        tuple(dismissed for report in told for dismissed in report.dismissed),
        tuple(dict.fromkeys(failure for report in told for failure in report.failures)),
        consulted_by_all(told),
        told[0].style if told else None,
    )


def alone(documents: Sequence[Document], name: str) -> Failure | None:
    """What to say of a story that has nothing to be compared with; None where it has."""
    if len(documents) > 1:
        return None
    only = f"only {documents[0].path}" if documents else "no text"
    return Failure(f"story {name} has {only}; compare needs at least two texts of a story")


def _numbered(report: Report, story: str) -> Report:
    """A report whose pairs and utterances say which story they belong to: "s2p1"."""
    if not report.story.pairs and not report.story.groups:
        return report

    def told(finding: Finding) -> Finding:
        return replace(finding, pair=story + finding.pair) if finding.pair else finding

    pairs = tuple(replace(pair, id=story + pair.id) for pair in report.story.pairs)
    groups = tuple(replace(group, id=story + group.id) for group in report.story.groups)
    return replace(
        report,
        story=replace(report.story, pairs=pairs, groups=groups),
        findings=tuple(map(told, report.findings)),
        dismissed=tuple(replace(dismissed, finding=told(dismissed.finding)) for dismissed in report.dismissed),
    )
