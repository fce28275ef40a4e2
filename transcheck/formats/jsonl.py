"""JSON Lines: one object a line, so that a long report can be read as it comes."""

import json
from collections.abc import Iterator
from typing import Any

from transcheck.formats.blocks import tally
from transcheck.formats.json_v1 import VERSION, dismissed_object, failure_object, finding_object
from transcheck.formats.style import Style
from transcheck.model import Report


def render(report: Report, style: Style) -> str:  # noqa: ARG001  # every format has the same arguments
    """A line for each finding, what was dismissed, what failed, and a summary last."""
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[dict[str, Any]]:
    for finding in report.findings:
        yield {"type": "finding", **finding_object(finding)}
    for dismissed in report.dismissed:
        yield {"type": "dismissed", **dismissed_object(dismissed)}
    for failure in report.failures:
        yield {"type": "failure", **failure_object(failure)}
    yield {
        "type": "summary",
        "version": VERSION,
        "signature": report.signature,
        "documents": [document.path for document in report.story.documents],
        **tally(report),
    }
