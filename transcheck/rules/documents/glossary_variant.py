"""TC301: a form that the glossary rules out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import DocumentRule, Remark, Resources
from transcheck.glossary import Glossary, Match
from transcheck.model import SEVERITIES, Category, Document, Quote, Severity, Span, Story


@dataclass(frozen=True)
class GlossaryVariant(DocumentRule):
    """A name or term stands in a form that the glossary rules out.

    Readers take two spellings for two people, archives lose what is spelled otherwise, and some forms are a
    statement that the newsroom does not want to make. The finding names the glossary, the entry and the source of
    the rule, because there is no single right spelling: each newsroom decides. Forbidden forms are major, deprecated
    ones minor. Without a chosen style only forms are reported that no style allows. Handles, tags, addresses and
    file names are left alone, and so are forms that are spoken of and not used (“formerly Byelorussia”).

    Divergent:
        A: The ferry company moved its office from Byelorussia to Lithuania.
    Consistent:
        A: The ferry company moved its office from Belarus (formerly Byelorussia) to Lithuania.
    Source: administrative status of ISO 30042 (TBX); AP Stylebook, 14 August 2019, on Kyiv and chicken Kiev.
    """

    code: ClassVar[str] = "TC301"
    name: ClassVar[str] = "glossary-variant"
    category: ClassVar[Category] = "name"
    severity: ClassVar[Severity] = "minor"
    swift: ClassVar[bool] = True

    def check(self, document: Document, story: Story, resources: Resources) -> Iterator[Remark]:
        """Yield the deprecated and forbidden forms of an English document."""
        if document.language not in ("en", "und"):
            return
        for match in resources.glossary.ruled_out(document.text):
            if not match.lookalike:  # told by look-alike-letters
                remark = _remark(match, document, story, resources.glossary)
                if remark is not None:
                    yield remark


def _remark(match: Match, document: Document, story: Story, glossary: Glossary) -> Remark | None:
    span = document.span(match.start, match.end)
    severity: Severity = "major" if match.form.status == "forbidden" else "minor"
    aside = ""
    if match.entry.quoted != "strict" and _quoted(span, story):
        if match.entry.quoted == "ignore":
            return None
        severity = SEVERITIES[min(SEVERITIES.index(severity) + 1, len(SEVERITIES) - 1)]
        aside = " here inside quotation marks"
    advice = glossary.advice(match)
    written = span.text
    note = f" {match.form.note}." if match.form.note else ""
    return Remark(
        at=span,
        message=f"“{' '.join(written.split())}” is {match.form.status}{aside}{advice.write} ({advice.rule}).{note}",
        suggestion=advice.suggestion(match, written),
        severity=severity,
        category=advice.category,
    )


def _quoted(span: Span, story: Story) -> bool:
    quotes: tuple[Quote, ...] = story.quotes.get(span.document.path, ())
    return any(quote.kind != "indirect" and quote.span.contains(span) for quote in quotes)
