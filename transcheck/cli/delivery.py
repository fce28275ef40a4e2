"""The last steps of every command that makes a report: complain, print or write, and tell the exit code."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from transcheck.errors import OutputError

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

    if output is None:  # standard error tells of them, on the same screen
        style = replace(style, failures=False)
    text = render(report, format_name, style)
    write(text, output)
    tell(report.failures)
    return exit_code(report, style.fail_on)


def exit_code(report: "Report", fail_on: "Severity | None") -> int:
    """2 after any failure, 1 for findings at or above the threshold, else 0."""
    return 2 if report.failures else int(fail_on is not None and report.reaches(fail_on))


def write(text: str, output: str | None) -> None:
    """Print `text`, or put it in place of the file `output` in one step.

    Raises:
        OutputError: it cannot be written; what stood there is left as it was.
    """
    if output is not None:
        write_bytes(text.encode("utf-8", errors="replace"), output)
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:  # a full disk behind a redirection
        sys.stdout = None  # or Python tries once more at exit
        raise OutputError(
            f"standard output cannot be written ({error.strerror}); free some space, or name an --output"
        ) from None


def write_bytes(content: bytes, output: str) -> None:
    """Put `content` in place of the file `output` in one step, with the rights that the old file had.

    Raises:
        OutputError: it cannot be written; what stood there is left as it was.
    """
    target = Path(output)
    try:
        if target.exists() and not target.is_file():  # a pipe or /dev/stderr cannot be replaced
            target.write_bytes(content)
            return
        target = target.resolve()  # a link stays a link
        descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
            Path(temporary).chmod(target.stat().st_mode & 0o7777 if target.exists() else _usual_rights())
            Path(temporary).replace(target)
        except BaseException:
            with suppress(OSError):
                Path(temporary).unlink()
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"cannot be written ({reason}); choose another --output", output) from None


def _usual_rights() -> int:
    """What a new file may be used for: a temporary one is its owner's alone."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def tell(failures: Iterable["Failure"]) -> None:
    """One line on standard error for each failure."""
    for failure in failures:
        place = f"{failure.path}: " if failure.path else ""
        if failure.path and failure.line is not None:
            place = f"{failure.path}:{failure.line}: "
        typer.echo(f"transcheck: {place}{' '.join(failure.message.split())}", err=True)


def screen(output: str | None, color: bool | None = None) -> tuple[int, bool]:
    """Columns, and whether colours are used, where the report goes.

    Args:
        output: the file that is written, if any.
        color: what was asked for; None leaves it to the environment (NO_COLOR, FORCE_COLOR) and the terminal.
    """
    terminal = output is None and sys.stdout.isatty()
    if color is None:
        color = terminal and os.environ.get("TERM") != "dumb"
        if output is None and os.environ.get("FORCE_COLOR"):
            color = True
        if os.environ.get("NO_COLOR"):  # https://no-color.org: when it is set and not empty
            color = False
    width = shutil.get_terminal_size((100, 24)).columns if terminal or "COLUMNS" in os.environ else 100
    return max(_NARROWEST, min(width, _WIDEST)), color
