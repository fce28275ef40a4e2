"""The nouns that flow from stage to stage: frozen, and each made by one stage only.

Offsets everywhere are Unicode code points into the unaltered text of a document, half-open.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import PurePath
from typing import Literal, get_args

from transcheck.fingerprints import digest, folded, in_place

Language = Literal["en", "uk", "ru", "be", "und"]
Severity = Literal["critical", "major", "minor", "neutral"]
Confidence = Literal["high", "medium", "low"]
QuoteKind = Literal["direct", "fragment", "scare", "headline", "dash", "indirect"]
Category = Literal[
    "number", "date", "negation", "name", "term", "title", "modality", "tense", "person", "omission",
    "addition", "meaning", "register", "attribution", "order", "punctuation", "consistency",
]  # fmt: skip

DismissalKind = Literal["severity", "inline", "sic", "path", "decision", "baseline"]

LANGUAGES: tuple[Language, ...] = get_args(Language)
SEVERITIES: tuple[Severity, ...] = get_args(Severity)  # worst first (MQM)
CATEGORIES: tuple[Category, ...] = get_args(Category)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the user's file the text of a document stands, from one offset on to the next place.

    Attributes:
        start: offset into the text of the document.
        name: what leads a person there: "paragraph 4", "page 2", "Sheet1!B4", "00:01:02"; "" where the line does.
        line, column: 1-based, in the file, where it has lines; the words that follow stand there letter by letter.
        run: 1-based, of the runs of a Word paragraph, struck ones included; None in other files.
    """

    start: int
    name: str = ""
    line: int | None = None
    column: int | None = None
    run: int | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Document:
    """One outlet's article, or the original. Two documents are the same only if they are one object.

    Attributes:
        path: the path as it was given ("-" for standard input); unique within a run.
        text: the text, never altered.
        language: language of the most part of the text, "und" when it cannot be told.
        outlet: name of the outlet, when it is known.
        is_original: true for the uk/ru/be text or transcript that was translated.
        places: where the text stands in the file, in order; empty when the file is the text.
        short_name: what messages call it where it has no outlet; None when the file name will do.
        notes: what the reader should know about how the file was read, one sentence each.
    """

    path: str
    text: str
    language: Language
    outlet: str | None = None
    is_original: bool = False
    places: tuple[Place, ...] = ()
    short_name: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What messages call this document: its outlet, or its file name without folder and ending."""
        return self.outlet or self.short_name or PurePath(self.path).stem

    def span(self, start: int, end: int) -> "Span":
        """The half-open stretch [start, end) of this document.

        Raises:
            ValueError: the offsets do not lie in the text, or run backwards.
        """
        return Span(self, start, end)


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of one document, in code points."""

    document: Document
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end <= len(self.document.text):
            raise ValueError(f"span {self.start}:{self.end} outside a text of {len(self.document.text)}")

    @property
    def text(self) -> str:
        """The words of the document that the span covers."""
        return self.document.text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies in the same document and within this span."""
        return self.document is other.document and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one code point of one document."""
        return self.document is other.document and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words a quote carries, as far as the document tells.

    Attributes:
        name: fullest form of the name that the document gives; None when it is not told surely enough (`SURE`).
        mention: the words that name the speaker at this quote ("he", "the mayor"); None if there are none.
        cue: the reporting verb or phrase ("said", "according to").
        reported_by: who tells us, when the document does not quote the speaker itself.
        confidence: how likely `name` is right, 0 to 1; where it is None, how likely the first candidate is.
        candidates: where `name` is None, those who may have said it, the likeliest first.
    """

    name: str | None = None
    mention: Span | None = None
    cue: Span | None = None
    reported_by: str | None = None
    confidence: float = 0.0
    candidates: tuple[str, ...] = ()


UNKNOWN_SPEAKER = Speaker()
SURE = 0.85  # a speaker told with less confidence is unknown: no desk is served by a likely name


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a document puts in someone's mouth.

    Attributes:
        id: unique in its document, "q1", "q2", … in the order of their starts.
        span: the words without the marks around them.
        kind: see `QuoteKind` in the JSON contract.
        closed: false when the outlet never closed the mark.
        parent: id of the quote that contains this one.
        continues: id of the quote that this one resumes.
        speaker: whose words they are.
        asides: the outlet's own words inside the marks ("…,' she recounted. '…"), in order.
    """

    id: str
    span: Span
    kind: QuoteKind = "direct"
    closed: bool = True
    parent: str | None = None
    continues: str | None = None
    speaker: Speaker = UNKNOWN_SPEAKER
    asides: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """One rendering of an utterance: a quote, a part of one, or several pieces; of an original, a sentence.

    Attributes:
        span: from its first word to its last.
        quote: the quote in which it begins, None for an original's bare sentence.
        pieces: the stretches of `span` that are the speaker's words, in order, where the outlet's own words or words
            that render something else stand between them; empty when all of `span` is one piece.
    """

    span: Span
    quote: Quote | None = None
    pieces: tuple[Span, ...] = ()

    @property
    def asides(self) -> tuple[Span, ...]:
        """The stretches of `span` that are no part of the utterance: between its pieces, and in its quote."""
        document = self.span.document
        gaps = tuple(document.span(a.end, b.start) for a, b in pairwise(self.pieces))
        return gaps + (self.quote.asides if self.quote else ())


@dataclass(frozen=True, slots=True)
class Pair:
    """Two renderings of one utterance, from different documents.

    Attributes:
        id: "p1", "p2", …
        left, right: the renderings, `left` from the document that comes first.
        similarity: 0..1.
        reasons: the witnesses for the pairing, each a phrase that an editor understands.
    """

    id: str
    left: Member
    right: Member
    similarity: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """One utterance and all its renderings, in the order of the documents."""

    id: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """All that is known of the documents of a run when the rules look at them.

    Attributes:
        documents: in the order given, originals last.
        quotes: the quotes of each document, by its path.
        pairs, groups: what pairing found; empty in `check`.
        scope: whether quotes were compared, or every sentence ("text").
    """

    documents: tuple[Document, ...]
    quotes: Mapping[str, tuple[Quote, ...]] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()
    groups: tuple[Group, ...] = ()
    scope: Literal["quotes", "text"] = "quotes"

    def all_quotes(self) -> Iterator[Quote]:
        """Every quote of every document, in order."""
        for document in self.documents:
            yield from self.quotes.get(document.path, ())


@dataclass(frozen=True, slots=True)
class Related:
    """A further place that a finding speaks of, and what it is there for."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the confidence of a finding between two renderings rests on, each 0..1.

    Attributes:
        likely: how many of ten such findings were right on labelled pairs.
        unmatched: the share of words that carry meaning and have no counterpart, in the two renderings.
        unmatched_near: the same share around the finding.
    """

    likely: float
    unmatched: float
    unmatched_near: float


@dataclass(frozen=True, slots=True)
class Finding:
    """One located, explained difference or fault.

    Attributes:
        code, name: of the rule, "TC201", "number-mismatch".
        category, severity, confidence: three separate axes; severity as in MQM.
        message: one sentence that could be sent to the other desk.
        at: the primary place; `related` names the others.
        suggestion: what to write instead, where a rule can know.
        pair: id of the pair that was compared.
        evidence: what the confidence rests on, for a difference between two renderings.
        glossary: the glossary whose rule it is: “shipped” or a path.
    """

    code: str
    name: str
    category: Category
    severity: Severity
    confidence: Confidence
    message: str
    at: Span
    related: tuple[Related, ...] = ()
    suggestion: str | None = None
    pair: str | None = None
    evidence: Evidence | None = None
    glossary: str | None = None

    @property
    def fingerprint(self) -> str:
        """16 hex digits made of the code and the words with their neighbours, never of a position or a file's name.

        Of two renderings every place counts alike, whichever file comes first. Else the place of the finding is known
        by its neighbours, and further ones by their words: a text may be edited around them.
        """
        spans = [self.at, *(related.span for related in self.related)]
        if self.pair is not None:
            return digest(self.code, *{_in_place(span) for span in spans})
        return digest(self.code, _in_place(self.at), *(folded(span.text) for span in spans[1:]))


def _in_place(span: Span) -> str:
    return in_place(span.document.text, span.start, span.end)


@dataclass(frozen=True, slots=True)
class Correction:
    """What may be written in place of some words without asking anybody."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Consulted:
    """A glossary that the run asked.

    Attributes:
        name: “shipped”, or the path that was given.
        entries: how many of its entries are in force, none laid over.
        findings: how many findings are by its rules.
    """

    name: str
    entries: int
    findings: int


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A finding that is not shown, and why.

    Attributes:
        finding: the finding.
        reason: why, in words for people.
        kind: by what it was dismissed.
    """

    finding: Finding
    reason: str
    kind: DismissalKind = "severity"


@dataclass(frozen=True, slots=True)
class Failure:
    """An input or a rule that broke: the run cannot be trusted as a whole."""

    message: str
    path: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found. `findings` are worst first, then in the order of the documents.

    `glossaries` are those that were asked, `style` the house style that was chosen.
    """

    story: Story
    signature: str
    findings: tuple[Finding, ...] = ()
    dismissed: tuple[Dismissed, ...] = ()
    failures: tuple[Failure, ...] = ()
    glossaries: tuple[Consulted, ...] = ()
    style: str | None = None

    def reaches(self, severity: Severity) -> bool:
        """Whether a finding stands at or above `severity`."""
        return any(SEVERITIES.index(finding.severity) <= SEVERITIES.index(severity) for finding in self.findings)


def consulted_by_all(reports: Sequence[Report]) -> tuple[Consulted, ...]:
    """The glossaries that several reports asked, each once, with the findings of all."""
    found: dict[str, Consulted] = {}
    for report in reports:
        for one in report.glossaries:
            before = found[one.name].findings if one.name in found else 0
            found[one.name] = Consulted(one.name, one.entries, before + one.findings)
    return tuple(found.values())
