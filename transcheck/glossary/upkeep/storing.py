"""Changing a file so that it is always whole: one writer at a time, replaced in one step or not at all."""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from transcheck.errors import GlossaryError

_PATIENCE = 20.0  # seconds to wait for another writer
_PAUSE = 0.01


def change_file(path: Path, change: Callable[[bytes | None], bytes]) -> None:
    """Replace the content of `path` by what `change` makes of it, while no other writer of ours can.

    Whoever reads the file, and whatever kills this process, finds the old content or the new one. When `change`
    raises, the file stays as it was.

    Args:
        path: the file; its folder must exist.
        change: old content (None when there is no file yet) → new content.

    Raises:
        GlossaryError: the file cannot be read or written, or another writer does not let go of it.
    """
    path = path.resolve()  # a link keeps pointing where it points
    try:
        with locked(path):
            old = path.read_bytes() if path.exists() else None
            new = change(old)
            if new != old:
                _replace(path, new)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise GlossaryError(f"cannot be changed ({reason}); nothing was written", str(path)) from None


def _replace(path: Path, content: bytes) -> None:
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            Path(temporary).chmod(path.stat().st_mode & 0o777)
        else:
            umask = os.umask(0)
            os.umask(umask)
            Path(temporary).chmod(0o666 & ~umask)
        Path(temporary).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Make the new name of the file survive a loss of power, where the system lets a folder be synced."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the right to change `path`; the system takes it back when the process dies.

    Where the system can, the folder itself is locked, because the file is another one after each change, and a
    lock file would be left lying about.

    Raises:
        GlossaryError: another writer holds it for too long.
    """
    if sys.platform == "win32":
        with _locked_beside(path):
            yield
        return
    import fcntl

    descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        _wait(lambda: fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB), path)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def _locked_beside(path: Path) -> Iterator[None]:
    """The same by a lock file, for Windows, where folders cannot be locked."""
    import msvcrt

    with path.with_name(f".{path.name}.lock").open("a+b") as file:
        _wait(lambda: msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1), path)  # type: ignore[attr-defined,unused-ignore]
        try:
            yield
        finally:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined,unused-ignore]


def _wait(take: Callable[[], object], path: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            take()
            return
        except OSError:
            if time.monotonic() > until:
                raise GlossaryError("another program is changing this file; try again", str(path)) from None
            time.sleep(_PAUSE)
