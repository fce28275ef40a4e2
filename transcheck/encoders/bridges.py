"""Everyday words that mean the same in four languages, for pairing without a model."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

_WHOLE = "$"


def concepts_of(word: str) -> tuple[int, ...]:
    """The rows of the table that a folded word belongs to, by its longest beginning there."""
    beginnings = _beginnings()
    if whole := beginnings.get(word + _WHOLE):
        return whole
    for length in range(len(word), 1, -1):
        if rows := beginnings.get(word[:length]):
            return rows
    return ()


@cache
def _beginnings() -> Mapping[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    table = (Path(__file__).parent / "bridges.tsv").read_text(encoding="utf-8")
    lines = [line for line in table.splitlines() if not line.startswith("#")]
    for number, line in enumerate(lines[1:], 1):
        for cell in line.split("\t"):
            for beginning in cell.split("|"):
                found.setdefault(beginning, set()).add(number)
    return {beginning: tuple(sorted(rows)) for beginning, rows in found.items()}
