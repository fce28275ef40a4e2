"""Headers of tables that people keep: which row is the header, and what its cells are called."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

_WITHIN = 20  # rows in which a header is looked for: a title, a date, a line of explanation stand above it
IGNORED = "-"


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """Alias → column, and alias → kind."""
    with Path(__file__).with_name("headers.toml").open("rb") as file:
        tables = tomllib.load(file)
    return tuple(
        {alias: name for name, aliases in tables[key].items() for alias in aliases} for key in ("columns", "kind")
    )  # type: ignore[return-value]


def plain(cell: str) -> str:
    """A header cell as it is looked up: small letters, one space, without colon and mark of a required field."""
    return re.sub(r"\s+", " ", cell.replace("\ufeff", "")).strip(" :*\t\n").casefold()


def column_of(cell: str, known: Sequence[str], given: Mapping[str, str]) -> str | None:
    """The column that a header cell means, "-" for one to pass over, None if it means none.

    Args:
        cell: the header as written.
        known: the columns that there are.
        given: what the user said that headers mean.
    """
    name = plain(cell)
    if name in given:
        return given[name]
    return name if name in known else _tables()[0].get(name)


def kind_of(cell: str) -> str | None:
    """The kind of entry that a cell means."""
    return _tables()[1].get(plain(cell))


def header_index(
    rows: Sequence[tuple[int, Sequence[str]]], known: Sequence[str], given: Mapping[str, str], wanted: Iterable[str]
) -> int | None:
    """Which of the first rows is the header: two cells name columns, one of them of `wanted`; or a single such cell.

    A title above may be one word that names a column (“Spelling”): it is taken only when no better row follows.
    """
    wanted = set(wanted)
    alone: int | None = None
    for index, (_, cells) in enumerate(rows[:_WITHIN]):
        columns = [column_of(cell, known, given) for cell in cells if cell.strip()]
        if wanted & set(columns):
            if sum(column is not None for column in columns) > 1:
                return index
            if alone is None and len(columns) == 1:
                alone = index
    return alone
