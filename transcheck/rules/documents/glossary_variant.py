"""TC301: a form that the glossary rules out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import DocumentRule, Remark, Resources
from transcheck.glossary import Glossary, Match
from transcheck.glossary.wording import layer
from transcheck.model import SEVERITIES, Category, Document, Quote, Related, Severity, Span, Story


@dataclass(frozen=True)
class GlossaryVariant(DocumentRule):
    """A name or term stands in a form that the glossary rules out.

    Readers take two spellings for two people, archives lose what is spelled otherwise, and some forms are a
    statement that the newsroom does not want to make. The finding names the glossary, the entry and the source of
    the rule, because there is no single right spelling: each newsroom decides. Forbidden forms are major, deprecated
    ones minor. Without a chosen style only forms are reported that no style allows. Handles, tags, addresses and
    file names are left alone, and so are forms that are spoken of and not used (“formerly Byelorussia”) or stand in a
    fixed name (Kiev-class, the Great Gate of Kiev). A form is told once in a document, with all its places.

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
        places: dict[tuple[str, str, bool], list[Match]] = {}
        for match in resources.glossary.ruled_out(document.text):
            if match.lookalike:  # told by look-alike-letters
                continue
            quoted = match.entry.quoted != "strict" and _quoted(document.span(match.start, match.end), story)
            if not (quoted and match.entry.quoted == "ignore"):
                places.setdefault((match.entry.id, match.form.text, quoted), []).append(match)
        for (_, _, quoted), met in places.items():
            yield _remark(met, document, quoted, resources.glossary)


def _remark(met: Sequence[Match], document: Document, quoted: bool, glossary: Glossary) -> Remark:
    """What is said of one form of an entry; `met` are its places, the first of which is marked."""
    match = met[0]
    span, *more = (document.span(other.start, other.end) for other in met)
    severity: Severity = "major" if match.form.status == "forbidden" else "minor"
    if quoted:
        severity = SEVERITIES[min(SEVERITIES.index(severity) + 1, len(SEVERITIES) - 1)]
    standing = match.form.status
    aside = " here inside quotation marks" if quoted else ""
    also = f", here and in {len(more)} more place{'s' if len(more) > 1 else ''}" if more else ""
    advice = glossary.advice(match)
    written = span.text
    note = f" {match.form.note}." if match.form.note else ""
    return Remark(
        at=span,
        message=f"“{' '.join(written.split())}” is {standing}{aside}{also}{advice.write} ({advice.rule}).{note}",
        related=tuple(Related("also here", place) for place in more),
        suggestion=advice.suggestion(match, written),
        severity=severity,
        category=advice.category,
        glossary=layer(match.entry),
    )


def _quoted(span: Span, story: Story) -> bool:
    quotes: tuple[Quote, ...] = story.quotes.get(span.document.path, ())
    return any(quote.kind != "indirect" and quote.span.contains(span) for quote in quotes)
