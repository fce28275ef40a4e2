"""Sentences that several formats for people share."""

import re
from collections.abc import Iterator, Sequence

from transcheck.formats.blocks import count, tally
from transcheck.model import Finding, Report

_SHOWN = 3  # findings of one outlet that the summary quotes


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


def alone_lines(name: str, findings: Sequence[Finding]) -> Iterator[str]:
    """What one outlet says that no other says, a sentence for each finding, and what the others have instead."""
    for finding in findings[:_SHOWN]:
        own = _quoted(finding.message, finding.at.document.label) or finding.at.text
        line = f"{name} alone has “{_short(own)}” ({finding.category})"
        others = dict.fromkeys(r.span.document for r in finding.related if not r.span.document.is_original)
        theirs = next(filter(None, (_quoted(finding.message, other.label) for other in others)), None)
        if theirs is not None:
            original = _AGREES_RE.search(finding.message)
            beside = " and the original" if original and original[1] != finding.at.document.label else ""
            line += f"; {_in_words(len(others))} others{beside} have “{_short(theirs)}”"
        yield f"{line}."
    if len(findings) > _SHOWN:
        yield f"{name} alone has {len(findings) - _SHOWN} more."


_AGREES_RE = re.compile(r"The original \([^)]*\) agrees with (.+?)\.(?: |$)")


def _quoted(message: str, label: str) -> str | None:
    """The words that a message gives to an outlet, with what tells them apart ("on Monday")."""
    found = re.search(rf"(?<!\S){re.escape(label)} has “([^”]+)”", message)
    return found[1] if found else None


def _in_words(number: int) -> str:
    return {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}.get(number, str(number))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else f"{words[:30].rstrip()} […]"
