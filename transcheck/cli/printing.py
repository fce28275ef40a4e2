"""The one place that prints: nothing that a terminal would obey gets there raw, and a lost screen is no traceback."""

import os
import sys
from typing import NoReturn, TextIO

from transcheck.errors import OutputError
from transcheck.visible import visible, visible_line


def say(text: str = "", *, err: bool = False, nl: bool = True) -> None:
    """Print a line of our own words, with names and texts of others in it.

    Raises:
        OutputError: standard output is closed or full.
    """
    line = visible(text) + ("\n" if nl else "")
    if not err:
        write_out(line)
    elif sys.stderr is not None:
        try:
            sys.stderr.write(line)
            sys.stderr.flush()
        except OSError:  # nobody is left who could be told
            silence(sys.stderr)


def complain(message: str) -> None:
    """Print a fault as one line."""
    say(f"transcheck: {visible_line(' '.join(message.split()))}", err=True)


def write_out(text: str) -> None:
    """Print what is fit for a terminal.

    Raises:
        OutputError: standard output is closed or full.
    """
    if sys.stdout is None:
        raise OutputError("standard output is closed; name an --output")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        silence(sys.stdout)
        raise
    except OSError as error:
        _lost(error)


def write_data(content: bytes) -> None:
    """Print data as they are; on a terminal, what it would obey is shown instead.

    Raises:
        OutputError: standard output is closed or full.
    """
    if sys.stdout is None:
        raise OutputError("standard output is closed; name an --output")
    if sys.stdout.isatty() or not hasattr(sys.stdout, "buffer"):
        write_out(visible(content.decode("utf-8", errors="replace")))
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        silence(sys.stdout)
        raise
    except OSError as error:
        _lost(error)


def _lost(error: OSError) -> NoReturn:
    """Say that standard output is lost."""
    silence(sys.stdout)
    raise OutputError(
        f"standard output cannot be written ({error.strerror}); free some space, or name an --output"
    ) from None


def silence(stream: TextIO) -> None:
    """Lead a lost stream nowhere, or Python tries once more at exit and complains."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):  # no stream of the system: nothing is tried again
        pass
