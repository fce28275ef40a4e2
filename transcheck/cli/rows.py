"""`transcheck compare --aligned`: rows that are aligned already, one after the other or by several processes."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import typer

from transcheck.errors import ReadingError

if TYPE_CHECKING:
    from transcheck.formats.style import Style
    from transcheck.glossary import Glossary
    from transcheck.model import Failure, Severity
    from transcheck.pipeline import Options
    from transcheck.reading.aligned import AlignedRow, AlignedRows

_SHARE = 50  # rows that a process is given at a time
_MANY = 400  # rows from which a second process is worth its start


class _Told(NamedTuple):
    """What one row comes to: its text, what broke, and whether it has a finding as grave as `--fail-on`."""

    text: str
    failures: "tuple[Failure, ...]"
    fails: bool


def compare_rows(
    path: str,
    encoding: str | None,
    house: "Glossary",
    options: "Options",
    format_name: str,
    output: str | None,
    limit: "Severity | None",
    jobs: int | None,
) -> int:
    """Check aligned rows and write what they come to, in order; the exit code.

    Args:
        path: a file of rows.
        encoding: of a file that is not UTF-8, None when it is to be told from the letters.
        house: the glossary.
        options: what to run and to show.
        format_name: text or jsonl.
        output: a file, None for standard output.
        limit: the severity that makes the run fail, None when none does.
        jobs: how many processes; None for as many as the number of rows is worth.
    """
    from transcheck.cli.delivery import screen, tell, write
    from transcheck.formats import row_format
    from transcheck.formats.style import Style
    from transcheck.reading.aligned import read_aligned

    width, color = screen(output)
    row_format(format_name)  # complain before reading
    work = partial(_told, house, options, format_name, Style("compare", width, color, limit), limit)
    rows = read_aligned(path, encoding)
    code = 0
    parts: list[str] = []
    for told in _spread(work, rows, jobs):
        if output is None:
            write(told.text, None)  # rows stream: a long file shows its first rows at once
        else:
            parts.append(told.text)
        tell(told.failures)
        code = 2 if told.failures else max(code, int(told.fails))
    for note in rows.notes:
        typer.echo(f"transcheck: {path}: {note}", err=True)
    if output is not None:
        write("".join(parts), output)
    return code


def _told(
    house: "Glossary",
    options: "Options",
    format_name: str,
    style: "Style",
    limit: "Severity | None",
    rows: "Sequence[AlignedRow]",
) -> list[_Told]:
    return list(_told_one_by_one(house, options, format_name, style, limit, rows))


def _told_one_by_one(
    house: "Glossary",
    options: "Options",
    format_name: str,
    style: "Style",
    limit: "Severity | None",
    rows: "Sequence[AlignedRow] | AlignedRows",
) -> Iterator[_Told]:
    from transcheck import pipeline
    from transcheck.formats import row_format

    render = row_format(format_name)
    for result in pipeline.compare_aligned(rows, glossary=house, options=options):
        fails = limit is not None and result.report.reaches(limit)
        yield _Told(render(result, style), result.report.failures, fails)


def _spread(work: "partial[list[_Told]]", rows: "AlignedRows", jobs: int | None) -> Iterator[_Told]:
    """What the rows come to, in order; rows before one that cannot be read are told before that is raised."""
    from transcheck.workers import cores, spread

    one_by_one: Callable[[Sequence[AlignedRow] | AlignedRows], Iterator[_Told]] = partial(_told_one_by_one, *work.args)
    if jobs == 1:
        yield from one_by_one(rows)
        return
    coming = iter(rows)
    read, error = _read(coming, None if jobs else _MANY)
    if not jobs and error is None and len(read) == _MANY:
        rest, error = _read(coming, None)
        read += rest
    jobs = jobs or (cores() if len(read) > _MANY else 1)
    if jobs == 1:
        yield from one_by_one(read)
    else:
        yield from one_by_one(read[:_SHARE])  # what is loaded for them need not be loaded by every process
        shares = [read[start : start + _SHARE] for start in range(_SHARE, len(read), _SHARE)]
        for told in spread(work, shares, (), jobs):
            yield from told
    if error is not None:
        raise error


def _read(rows: "Iterator[AlignedRow]", most: int | None) -> "tuple[list[AlignedRow], ReadingError | None]":
    found: list[AlignedRow] = []
    try:
        found.extend(islice(rows, most))
    except ReadingError as error:
        return found, error
    return found, None
