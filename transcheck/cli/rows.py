"""`transcheck compare --aligned`: rows are read, judged and, where the format lets them, shown one by one."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transcheck.cli.printing import say
from transcheck.errors import ConfigError

if TYPE_CHECKING:
    from transcheck.cli.wishes import Wishes
    from transcheck.config import Config
    from transcheck.formats.style import Style
    from transcheck.glossary import Glossary
    from transcheck.judges import Judge
    from transcheck.model import Report
    from transcheck.pipeline import AlignedReport, Options
    from transcheck.reading.aligned import AlignedRows


@dataclass(frozen=True)
class RowsRun:
    """What is asked of a file with rows.

    Attributes:
        path: the file.
        encoding: as it was declared.
        house: the glossary.
        options: of the pipeline.
        format_name: how the report is written.
        output: where to; None is standard output.
        style: how it is laid out.
        jobs: how many processes share the work; None for as many as the number of rows is worth.
        judge: who weighs what is found.
    """

    path: str
    encoding: str | None
    house: "Glossary"
    options: "Options"
    format_name: str
    output: str | None
    style: "Style"
    jobs: int | None = None
    judge: "Judge | None" = None


def compare_rows(run: RowsRun, wishes: "Wishes", config: "Config") -> int:
    """Check aligned rows one after the other.

    Returns:
        The exit code.

    Raises:
        ConfigError: the format is unknown, or an option needs articles.
    """
    from transcheck.cli.delivery import no_input, tell, write
    from transcheck.formats import render_rows, row_format
    from transcheck.formats.rows import joined
    from transcheck.model import SEVERITIES
    from transcheck.reading.aligned import read_aligned

    no_input(run.output, [run.path])
    if wishes.annotate:
        raise ConfigError("--annotate needs a .docx among the files; rows have none")
    one_by_one = row_format(run.format_name) if not run.style.quiet or run.format_name != "text" else _one_line(run)
    rows = read_aligned(run.path, run.encoding)
    found: Counter[str] = Counter()
    hidden = read = 0
    failed = False
    parts: list[str] = []
    kept: list[AlignedReport] = []
    dismissals = _Dismissals(run, wishes, config)
    for result in dismissals.applied(rows):
        read += 1
        found.update(finding.severity for finding in result.report.findings)
        hidden += sum(dismissed.kind != "severity" for dismissed in result.report.dismissed)
        failed |= bool(result.report.failures)
        tell(result.report.failures)
        if one_by_one is None or wishes.write_baseline:
            kept.append(result)
        if one_by_one is None:
            continue
        text = one_by_one(result, run.style)
        if run.output is None:
            write(text, None)  # rows stream: a long file shows its first rows at once
        else:
            parts.append(text)
    if wishes.write_baseline:
        _write_baseline(joined(run.path, kept), wishes.write_baseline)
        found.clear()
    for note in (*(f"{run.path}: {note}" for note in rows.notes), *(() if wishes.quiet else dismissals.notes())):
        say(f"transcheck: {note}", err=True)
    if one_by_one is None:
        parts = [render_rows(run.path, kept, run.format_name, run.style)]
    elif run.format_name == "text" and not run.style.quiet:
        from transcheck.formats.text import render_end_of_rows

        parts.append(render_end_of_rows({s: found[s] for s in SEVERITIES}, hidden, read, failed, run.style))
    if run.output is not None or parts:
        write("".join(parts), run.output)
    limit = run.style.fail_on
    reached = limit is not None and any(found[severity] for severity in SEVERITIES[: SEVERITIES.index(limit) + 1])
    return 2 if failed else int(reached)


def _one_line(run: RowsRun) -> "Callable[[AlignedReport, Style], str]":
    from transcheck.formats import render
    from transcheck.formats.rows import joined

    return lambda result, style: render(joined(run.path, [result]), "text", style)


def _write_baseline(report: "Report", path: str) -> None:
    from transcheck.cli.delivery import write
    from transcheck.silencing.baseline import baseline_of

    write(baseline_of(report), path)
    say(f"transcheck: wrote {path} with what is found now", err=True)


class _Dismissals:
    """What is not shown again, asked row by row: decisions and a baseline are read once."""

    def __init__(self, run: RowsRun, wishes: "Wishes", config: "Config") -> None:
        from transcheck.cli.wishes import decisions_of
        from transcheck.silencing import Baseline
        from transcheck.silencing.paths import fits

        self._run = run
        self._folder = str(config.folder)
        decisions = decisions_of(wishes, config)
        self._decisions = None if decisions is None else decisions.within(run.path, self._folder)
        self._baseline = Baseline.load(wishes.baseline) if wishes.baseline else None
        # Rows are documents without a path: what is left out for the file is left out for all of them.
        self._overrides = [
            replace(override, paths=("*",))
            for override in config.overrides
            if any(fits(run.path, pattern, self._folder) for pattern in override.paths)
        ]

    def applied(self, rows: "AlignedRows") -> "Iterator[AlignedReport]":
        """The rows, judged, without what was dismissed."""
        from transcheck.cli.row_shares import judged
        from transcheck.silencing import silence

        run = self._run
        for result in judged(rows, run.house, run.options, run.jobs, run.judge):
            done = silence(
                result.report,
                overrides=self._overrides,
                folder=self._folder,
                decisions=self._decisions,
                baseline=self._baseline,
            )
            yield replace(result, report=done.report)

    def notes(self) -> tuple[str, ...]:
        """What the user should know of decisions."""
        return tuple(self._decisions.notes()) if self._decisions is not None else ()
