"""Whatever is written: the old content or the new one, and nothing of what others wrote meanwhile is lost.

`TRANSCHECK_FAULTS=200` kills and races every writing command so many times; ordinary runs are shorter.
"""

import os
import random
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from transcheck.cli import main
from transcheck.errors import OutputError
from transcheck.glossary.files import parse_glossary
from transcheck.storing import change_file, change_files, locked, private_folder, write_file

TIMES = int(os.environ.get("TRANSCHECK_FAULTS", "2"))
posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, pipes and links")

HOUSE = "entries:\n  - id: ferry  # the boat\n    kind: term\n    preferred: ferry\n    deprecated: car boat\n"
DRAFTS = "entries:\n  - id: quay\n    kind: term\n    preferred: quay\n    proposed: true\n"
STYLE = "style: desk\nstatuses:\n  ferry: ferry\n"
ROWS = "id,kind,preferred\nbuoy,term,buoy\nmole,term,mole\n"
PRINT = "aaaaaaaaaaaaaaaa"


def ids(path: Path) -> set[str]:
    return {entry.id for entry in parse_glossary(path.read_bytes(), str(path)).entries}


def command(*arguments: object) -> int:
    """Run a command in this process; the exit code."""
    sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123  # of a forked child
    try:
        main([str(argument) for argument in arguments])
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def restore(folder: Path, before: dict[str, bytes]) -> None:
    for name in contents(folder):
        (folder / name).unlink()
    for name, content in before.items():
        (folder / name).write_bytes(content)


def start(*arguments: object) -> int:
    child = os.fork()
    if child == 0:
        code = 99
        try:
            code = command(*arguments)
        finally:
            os._exit(code)
    return child


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for name, content in (
        ("house.yaml", HOUSE),
        ("drafts.yaml", DRAFTS),
        ("styles/desk.yaml", STYLE),
        ("rows.csv", ROWS),
        ("more.yaml", HOUSE.replace("ferry", "barge").replace("car boat", "flat boat")),
        ("a.txt", "The car boat left the quay at noon, and the crew of the ferry stayed.\n"),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


# Every command that writes, by the file that it writes and what stands there afterwards.
WRITING: dict[str, tuple[str, tuple[str, ...], Callable[[bytes], bool]]] = {
    "add": ("house.yaml", ("glossary", "add", "house.yaml", "--id", "pier", "--kind", "term", "--preferred", "pier"),
            lambda new: b"pier" in new),
    "remove": ("house.yaml", ("glossary", "remove", "house.yaml", "ferry"), lambda new: b"ferry" not in new),
    "rename": ("house.yaml", ("glossary", "rename", "house.yaml", "ferry", "boat"), lambda new: b"id: boat" in new),
    "import": ("house.yaml", ("glossary", "import", "rows.csv", "--into", "house.yaml"), lambda new: b"mole" in new),
    "merge": ("house.yaml", ("glossary", "merge", "house.yaml", "more.yaml", "--output", "house.yaml"),
              lambda new: b"barge" in new),
    "accept": ("drafts.yaml", ("glossary", "accept", "drafts.yaml", "quay"), lambda new: b"proposed" not in new),
    "accept-into": ("house.yaml", ("glossary", "accept", "drafts.yaml", "quay", "--into", "house.yaml"),
                    lambda new: b"quay" in new),
    "export": ("out.csv", ("glossary", "export", "house.yaml", "--output", "out.csv"), lambda new: b"ferry" in new),
    "suggest": ("out.yaml", ("glossary", "suggest", "a.txt", "--output", "out.yaml"), lambda new: b"entries" in new),
    "dismiss": ("d.toml", ("dismiss", PRINT, "--reason", "as agreed", "--decisions", "d.toml"),
                lambda new: PRINT.encode() in new),
    "report": ("out.json", ("check", "a.txt", "--glossary", "house.yaml", "--format", "json", "--output", "out.json"),
               lambda new: new.rstrip().endswith(b"}")),
    "baseline": ("b.json", ("check", "a.txt", "--glossary", "house.yaml", "--write-baseline", "b.json"),
                 lambda new: new.rstrip().endswith(b"}")),
    "fix": ("a.txt", ("check", "a.txt", "--glossary", "house.yaml", "--fix"), lambda new: b"car boat" not in new),
    "init": ("transcheck.toml", ("init",), lambda new: b"[compare]" in new),
}  # fmt: skip


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What forked children need is loaded once."""
    text = tmp_path_factory.mktemp("warm") / "a.txt"
    text.write_text("The ferry left.\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["check", str(text), "--output", str(text.with_suffix(".out"))])
    with pytest.raises(SystemExit):
        main(["glossary", "suggest", str(text), "--output", str(text.with_suffix(".yaml"))])


@posix
@pytest.mark.usefixtures("warm")
@pytest.mark.parametrize("name", WRITING)
def test_killed_at_any_moment_the_file_is_the_old_one_or_the_new_one(
    name: str, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, arguments, is_new = WRITING[name]
    monkeypatch.chdir(desk)
    before = contents(desk)
    began = time.monotonic()
    assert os.waitstatus_to_exitcode(os.waitpid(start(*arguments), 0)[1]) in (0, 1)
    longest = time.monotonic() - began
    assert is_new((desk / target).read_bytes())
    chance = random.Random(name)
    for _ in range(TIMES):
        restore(desk, before)
        child = start(*arguments)
        time.sleep(chance.uniform(0, longest * 1.1))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        now = (desk / target).read_bytes() if (desk / target).exists() else None
        assert now == before.get(target) or (now is not None and is_new(now)), name
        for file, content in before.items():
            if file not in {target, "styles/desk.yaml", "drafts.yaml"}:
                assert (desk / file).read_bytes() == content
        write_file(desk / "next.txt", b"the next run tidies up")
        assert not list(desk.glob(".transcheck*"))
        if name == "rename":  # what the next writer found half done, it has ended
            assert ("boat" in ids(desk / "house.yaml")) == (b"boat" in (desk / "styles" / "desk.yaml").read_bytes())


@posix
@pytest.mark.usefixtures("warm")
@pytest.mark.parametrize(
    "name", ["add", "remove", "rename", "import", "merge", "accept-into", "dismiss"]
)  # those that change what they read
def test_two_writers_at_once_lose_nothing(name: str, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, arguments, is_new = WRITING[name]
    monkeypatch.chdir(desk)
    other: tuple[str, ...] = ("glossary", "add", target, "--id", "raft", "--kind", "term", "--preferred", "raft")
    if name == "dismiss":
        other = ("dismiss", "bbbbbbbbbbbbbbbb", "--reason", "settled", "--decisions", "d.toml")
    mark = b"bbbbbbbbbbbbbbbb" if name == "dismiss" else b"raft"
    before = contents(desk)
    for _ in range(TIMES):
        restore(desk, before)
        children = [start(*arguments), start(*other)]
        assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0, 0]
        now = (desk / target).read_bytes()
        assert is_new(now)
        assert mark in now


@posix
def test_a_merge_reads_what_it_writes_over_while_it_holds_it(desk: Path) -> None:
    """An entry is added between the start of the merge and its writing."""
    path = desk / "house.yaml"
    with locked(path):
        # Not forked: a fork would hold the lock too.
        merge = ["glossary", "merge", str(path), str(desk / "more.yaml"), "--output", str(path)]
        child = subprocess.Popen([sys.executable, "-m", "transcheck", *merge])
        time.sleep(1.5)  # it waits
        path.write_text(HOUSE + "  - id: raft\n    kind: term\n    preferred: raft\n", encoding="utf-8")
    assert child.wait(60) == 0
    assert ids(path) == {"ferry", "barge", "raft"}


@posix
def test_a_pipe_and_a_device_are_written_to_and_stay(desk: Path, run: Callable[..., Run]) -> None:
    pipe = desk / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    assert run("glossary", "export", desk / "house.yaml", "--to", "csv", "--output", pipe).code == 0
    reader.join(10)
    assert b"ferry" in got[0]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    done = run("glossary", "export", desk / "house.yaml", "--to", "csv", "--output", "/dev/full")
    assert done.code == 2
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


@posix
def test_a_pipe_that_nobody_reads_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transcheck.storing._READER_PATIENCE", 0.05)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OutputError, match="nobody reads"):
        write_file(tmp_path / "pipe", b"x")


@posix
def test_rights_and_links_stay(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_file(tmp_path / "new", b"x")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640
    (tmp_path / "old").write_bytes(b"x")
    (tmp_path / "old").chmod(0o664)
    (tmp_path / "link").symlink_to("old")
    (tmp_path / "other").symlink_to("link")
    write_file(tmp_path / "other", b"y")
    assert (tmp_path / "old").read_bytes() == b"y"
    assert stat.S_IMODE((tmp_path / "old").stat().st_mode) == 0o664
    assert (tmp_path / "other").is_symlink()
    (tmp_path / "ahead").symlink_to("not-there-yet")
    write_file(tmp_path / "ahead", b"z")
    assert (tmp_path / "not-there-yet").read_bytes() == b"z"
    (tmp_path / "round").symlink_to("round")
    with pytest.raises(OutputError, match="circle"):
        write_file(tmp_path / "round", b"z")


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OutputError, match="no space left"):
        change_file(path, lambda old: b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.yaml"]


def test_several_files_change_together_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = tmp_path / "1.yaml", tmp_path / "2.yaml"
    for path in (one, two):
        path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError):
        change_files({one: lambda old: b"new", two: lambda old: bytes(1 // 0)})
    assert (one.read_bytes(), two.read_bytes()) == (b"old", b"old")
    replace = Path.replace

    def killed(self: Path, target: Path) -> Path:
        if target == two:
            raise KeyboardInterrupt  # between the two
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        change_files({one: lambda old: b"new", two: lambda old: b"new"})
    monkeypatch.setattr(Path, "replace", replace)
    assert (one.read_bytes(), two.read_bytes()) == (b"new", b"old")
    write_file(tmp_path / "other", b"any writer")
    assert two.read_bytes() == b"new"
    assert not list(tmp_path.glob(".transcheck*"))


def test_a_journal_of_someone_else_moves_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"old")
    (tmp_path / "bait").write_bytes(b"new")
    (tmp_path / ".transcheck-journal.json").write_text('{"bait": "secret", ".transcheck-x.new": "../out.yaml"}')
    write_file(tmp_path / "other", b"x")
    assert (tmp_path / "secret").read_bytes() == b"old"


@posix
def test_a_private_folder_is_private(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    assert stat.S_IMODE(private_folder(folder).stat().st_mode) == 0o700


def test_a_line_separator_in_a_note_survives(desk: Path, run: Callable[..., Run]) -> None:
    path = desk / "house.yaml"
    note = "First line\u2028second\u2029third\x85fourth"
    add = ("glossary", "add", path, "--kind", "term", "--preferred")
    assert run(*add, "jetty", "--note", note).code == 0
    assert run(*add, "mooring").code == 0
    assert run("glossary", "import", desk / "rows.csv", "--into", path).code == 0
    entries = {e.id: e for e in parse_glossary(path.read_bytes(), str(path)).entries}
    assert entries["jetty"].note == note
    assert set(entries) == {"ferry", "jetty", "mooring", "buoy", "mole"}


def test_a_command_does_not_write_over_what_it_reads(desk: Path, run: Callable[..., Run]) -> None:
    before = (desk / "house.yaml").read_bytes()
    done = run("glossary", "export", desk / "house.yaml", "--output", desk / "house.yaml")
    assert done.code == 2
    assert "choose another name" in done.err
    done = run("check", desk / "a.txt", "--output", desk / "a.txt")
    assert done.code == 2
    assert (desk / "house.yaml").read_bytes() == before


@posix
def test_the_draft_of_a_killed_edit_is_told(desk: Path) -> None:
    editor = desk / "editor.sh"
    editor.write_text('#!/bin/sh\nsed -i "s/car boat/old boat/" "$1"\necho "$1" > "$DESK/draft"\nkill -9 $PPID\n')
    editor.chmod(0o755)
    environment = {**os.environ, "EDITOR": str(editor), "DESK": str(desk), "XDG_STATE_HOME": str(desk / "state")}
    edit = [sys.executable, "-m", "transcheck", "glossary", "edit", str(desk / "house.yaml"), "ferry"]
    assert subprocess.run(edit, env=environment, capture_output=True, check=False).returncode == -signal.SIGKILL
    draft = Path((desk / "draft").read_text().strip())
    assert "old boat" in draft.read_text()
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    assert stat.S_IMODE(draft.parent.stat().st_mode) == 0o700
    again = subprocess.run(edit, env={**environment, "EDITOR": "true"}, capture_output=True, text=True, check=False)
    assert str(draft) in again.stderr
    assert (desk / "house.yaml").read_text() == HOUSE


@posix
@pytest.mark.parametrize(("editor", "told"), [("rm", "took the draft away"), ("false", "did not work")])
def test_an_editor_that_fails_changes_nothing(
    desk: Path, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, editor: str, told: str
) -> None:
    monkeypatch.setenv("EDITOR", editor)
    done = run("glossary", "edit", desk / "house.yaml", "ferry")
    assert done.code == 2
    assert told in done.err
    assert (desk / "house.yaml").read_text() == HOUSE
