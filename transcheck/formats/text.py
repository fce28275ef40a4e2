"""The report for people: utterances with their renderings one above the other, worst first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import PurePath

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from transcheck.coverage import coverage
from transcheck.formats.excerpts import in_context, marked, one_line
from transcheck.formats.positions import where
from transcheck.formats.style import Style
from transcheck.model import (
    SEVERITIES,
    Document,
    Finding,
    Group,
    Quote,
    Report,
    Span,
)
from transcheck.pipeline import AlignedReport
from transcheck.rules import rule
from transcheck.rules.documentation import document_rule

_COLORS = {"critical": "bold red", "major": "red", "minor": "yellow", "neutral": "dim"}
_MANY_DOCUMENTS = 8  # renderings; of more the sum is told
_MANY = 1000  # findings; an archive is not read with excerpts, and laying out 30,000 of them takes half a minute


def render(report: Report, style: Style) -> str:
    """The report as plain text of `style.width` columns, with ANSI colours where `style.color`."""
    sink, console = _console(style)
    names = _document_names(report.story.documents)
    if style.view == "quotes":
        for document in report.story.documents:
            _print_quotes(console, document, report.story.quotes.get(document.path, ()), names)
    else:
        _print_findings(console, report, names)
        if style.explain:
            _print_rules(console, report.findings)
    _print_summary(console, report, style)
    return _plain(sink)


def _console(style: Style) -> tuple[StringIO, Console]:
    sink = StringIO()
    console = Console(
        file=sink,
        width=style.width,
        force_terminal=style.color,
        color_system="standard" if style.color else None,
        no_color=not style.color,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    return sink, console


def _plain(sink: StringIO) -> str:
    """What was printed, without the blanks that fill a line up."""
    return "\n".join(line.rstrip() for line in sink.getvalue().split("\n"))


def _document_names(documents: Sequence[Document]) -> dict[Document, str]:
    """A short name for each document: its outlet or file name, the whole path where that would be ambiguous."""
    short = {d: d.outlet or ("(standard input)" if d.path == "-" else PurePath(d.path).name) for d in documents}
    taken = list(short.values())
    return {d: d.path if taken.count(name) > 1 else name for d, name in short.items()}


def _print_findings(console: Console, report: Report, names: dict[Document, str]) -> None:
    group_of = _groups_by_pair(report)
    by_group: dict[str, list[Finding]] = defaultdict(list)
    elsewhere: list[Finding] = []
    for finding in report.findings:
        group = group_of.get(finding.pair) if finding.pair else _group_around(finding, report.story.groups)
        if group is not None:
            by_group[group.id].append(finding)
        else:
            elsewhere.append(finding)
    groups = {group.id: group for group in report.story.groups}
    blocks: list[tuple[int, int, Group | None, list[Finding]]] = []
    for identity, findings in by_group.items():  # in the order of the worst finding of each
        rank = min(SEVERITIES.index(f.severity) for f in findings)
        blocks.append((rank, len(blocks), groups[identity], findings))
    for rank, severity in enumerate(SEVERITIES):
        alone = [f for f in elsewhere if f.severity == severity]
        if alone:
            blocks.append((rank, len(blocks), None, alone))
    for _, _, group, findings in sorted(blocks, key=lambda block: block[:2]):
        if group is None:
            _print_document_findings(console, findings, names)
        else:
            _print_utterance(console, group, findings, names)


def _groups_by_pair(report: Report) -> dict[str, Group]:
    home = {member.span: group for group in report.story.groups for member in group.members}
    return {pair.id: home[pair.left.span] for pair in report.story.pairs if pair.left.span in home}


def _group_around(finding: Finding, groups: Iterable[Group]) -> Group | None:
    """The group that a finding without a pair speaks of: all its places lie in the group's renderings."""
    places = [finding.at, *(related.span for related in finding.related)]
    if len({place.document for place in places}) < 2:
        return None
    for group in groups:
        if all(any(member.span.contains(place) for member in group.members) for place in places):
            return group
    return None


def _print_utterance(console: Console, group: Group, findings: list[Finding], names: dict[Document, str]) -> None:
    heading = Text.assemble((group.id, "bold"), f" · {_who(group)} · {_how_many(group)}")
    worst = findings[0]
    heading.append(f"   {worst.severity.upper()} {worst.category}", style=_COLORS[worst.severity])
    console.print(heading)
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(max_width=18, overflow="ellipsis", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(no_wrap=False, overflow="fold", max_width=24, justify="right")
    places = [place for f in findings for place in (f.at, *(related.span for related in f.related))]
    for member in group.members:
        name = "original" if member.span.document.is_original else names[member.span.document]
        table.add_row(Text(name, style="bold"), marked(member.span, places), _place(member.span, names))
    console.print(Padding(table, (0, 0, 0, 2)))
    for finding in findings:
        _print_finding(console, finding)
    console.print()


def _who(group: Group) -> str:
    renderings = [m for m in group.members if not m.span.document.is_original] or group.members
    speakers = [m.quote.speaker for m in renderings if m.quote is not None]
    named = list(dict.fromkeys(s.name for s in speakers if s.name))
    reporters = list(dict.fromkeys(s.reported_by for s in speakers if s.reported_by and s.reported_by not in named))
    who = " / ".join(named) if named else "speaker unknown"
    return f"{who}, as told by {' / '.join(reporters)}" if reporters else who


def _how_many(group: Group) -> str:
    outlets = len({m.span.document for m in group.members if not m.span.document.is_original})
    original = any(m.span.document.is_original for m in group.members)
    return f"{outlets} rendering{'s' if outlets != 1 else ''}" + (" + original" if original else "")


def _place(span: Span, names: dict[Document, str]) -> str:
    document = span.document  # the file, also where the document goes by the name of its outlet
    return f"{PurePath(document.path).name if document.outlet else names[document]}{where(span)}"


def _print_finding(console: Console, finding: Finding) -> None:
    line = Text.assemble(
        (f"{finding.code} ", "bold"), (f"{finding.severity} {finding.category}", _COLORS[finding.severity])
    )
    if finding.confidence != "high":
        line.append(f" ({finding.confidence} confidence)", style="dim")
    line.append(f"  {one_line(finding.message)}")
    if finding.suggestion and finding.suggestion not in finding.message:
        line.append(f" → {one_line(finding.suggestion)}", style="green")
    console.print(Padding(line, (0, 0, 0, 2)))


def _print_document_findings(console: Console, findings: list[Finding], names: dict[Document, str]) -> None:
    if len(findings) > _MANY:
        console.file.writelines(_on_one_line(finding, names) for finding in findings)
        return
    for finding in findings:
        severity = finding.severity
        heading = Text.assemble((_place(finding.at, names), "bold"), f" · {finding.name}   ")
        heading.append(f"{severity.upper()} {finding.category}", style=_COLORS[severity])
        console.print(heading)
        rows = [finding.at, *(related.span for related in finding.related)]
        for span in dict.fromkeys(rows):
            place = "" if span is finding.at else f"  {_place(span, names)}"
            console.print(Padding(Text.assemble(in_context(span), (place, "dim")), (0, 0, 0, 4)))
        _print_finding(console, finding)
        console.print()


def _on_one_line(finding: Finding, names: dict[Document, str]) -> str:
    place = _place(finding.at, names)
    return f"{place}  {finding.code} {finding.severity} {finding.category}  {one_line(finding.message)}\n"


def _print_rules(console: Console, findings: Iterable[Finding]) -> None:
    """Each rule that spoke: what it finds, and where it comes from."""
    for code in sorted({finding.code for finding in findings}):
        documented = document_rule(rule(code))
        console.print(Text.assemble((f"{code} {rule(code).name}", "bold"), f"  {documented.summary}"))
        console.print(
            Padding(Text(f"Source: {documented.source} More: transcheck explain {code}", style="dim"), (0, 0, 0, 2))
        )
    console.print()


def _print_quotes(console: Console, document: Document, quotes: Sequence[Quote], names: dict[Document, str]) -> None:
    console.print(
        Text.assemble(
            (names[document], "bold"), f" · {document.language} · {len(quotes)} quote{'s' if len(quotes) != 1 else ''}"
        )
    )
    depth: dict[str, int] = {}
    for quote in quotes:
        depth[quote.id] = depth[quote.parent] + 1 if quote.parent else 0
        speaker = quote.speaker
        who = speaker.name or "unknown"
        if speaker.reported_by:
            who += f", as told by {speaker.reported_by}"
        head = Text.assemble((f"{where(quote.span).strip(': ')} ", "dim"), (f"{quote.id} ", "bold"), (who, "cyan"))
        details: list[str] = [quote.kind] if quote.kind != "direct" else []
        details += [] if quote.closed else ["never closed"]
        details += [f"continues {quote.continues}"] if quote.continues else []
        if details:
            head.append(f" ({', '.join(details)})", style="dim")
        indent = 2 + 2 * depth[quote.id]
        console.print(Padding(head, (0, 0, 0, indent)))
        console.print(Padding(marked(quote.span, ()), (0, 0, 0, indent + 4)))
    console.print()


def _print_summary(console: Console, report: Report, style: Style) -> None:
    for failure in report.failures if style.failures else ():
        place = f"{failure.path}: " if failure.path else ""
        console.print(Text(f"not checked: {place}{failure.message}", style="bold red"))
    if style.view == "quotes":
        return
    counts = {severity: sum(f.severity == severity for f in report.findings) for severity in SEVERITIES}
    shown = [f"{count} {severity}" for severity, count in counts.items() if count]
    reasons: dict[str, int] = defaultdict(int)
    for dismissed in report.dismissed:
        reasons[dismissed.reason] += 1
    hidden = "; ".join(f"{count} {reason}" for reason, count in reasons.items())
    utterances = len(report.story.groups)
    documents = len(report.story.documents)
    what = f"{documents} document{'s' if documents != 1 else ''}"
    if style.view == "compare":
        what += f", {utterances} utterance{'s' if utterances != 1 else ''} in more than one"
    summary = f"{' · '.join(shown) or 'nothing found'}" + (f" (hidden: {hidden})" if hidden else "")
    console.print(Text(f"{summary} in {what}", style="bold"))
    if style.view == "compare":
        _print_coverage(console, report, style)
    console.print(Text(_verdict(report, style), style="dim"))


def _print_coverage(console: Console, report: Report, style: Style) -> None:
    """What of each rendering was compared, and where wanted what was not."""
    names = _document_names(report.story.documents)
    parts = coverage(report.story, style.scope)
    if len(parts) > _MANY_DOCUMENTS and not style.coverage:
        met, alone = sum(part.met for part in parts), sum(len(part.alone) for part in parts)
        console.print(f"{met} of {met + alone} {parts[0].unit}s met a counterpart (--coverage lists the others)")
        return
    for part in parts:
        console.print(Text(str(part).format(names[part.document])))
        for span in part.alone if style.coverage else ():
            console.print(Padding(Text.assemble((f"{_place(span, names)} ", "dim"), marked(span, ())), (0, 0, 0, 2)))


def _verdict(report: Report, style: Style) -> str:
    if report.failures:
        return "exit 2: not everything could be checked"
    if style.fail_on is None:
        return "exit 0"
    return f"exit {int(report.reaches(style.fail_on))} (--fail-on {style.fail_on})"


def render_row(aligned: AlignedReport, style: Style) -> str:
    """The findings of one aligned row; nothing for a row without any."""
    report = aligned.report
    if not report.findings:
        return ""
    sink, console = _console(style)
    worst = report.findings[0]
    row = f"row {aligned.row.number}" + (f" · {aligned.row.id}" if aligned.row.id is not None else "")
    heading = Text.assemble((row, "bold"), "   ")
    heading.append(f"{worst.severity.upper()} {worst.category}", style=_COLORS[worst.severity])
    console.print(heading)
    places = [place for f in report.findings for place in (f.at, *(related.span for related in f.related))]
    for document in report.story.documents:
        whole = document.span(0, len(document.text))
        console.print(Padding(Text.assemble((f"{document.path:7} ", "bold"), marked(whole, places)), (0, 0, 0, 2)))
    for finding in report.findings:
        _print_finding(console, finding)
    console.print()
    return _plain(sink)
