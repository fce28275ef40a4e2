"""What concerns the own text is said as yours, theirs and the original's, with what to do."""

from pathlib import Path

import pytest

YOURS = "“We will not close the crossing before Monday,” said Olha Kovalets, the director of the ferry.\n"
WRONG = "“We will not close the crossing on Monday,” said Olha Kovalets, the director of the ferry.\n"
OTHER = "“We will not close the crossing before Monday”, Olha Kovalets, director of the ferry, said on Friday.\n"
ORIGINAL = "«Ми не закриємо переправу до понеділка», — сказала директорка переправи Ольга Ковалець.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    files = {"mine.txt": YOURS, "wrong.txt": WRONG, "other.txt": OTHER, "o.txt": ORIGINAL}
    files["names.txt"] = "In Byelorussia.\n"
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


CASES = {
    "the original has mine": (["mine.txt", "wrong.txt", "--original", "o.txt"], "agrees with yours. → Keep yours."),
    "the original has theirs": (
        ["wrong.txt", "other.txt", "--original", "o.txt"],
        "agrees with other. → Take theirs, or translate it anew from the original.",
    ),
    "others have mine": (["mine.txt", "wrong.txt", "other.txt"], "→ Keep yours: others have it too."),
    "others have another": (
        ["wrong.txt", "mine.txt", "other.txt"],
        "→ Yours stands alone: look at the original before you print it.",
    ),
    "one against one": (["mine.txt", "wrong.txt"], "→ Look at the original: it tells which is right."),
}


@pytest.mark.parametrize(("files", "told"), CASES.values(), ids=CASES)
def test_what_to_do(run, desk: Path, files: list[str], told: str) -> None:
    draft, *others = files
    found = run("compare", *others, "--draft", draft, "--format", "json").json["findings"]
    messages = [finding["message"] for finding in found if finding["name"] == "date-mismatch"]
    assert [message for message in messages if told in message], messages
    assert all("yours has “" in message for message in messages)


def test_the_row_of_the_draft_is_yours(run, desk: Path) -> None:
    out = run("compare", "wrong.txt", "--draft", "mine.txt").out
    assert "  yours " in out
    assert "mine.txt:1:2" in out


def test_where_the_message_says_it_nothing_is_added(run, desk: Path) -> None:
    found = run("check", "--draft", "names.txt", "other.txt", "--format", "json").json["findings"]
    assert [finding["message"].count("→") for finding in found] == [0]


def test_without_a_draft_nobody_is_told_what_to_do(run, desk: Path) -> None:
    found = run("compare", "mine.txt", "wrong.txt", "--format", "json").json["findings"]
    assert found
    assert not any("→" in finding["message"] or "yours" in finding["message"] for finding in found)
