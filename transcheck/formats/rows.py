"""Aligned rows as one report: what every format can show, each row an utterance of the file it stands in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from transcheck.model import (
    SEVERITIES,
    Dismissed,
    Document,
    Failure,
    Finding,
    Group,
    Language,
    Member,
    Pair,
    Place,
    Related,
    Report,
    Span,
    Story,
    consulted_by_all,
)

if TYPE_CHECKING:
    from transcheck.pipeline import AlignedReport

ROW = "row "  # what the id of an utterance begins with that is a row

_Starts = Mapping[Document, tuple[Document, int]]  # of the texts of a row: the document they went into, and where


def joined(path: str, results: Sequence["AlignedReport"]) -> Report:
    """The reports of rows as one: every column is a document, named as it is, with one row to a line.

    Args:
        path: of the file with the rows.
        results: of the rows, in order.
    """
    columns = _columns(path, results)
    filled = dict.fromkeys(columns, 0)
    pairs: list[Pair] = []
    groups: list[Group] = []
    findings: list[Finding] = []
    dismissed: list[Dismissed] = []
    failures: list[Failure] = []
    for result in results:
        row, report = result.row, result.report
        starts = {}
        for document in report.story.documents:
            starts[document] = (columns[document.path], filled[document.path])
            filled[document.path] += len(document.text) + 1
        name = ROW + str(row.number) + (f" ({row.id})" if row.id is not None else "")
        groups += (
            Group(name, tuple(_member(m, starts) for m in g.members if m.span.text)) for g in report.story.groups
        )
        pairs += (
            replace(p, id=f"r{row.number}{p.id}", left=_member(p.left, starts), right=_member(p.right, starts))
            for p in report.story.pairs
        )
        findings += (_finding(finding, row.number, starts) for finding in report.findings)
        dismissed += (replace(d, finding=_finding(d.finding, row.number, starts)) for d in report.dismissed)
        failures += (Failure(f"row {row.number}: {f.message}", path, _line(result)) for f in report.failures)
    signature = results[0].report.signature if results else ""
    story = Story(tuple(columns.values()), {}, tuple(pairs), tuple(group for group in groups if group.members))
    findings.sort(key=_rank)  # stable: rows of one severity stay in order
    asked = consulted_by_all([result.report for result in results])
    style = results[0].report.style if results else None
    return Report(story, signature, tuple(findings), tuple(dismissed), tuple(failures), asked, style)


def _columns(path: str, results: Iterable["AlignedReport"]) -> dict[str, Document]:
    """The documents by the names of their columns, the original last."""
    texts: dict[str, list[str]] = {}
    places: dict[str, list[Place]] = {}
    languages: dict[str, Language] = {}
    lengths: dict[str, int] = {}
    for result in results:
        for document in result.report.story.documents:
            column = document.path
            at = lengths.get(column, 0)
            texts.setdefault(column, []).append(document.text)
            places.setdefault(column, []).append(Place(at, f"row {result.row.number}", _line(result)))
            lengths[column] = at + len(document.text) + 1
            if document.language != "und":
                languages.setdefault(column, document.language)
    named = sorted(texts, key=lambda column: (column == "source", column))
    return {
        column: Document(
            path,
            "\n".join(texts[column]),
            languages.get(column, "und"),
            outlet=column,
            is_original=column == "source",
            places=tuple(places[column]),
        )
        for column in named
    }


def _line(result: "AlignedReport") -> int:
    """The line in the file; in a workbook, or wherever there are no lines, the number of the row."""
    return result.row.line or result.row.number


def _rank(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)


def _span(span: Span, starts: _Starts) -> Span:
    document, start = starts[span.document]
    return Span(document, start + span.start, start + span.end)


def _member(member: Member, starts: _Starts) -> Member:
    return Member(_span(member.span, starts))


def _finding(finding: Finding, row: int, starts: _Starts) -> Finding:
    return replace(
        finding,
        at=_span(finding.at, starts),
        related=tuple(Related(related.label, _span(related.span, starts)) for related in finding.related),
        pair=None if finding.pair is None else f"r{row}{finding.pair}",
    )
