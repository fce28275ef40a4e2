"""The bytes of a file, or one line about why there are none: never a hang, never more than a limit."""

import os
import re
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from transcheck.errors import ReadingError

if TYPE_CHECKING:
    from transcheck.reading.network import Network

# An article has some thousand characters and a day-long hearing under two million; more is a mistake or an archive.
MAX_TEXT = 10_000_000
# Documents with pictures and tables of rows are larger than their text.
MAX_BYTES = 100_000_000

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
# What a shell passes for `<(command)`: a pipe that something does write to.
_SUBSTITUTED = re.compile(r"/dev/fd/\d+|/proc/self/fd/\d+|/dev/stdin")


def read_bytes(name: str, limit: int = MAX_BYTES, network: "Network | None" = None) -> bytes:
    """The content of a file; "-" is standard input.

    Args:
        name: the file, or an address where `network` allows it.
        limit: bytes.
        network: what may be fetched; None: nothing.

    Raises:
        ReadingError: it is missing, a folder, a pipe or device, an address, unreadable or larger than `limit`.
    """
    if _ADDRESS.match(name):
        if network is None:
            raise ReadingError("addresses are not fetched; save the page and name the file, or --allow-network", name)
        from transcheck.reading.network import fetch

        return fetch(name, network)
    if name == "-" and sys.stdin is None:
        raise ReadingError("standard input is closed; name a file", name)
    try:
        content = sys.stdin.buffer.read(limit + 1) if name == "-" else _read_file(name, limit)
    except FileNotFoundError:
        raise ReadingError("no such file; check the name", name) from None
    except IsADirectoryError:
        raise ReadingError("is a folder; name the files in it", name) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ReadingError(f"cannot be read ({reason}); check the file and its permissions", name) from None
    if len(content) > limit:
        raise ReadingError(f"is larger than {limit // 1_000_000} MB; split it into articles", name)
    return content


def _read_file(name: str, limit: int) -> bytes:
    path = Path(name)
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError
    if not stat.S_ISREG(mode) and not _SUBSTITUTED.fullmatch(name):
        raise ReadingError("is a pipe or a device, not a file; give a file, or pipe it into -", name)
    # Between the look and the opening a file may have become a pipe that nobody writes to.
    descriptor = os.open(path, os.O_RDONLY | (getattr(os, "O_NONBLOCK", 0) if stat.S_ISREG(mode) else 0))
    with open(descriptor, "rb") as file:  # noqa: PTH123  # a descriptor, not a path
        return file.read(limit + 1)
