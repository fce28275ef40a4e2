"""SARIF 2.1.0, which code scanning services and editors read; columns and offsets are code points."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from transcheck import __version__
from transcheck.formats.addresses import uri
from transcheck.formats.positions import end_line_and_column, line_and_column
from transcheck.formats.rulebook import RuleText, rule_texts
from transcheck.formats.style import Style
from transcheck.model import Correction, Dismissed, Failure, Finding, Report, Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"critical": "error", "major": "error", "minor": "warning", "neutral": "note"}
_IN_SOURCE = frozenset({"inline", "sic"})
_RANKS = {"high": 90.0, "medium": 60.0, "low": 30.0}


def render(report: Report, style: Style) -> str:
    """One run: the rules that spoke, every finding, dismissed ones as suppressed, failures as notifications."""
    everything = [*report.findings, *(dismissed.finding for dismissed in report.dismissed)]
    rules = rule_texts(everything)
    codes = [told.code for told in rules]
    corrections = {correction.span: correction for correction in style.corrections}
    results = [_result(finding, codes) | _fixes(finding, corrections) for finding in report.findings]
    results += [{**_result(d.finding, codes), "suppressions": [_suppression(d)]} for d in report.dismissed]
    failed = bool(report.failures)
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "transcheck",
                "semanticVersion": __version__,
                "rules": [_rule(told) for told in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": _artifacts(report),
        "invocations": [
            {
                "executionSuccessful": not failed,
                "exitCode": 2 if failed else int(style.fail_on is not None and report.reaches(style.fail_on)),
                "toolExecutionNotifications": [_notification(failure) for failure in report.failures],
            }
        ],
        "results": results,
        "properties": {"signature": report.signature},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _artifacts(report: Report) -> list[dict[str, Any]]:
    """The files, each once: the columns of aligned rows stand in one."""
    files: dict[str, dict[str, Any]] = {}
    for document in report.story.documents:
        language = {} if document.language == "und" else {"sourceLanguage": document.language}
        files.setdefault(uri(document.path), {"location": {"uri": uri(document.path)}, **language})
    return list(files.values())


def _rule(told: RuleText) -> dict[str, Any]:
    source = f"\n\nSource: {told.source}" if told.source else ""
    return {
        "id": told.code,
        "name": "".join(part.capitalize() for part in told.name.split("-")),
        "shortDescription": {"text": told.summary},
        "fullDescription": {"text": told.why},
        "help": {"text": f"{told.summary}\n\n{told.why}{source}"},
        "defaultConfiguration": {"level": _LEVELS[told.severity]},
        "properties": {"tags": [told.category], "severity": told.severity},
    }


def _result(finding: Finding, codes: Sequence[str]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "rank": _RANKS[finding.confidence],
        "message": {"text": _plain(finding.message)},
        "locations": [_location(finding.at)],
        "partialFingerprints": {"transcheck/v1": finding.fingerprint},
        "properties": {
            "severity": finding.severity,
            "category": finding.category,
            "confidence": finding.confidence,
            "suggestion": finding.suggestion,
        },
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(related.span), "message": {"text": _plain(related.label)}}
            for number, related in enumerate(finding.related, 1)
        ]
    return result


def _fixes(finding: Finding, corrections: Mapping[Span, Correction]) -> dict[str, Any]:
    """What an editor may offer to write: only where the text is the file, letter by letter."""
    places = [finding.at, *(related.span for related in finding.related)] if finding.suggestion else []
    fixes = [
        {"description": {"text": _plain(f"Write “{found.text}”")}, "artifactChanges": [_change(found)]}
        for place in dict.fromkeys(places)
        if not place.document.places and (found := corrections.get(place))
    ]
    return {"fixes": fixes} if fixes else {}


def _change(correction: Correction) -> dict[str, Any]:
    place = _location(correction.span)["physicalLocation"]
    region = {key: value for key, value in place["region"].items() if key != "snippet"}
    replaced = {"deletedRegion": region, "insertedContent": {"text": correction.text}}
    return {"artifactLocation": place["artifactLocation"], "replacements": [replaced]}


def _plain(text: str) -> str:
    """A message in which a viewer finds no link: SARIF has them as in Markdown."""
    return text.replace("[", r"\[").replace("]", r"\]") if "](" in text else text


def _location(span: Span) -> dict[str, Any]:
    line, column = line_and_column(span)
    end_line, end_column = end_line_and_column(span)
    region: dict[str, Any] = {"startLine": line, "startColumn": column}
    if (end_line, end_column) > (line, column):
        region |= {"endLine": end_line, "endColumn": end_column}
    if not span.document.places:  # where the text is the file
        region |= {"charOffset": span.start, "charLength": span.end - span.start}
    region["snippet"] = {"text": span.text}
    return {"physicalLocation": {"artifactLocation": {"uri": uri(span.document.path)}, "region": region}}


def _suppression(dismissed: Dismissed) -> dict[str, Any]:
    return {
        "kind": "inSource" if dismissed.kind in _IN_SOURCE else "external",
        "status": "accepted",
        "justification": dismissed.reason,
    }


def _notification(failure: Failure) -> dict[str, Any]:
    notification: dict[str, Any] = {"level": "error", "message": {"text": failure.message}}
    if failure.path:
        location: dict[str, Any] = {"artifactLocation": {"uri": uri(failure.path)}}
        if failure.line is not None:
            location["region"] = {"startLine": failure.line}
        notification["locations"] = [{"physicalLocation": location}]
    return notification
