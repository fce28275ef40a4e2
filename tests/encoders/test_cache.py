"""Vectors kept on disk."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from transcheck.cache import cache_folder
from transcheck.encoders.cache import CachedEncoder, RememberingEncoder


class Counting:
    """An encoder that remembers what it was asked."""

    name = "counting"
    multilingual = True

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += texts
        return np.array([[len(text), 1.0] for text in texts], np.float32).reshape(len(texts), 2)


def test_a_text_is_encoded_once_in_a_batch_and_once_on_disk(tmp_path: Path) -> None:
    inner = Counting()
    first = CachedEncoder(inner, tmp_path).encode(["one", "three", "one"])
    again = CachedEncoder(inner, tmp_path).encode(["three", "one", "eleven"])
    assert inner.asked == ["one", "three", "eleven"]
    assert first.tolist() == [[3, 1], [5, 1], [3, 1]]
    assert again.tolist() == [[5, 1], [3, 1], [6, 1]]
    assert first.dtype == np.float32


def test_nothing_to_encode(tmp_path: Path) -> None:
    assert CachedEncoder(Counting(), tmp_path).encode([]).shape == (0, 2)


def test_another_encoder_does_not_see_these_vectors(tmp_path: Path) -> None:
    CachedEncoder(Counting(), tmp_path).encode(["one"])
    other = Counting()
    other.name = "another"
    CachedEncoder(other, tmp_path).encode(["one"])
    assert other.asked == ["one"]


def test_no_text_is_written_to_disk(tmp_path: Path) -> None:
    CachedEncoder(Counting(), tmp_path).encode(["an embargoed sentence"])
    (file,) = tmp_path.iterdir()
    assert b"embargoed" not in file.read_bytes()


def test_what_was_not_asked_for_the_longest_goes_first(tmp_path: Path) -> None:
    inner = Counting()
    small = CachedEncoder(inner, tmp_path, max_bytes=4 * 8)  # four rows of two float32
    for text in ["a", "bb", "ccc", "dddd"]:
        small.encode([text])
    small.encode(["a"])
    small.encode(["eeeee"])  # one too many: down to three rows, without "bb" and "ccc"
    inner.asked.clear()
    small.encode(["a", "dddd", "eeeee"])
    assert inner.asked == []
    small.encode(["bb", "ccc"])
    assert inner.asked == ["bb", "ccc"]


@pytest.mark.parametrize("rubbish", [b"", b"this is no database at all" * 100, b"SQLite format 3\x00 and then nothing"])
def test_a_broken_file_costs_time_not_the_run(tmp_path: Path, rubbish: bytes) -> None:
    CachedEncoder(Counting(), tmp_path).encode(["one"])
    (file,) = tmp_path.iterdir()
    file.write_bytes(rubbish)
    assert CachedEncoder(Counting(), tmp_path).encode(["one"]).tolist() == [[3, 1]]
    inner = Counting()
    CachedEncoder(inner, tmp_path).encode(["one"])
    CachedEncoder(inner, tmp_path).encode(["one"])
    assert len(inner.asked) <= 1


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    assert CachedEncoder(Counting(), tmp_path / "taken" / "deeper").encode(["one"]).tolist() == [[3, 1]]


def test_the_folder_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TRANSCHECK_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("TRANSCHECK_CACHE")
    assert cache_folder().name in ("transcheck", "cache")


def test_within_a_run_a_text_is_encoded_once() -> None:
    inner = Counting()
    remembering = RememberingEncoder(inner)
    assert remembering.encode(["one", "three", "one"]).tolist() == [[3, 1], [5, 1], [3, 1]]
    assert remembering.encode(["three", "eleven"]).tolist() == [[5, 1], [6, 1]]
    assert remembering.encode([]).shape == (0, 2)
    assert inner.asked == ["one", "three", "eleven"]


def test_a_number_that_was_changed_on_disk_is_worked_out_anew(tmp_path: Path) -> None:
    import sqlite3

    encoder = Counting()
    first = CachedEncoder(encoder, tmp_path).encode(["one"])
    with sqlite3.connect(tmp_path / "vectors-2.sqlite") as store:
        (row,) = store.execute("SELECT row FROM vectors").fetchone()
        store.execute("UPDATE vectors SET row = ?", (bytes([row[0] ^ 1]) + row[1:],))
    store.close()
    assert (CachedEncoder(encoder, tmp_path).encode(["one"]) == first).all()
