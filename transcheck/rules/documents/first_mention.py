"""TC306: what the glossary asks for where a name stands first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import DocumentRule, Remark, Resources
from transcheck.glossary import Match
from transcheck.glossary.wording import category_of, layer, part_of, whose_rule
from transcheck.model import Category, Document, Severity, Story

_NEAR = 120  # code points around the first mention, in its paragraph
_LONGEST_HEADLINE = 150


@dataclass(frozen=True)
class FirstMention(DocumentRule):
    """The first mention of a name lacks what the glossary asks for there.

    A house may ask for the full name where a person is first named, or for a word of explanation beside a name
    that readers know otherwise ("formerly Kiev", "military intelligence"). Only entries with `first_mention` are
    looked at: of those shipped an abbreviation, all else is for the house's own glossary. Headlines are passed over.

    Divergent:
        A: The ferry was stopped by HUR, the harbour said on Monday.
    Consistent:
        A: The ferry was stopped by the military intelligence service, HUR, the harbour said on Monday.
    Source: AP Stylebook, abbreviations and acronyms, and its note on Kyiv of August 2019.
    """

    code: ClassVar[str] = "TC306"
    name: ClassVar[str] = "first-mention"
    category: ClassVar[Category] = "name"
    severity: ClassVar[Severity] = "minor"
    swift: ClassVar[bool] = True

    def check(self, document: Document, story: Story, resources: Resources) -> Iterator[Remark]:
        """Yield the first mentions that lack what they need."""
        if document.language not in ("en", "und") or document.is_original:
            return
        if not any(entry.first_mention for entry in resources.glossary.entries):
            return
        body = _after_headline(document.text)
        seen: set[str] = set()
        for match in resources.glossary.find(document.text, "en"):
            entry = match.entry
            if match.start < body or entry.id in seen or not entry.first_mention or entry.proposed:
                continue
            seen.add(entry.id)
            wish = _lacking(match, document)
            if wish:
                span = document.span(match.start, match.end)
                yield Remark(
                    at=span,
                    message=f"First mention of “{span.text}”: {wish} ({whose_rule(entry)}).",
                    category=category_of(entry),
                    glossary=layer(entry),
                )


def _after_headline(text: str) -> int:
    """Where the text begins after a headline: a short first line that is no sentence."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    line = text[start:end].rstrip() if end != -1 else ""
    return end if line and len(line) <= _LONGEST_HEADLINE and line[-1] not in ".!?…”\"'" else 0


def _lacking(match: Match, document: Document) -> str | None:
    """What the first mention should have and has not."""
    entry = match.entry
    if entry.first_mention == ("full",):
        if part_of(match.form, entry) == "full":
            return None
        full = next((form.text for form in entry.allowed if part_of(form, entry) == "full"), None)
        return f"write the full name “{full}”" if full else None
    text = document.text
    before = re.split(r"\n\s*\n", text[max(0, match.start - _NEAR) : match.start])[-1]
    after = re.split(r"\n\s*\n", text[match.end : match.end + _NEAR])[0]
    around = " ".join(f"{before} {text[match.start : match.end]} {after}".split()).casefold()
    if any(" ".join(phrase.split()).casefold() in around for phrase in entry.first_mention):
        return None
    return f"add “{entry.first_mention[0]}” beside it"
