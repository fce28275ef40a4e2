"""Folders, patterns, standard input, outlets, drafts."""

from pathlib import Path

import pytest

A = "“We will not close the crossing before Monday,” said Olha Kovalets, the director of the ferry.\n"
B = "“We will not close the crossing on Monday,” said Olha Kovalets, the director of the ferry.\n"
C = "“We will not close the crossing on Tuesday,” said Olha Kovalets, the director of the ferry.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "in/a.txt": A,
        "in/deep/b.md": B,
        "in/c.bak": C,
        "in/.hidden.txt": C,
        "in/notes/n.txt": C,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def paths(done: object) -> list[str]:
    return [document["path"] for document in done.json["documents"]]  # type: ignore[attr-defined]


def test_a_folder_stands_for_its_texts(run, desk: Path) -> None:
    assert paths(run("quotes", "in", "--format", "json")) == ["in/a.txt", "in/deep/b.md", "in/notes/n.txt"]


def test_a_folder_that_holds_the_original_too(run, desk: Path) -> None:
    (desk / "in" / "o.txt").write_text(
        "«Ми не закриємо переправу до понеділка», — сказала директорка.\n", encoding="utf-8"
    )
    done = run("compare", "in", "--original", "in/o.txt", "--format", "json", "--fail-on", "never")
    assert (done.code, done.err) == (0, "")
    assert paths(done) == ["in/a.txt", "in/deep/b.md", "in/notes/n.txt", "in/o.txt"]


def test_a_pattern_that_the_shell_left_alone(run, desk: Path) -> None:
    assert paths(run("quotes", "in/**/*.txt", "--format", "json")) == ["in/a.txt", "in/notes/n.txt"]


def test_a_file_that_two_inputs_bring_is_told_once(run, desk: Path) -> None:
    done = run("quotes", "in/a.txt", "in", "--format", "json")
    assert done.code == 0
    assert paths(done) == ["in/a.txt", "in/deep/b.md", "in/notes/n.txt"]


@pytest.mark.parametrize(
    ("ignore", "left"),
    [
        ("notes/\n", ["in/a.txt", "in/deep/b.md"]),
        ("# a comment\n*.md\n", ["in/a.txt", "in/notes/n.txt"]),
        ("in/deep\n", ["in/a.txt", "in/notes/n.txt"]),
        ("*.txt\n!a.txt\n", ["in/a.txt", "in/deep/b.md"]),
        ("/a.txt\n", ["in/a.txt", "in/deep/b.md", "in/notes/n.txt"]),
    ],
)
def test_an_ignore_file(run, desk: Path, ignore: str, left: list[str]) -> None:
    (desk / ".transcheckignore").write_text(ignore, encoding="utf-8")
    assert paths(run("quotes", "in", "--format", "json")) == left


def test_an_ignore_file_does_not_hide_what_is_named(run, desk: Path) -> None:
    (desk / ".transcheckignore").write_text("*.txt\n", encoding="utf-8")
    assert paths(run("quotes", "in/a.txt", "--format", "json")) == ["in/a.txt"]


def test_a_circle_of_folders_ends(run, desk: Path) -> None:
    (desk / "in" / "again").symlink_to(desk / "in")
    assert paths(run("quotes", "in", "--format", "json")) == ["in/a.txt", "in/deep/b.md", "in/notes/n.txt"]


def test_standard_input_under_a_name(run) -> None:
    page = "<html><body><p>“The bridge is open,” he said.</p></body></html>"
    done = run("quotes", "-", "--stdin-filename", "web/page.html", "--format", "json", stdin=page.encode())
    (document,) = done.json["documents"]
    assert document["path"] == "web/page.html"
    assert document["quotes"][0]["column"] == page.index("The bridge") + 1


def test_outlets_are_named_in_messages(run, desk: Path) -> None:
    done = run("compare", "in/a.txt", "in/deep/b.md", "--outlet", "Wire B=in/deep/b.md", "--format", "json")
    assert done.code == 1
    assert [document["outlet"] for document in done.json["documents"]] == [None, "Wire B"]
    assert "Wire B has “on Monday”" in done.json["findings"][0]["message"]


def test_an_outlet_is_found_however_its_path_is_written(run, desk: Path) -> None:
    done = run("quotes", "./in/a.txt", "--outlet", "Daily A=in/deep/../a.txt", "--format", "json")
    assert [document["outlet"] for document in done.json["documents"]] == ["Daily A"]


@pytest.mark.parametrize(
    ("given", "words"),
    [("Wire B", "takes NAME=FILE"), ("=in/a.txt", "takes NAME=FILE"), ("X=other.txt", "not among the files")],
)
def test_an_outlet_of_no_file(run, desk: Path, given: str, words: str) -> None:
    done = run("quotes", "in/a.txt", "--outlet", given)
    assert done.code == 2
    assert words in done.err


def test_files_of_one_name_are_told_apart(run, tmp_path: Path) -> None:
    for folder, text in (("x", A), ("y", B)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "story.txt").write_text(text, encoding="utf-8")
    done = run("compare", tmp_path / "x" / "story.txt", tmp_path / "y" / "story.txt", "--format", "json")
    assert "y/story.txt has “on Monday”" in done.json["findings"][0]["message"]


def test_only_what_concerns_the_draft(run, desk: Path) -> None:
    done = run("compare", "in/deep/b.md", "in/notes/n.txt", "--draft", "in/a.txt", "--format", "json")
    assert done.code == 1
    assert paths(done)[0] == "in/a.txt"
    for finding in done.json["findings"]:
        assert "in/a.txt" in {finding["at"]["path"], *(related["path"] for related in finding["related"])}
        assert "yours" in finding["message"]
    assert {dismissed["reason"] for dismissed in done.json["dismissed"]} <= {"not about the draft"}


def test_a_draft_that_differs_in_nothing(run, desk: Path) -> None:
    (desk / "same.txt").write_text(B, encoding="utf-8")
    done = run("compare", "in/deep/b.md", "same.txt", "in/notes/n.txt", "--draft", "same.txt", "--format", "json")
    for finding in done.json["findings"]:
        assert "same.txt" in {finding["at"]["path"], *(related["path"] for related in finding["related"])}
