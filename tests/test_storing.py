"""Killed or raced, the file is always one of the states that someone wrote on purpose.

`TRANSCHECK_FAULTS=200` runs each experiment so many times; ordinary runs are shorter.
"""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from transcheck.errors import OutputError
from transcheck.glossary.entries import Entry, Form
from transcheck.glossary.files import parse_glossary
from transcheck.glossary.upkeep.editing import add_entries, bring_to, change_glossary
from transcheck.storing import change_file, locked

TIMES = int(os.environ.get("TRANSCHECK_FAULTS", "6"))
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked children")


def entry(name: str) -> Entry:
    return Entry(name, "term", (Form(name, "preferred"),))


def ids(path: Path) -> list[str]:
    return [e.id for e in parse_glossary(path.read_bytes(), str(path)).entries]


def add(path: Path, name: str) -> None:
    change_glossary(path, lambda text: add_entries(text, str(path), [entry(name)]))


def start(work: object) -> int:
    child = os.fork()
    if child == 0:
        try:
            work()  # type: ignore[operator]
            os._exit(0)
        except BaseException:
            os._exit(1)
    return child


def test_killed_while_adding_one_after_the_other(tmp_path: Path) -> None:
    chance = random.Random(5)
    path = tmp_path / "glossary.yaml"
    told = tmp_path / "told"
    path.write_text("entries:\n  - id: first\n    kind: term\n    preferred: first\n", encoding="utf-8")
    told.touch()
    for run in range(TIMES):

        def work(run: int = run) -> None:
            for number in range(10_000):
                name = f"r{run}-{number}"
                add(path, name)
                with told.open("a", encoding="utf-8") as file:  # the user has seen “added”
                    file.write(f"{name}\n")

        child = start(work)
        time.sleep(chance.uniform(0.002, 0.05))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        present = ids(path)
        accepted = told.read_text(encoding="utf-8").split()
        assert present[0] == "first"
        assert set(accepted) <= set(present)
        assert len(present) - 1 - len(accepted) <= run + 1  # each run may have died between saving and telling
    assert len(ids(path)) > 1


def test_killed_while_importing_many(tmp_path: Path) -> None:
    chance = random.Random(7)
    path = tmp_path / "glossary.yaml"
    small = [entry("first")]
    large = [entry("first"), *(entry(f"e{number}") for number in range(60))]
    path.write_text("entries:\n  - id: first\n    kind: term\n    preferred: first\n", encoding="utf-8")
    for _ in range(TIMES):

        def work() -> None:
            while True:
                change_glossary(path, lambda text: bring_to(text, str(path), large if "e1" not in text else small))

        child = start(work)
        time.sleep(chance.uniform(0.002, 0.06))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert ids(path) in ([e.id for e in small], [e.id for e in large])


def test_two_writers_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    for run in range(TIMES):
        path.write_text("entries: []\n", encoding="utf-8")

        def work(writer: str) -> None:
            for number in range(3):
                name = f"{writer}-{number}"
                add(path, name)

        children = [start(lambda w=w: work(w)) for w in ("a", "b")]  # type: ignore[misc]
        assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
        assert sorted(ids(path)) == sorted(f"{w}-{n}" for w in "ab" for n in range(3)), run


def test_leavings_of_a_killed_writer_disturb_nobody(tmp_path: Path) -> None:
    left = tmp_path / ".transcheck-abc.new"
    left.write_bytes(b"half")
    path = tmp_path / "glossary.yaml"
    change_file(path, lambda old: b"entries: []\n")
    assert path.read_bytes() == b"entries: []\n"
    assert not left.exists()


def test_a_change_that_raises_leaves_the_file(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_bytes(b"entries: []\n")
    with pytest.raises(ZeroDivisionError):
        change_file(path, lambda old: bytes(1 // 0))
    assert path.read_bytes() == b"entries: []\n"


def test_who_waits_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transcheck.storing._PATIENCE", 0.05)
    path = tmp_path / "glossary.yaml"
    with locked(path), pytest.raises(OutputError, match="another program"):
        change_file(path, lambda old: b"x")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be changed"):
        change_file(tmp_path / "nowhere" / "glossary.yaml", lambda old: b"x")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    real.write_bytes(b"entries: []\n")
    link = tmp_path / "link.yaml"
    link.symlink_to(real)
    change_file(link, lambda old: b"entries: []  # changed\n")
    assert link.is_symlink()
    assert real.read_bytes().endswith(b"changed\n")
