"""The log of a glossary in a git repository."""

import shutil
import subprocess
from pathlib import Path

import pytest

from transcheck.errors import GlossaryError
from transcheck.glossary.upkeep.history import revisions

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
FIRST = "entries:\n  - {id: a, kind: place, preferred: Bystra}\n  - {id: b, kind: place, preferred: Ostra}\n"


@pytest.fixture
def commit(tmp_path: Path):
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=Ada Korsak", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", str(tmp_path), *who, *arguments], check=True, capture_output=True)

    def save(name: str, text: str, why: str) -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        git("add", "-A")
        git("commit", "-m", why)
        return tmp_path / name

    git("init")
    return save


def test_who_changed_what_and_why(commit) -> None:
    commit("house.yaml", FIRST, "Begin")
    commit("house.yaml", "entries: [", "Break it")
    path = commit("house.yaml", FIRST.replace("preferred: Bystra", "deprecated: Bystra"), "The town asked for it")
    latest, first = revisions(path)
    assert (latest.author, latest.subject, first.subject) == ("Ada Korsak", "The town asked for it", "Begin")
    assert [str(change) for change in latest.changes] == ["a: form Bystra changed: preferred → deprecated"]
    assert [revision.subject for revision in revisions(path, "b")] == ["Begin"]


def test_a_renamed_file_keeps_its_history(commit, tmp_path: Path) -> None:
    commit("old.yaml", FIRST, "Begin")
    (tmp_path / "old.yaml").unlink()
    path = commit("new.yaml", FIRST, "Move")
    assert [revision.subject for revision in revisions(path)] == ["Begin"]


def test_without_a_repository_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text(FIRST, encoding="utf-8")
    with pytest.raises(GlossaryError, match="git repository"):
        list(revisions(tmp_path / "house.yaml"))
