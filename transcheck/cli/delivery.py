"""The last steps of every command that makes a report: complain, print or write, and tell the exit code."""

import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from transcheck.cli.printing import complain, write_data, write_out
from transcheck.errors import ConfigError
from transcheck.storing import same_file, write_file
from transcheck.visible import visible_line

if TYPE_CHECKING:
    from transcheck.formats.style import Style
    from transcheck.model import Failure, Report, Severity

_NARROWEST, _WIDEST = 40, 120


def deliver(report: "Report", format_name: str, output: str | None, style: "Style") -> int:
    """Print or write `report`, tell of failures on standard error.

    Returns:
        The exit code: 2 after any failure, 1 for findings at or above the threshold, else 0.

    Raises:
        ConfigError: there is no such format.
        OutputError: the file cannot be written.
    """
    from transcheck.formats import render

    no_input(output, (document.path for document in report.story.documents))
    if output is None:  # standard error tells of them, on the same screen
        style = replace(style, failures=False)
    text = render(report, format_name, style)
    write(text, output)
    tell(report.failures)
    return exit_code(report, style.fail_on)


def no_input(output: str | None, inputs: Iterable[str]) -> None:
    """Let no command write over what it reads.

    Raises:
        ConfigError: `output` is one of the inputs.
    """
    for given in inputs:
        if output is not None and same_file(Path(output), Path(given)):
            raise ConfigError(f"--output {output} is one of the files that are read; choose another name")


def exit_code(report: "Report", fail_on: "Severity | None") -> int:
    """2 after any failure, 1 for findings at or above the threshold, else 0."""
    return 2 if report.failures else int(fail_on is not None and report.reaches(fail_on))


def write(text: str, output: str | None) -> None:
    """Print `text`, which is fit for a terminal, or put it in place of the file `output` in one step.

    Raises:
        OutputError: it cannot be written; what stood there is left as it was.
    """
    if output is None:
        write_out(text)
    else:
        write_file(Path(output), text.encode("utf-8", errors="replace"))


def write_data_to(content: bytes, output: str | None) -> None:
    """The same for data, which stay as they are.

    Raises:
        OutputError: it cannot be written; what stood there is left as it was.
    """
    if output is None:
        write_data(content)
    else:
        write_file(Path(output), content)


def tell(failures: Iterable["Failure"]) -> None:
    """One line on standard error for each failure."""
    for failure in failures:
        place = f"{visible_line(failure.path)}: " if failure.path else ""
        if failure.path and failure.line is not None:
            place = f"{visible_line(failure.path)}:{failure.line}: "
        complain(place + failure.message)


def screen(output: str | None, color: bool | None = None) -> tuple[int, bool]:
    """Columns, and whether colours are used, where the report goes.

    Args:
        output: the file that is written, if any.
        color: what was asked for; None leaves it to the environment (NO_COLOR, FORCE_COLOR) and the terminal.
    """
    terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
    if color is None:
        color = terminal and os.environ.get("TERM") != "dumb"
        if output is None and os.environ.get("FORCE_COLOR"):
            color = True
        if os.environ.get("NO_COLOR"):  # https://no-color.org: when it is set and not empty
            color = False
    width = shutil.get_terminal_size((100, 24)).columns if terminal or "COLUMNS" in os.environ else 100
    return max(_NARROWEST, min(width, _WIDEST)), color
