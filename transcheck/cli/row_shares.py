"""Aligned rows judged by several processes: the same answers in the same order, sooner."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from transcheck import pipeline
from transcheck.errors import ReadingError
from transcheck.workers import cores, spread

if TYPE_CHECKING:
    from transcheck.glossary import Glossary
    from transcheck.judges import Judge
    from transcheck.pipeline import AlignedReport, Options
    from transcheck.reading.aligned import AlignedRow, AlignedRows

_SHARE = 50  # rows that a process is given at a time
_MANY = 400  # rows from which a second process is worth its start


def judged(
    rows: "AlignedRows",
    house: "Glossary",
    options: "Options",
    jobs: int | None = None,
    judge: "Judge | None" = None,
) -> "Iterator[AlignedReport]":
    """One report a row, in order; rows before one that cannot be read are told before that is raised.

    Args:
        rows: of one file.
        house: the glossary.
        options: what to run and to show.
        jobs: how many processes; None for as many as the number of rows is worth.
        judge: who weighs what is found; one process then, since a model uses all cores by itself.

    Raises:
        ReadingError: the file, or a row, cannot be read.
    """
    one_by_one = partial(pipeline.compare_aligned, glossary=house, options=options, judge=judge)
    if jobs == 1 or judge is not None:
        yield from one_by_one(rows)
        return
    coming = iter(rows)
    read, error = _read(coming, _MANY + 1)
    if error is None and len(read) > _MANY:
        rest, error = _read(coming, None)
        read += rest
    jobs = jobs or (cores() if len(read) > _MANY else 1)
    yield from one_by_one(read[:_SHARE])  # what is loaded for them need not be loaded by every process
    rest = read[_SHARE:]
    if jobs == 1:
        yield from one_by_one(rest)
    elif rest:
        shares = [rest[start : start + _SHARE] for start in range(0, len(rest), _SHARE)]
        for told in spread(partial(_judged, house, options), shares, (), jobs):
            yield from told
    if error is not None:
        raise error


def _judged(house: "Glossary", options: "Options", rows: "Sequence[AlignedRow]") -> "list[AlignedReport]":
    return list(pipeline.compare_aligned(rows, glossary=house, options=options))


def _read(rows: "Iterator[AlignedRow]", most: int | None) -> "tuple[list[AlignedRow], ReadingError | None]":
    found: list[AlignedRow] = []
    try:
        found.extend(islice(rows, most))
    except ReadingError as error:
        return found, error
    return found, None
