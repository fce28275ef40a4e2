"""What is being done, on standard error, for people who wait: from the first second on, on a terminal only."""

import logging
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

_PATIENCE = 1.0  # seconds before the first line
_PACE = 0.2  # seconds between two
_WIDEST = 78  # columns
_CLEAR = "\r\x1b[K"
_NEVER = ("0", "never", "no")


class _Ticker(logging.Handler):
    """Shows the last message that was logged, on one line that it wipes out again."""

    def __init__(self, screen: TextIO) -> None:
        super().__init__(logging.INFO)
        self._screen = screen
        self._told = ""
        self._shown = ""
        self._done = threading.Event()
        self._turn = threading.Lock()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def emit(self, record: logging.LogRecord) -> None:
        self._told = record.getMessage()

    def begin(self) -> None:
        self._thread.start()

    def end(self) -> None:
        self._done.set()
        self._thread.join()
        self.wipe()

    def wipe(self) -> None:
        """Make room for other words."""
        with self._turn:
            if self._shown:
                self._screen.write(_CLEAR)
                self._screen.flush()
                self._shown = ""

    def _run(self) -> None:
        pause = _PATIENCE
        while not self._done.wait(pause):
            pause = _PACE
            with self._turn:
                if self._told and self._told != self._shown:
                    self._screen.write(f"{_CLEAR}{' '.join(self._told.split())[:_WIDEST]} …")
                    self._screen.flush()
                    self._shown = self._told


class _Wiping:
    """A stream on the same terminal: what is written to it finds the line empty."""

    def __init__(self, stream: Any, ticker: _Ticker) -> None:
        self._stream, self._ticker = stream, ticker

    def write(self, text: str) -> int:
        self._ticker.wipe()
        return int(self._stream.write(text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextmanager
def progress() -> Iterator[None]:
    """Tell what is done while it is done, where standard error is a terminal.

    The stages log what they begin to the logger "transcheck"; without a terminal, or with TRANSCHECK_PROGRESS=never,
    nobody listens. TRANSCHECK_PROGRESS=always shows it elsewhere too.
    """
    wish = os.environ.get("TRANSCHECK_PROGRESS", "").lower()
    screen = sys.stderr
    if screen is None or wish in _NEVER or not (wish == "always" or screen.isatty()):
        yield
        return
    logger = logging.getLogger("transcheck")
    level, ticker = logger.level, _Ticker(screen)
    streams = sys.stdout, sys.stderr
    logger.setLevel(logging.INFO)
    logger.addHandler(ticker)
    logger.propagate = False
    sys.stderr = _Wiping(sys.stderr, ticker)
    if sys.stdout is not None and sys.stdout.isatty():
        sys.stdout = _Wiping(sys.stdout, ticker)
    ticker.begin()
    try:
        yield
    finally:
        ticker.end()
        if sys.stdout is not None:  # a broken pipe has taken it away
            sys.stdout = streams[0]
        sys.stderr = streams[1]
        logger.removeHandler(ticker)
        logger.propagate = True
        logger.setLevel(level)
