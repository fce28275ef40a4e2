"""JSON, version 1: a frozen shape, apart from the internal types. `docs/report.schema.json` describes it."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from transcheck.formats.positions import line_and_column, place_name, run_of
from transcheck.formats.style import Style
from transcheck.model import SEVERITIES, Dismissed, Document, Failure, Finding, Group, Member, Pair, Quote, Report, Span
from transcheck.pipeline import AlignedReport

VERSION = 1
_HIGH = 0.95  # confidence in a speaker that is called "high"
_ENCODER = json.JSONEncoder(ensure_ascii=False)  # json.dumps would build one for every item
_encoded = lru_cache(maxsize=20_000)(_ENCODER.encode)  # for strings: the same few stand in finding after finding


def render(report: Report, style: Style) -> str:  # noqa: ARG001  # every format has the same arguments
    """The whole report as one JSON object, each document, group, pair and finding on a line of its own."""
    pieces: list[str] = []  # put together once: a large report has tens of megabytes
    for key, value in report_object(report, findings=False).items():
        pieces += (",\n" if pieces else "{\n", f'"{key}": ')
        if key == "findings":
            pieces += _on_lines(map(_finding_line, report.findings))
        elif isinstance(value, list):
            pieces += _on_lines(map(_ENCODER.encode, value))
        else:
            pieces.append(_ENCODER.encode(value))
    return "".join([*pieces, "\n}\n"])


def _on_lines(items: Iterable[str]) -> Iterator[str]:
    """A list with one item a line: json.dumps with an indent is twenty times slower and twice as long."""
    before = "[\n"
    for item in items:
        yield before
        yield item
        before = ",\n"
    yield "[]" if before == "[\n" else "\n]"


def _finding_line(finding: Finding) -> str:
    """A finding as `finding_object` has it, encoded by hand: an archive brings tens of thousands, all much alike."""
    related = _ENCODER.encode(finding_object(finding)["related"]) if finding.related else "[]"
    span = finding.at
    line, column = line_and_column(span)
    what = _what(
        finding.code,
        finding.name,
        finding.category,
        finding.severity,
        finding.confidence,
        finding.message,
        finding.suggestion,
    )
    return (
        f'{what}, "fingerprint": "{finding.fingerprint}", "pair": {_encoded(finding.pair)}, '
        f'"at": {{"path": {_encoded(span.document.path)}, "start": {span.start}, "end": {span.end}, '
        f'"line": {line}, "column": {column}, "text": {_encoded(span.text)}{_named(span)}}}, "related": {related}'
        f"{_evidence_end(finding)}"
    )


def _named(span: Span) -> str:
    name = place_name(span)
    if not name:
        return ""
    run = run_of(span)
    return f', "place": {_encoded(name)}' + (f', "run": {run}' if run is not None else "")


def _evidence_end(finding: Finding) -> str:
    return f', "evidence": {_ENCODER.encode(asdict(finding.evidence))}}}' if finding.evidence else "}"


@lru_cache(maxsize=20_000)
def _what(code: str, name: str, category: str, severity: str, confidence: str, message: str, advice: str | None) -> str:
    """The first fields of a finding, those that do not depend on its place."""
    fields = {"code": code, "name": name, "category": category, "severity": severity, "confidence": confidence}
    return _ENCODER.encode({**fields, "message": message, "suggestion": advice})[:-1]


def render_row(aligned: AlignedReport, style: Style) -> str:  # noqa: ARG001  # every format has the same arguments
    """One aligned row as one line of JSON."""
    findings = []
    for finding in aligned.report.findings:
        located = finding_object(finding)
        located["side"] = finding.at.document.path
        findings.append(located)
    row: dict[str, Any] = {**_row_head(aligned), "findings": findings}
    if aligned.report.dismissed:
        row["dismissed"] = [dismissed_object(dismissed) for dismissed in aligned.report.dismissed]
    if aligned.report.failures:
        row["failures"] = [failure_object(failure) for failure in aligned.report.failures]
    return _ENCODER.encode(row) + "\n"


def render_rows(path: str, results: Sequence[AlignedReport], report: Report) -> str:
    """Aligned rows as one JSON object: a finding names its row and side, its offsets are those in that text.

    Args:
        path: of the file with the rows.
        results: of the rows, in order.
        report: the same as one report.
    """
    whole = report_object(report, findings=False)
    found, hidden = [], []
    for result in results:
        found += [_in_row(finding, path, result) for finding in result.report.findings]
        hidden += [
            {**_in_row(d.finding, path, result), "reason": d.reason, "dismissed_by": d.kind}
            for d in result.report.dismissed
        ]
    whole |= {"documents": whole["documents"][:1], "groups": [], "pairs": [], "findings": found, "dismissed": hidden}
    for document in whole["documents"]:
        document |= {"outlet": None, "original": False}
    whole["rows"] = [_row_head(result) for result in results]
    pieces: list[str] = []
    for key, value in whole.items():
        pieces += (",\n" if pieces else "{\n", f'"{key}": ')
        pieces += _on_lines(map(_ENCODER.encode, value)) if isinstance(value, list) else [_ENCODER.encode(value)]
    return "".join([*pieces, "\n}\n"])


def _in_row(finding: Finding, path: str, aligned: AlignedReport) -> dict[str, Any]:
    row = aligned.row
    located = finding_object(finding)
    for place in (located["at"], *located["related"]):
        place |= {"side": place["path"], "path": path, "line": row.line or row.number, "column": 1}
    return {**located, "pair": None, "row": row.number, "id": row.id, "side": located["at"]["side"]}


def _row_head(aligned: AlignedReport) -> dict[str, Any]:
    similarity = None if aligned.similarity is None else round(aligned.similarity, 4)
    return {"row": aligned.row.number, "id": aligned.row.id, "similarity": similarity}


def report_object(report: Report, *, findings: bool = True) -> dict[str, Any]:
    """The report as plain dictionaries and lists, where wanted without its findings."""
    counts = Counter(finding.severity for finding in report.findings)
    return {
        "version": VERSION,
        "signature": report.signature,
        "documents": [_document(d, report.story.quotes.get(d.path, ())) for d in report.story.documents],
        "groups": [_group(group) for group in report.story.groups],
        "pairs": [_pair(pair) for pair in report.story.pairs],
        "findings": [finding_object(finding) for finding in report.findings if findings],
        "dismissed": [dismissed_object(dismissed) for dismissed in report.dismissed],
        "failures": [failure_object(failure) for failure in report.failures],
        "summary": {severity: counts[severity] for severity in SEVERITIES},
        **({"glossaries": [asdict(asked) for asked in report.glossaries]} if report.glossaries else {}),
    }


def finding_object(finding: Finding) -> dict[str, Any]:
    """A finding with its places."""
    located: dict[str, Any] = {
        "code": finding.code,
        "name": finding.name,
        "category": finding.category,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "fingerprint": finding.fingerprint,
        "pair": finding.pair,
        "at": _place(finding.at),
        "related": [{"label": related.label, **_place(related.span)} for related in finding.related],
    }
    if finding.evidence is not None:
        located["evidence"] = asdict(finding.evidence)
    return located


def dismissed_object(dismissed: Dismissed) -> dict[str, Any]:
    """A finding that is not shown, with why, and by what it was dismissed."""
    return {**finding_object(dismissed.finding), "reason": dismissed.reason, "dismissed_by": dismissed.kind}


def failure_object(failure: Failure) -> dict[str, Any]:
    """A failure; `line` is null when the whole file is meant."""
    return {"path": failure.path, "line": failure.line, "message": failure.message}


def _document(document: Document, quotes: tuple[Quote, ...]) -> dict[str, Any]:
    return {
        "path": document.path,
        "outlet": document.outlet,
        "language": document.language,
        "original": document.is_original,
        "quotes": [_quote(quote) for quote in quotes],
    }


def _quote(quote: Quote) -> dict[str, Any]:
    speaker = quote.speaker
    place = _place(quote.span)
    del place["path"]
    return {
        "id": quote.id,
        **place,
        "kind": quote.kind,
        "closed": quote.closed,
        "parent": quote.parent,
        "continues": quote.continues,
        "speaker": speaker.name,
        "speaker_confidence": _in_words(speaker.confidence) if speaker.name else None,
        "confidence": round(speaker.confidence, 2) if speaker.name or speaker.candidates else None,
        "candidates": list(speaker.candidates),
        "mention": speaker.mention.text if speaker.mention else None,
        "mention_start": speaker.mention.start if speaker.mention else None,
        "mention_end": speaker.mention.end if speaker.mention else None,
        "cue": speaker.cue.text if speaker.cue else None,
        "reported_by": speaker.reported_by,
        "asides": [{"start": aside.start, "end": aside.end, "text": aside.text} for aside in quote.asides],
    }


def _in_words(confidence: float) -> str:
    return "high" if confidence >= _HIGH else "medium"


def _member(member: Member) -> dict[str, Any]:
    span = member.span
    return {
        "path": span.document.path,
        "quote": member.quote.id if member.quote else None,
        "start": span.start,
        "end": span.end,
        "text": span.text,
        "pieces": [{"start": piece.start, "end": piece.end} for piece in member.pieces or (span,)],
    }


def _group(group: Group) -> dict[str, Any]:
    return {"id": group.id, "members": [_member(member) for member in group.members]}


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "id": pair.id,
        "left": _member(pair.left),
        "right": _member(pair.right),
        "similarity": round(pair.similarity, 4),
        "reasons": list(pair.reasons),
    }


def _place(span: Span) -> dict[str, Any]:
    line, column = line_and_column(span)
    place = {
        "path": span.document.path,
        "start": span.start,
        "end": span.end,
        "line": line,
        "column": column,
        "text": span.text,
    }
    name = place_name(span)
    if name is None:
        return place
    run = run_of(span)
    return {**place, "place": name} if run is None else {**place, "place": name, "run": run}
