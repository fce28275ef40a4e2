"""--fix, --diff and --annotate; what can go wrong with what is written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "The ferry left Kiev.\r\n\r\n“It is in Kiev,” Ivan Sauko said.\r\n"


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("draft.txt")
    path.write_bytes(TEXT.encode())
    return path


def test_a_difference_is_shown_and_nothing_written(run, draft: Path) -> None:
    done = run("check", draft, "--diff")
    assert done.code == 1
    assert done.out.startswith("--- draft.txt\n+++ draft.txt\n")
    assert draft.read_bytes() == TEXT.encode()


def test_what_has_one_answer_is_mended_and_the_rest_is_told(run, draft: Path) -> None:
    draft.chmod(0o640)
    done = run("check", draft, "--fix", "--min-severity", "neutral", "--format", "json")
    assert done.err == "transcheck: draft.txt: mended in 1 place\n"
    assert draft.read_bytes() == TEXT.replace("left Kiev", "left Kyiv").encode()
    assert draft.stat().st_mode & 0o777 == 0o640
    assert [finding["at"]["line"] for finding in done.json["findings"]] == [3]


def test_a_link_stays_a_link(run, draft: Path) -> None:
    Path("link.txt").symlink_to(draft)
    run("check", "link.txt", "--fix")
    assert Path("link.txt").is_symlink()
    assert "left Kyiv" in draft.read_text(encoding="utf-8")


def test_standard_input_is_not_mended(run, draft: Path) -> None:
    done = run("check", "-", "--fix", stdin=TEXT.encode())
    assert "standard input cannot be mended" in done.err


def test_comments_need_one_word_document(run, draft: Path) -> None:
    done = run("check", draft, "--annotate", "out.docx")
    assert done.code == 2
    assert "needs one .docx" in done.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line(draft: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "transcheck", "check", "draft.txt"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
    assert done.returncode == 2
    assert done.stderr.startswith("transcheck: standard output cannot be written (No space left on device); ")
    assert done.stderr.count("\n") == 1
