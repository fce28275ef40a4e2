"""One self-contained page: nothing is loaded, nothing that a text contains is more than text."""

import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from transcheck.formats.blocks import (
    Block,
    blocks,
    count,
    document_names,
    heading,
    places_of,
    repeated,
    several_ways,
    standing_alone,
)
from transcheck.formats.excerpts import Piece, context_pieces, one_line, pieces
from transcheck.formats.positions import where
from transcheck.formats.rulebook import rule_texts
from transcheck.formats.style import Style
from transcheck.formats.wording import alone_lines, compared, verdict
from transcheck.model import SEVERITIES, Dismissed, Document, Finding, Report, Span

_PAGE = Path(__file__).with_name("page")
_TITLES = {"compare": "Where the renderings diverge", "check": "Names, terms and marks", "quotes": "Who says what"}
_CHART_WIDTH = 150  # units of the drawing
_BARS = 8  # of the kinds of findings and outlets, the most frequent

Names = Mapping[Document, str]
Marked = tuple[str, str]  # words on one line, and the severity of what is said of them or ""


def render(report: Report, style: Style) -> str:
    """The page."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_PAGE), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    css, js = ((_PAGE / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    template = environment.get_template("page.html.j2")
    return template.render(page=_page(report, style), css=css, js=js, css_hash=_hash(css), js_hash=_hash(js))


def _hash(source: str) -> str:
    """As the content security policy names the one script and the one style sheet that may run."""
    return f"sha256-{b64encode(hashlib.sha256(source.encode()).digest()).decode()}"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart."""

    label: str
    number: int
    width: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One rendering, or one place in its surroundings."""

    name: str
    language: str
    pieces: Sequence[Marked]
    place: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One finding as it is told."""

    severity: str
    category: str
    code: str
    message: str
    suggestion: str
    confidence: str
    fingerprint: str
    outlets: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """An utterance, or one place, with what is said of it."""

    title: str
    severity: str
    category: str
    rows: Sequence[Row]
    items: Sequence[Item]
    dismissed: bool = False


def _page(report: Report, style: Style) -> dict[str, object]:
    names = document_names(report.story.documents)
    told = [*report.findings, *(dismissed.finding for dismissed in report.dismissed)]
    numbers = {document: str(number) for number, document in enumerate(names)}
    is_list = style.view == "quotes"
    cards = [] if is_list else [*_cards(report, names, numbers), *_dismissed_cards(report.dismissed, names, numbers)]
    outlets = Counter(
        names[document]
        for finding in report.findings
        for document in {place.document for place in places_of(finding)}
        if not document.is_original
    )
    return {
        "title": _TITLES[style.view],
        "verdict": verdict(report),
        "compared": compared(report, style.view),
        "alone": [line for d, findings in standing_alone(report).items() for line in alone_lines(names[d], findings)],
        "failures": [f"{f.path + ': ' if f.path else ''}{f.message}" for f in report.failures],
        "severities": [bar for bar in _bars(_severities(told), 0) if bar.kind in {f.severity for f in told}],
        "categories": _bars(Counter(finding.category for finding in told), 0),
        "outlets": _bars(outlets, _BARS),
        "names": list(names.values()),
        "rules": rule_texts(told),
        "dismissed": len(report.dismissed),
        "cards": cards,
        "documents": [_quotes(document, report, names) for document in names] if is_list else [],
        "signature": report.signature,
    }


def _severities(told: Iterable[Finding]) -> dict[str, int]:
    counted = Counter(finding.severity for finding in told)
    return {severity: counted[severity] for severity in SEVERITIES}


def _bars(counted: Mapping[str, int], most: int) -> list[Bar]:
    ranked = list(counted.items())
    if not set(counted) <= set(SEVERITIES):
        ranked.sort(key=lambda entry: (-entry[1], entry[0]))
    largest = max(counted.values(), default=0) or 1
    return [
        Bar(label, number, round(_CHART_WIDTH * number / largest), label if label in SEVERITIES else "")
        for label, number in ranked[: most or None]
    ]


def _cards(report: Report, names: Names, numbers: Names) -> Iterator[Card]:
    alone = {id(finding) for findings in standing_alone(report).values() for finding in findings}
    for block in blocks(report):
        if block.group is None:
            for alike in repeated(block.findings):
                yield _elsewhere(alike, names, numbers)
        else:
            yield _utterance(block, names, numbers, alone)


def _utterance(block: Block, names: Names, numbers: Names, alone: set[int]) -> Card:
    group = block.group
    assert group is not None
    worst = block.findings[0]
    odd = {f.at for f in block.findings if id(f) in alone}
    rows = [
        Row(
            "original" if member.span.document.is_original else names[member.span.document],
            member.span.document.language,
            _marked(pieces(member.span, _all_places(block.findings)), member.span, block.findings),
            _where(member.span, names),
            "original"
            if member.span.document.is_original
            else "odd"
            if any(place.overlaps(member.span) for place in odd)
            else "",
        )
        for member in group.members
    ]
    items = [_item(finding, numbers) for finding in several_ways(block.findings)]
    return Card(heading(group), worst.severity, worst.category, rows, items)


def _all_places(findings: Iterable[Finding]) -> list[Span]:
    return [place for finding in findings for place in places_of(finding)]


def _marked(found: Sequence[Piece], span: Span, findings: Sequence[Finding]) -> list[Marked]:
    """The pieces of a rendering, each marked one with the severity of the worst finding that means it."""
    marked: list[Marked] = []
    for words, matters in found:
        severity = ""
        if matters:
            start = span.start + sum(len(before) for before, _ in marked)
            piece = Span(span.document, start, min(start + len(words), len(span.document.text)))
            meant = [f for f in findings if any(place.overlaps(piece) for place in places_of(f))] or findings[:1]
            severity = meant[0].severity  # findings come worst first
        marked.append((words, severity))
    return marked


def _elsewhere(alike: Sequence[Finding], names: Names, numbers: Names) -> Card:
    first = alike[0]
    rows = [
        Row(
            names[place.document],
            place.document.language,
            [(words, first.severity if matters else "") for words, matters in context_pieces(place)],
            _where(place, names),
        )
        for finding in alike
        for place in places_of(finding)
    ]
    times = f" · {count(len(alike), 'place')}" if len(alike) > 1 else ""
    title = f"“{one_line(' '.join(first.at.text.split()))[:60]}” · {first.name}{times}"
    items = [_item(first, numbers, alike)]
    return Card(title, first.severity, first.category, rows, items)


def _dismissed_cards(dismissed: Iterable[Dismissed], names: Names, numbers: Names) -> Iterator[Card]:
    for one in dismissed:
        finding = one.finding
        rows = [
            Row(
                names[place.document],
                place.document.language,
                [(words, finding.severity if matters else "") for words, matters in context_pieces(place)],
                _where(place, names),
            )
            for place in places_of(finding)
        ]
        title = f"“{one_line(' '.join(finding.at.text.split()))[:60]}” · {finding.name}"
        items = [_item(finding, numbers, reason=one.reason)]
        yield Card(title, finding.severity, finding.category, rows, items, dismissed=True)


def _item(finding: Finding, numbers: Names, alike: Sequence[Finding] = (), reason: str = "") -> Item:
    documents = dict.fromkeys(place.document for place in _all_places(alike or [finding]))
    suggestion = finding.suggestion or ""
    return Item(
        finding.severity,
        finding.category,
        finding.code,
        one_line(finding.message),
        "" if suggestion in finding.message else one_line(suggestion),
        "" if finding.confidence == "high" else f"{finding.confidence} confidence · ",
        finding.fingerprint,
        " ".join(numbers[document] for document in documents),
        reason,
    )


def _quotes(document: Document, report: Report, names: Names) -> dict[str, object]:
    rows = []
    for quote in report.story.quotes.get(document.path, ()):
        speaker = quote.speaker.name or "unknown"
        if quote.speaker.reported_by:
            speaker += f", as told by {quote.speaker.reported_by}"
        said = [(words, "") for words, _ in pieces(quote.span, ())]
        rows.append(Row(speaker, document.language, said, _where(quote.span, names)))
    return {"name": f"{names[document]} · {count(len(rows), 'quote')}", "rows": rows}


def _where(span: Span, names: Names) -> str:
    return f"{names[span.document]}{where(span)}"
