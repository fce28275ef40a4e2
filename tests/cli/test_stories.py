"""Several stories in one run: by folders, by a manifest."""

from pathlib import Path

import pytest

ONE = "“We will not sign it before Monday,” Ivan Sauko said in {}.\n"
OTHER = "“We will sign it before Monday,” Ivan Sauko said in {}.\n"
NATIVE = "«Ми не підпишемо це до понеділка», — сказав Іван Саўко.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "crossing/a.txt": ONE.format("Mozyr"),
        "crossing/b.txt": OTHER.format("Mozyr"),
        "crossing/kyiv.txt": NATIVE,
        "harvest/c.txt": "“The rye is in,” Olha Kovalets said in Mazyr.\n",
        "harvest/d.txt": "“The rye is in,” Olha Kovalets said in Mazyr.\n",
    }.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    Path("stories.toml").write_text(
        '[[story]]\nname = "crossing"\nfiles = ["crossing/a.txt", "crossing/b.txt"]\noriginal = ["crossing/kyiv.txt"]\n'
        '[[story]]\nname = "harvest"\nfiles = ["harvest/"]\n',
        encoding="utf-8",
    )
    return tmp_path


@pytest.mark.parametrize("arguments", [("crossing", "harvest", "--stories", "folders"), ("--stories", "stories.toml")])
def test_each_story_is_compared_with_its_original_and_with_no_other(
    run, desk: Path, arguments: tuple[str, ...]
) -> None:
    done = run("compare", *arguments, "--encoder", "lexical", "--format", "json")
    assert done.code == 1, done.err
    assert [d["path"] for d in done.json["documents"] if d["original"]] == ["crossing/kyiv.txt"]
    found = [finding for finding in done.json["findings"] if finding["category"] == "negation"]
    assert len(found) == 1
    assert {Path(m["path"]).parent.name for g in done.json["groups"] for m in g["members"]} == {"crossing", "harvest"}
    for group in done.json["groups"]:
        assert len({Path(member["path"]).parent for member in group["members"]}) == 1
    pairs = [pair["id"] for pair in done.json["pairs"]]
    assert len(set(pairs)) == len(pairs)
    assert found[0]["pair"] in pairs
    assert "s1u1 · Ivan Sauko" in run("compare", *arguments, "--encoder", "lexical").out


def test_texts_of_two_stories_need_not_agree(run, desk: Path) -> None:
    everything = run("check", "crossing", "harvest", "--select", "TC303", "--format", "json")
    assert everything.json["findings"]
    assert run("check", "crossing", "harvest", "--select", "TC303", "--stories", "folders").code == 0
    assert run("check", "--select", "TC303", "--stories", "stories.toml").code == 0
    Path("harvest/d.txt").write_text("Olha Kovalets came to Mozyr.\n", encoding="utf-8")
    assert run("check", "--select", "TC303", "--stories", "stories.toml").code == 1


def test_a_story_of_one_text_is_told(run, desk: Path) -> None:
    Path("harvest/d.txt").unlink()
    done = run("compare", "crossing", "harvest", "--stories", "folders", "--encoder", "lexical")
    assert done.code == 2
    assert "story harvest has only harvest/c.txt; compare needs at least two texts of a story" in done.err
    assert "negation" in done.out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "holds stories only"),
        ("[[story]]\nfile = ['a.txt']", "did you mean 'files'"),
        ("[[story]]\nname = 'x'", "story x has no files"),
        ("[[story]]\nfiles = 3", "must be a list of files"),
        ("[[story]]\nfiles = ['crossing/a.txt']\n[[story]]\nfiles = ['crossing']", "name it once"),
        ("[[story", "is not valid TOML"),
    ],
)
def test_faults_of_a_manifest_are_told(run, desk: Path, text: str, told: str) -> None:
    Path("stories.toml").write_text(text, encoding="utf-8")
    done = run("compare", "--stories", "stories.toml")
    assert done.code == 2
    assert told in done.err
    assert done.err.startswith("transcheck: stories.toml")


def test_what_does_not_go_together_is_told(run, desk: Path) -> None:
    assert "names the files" in run("compare", "crossing", "--stories", "stories.toml").err
    assert "cannot be read" in run("check", "--stories", "none.toml").err
    assert "give one of them" in run("check", "crossing", "--per-file", "--stories", "folders").err
    assert "check needs texts" in run("check").err
