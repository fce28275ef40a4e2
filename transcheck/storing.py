"""Writing a file so that it is always whole: one writer at a time, replaced in one step or not at all.

Whoever reads a file, and whatever kills this process or fills the disk, finds the old content or the new one. Several
files that belong together are changed by way of a journal: what a killed process began, the next writer ends.
"""

import errno
import json
import os
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from transcheck.errors import OutputError, TranscheckError

_PATIENCE = 20.0  # seconds to wait for another writer
_PAUSE = 0.01
_READER_PATIENCE = 2.0  # seconds to wait for a reader of a named pipe
_NEW = ".transcheck-"  # how files begin that are not in their place yet; only ever seen after a kill
_JOURNAL = ".transcheck-journal.json"
_HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_LINKS = 40  # a chain of more leads in a circle: as Linux has it

Change = Callable[[bytes | None], bytes]


def change_file(path: Path, change: Change, *, fault: type[TranscheckError] = OutputError) -> None:
    """Replace the content of `path` by what `change` makes of it, while no other writer of ours can.

    When `change` raises, the file stays as it was.

    Args:
        path: the file; its folder must exist.
        change: old content (None when there is no file yet) → new content.
        fault: what is raised where the file cannot be had.

    Raises:
        TranscheckError: the file cannot be read or written, or another writer does not let go of it.
    """
    change_files({path: change}, fault=fault)


def change_files(changes: Mapping[Path, Change], *, fault: type[TranscheckError] = OutputError) -> None:
    """Change several files together: all of them or none, even where the process is killed in between.

    Args:
        changes: what to make of each, as `change_file` has it; all lie in the folder of the first, or in folders there.
        fault: what is raised where a file cannot be had.

    Raises:
        TranscheckError: a file cannot be read or written, or another writer does not let go of it.
    """
    shown = next(iter(changes))
    try:
        real = {_followed(path): change for path, change in changes.items()}
        folder = next(iter(real)).parent
        with locked(folder / shown.name, fault=fault):
            new: dict[Path, bytes] = {}
            for path, change in real.items():
                if path.exists() and not path.is_file():
                    raise OSError("no ordinary file")
                old = path.read_bytes() if path.exists() else None
                made = change(old)
                if made != old:
                    new[path] = made
            _replace_all(folder, new)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise fault(f"cannot be changed ({reason}); nothing was written", str(shown)) from None


def write_file(path: Path, content: bytes) -> None:
    """Put `content` in the place of the file `path`; a device or a pipe is written to as it is.

    Raises:
        OutputError: it cannot be written; what stood there is left as it was.
    """
    try:
        if path.exists() and not path.is_file():
            _write_into(path, content)
            return
        path = _followed(path)
        try:
            descriptor = os.open(path.parent, os.O_RDONLY)
        except OSError:  # one may write into a folder that one may not list; Windows opens none
            _replace(path, content)
        else:
            os.close(descriptor)
            with locked(path):
                _replace(path, content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"cannot be written ({reason}); choose another file", str(path)) from None


def new_file(path: Path, content: bytes) -> bool:
    """Make a file that is not there yet; whether it was made: one that is there stays.

    Raises:
        OutputError: it cannot be written.
    """
    made = False

    def change(old: bytes | None) -> bytes:
        nonlocal made
        made = old is None
        return content if old is None else old

    change_file(path, change)
    return made


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one ordinary file."""
    try:
        return one.is_file() and other.is_file() and one.samefile(other)
    except (OSError, ValueError):
        return False


def private_folder(folder: Path) -> Path:
    """`folder`, made where it is missing, for its owner alone.

    Raises:
        OSError: it cannot be made, or belongs to someone else: who could put anything there.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if hasattr(os, "getuid"):
        found = folder.stat()
        if found.st_uid != os.getuid():
            raise PermissionError(f"{folder} belongs to someone else")
        if stat.S_IMODE(found.st_mode) & 0o077:
            folder.chmod(0o700)
    return folder


def _followed(path: Path) -> Path:
    """Where a link leads: it stays a link. A path that leads in a circle is no path."""
    try:
        real = path.resolve()
    except RuntimeError as error:  # until Python 3.13
        raise OSError("a link that leads in a circle") from error
    for _ in range(_LINKS):
        if not real.is_symlink():
            return real
        real = real.parent / real.readlink()
    raise OSError("a link that leads in a circle")


def _write_into(path: Path, content: bytes) -> None:
    """Write to what is no file; a pipe that nobody reads would wait for ever."""
    flags = os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
    until = time.monotonic() + _READER_PATIENCE
    while True:
        try:
            descriptor = os.open(path, flags)
            break
        except OSError as error:
            if not path.is_fifo() or time.monotonic() > until:
                raise OSError(
                    error.errno, "nobody reads from this pipe" if path.is_fifo() else error.strerror
                ) from None
            time.sleep(_PAUSE)
    os.set_blocking(descriptor, True)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)


def _replace(path: Path, content: bytes) -> None:
    Path(_laid_down(path, content, path.parent)).replace(path)
    _settle(path.parent)


def _replace_all(folder: Path, new: Mapping[Path, bytes]) -> None:
    """Replace files while their folder is locked; more than one by way of the journal."""
    elsewhere = [path for path in new if len(new) == 1 or not path.is_relative_to(folder)]  # where links lead
    for path in elsewhere:
        _replace(path, new[path])
    new = {path: content for path, content in new.items() if path not in elsewhere}
    if not new:
        return
    waiting: dict[str, str] = {}
    try:
        for path, content in new.items():
            waiting[Path(_laid_down(path, content, folder)).name] = path.relative_to(folder).as_posix()
        _replace(folder / _JOURNAL, json.dumps(waiting).encode())
    except BaseException:
        for temporary in waiting:
            with suppress(OSError):
                (folder / temporary).unlink()
        raise
    _finish(folder)


def _finish(folder: Path) -> None:
    """Do what the journal says, and put it away; it is complete, or it is not there."""
    journal = folder / _JOURNAL
    waiting: dict[str, str] = json.loads(journal.read_bytes())
    for temporary, name in waiting.items():
        ours = Path(temporary).name == temporary and temporary.startswith(_NEW) and name.endswith((".yaml", ".yml"))
        if ours and not Path(name).is_absolute() and ".." not in Path(name).parts:  # or it is no journal of ours
            with suppress(FileNotFoundError):  # it is in its place already
                (folder / temporary).replace(folder / name)
    _settle(folder)
    journal.unlink(missing_ok=True)


def _tidy(folder: Path) -> None:
    """End what a killed writer began and remove what it left; the folder is locked, so nobody else's."""
    with suppress(OSError, ValueError):
        if (folder / _JOURNAL).exists():
            _finish(folder)
    with suppress(OSError):
        for left in folder.glob(f"{_NEW}*.new"):
            with suppress(OSError):
                left.unlink()


def _laid_down(path: Path, content: bytes, folder: Path) -> str:
    """A file in `folder` with the new content of `path` and its rights, safe on the disk; its path."""
    descriptor, temporary = tempfile.mkstemp(dir=folder, prefix=_NEW, suffix=".new")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(stat.S_IMODE(path.stat().st_mode) if path.exists() else _usual_rights())
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise
    return temporary


def _usual_rights() -> int:
    """What a new file may be used for: a temporary one is its owner's alone."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _settle(folder: Path) -> None:
    """Make the new name of a file survive a loss of power, where the system lets a folder be synced."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def locked(path: Path, *, fault: type[TranscheckError] = OutputError) -> Iterator[None]:
    """Hold the right to change `path`; the system takes it back when the process dies.

    Where the system can, the folder itself is locked, because the file is another one after each change, and a
    lock file would be left lying about.

    Raises:
        TranscheckError: another writer holds it for too long.
    """
    if sys.platform == "win32":
        with _locked_beside(path, fault):
            _tidy(path.parent)
            yield
        return
    import fcntl

    descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        _wait(lambda: fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB), path, fault)
        _tidy(path.parent)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def _locked_beside(path: Path, fault: type[TranscheckError]) -> Iterator[None]:
    """The same by a lock file, for Windows, where folders cannot be locked."""
    import msvcrt

    with (path.parent / ".transcheck.lock").open("a+b") as file:
        _wait(lambda: msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1), path, fault)  # type: ignore[attr-defined,unused-ignore]
        try:
            yield
        finally:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined,unused-ignore]


def _wait(take: Callable[[], object], path: Path, fault: type[TranscheckError]) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            take()
            return
        except OSError as error:
            if error.errno not in _HELD:  # the system has no locks here
                raise
            if time.monotonic() > until:
                raise fault("another program is changing this file; try again", str(path)) from None
            time.sleep(_PAUSE)
