"""Sentences that several formats for people share."""

import re
from collections.abc import Sequence

from transcheck.formats.blocks import count, tally
from transcheck.model import Finding, Report

_SHOWN = 4  # findings of one outlet that the summary quotes


def verdict(report: Report) -> str:
    """How much was found, worst first, and how much is hidden."""
    shown = ", ".join(f"{number:,} {severity}" for severity, number in tally(report).items() if number)
    told = shown or "Nothing found"
    hidden = hidden_line(report)
    return f"{told}; {hidden}" if hidden else told


def hidden_line(report: Report) -> str:
    """How many findings are not shown, by what they were dismissed."""
    kinds: dict[str, int] = {}
    for dismissed in report.dismissed:
        kind = _KINDS.get(dismissed.kind, dismissed.reason)
        kinds[kind] = kinds.get(kind, 0) + 1
    return "hidden: " + ", ".join(f"{number:,} {kind}" for kind, number in kinds.items()) if kinds else ""


_KINDS = {
    "inline": "ignored in the text",
    "sic": "marked [sic]",
    "path": "left out for their file",
    "decision": "dismissed",
    "baseline": "in the baseline",
}


def compared(report: Report, view: str) -> str:
    """What was looked at."""
    documents = report.story.documents
    renderings = sum(not document.is_original for document in documents)
    if view != "compare":
        return count(len(documents), "document")
    originals = len(documents) - renderings
    beside = f" with {'the original' if originals == 1 else f'{originals} originals'}" if originals else ""
    groups = len(report.story.groups)
    told = f"{count(renderings, 'rendering')} compared{beside}: {count(groups, 'utterance')} in more than one"
    many = any(not pair.compared and pair.left.span.text != pair.right.span.text for pair in report.story.pairs)
    return told + ("; where many tell it, each is set beside those that say what most say" if many else "")


def alone_line(name: str, findings: Sequence[Finding]) -> str:
    """Who says what no other says, in one line."""
    told = [f"“{_own_words(finding)}” ({finding.category})" for finding in findings[:_SHOWN]]
    more = f" and {len(findings) - _SHOWN} more" if len(findings) > _SHOWN else ""
    return f"{name} alone has {', '.join(told)}{more}."


def _own_words(finding: Finding) -> str:
    """The words as the message quotes them, with what tells them apart ("on Monday"), else the place itself."""
    quoted = re.search(rf"{re.escape(finding.at.document.label)} has “([^”]+)”", finding.message)
    return _short(quoted[1] if quoted else finding.at.text)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else f"{words[:30].rstrip()} […]"
