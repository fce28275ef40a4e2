"""Work shared between processes: order, failures, and an end when somebody is killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from transcheck.errors import WorkerError
from transcheck.model import Document
from transcheck.workers import cores, spread

DOCUMENTS = (Document("a.txt", "Ann met Bob.", "en"), Document("b.txt", "Bob met Ann.", "en"))
METHODS = ["fork", "spawn"]
# Newer versions of Python warn of any fork beside threads, such as those that numpy starts.
pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")


def double(number: int) -> int:
    time.sleep(0.02 * (number == 0))  # the first task ends last
    return 2 * number


def first_word(document: Document) -> object:
    return document.span(0, 3)


def fall_out(number: int) -> int:
    if number == 3:
        raise LookupError("number three")
    return number


def die(number: int) -> int:
    if number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("method", METHODS)
def test_answers_come_in_the_order_of_the_tasks(method) -> None:  # type: ignore[no-untyped-def]
    assert list(spread(double, range(7), (), 3, method=method)) == [0, 2, 4, 6, 8, 10, 12]


@pytest.mark.parametrize("method", METHODS)
def test_documents_stay_the_same_objects(method) -> None:  # type: ignore[no-untyped-def]
    spans = list(spread(first_word, DOCUMENTS, DOCUMENTS, 2, method=method))
    assert [span.text for span in spans] == ["Ann", "Bob"]
    assert [span.document for span in spans] == list(DOCUMENTS)


@pytest.mark.parametrize("method", METHODS)
def test_what_the_work_raises_is_raised_here(method) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(LookupError, match="number three"):
        list(spread(fall_out, range(6), (), 2, method=method))


@pytest.mark.parametrize("method", METHODS)
def test_a_killed_process_is_told_and_not_waited_for(method) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(WorkerError, match="--jobs 1"):
        list(spread(die, range(6), (), 2, method=method))


def test_there_is_always_a_core() -> None:
    assert 1 <= cores() <= 8


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_no_process_outlives_the_first(number: signal.Signals, tmp_path: Path) -> None:
    script = tmp_path / "slow.py"
    script.write_text(
        "import os, signal, time\n"
        "from transcheck.workers import spread\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a job in a shell's background ignores it
        "def slow(n):\n"
        "    os.write(1, f'{os.getpid()}\\n'.encode())\n"  # in one piece: two processes write
        "    time.sleep(1.5)\n"
        "if __name__ == '__main__':\n"
        "    list(spread(slow, range(40), (), 2))\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    process = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )
    assert process.stdout is not None
    workers = {int(process.stdout.readline()), int(process.stdout.readline())}
    process.send_signal(number)
    process.communicate(timeout=30)
    deadline = time.monotonic() + 30
    while any(map(alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(alive, workers))


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
