"""A run in which nothing was compared is not green: exit code 2, and one line that says what to try."""

import json
from pathlib import Path

import pytest

QUOTED = "“We will not close the crossing before Monday,” said Olha Kovalets, the director of the ferry.\n"
SAME = '"We won\'t close the crossing before Monday," said Olha Kovalets, director of the ferry.\n'
OTHER = "“The harvest of apples was poor,” said Ivan Sauko, a gardener from Homiel.\n"
BARE = "We will not close the crossing before Monday, the director of the ferry said.\n"
UKRAINIAN = "«Ми не закриємо переправу до понеділка», — сказала директорка переправи Ольга Ковалець.\n"
TWO_WORDS = "«Так».\n"
GARBLED = UKRAINIAN.encode().decode("cp1251", "replace")
XLIFF = (
    '<xliff version="1.2"><file source-language="uk" target-language="en"><body><trans-unit id="1"><source>Так</source>'
    "</trans-unit></body></file></xliff>"
)

CASES = {
    "no quotation marks": (["compare", "bare.txt", "quoted.txt"], "no quotation marks in bare.txt; try --scope text"),
    "no quotation marks in either": (["compare", "bare.txt", "bare2.txt"], "bare.txt and bare2.txt; try --scope text"),
    "unrelated stories": (["compare", "quoted.txt", "other.txt"], "do they report one event?"),
    "unrelated stories, every sentence": (["compare", "quoted.txt", "other.txt", "--scope", "text"], "no sentence of"),
    "swapped original": (["compare", "uk.txt", "--original", "quoted.txt"], "is in English; --original takes"),
    "an original that cannot be told": (
        ["compare", "quoted.txt", "--original", "short.txt"],
        "say which: --language uk",
    ),
    "an original among the renderings": (["compare", "quoted.txt", "same.txt", "uk.txt"], "give it as --original"),
    "a file without words": (["check", "numbers.txt"], "has no words"),
    "garbled letters": (["check", "garbled.txt"], "was once read as windows-1251"),
    "rules of another command": (["check", "quoted.txt", "--select", "TC201"], "belong to compare"),
    "a folder without texts": (["check", "empty"], "folder without texts"),
    "a pattern without files": (["check", "*.rtf"], "fits no file"),
    "everything ignored": (["check", "hidden"], "folder without texts"),
    "a page before its scripts ran": (["check", "page.html"], "page without text"),
    "a bilingual file as a text": (["check", "x.xlf"], "give it as --aligned"),
    "aligned without rows": (["compare", "--aligned", "head.tsv"], "has no rows"),
    "aligned without translations": (["compare", "--aligned", "x.xlf"], "no row with two texts"),
    "aligned the wrong way round": (["compare", "--aligned", "swapped.tsv"], "swap the columns"),
    "articles without text": (["check", "links.json"], 'name it "text"'),
    "an empty name": (["check", ""], "has an empty name"),
    "English as the original of English": (
        ["compare", "quoted.txt", "--original", "same.txt"],
        "is in English; --original",
    ),
    "a text as rows": (["compare", "--aligned", "bare.txt"], "no format known for aligned rows"),
    "an address": (["check", "https://example.org/story"], "addresses are not fetched; save the page"),
    "an address in the user's own network": (
        ["check", "http://127.0.0.1:9/story", "--allow-network"],
        "leads into a private network (127.0.0.1); save the page",
    ),
    "a private network alone": (["check", "bare.txt", "--allow-private"], "give both"),
    "an address of rows": (["compare", "--aligned", "https://example.org/rows.tsv"], "addresses are not fetched"),
    "one text": (["compare", "quoted.txt"], "at least two texts"),
    "a picture": (["check", "scan.pdf"], "is a picture"),
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    files = {
        "bare.txt": BARE, "bare2.txt": BARE + "It is late.\n", "quoted.txt": QUOTED, "same.txt": SAME,
        "other.txt": OTHER,
        "uk.txt": UKRAINIAN, "short.txt": TWO_WORDS, "numbers.txt": "12,5 % — 2023\n", "garbled.txt": GARBLED,
        "page.html": "<html><body><div id=app></div><script>start()</script></body></html>", "x.xlf": XLIFF,
        "head.tsv": "source\ta\n", "swapped.tsv": f"source\ta\n{BARE.strip()}\t{UKRAINIAN.strip()}\n",
        "links.json": json.dumps([{"url": "https://example.org", "title": "x"}]), "scan.pdf": "\x89PNG",
        "hidden/a.txt": QUOTED, ".transcheckignore": "hidden/\n",
    }  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(text.encode("latin-1") if name == "scan.pdf" else text.encode())
    (tmp_path / "empty").mkdir()
    return tmp_path


@pytest.mark.parametrize(("arguments", "words"), CASES.values(), ids=CASES)
def test_is_told_and_fails(run, desk: Path, arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert done.code == 2
    assert words in done.err
    assert done.err.startswith("transcheck: ")
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize(
    "name", ["no quotation marks", "unrelated stories", "swapped original", "a file without words"]
)
def test_json_stays_whole_and_tells_it_too(run, desk: Path, name: str) -> None:
    arguments, words = CASES[name]
    done = run(*arguments, "--format", "json")
    assert done.code == 2
    assert words in done.json["failures"][-1]["message"]


def test_the_advice_helps(run, desk: Path) -> None:
    assert run("compare", "bare.txt", "quoted.txt", "--scope", "text").code == 0
    assert run("compare", "same.txt", "quoted.txt").code == 0
    assert run("compare", "quoted.txt", "--original", "uk.txt").code == 0
    assert run("compare", "quoted.txt", "same.txt", "--original", "uk.txt").code == 0


def test_a_named_language_is_believed(run, desk: Path) -> None:
    done = run("compare", "quoted.txt", "same.txt", "--original", "short.txt", "--language", "uk", "--format", "json")
    assert done.code == 0
    assert [document["language"] for document in done.json["documents"]] == ["en", "en", "uk"]


def test_the_summary_tells_what_was_compared(run, desk: Path) -> None:
    (desk / "more.txt").write_text(
        QUOTED + "\n“It is a safe ferry, and everyone knows it,” she said.\n", encoding="utf-8"
    )
    done = run("compare", "more.txt", "same.txt")
    assert "1 of 2 quotes of more.txt met a counterpart; 1 did not" in done.out
    assert "1 of 1 quote of same.txt met a counterpart\n" in done.out
    assert "It is a safe ferry" not in done.out
    listed = run("compare", "more.txt", "same.txt", "--coverage")
    assert "more.txt:3:2 It is a safe ferry, and everyone knows it," in listed.out
