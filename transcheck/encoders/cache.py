"""Vectors kept on disk from run to run: no text, only its hash. Safe to delete at any time.

Each row has a checksum over its key and its numbers: one that was damaged is worked out anew.
"""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from transcheck.encoders.base import Encoder

MAX_BYTES = 64 * 2**20  # of vectors: about 43,000 of e5
_FILE = "vectors-2.sqlite"
_TABLE = (
    "CREATE TABLE IF NOT EXISTS vectors "
    "(key BLOB PRIMARY KEY, row BLOB NOT NULL, used INTEGER NOT NULL, sum BLOB NOT NULL)"
)
_ASKED_AT_ONCE = 500  # SQLite allows 999 variables in a statement
_PATIENCE = 2.0  # seconds to wait for another process that writes


class RememberingEncoder:
    """An encoder that remembers within one run what it was asked: every document is compared with every other."""

    def __init__(self, encoder: Encoder) -> None:
        self.name = encoder.name
        self.multilingual = encoder.multilingual
        self._encoder = encoder
        self._known: dict[str, NDArray[np.float32]] = {}

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode a batch; see `Encoder.encode`."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new or not texts:
            rows = self._encoder.encode(new)
            self._known.update(zip(new, rows, strict=True))
        return np.stack([self._known[text] for text in texts]) if texts else rows


class CachedEncoder:
    """An encoder that remembers. What it answers is bit for bit what the encoder itself would answer.

    A cache that cannot be read or written costs time, never the run.
    """

    def __init__(self, encoder: Encoder, folder: Path, max_bytes: int = MAX_BYTES) -> None:
        self.name = encoder.name
        self.multilingual = encoder.multilingual
        self._encoder = encoder
        self._file = folder / _FILE
        self._max_bytes = max_bytes

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode a batch; see `Encoder.encode`."""
        keys = [self._key(text) for text in texts]
        known = self._look_up(list(dict.fromkeys(keys)))
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if new:
            rows = self._encoder.encode(list(new.values()))
            fresh = dict(zip(new, rows, strict=True))
            self._keep(fresh)
            known |= fresh
        if not keys:
            return self._encoder.encode([])
        return np.stack([known[key] for key in keys])

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self.name}\0{text}".encode("utf-8", "surrogatepass")).digest()

    def _look_up(self, keys: Sequence[bytes]) -> dict[bytes, NDArray[np.float32]]:
        found: dict[bytes, NDArray[np.float32]] = {}
        if not self._file.exists():
            return found
        with suppress(sqlite3.Error, OSError), self._open() as store:
            turn = _next_turn(store)
            for start in range(0, len(keys), _ASKED_AT_ONCE):
                asked = keys[start : start + _ASKED_AT_ONCE]
                marks = ",".join("?" * len(asked))
                for key, row, kept in store.execute(f"SELECT key, row, sum FROM vectors WHERE key IN ({marks})", asked):
                    if kept == _checksum(key, row):
                        found[key] = np.frombuffer(row, np.float32)
                store.execute(f"UPDATE vectors SET used = ? WHERE key IN ({marks})", [turn, *asked])
        return found

    def _keep(self, rows: dict[bytes, NDArray[np.float32]]) -> None:
        with suppress(sqlite3.Error, OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with self._open() as store:
                turn = _next_turn(store)
                store.executemany(
                    "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?)",
                    [(key, row.tobytes(), turn, _checksum(key, row.tobytes())) for key, row in rows.items()],
                )
                self._forget(store)

    def _forget(self, store: sqlite3.Connection) -> None:
        """Drop what has not been asked for the longest, down to three quarters of the bound."""
        (held,) = store.execute("SELECT COALESCE(SUM(LENGTH(row)), 0) FROM vectors").fetchone()
        if held <= self._max_bytes:
            return
        oldest_first = store.execute("SELECT key, LENGTH(row) FROM vectors ORDER BY used, key").fetchall()
        for key, size in oldest_first:
            if held <= self._max_bytes * 3 // 4:
                break
            store.execute("DELETE FROM vectors WHERE key = ?", (key,))
            held -= size

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._file, timeout=_PATIENCE)) as store, store:
                store.execute(_TABLE)
                yield store
        except sqlite3.OperationalError:
            raise  # locked or not writable: leave it alone
        except sqlite3.DatabaseError:
            self._file.unlink(missing_ok=True)  # not a database, or a broken one: start anew
            raise


def _checksum(key: bytes, row: bytes) -> bytes:
    return hashlib.sha256(key + row).digest()[:16]


def _next_turn(store: sqlite3.Connection) -> int:
    """A counter instead of a clock, so that what is forgotten depends on the order of use alone."""
    (last,) = store.execute("SELECT COALESCE(MAX(used), 0) FROM vectors").fetchone()
    return int(last) + 1
