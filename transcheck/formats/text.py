"""The report for people: a summary, then utterances with their renderings one above the other, worst first."""

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from transcheck.formats.blocks import (
    blocks,
    count,
    document_names,
    how_many,
    places_of,
    repeated,
    several_ways,
    standing_alone,
    tally,
    who,
)
from transcheck.formats.coverage_list import print_coverage
from transcheck.formats.excerpts import in_context, marked, one_line
from transcheck.formats.quote_list import print_quotes
from transcheck.formats.rulebook import rule_texts
from transcheck.formats.style import Style
from transcheck.formats.terminal import COLORS, NARROW, Names, console_for, place_of, print_placed, printed
from transcheck.formats.wording import alone_lines, compared, hidden_line
from transcheck.model import SEVERITIES, Finding, Group, Report, Severity
from transcheck.pipeline import AlignedReport

_MANY = 1000  # findings; an archive is not read with excerpts, and laying out 30,000 of them takes half a minute
_NAME_WIDTH = 18  # columns of an outlet's name
_SHOWN = 5  # places of one repeated finding that are shown with the words around them


def render(report: Report, style: Style) -> str:
    """The report as plain text of `style.width` columns, with ANSI colours where `style.color`."""
    sink, console = console_for(style)
    names = document_names(report.story.documents)
    if style.view == "quotes":
        for document in report.story.documents:
            print_quotes(console, document, report.story.quotes.get(document.path, ()), names)
        _print_failures(console, report, style)
    elif style.quiet:
        console.file.writelines(_on_one_line(finding) for finding in report.findings)
    else:
        _print_opening(console, report, style, names)
        _print_findings(console, report, style, names)
        if style.explain:
            _print_rules(console, report.findings)
        if style.verbose:
            _print_dismissed(console, report, names)
        _print_failures(console, report, style)
        _print_summary(console, report, style, names)
    return printed(sink)


def _print_opening(console: Console, report: Report, style: Style, names: Names) -> None:
    """What was compared, and who says what no other says."""
    if not report.findings:
        return
    if style.view == "compare":
        console.print(Text(f"{compared(report, style.view)}."))
    for document, findings in standing_alone(report).items():
        for line in alone_lines(names[document], findings):
            console.print(Text(line))
    if style.view == "compare":
        console.print()


def _print_findings(console: Console, report: Report, style: Style, names: Names) -> None:
    for block in blocks(report):
        if block.group is not None:
            _print_utterance(console, block.group, block.findings, style, names)
        elif len(block.findings) > _MANY:
            console.file.writelines(_on_one_line(finding) for finding in block.findings)
        else:
            for alike in repeated(block.findings):
                _print_elsewhere(console, alike, style, names)


def _print_utterance(console: Console, group: Group, findings: Sequence[Finding], style: Style, names: Names) -> None:
    worst = findings[0]
    heading = Text.assemble((group.id, "bold"), f" · {who(group)} · {how_many(group)}")
    heading.append(f"   {worst.severity.upper()} {worst.category}", style=COLORS[worst.severity])
    console.print(heading)
    marks = [place for finding in findings for place in places_of(finding)]
    for member in group.members:
        document = member.span.document
        name = "original" if document.is_original else document.short_name or names[document]
        _print_rendering(console, name, marked(member.span, marks), place_of(member.span, names))
    for finding in several_ways(findings):
        _print_finding(console, finding, style)
    console.print()


def _print_rendering(console: Console, name: str, words: Text, place: str) -> None:
    """Name, words and location side by side; on a narrow screen, or where the location is long, below each other."""
    width = console.width
    room = width - 2 - _NAME_WIDTH - 2 - 2 - len(place)
    if width < NARROW or len(place) > width // 3 or len(name) > _NAME_WIDTH:
        console.print(Text.assemble("  ", (name, "bold"), "  ", (place, "dim")), soft_wrap=True)
        console.print(Padding(words, (0, 0, 0, 4)))
        return
    for number, line in enumerate(words.wrap(console, room)):
        line.rstrip()
        row = Text("  ").append(name.ljust(_NAME_WIDTH) if number == 0 else " " * _NAME_WIDTH, style="bold")
        row.append("  ").append_text(line)
        if number == 0:
            row.append(" " * (width - len(place) - row.cell_len)).append(place, style="dim")
        console.print(row, soft_wrap=True)


def _print_finding(console: Console, finding: Finding, style: Style) -> None:
    line = Text(f"{finding.severity} {finding.category}", style=COLORS[finding.severity])
    if finding.confidence != "high":
        line.append(f" ({finding.confidence} confidence)", style="dim")
    line.append(f"  {one_line(finding.message)}", style="default")
    if finding.suggestion and finding.suggestion not in finding.message:
        line.append(f" → {one_line(finding.suggestion)}", style="green")
    line.append(f"  {finding.code}", style="dim")
    if style.verbose:
        line.append(f" {finding.fingerprint}", style="dim")
    console.print(Padding(line, (0, 0, 0, 2)))


def _print_elsewhere(console: Console, alike: Sequence[Finding], style: Style, names: Names) -> None:
    """One finding, or several that say the same of the same words, with their places."""
    first = alike[0]
    shown = alike if style.verbose else alike[:_SHOWN]
    places = [place for finding in shown for place in places_of(finding)]
    heading = Text.assemble((_title(first, len(alike)), "bold"), "   ")
    heading.append(f"{first.severity.upper()} {first.category}", style=COLORS[first.severity])
    console.print(heading)
    column = max(len(place_of(place, names)) for place in places) if console.width >= NARROW else 0
    for place in places:
        print_placed(console, place_of(place, names), in_context(place), 4, min(column, console.width // 3))
    if len(shown) < len(alike):
        console.print(f"    and {count(len(alike) - len(shown), 'more place')}; --verbose lists them")
    _print_finding(console, first, style)
    console.print()


def _title(finding: Finding, times: int) -> str:
    words = one_line(" ".join(finding.at.text.split()))
    short = words if len(words) <= 40 else f"{words[:36].rstrip()} […]"
    return f"“{short}”" + (f" {times} times" if times > 1 else "") + f" · {finding.name}"


def _on_one_line(finding: Finding) -> str:
    place = place_of(finding.at, {finding.at.document: finding.at.document.path})
    return f"{place}: {finding.severity} {finding.category}: {one_line(finding.message)} [{finding.code}]\n"


def _print_rules(console: Console, findings: Iterable[Finding]) -> None:
    """Each rule that spoke: what it finds, and where it comes from."""
    for told in rule_texts(findings):
        console.print(Text.assemble((f"{told.code} {told.name}", "bold"), f"  {told.summary}"))
        console.print(
            Padding(Text(f"Source: {told.source} More: transcheck explain {told.code}", style="dim"), (0, 0, 0, 2))
        )
    console.print()


def _print_dismissed(console: Console, report: Report, names: Names) -> None:
    for dismissed in report.dismissed:
        finding = dismissed.finding
        told = f"{finding.severity} {finding.category}: {one_line(finding.message)} "
        told += f"({dismissed.reason}) {finding.code} {finding.fingerprint}"
        print_placed(console, f"hidden: {place_of(finding.at, names)}", Text(told), 0)
    if report.dismissed:
        console.print()


def _print_failures(console: Console, report: Report, style: Style) -> None:
    for failure in report.failures if style.failures else ():
        place = f"{failure.path}: " if failure.path else ""
        console.print(Text(f"not checked: {place}{failure.message}", style="bold red"), soft_wrap=True)


def _print_summary(console: Console, report: Report, style: Style, names: Names) -> None:
    shown = " · ".join(f"{number:,} {severity}" for severity, number in tally(report).items() if number)
    hidden = hidden_line(report)
    told = f"{shown or 'nothing found'}" + (f" ({hidden})" if hidden else "")
    documents = count(len(report.story.documents), "document")
    utterances = f", {count(len(report.story.groups), 'utterance')} in more than one"
    console.print(Text(f"{told} in {documents}{utterances if style.view == 'compare' else ''}", style="bold"))
    if style.view == "compare":
        print_coverage(console, report, style, names)
    if told := _glossaries(report, style):
        console.print(Text(told, style="dim"))
    if report.findings and not style.explain:
        code = report.findings[0].code
        console.print(Text(f"what a code means: transcheck explain {code}", style="dim"))
    if style.verbose:
        console.print(Text(report.signature, style="dim"))
    reached = style.fail_on is not None and report.reaches(style.fail_on)
    console.print(Text(_closing(style, bool(report.failures), reached), style="dim"))


def _glossaries(report: Report, style: Style) -> str:
    """Which glossaries were asked and which spoke; of a comparison only what is not the shipped ones' silence."""
    own = [consulted.name for consulted in report.glossaries] != ["shipped"]
    if not report.glossaries or not (own or style.view == "check" or any(c.findings for c in report.glossaries)):
        return ""
    parts = [f"{consulted.name} ({count(consulted.findings, 'finding')})" for consulted in report.glossaries]
    chosen = f"; style {report.style}" if report.style else ""
    lacking = "" if "shipped" in [consulted.name for consulted in report.glossaries] else "; not asked: shipped"
    return f"glossaries: {', '.join(parts)}{chosen}{lacking}"


def _closing(style: Style, failed: bool, reached: bool) -> str:
    """The exit code and what it depends on."""
    settings = f"settings: {style.settings}" if style.settings else ""
    if failed:
        return "exit 2: not everything could be checked" + (f" ({settings})" if settings else "")
    limit = f"--fail-on {style.fail_on or 'never'}"
    return f"exit {int(reached)} ({'; '.join(filter(None, [limit, settings]))})"


def render_row(aligned: AlignedReport, style: Style) -> str:
    """The findings of one aligned row; nothing for a row without any."""
    report = aligned.report
    if not report.findings:
        return ""
    sink, console = console_for(style)
    worst = report.findings[0]
    row = " · ".join(filter(None, (f"row {aligned.row.number}", aligned.row.id, aligned.row.place)))
    heading = Text.assemble((row, "bold"), "   ")
    heading.append(f"{worst.severity.upper()} {worst.category}", style=COLORS[worst.severity])
    console.print(heading)
    places = [place for finding in report.findings for place in places_of(finding)]
    for document in report.story.documents:
        whole = document.span(0, len(document.text))
        console.print(Padding(Text.assemble((f"{document.path:7} ", "bold"), marked(whole, places)), (0, 0, 0, 2)))
    for finding in report.findings:
        _print_finding(console, finding, style)
    console.print()
    return printed(sink)


def render_end_of_rows(found: Mapping[str, int], hidden: int, rows: int, failed: bool, style: Style) -> str:
    """The last lines of a report on rows that were shown one by one.

    Args:
        found: how many findings of each severity.
        hidden: how many were dismissed.
        rows: how many rows were read.
        failed: whether a rule broke.
        style: how the report is laid out.
    """
    shown = " · ".join(f"{number:,} {severity}" for severity, number in found.items() if number)
    told = (shown or "nothing found") + (f" (hidden: {hidden:,})" if hidden else "")
    reached = any(found[severity] for severity in SEVERITIES[: _level(style.fail_on)])
    return f"{told} in {count(rows, 'row')}\n{_closing(style, failed, reached)}\n"


def _level(severity: Severity | None) -> int:
    """How many severities make the run fail."""
    return 0 if severity is None else SEVERITIES.index(severity) + 1
