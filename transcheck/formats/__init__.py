"""A report becomes text. One output format per file, listed in FORMATS."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from transcheck.errors import ConfigError
from transcheck.formats.style import Style
from transcheck.model import Report
from transcheck.visible import visible, visible_colored, visible_json, visible_xml

if TYPE_CHECKING:
    from transcheck.pipeline import AlignedReport

# Name → file, imported when it is asked for: JSON need not wait for what lays text out.
FORMATS = {
    "text": "text",
    "json": "json_v1",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "checkstyle": "checkstyle",
    "markdown": "markdown",
    "csv": "csv_table",
    "html": "html",
}  # each has `render(report, style)`
# How a format shows what a terminal would obey; JSON and XML say the same in other signs.
_SHOWN: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(("json", "jsonl", "sarif", "gitlab"), visible_json),
    **dict.fromkeys(("junit", "checkstyle"), visible_xml),
    **dict.fromkeys(("github", "markdown", "html", "csv"), visible),
}
# Formats of aligned rows, one row after the other: each has `render_row(aligned, style)`.
ROW_FORMATS = {"text": "text", "jsonl": "json_v1"}


def render(report: Report, name: str, style: Style) -> str:
    """The report in the format called `name`, ending with a newline.

    Raises:
        ConfigError: there is no such format.
    """
    if name not in FORMATS:
        raise ConfigError(f"unknown format {name!r}; use one of {', '.join(FORMATS)}")
    text: str = import_module(f"{__name__}.{FORMATS[name]}").render(report, style)
    return _shown(text, name, style)


def _shown(text: str, name: str, style: Style) -> str:
    if name == "text":
        return visible_colored(text) if style.color else visible(text)
    return _SHOWN[name](text)


def row_format(name: str) -> "Callable[[AlignedReport, Style], str] | None":
    """The renderer of single rows called `name`; None for a format that shows all rows at once (`render_rows`).

    Raises:
        ConfigError: there is no such format.
    """
    if name not in FORMATS:
        raise ConfigError(f"unknown format {name!r}; use one of {', '.join(FORMATS)}")
    if name not in ROW_FORMATS:
        return None
    renderer: Callable[[AlignedReport, Style], str] = import_module(f"{__name__}.{ROW_FORMATS[name]}").render_row
    return lambda aligned, style: _shown(renderer(aligned, style), name, style)


def render_rows(path: str, results: "Sequence[AlignedReport]", name: str, style: Style) -> str:
    """Aligned rows in the format called `name`, as one report on the file `path`."""
    from transcheck.formats.rows import joined

    report = joined(path, results)
    if name == "json":
        from transcheck.formats import json_v1

        return _shown(json_v1.render_rows(path, results, report), name, style)
    return render(report, name, style)
