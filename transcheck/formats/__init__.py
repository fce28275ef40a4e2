"""A report becomes text. One output format per file, listed in FORMATS."""

from collections.abc import Callable

from transcheck.errors import ConfigError
from transcheck.formats import json_v1, text
from transcheck.formats.style import Style
from transcheck.model import Report
from transcheck.pipeline import AlignedReport

FORMATS: dict[str, Callable[[Report, Style], str]] = {
    "text": text.render,
    "json": json_v1.render,
}
# Formats of aligned rows: one row after the other.
ROW_FORMATS: dict[str, Callable[[AlignedReport, Style], str]] = {
    "text": text.render_row,
    "jsonl": json_v1.render_row,
}


def render(report: Report, name: str, style: Style) -> str:
    """The report in the format called `name`, ending with a newline.

    Raises:
        ConfigError: there is no such format.
    """
    if name not in FORMATS:
        raise ConfigError(f"unknown format {name!r}; use one of {', '.join(FORMATS)}")
    return FORMATS[name](report, style)


def row_format(name: str) -> Callable[[AlignedReport, Style], str]:
    """The renderer of aligned rows called `name`.

    Raises:
        ConfigError: there is no such format for rows.
    """
    if name not in ROW_FORMATS:
        raise ConfigError(f"unknown format {name!r} for --aligned; use one of {', '.join(ROW_FORMATS)}")
    return ROW_FORMATS[name]
