"""What was worked out once, kept on disk: glossaries read, case forms and spellings of names, vectors.

Everything here is JSON, named by a hash of what it was made from and of the code that made it, so that a file can only
ever answer for exactly the same content. The folder is safe to delete, and nothing breaks where it cannot be written.
"""

import hashlib
import json
import os
import sys
import tempfile
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

LARGEST_FOLDER = 200_000_000  # bytes; the oldest files go first
MOST_FILES = 100
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
        return json.loads(_file(kind, content, code).read_bytes())
    except (OSError, ValueError, RuntimeError):  # RuntimeError: no home folder
        return None


def keep(kind: str, content: bytes, code: Path, result: Any) -> None:
    """Keep a result for this content, if the folder can be written; prune the folder."""
    with suppress(OSError, RuntimeError):
        path = _file(kind, content, code)
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(result, file, ensure_ascii=False, separators=(",", ":"))
        Path(temporary).replace(path)
        _prune(path.parent)


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
    files = sorted(((p.stat().st_mtime, p.stat().st_size, p) for p in folder.glob("*.json")), reverse=True)
    total = 0
    for count, (_, size, path) in enumerate(files):
        total += size
        if count >= MOST_FILES or total > LARGEST_FOLDER:
            path.unlink(missing_ok=True)
