"""What is being done is told on a terminal from the first second on, and wiped out again."""

import io
import logging
import sys
import time

import pytest

from transcheck.cli import progress as module
from transcheck.cli.progress import progress


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    screen = Screen()
    monkeypatch.setattr(module, "_PATIENCE", 0.01)
    monkeypatch.setattr(module, "_PACE", 0.01)
    monkeypatch.delenv("TRANSCHECK_PROGRESS", raising=False)
    return screen


def shown(screen: Screen, words: str) -> bool:
    """Whether the words come within a few seconds."""
    ends = time.monotonic() + 5
    while words not in screen.getvalue() and time.monotonic() < ends:
        time.sleep(0.01)
    return words in screen.getvalue()


def test_who_waits_is_told_and_the_line_is_wiped_out(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", screen)  # pytest has put its own there
    with progress():
        logging.getLogger("transcheck.reading").info("reading %s (%d of %d)", "a.pdf", 1, 3)
        assert shown(screen, "reading a.pdf (1 of 3) …")
    assert screen.getvalue().endswith(module._CLEAR)
    assert sys.stderr is screen
    assert logging.getLogger("transcheck").handlers == []


def test_other_words_find_an_empty_line(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", screen)  # pytest has put its own there
    with progress():
        logging.getLogger("transcheck.reading").info("reading a.pdf")
        assert shown(screen, "reading a.pdf")
        sys.stderr.write("transcheck: a.pdf: is damaged\n")
        assert f"{module._CLEAR}transcheck: a.pdf: is damaged\n" in screen.getvalue()


def test_nothing_is_told_in_the_first_second(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 60)
    monkeypatch.setattr(sys, "stderr", screen)  # pytest has put its own there
    with progress():
        logging.getLogger("transcheck.reading").info("reading a.pdf")
        time.sleep(0.05)
    assert screen.getvalue() == ""


@pytest.mark.parametrize(
    ("terminal", "wish", "told"), [(False, "", False), (True, "never", False), (False, "always", True)]
)
def test_where_it_is_told(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, terminal: bool, wish: str, told: bool
) -> None:
    monkeypatch.setattr(screen, "isatty", lambda: terminal)
    monkeypatch.setenv("TRANSCHECK_PROGRESS", wish)
    monkeypatch.setattr(sys, "stderr", screen)  # pytest has put its own there
    with progress():
        logging.getLogger("transcheck.reading").info("reading a.pdf")
        if told:
            assert shown(screen, "reading a.pdf")
        else:
            time.sleep(0.05)
    assert ("reading" in screen.getvalue()) == told
