"""Markdown for a pull request or an e-mail: a summary, then utterances as tables of outlets, worst first."""

import re
from collections.abc import Iterator

from transcheck.formats.blocks import (
    Block,
    blocks,
    count,
    document_names,
    heading,
    places_of,
    repeated,
    several_ways,
    standing_alone,
    tally,
)
from transcheck.formats.excerpts import CLOSE, OPEN, Piece, context_pieces, one_line, pieces
from transcheck.formats.positions import where
from transcheck.formats.style import Style
from transcheck.formats.wording import alone_lines
from transcheck.model import Document, Finding, Report, Span

_SPECIAL_RE = re.compile(r"([\\`*_{}\[\]<>#|~&])")
# What GitHub acts on without any markup, backslash or not: addresses, mentions, emoji.
_ACTIVE_RE = re.compile(r"(?i)\b(?:https?|www)\b|@(?=\w)|:(?=[a-z][\w+-]*:)")


def render(report: Report, style: Style) -> str:
    """The report in GitHub's flavour; whatever a text contains stays text."""
    names = document_names(report.story.documents)
    return "\n".join(_lines(report, style, names)).rstrip() + "\n"


def _lines(report: Report, style: Style, names: dict[Document, str]) -> Iterator[str]:
    counts = " · ".join(f"{number} {severity}" for severity, number in tally(report).items() if number)
    yield f"## transcheck: {counts or 'nothing found'}"
    yield ""
    yield f"{count(len(report.story.documents), 'document')}: {', '.join(map(_plain, names.values()))}"
    if report.dismissed:
        yield f"<br>{len(report.dismissed)} not shown (dismissed or below the threshold)"
    yield ""
    alone = [line for d, findings in standing_alone(report).items() for line in alone_lines(names[d], findings)]
    if alone:
        yield from (f"- {_plain(line)}" for line in alone)
        yield ""
    for failure in report.failures:
        yield f"> **Not checked**: {_plain(failure.path or '')} {_plain(failure.message)}"
        yield ""
    for block in blocks(report):
        yield from _block(block, names)
    yield f"<sub>{_plain(report.signature)}; exit {_exit(report, style)}</sub>"


def _exit(report: Report, style: Style) -> str:
    return "2" if report.failures else str(int(style.fail_on is not None and report.reaches(style.fail_on)))


def _block(block: Block, names: dict[Document, str]) -> Iterator[str]:
    if block.group is None:
        for alike in repeated(block.findings):
            yield from _elsewhere(alike, names)
        return
    yield f"### {_plain(heading(block.group))}"
    yield ""
    yield "| | |"
    yield "|---|---|"
    places = [place for finding in block.findings for place in places_of(finding)]
    for member in block.group.members:
        document = member.span.document
        name = "original" if document.is_original else names[document]
        words = _bold(pieces(member.span, places))
        yield f"| {_plain(name)} | {words} <sub>{_plain(_where(member.span, names))}</sub> |"
    yield ""
    for finding in several_ways(block.findings):
        yield f"- {_told(finding)}"
    yield ""


def _elsewhere(alike: list[Finding], names: dict[Document, str]) -> Iterator[str]:
    yield f"- {_told(alike[0])}"
    for finding in alike:
        for span in places_of(finding):
            yield f"  - {_plain(_where(span, names))}: {_bold(context_pieces(span))}"
    yield ""


def _told(finding: Finding) -> str:
    return f"**{finding.severity} {finding.category}** {_plain(finding.message)} ({finding.code} {finding.name})"


def _where(span: Span, names: dict[Document, str]) -> str:
    return f"{names[span.document]}{where(span)}"


def _plain(text: str) -> str:
    """A text of which Markdown makes nothing: no markup, no table cells, no mentions, no links, no emoji."""
    escaped = _SPECIAL_RE.sub(r"\\\1", one_line(text))
    return _ACTIVE_RE.sub(lambda match: f"{match[0][0]}\u200b{match[0][1:]}", escaped)


def _bold(found: list[Piece]) -> str:
    """The words that matter in bold and between marks: bold is lost in plain e-mail."""
    return "".join(f"**{OPEN}{_plain(words)}{CLOSE}**" if matters else _plain(words) for words, matters in found)
