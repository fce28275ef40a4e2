"""What was worked out once, kept on disk: glossaries read, case forms and spellings of names, vectors.

Everything here is JSON, named by a hash of what it was made from and of the code that made it, so that a file can only
ever answer for exactly the same content. Its first line is a checksum over its name and all that follows: what was
damaged, or put in the place of another, is worked out anew. The folder is its owner's alone and safe to delete, and
nothing breaks where it cannot be written.
"""

import hashlib
import json
import os
import re
import sys
import tempfile
import time
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

LARGEST_FOLDER = 200_000_000  # bytes; the oldest files go first
MOST_FILES = 100
_NEW = ".new-"
_STALE = 3600.0  # seconds after which what was not written to its end is a killed run's
_OURS_RE = re.compile(r"[a-z]+-[0-9a-f]{40}\.json|\.new-.*|vectors-\d+\.sqlite(?:-journal|-wal|-shm)?")
_CODE = {".py", ".toml", ".tsv", ".txt"}


def cache_folder() -> Path:
    """Where caches lie: $TRANSCHECK_CACHE, else the place that the system keeps for them.

    Raises:
        RuntimeError: there is no home folder.
    """
    if given := os.environ.get("TRANSCHECK_CACHE"):
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "transcheck" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "transcheck"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "transcheck"


def recall(kind: str, content: bytes, code: Path) -> Any:
    """What was kept for this content; None if nothing was, or if it cannot be read.

    Args:
        kind: what it is, a word for the file's name.
        content: what it was made from.
        code: the package that made it: results of other code or tables do not count.
    """
    try:
        path = _file(kind, content, code)
        with path.open("rb") as file:
            if not _trusted(file.fileno()):
                return None
            checksum, _, kept = file.read().partition(b"\n")
        if checksum != _checksum(path.name, kept):
            return None
        return json.loads(kept)
    except (OSError, ValueError, RuntimeError, RecursionError):  # RuntimeError: no home folder
        return None


def keep(kind: str, content: bytes, code: Path, result: Any) -> None:
    """Keep a result for this content, if the folder can be written; prune the folder."""
    with suppress(OSError, RuntimeError):
        path = _file(kind, content, code)
        kept = json.dumps(result, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=_NEW)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(_checksum(path.name, kept) + b"\n" + kept)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        _prune(path.parent)


def kept_files() -> list[Path]:
    """Every file that lies in the cache, by name; files of others that lie there too are not among them.

    Raises:
        RuntimeError: there is no home folder.
    """
    with suppress(OSError):
        return sorted(path for path in cache_folder().iterdir() if _OURS_RE.fullmatch(path.name) and path.is_file())
    return []


def _checksum(name: str, kept: bytes) -> bytes:
    return hashlib.sha256(f"{name}\n".encode() + kept).hexdigest().encode()


def _trusted(descriptor: int) -> bool:
    """Whether the file is the user's own or the system's: a checksum keeps accidents out, not other people."""
    return not hasattr(os, "getuid") or os.fstat(descriptor).st_uid in (os.getuid(), 0)


def _file(kind: str, content: bytes, code: Path) -> Path:
    digest = hashlib.sha256(f"{kind}\x1f{_code_digest(code)}\x1f".encode() + content).hexdigest()[:40]
    return cache_folder() / f"{kind}-{digest}.json"


@lru_cache
def _code_digest(code: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in code.rglob("*") if path.suffix in _CODE and path.is_file()):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _prune(folder: Path) -> None:
    for left in folder.glob(f"{_NEW}*"):
        if time.time() - left.stat().st_mtime > _STALE:
            left.unlink(missing_ok=True)
    files = sorted(((p.stat().st_mtime, p.stat().st_size, p) for p in folder.glob("*.json")), reverse=True)
    total = 0
    for count, (_, size, path) in enumerate(files):
        total += size
        if count >= MOST_FILES or total > LARGEST_FOLDER:
            path.unlink(missing_ok=True)
