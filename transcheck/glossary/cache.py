"""What was worked out once, kept on disk: a glossary read, the case forms of its names.

Everything is JSON, named by a hash of what it was made from and of the code that made it, so that an entry can
only ever answer for exactly the same content. The folder is safe to delete, and nothing breaks where it cannot
be written.
"""

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from transcheck.cache import cache_folder

LARGEST_FOLDER = 200_000_000  # bytes; the oldest files go first
MOST_FILES = 100


@cache
def _code_digest() -> str:
    """A hash of the code and tables of this package: results of other code do not count."""
    folder = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted([*folder.glob("*.py"), *folder.glob("declension/*")]):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _file(kind: str, content: bytes) -> Path:
    digest = hashlib.sha256(f"{kind}\x1f{_code_digest()}\x1f".encode() + content).hexdigest()[:40]
    return cache_folder() / f"{kind}-{digest}.json"


def recall(kind: str, content: bytes) -> Any:
    """What was kept for this content; None if nothing was, or if it cannot be read."""
    try:
        return json.loads(_file(kind, content).read_bytes())
    except (OSError, ValueError, RuntimeError):  # RuntimeError: no home folder
        return None


def keep(kind: str, content: bytes, result: Any) -> None:
    """Keep a result for this content, if the folder can be written; prune the folder."""
    with suppress(OSError, RuntimeError):
        path = _file(kind, content)
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(result, file, ensure_ascii=False, separators=(",", ":"))
        Path(temporary).replace(path)
        _prune(path.parent)


def _prune(folder: Path) -> None:
    files = sorted(((p.stat().st_mtime, p.stat().st_size, p) for p in folder.glob("*.json")), reverse=True)
    total = 0
    for count, (_, size, path) in enumerate(files):
        total += size
        if count >= MOST_FILES or total > LARGEST_FOLDER:
            path.unlink(missing_ok=True)
