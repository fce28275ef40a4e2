"""Bad input gets one clear line, exit code 2, and stops nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

Runner = Callable[..., object]

GOOD = "“The bridge is open,” Ivan Sauko, the ferryman, said.\n"


def make(tmp_path: Path, kind: str) -> Path:
    path = tmp_path / f"{kind}.txt"
    content = {
        "empty": b"",
        "blank": b" \n\t\n",
        "binary": bytes(range(256)) * 4,
        "nul": b"Some text\0 with a nul",
        "damaged": "«Мост открыт», — сказал паромщик Иван Савко.".encode().replace(b"\xd1\x82", b"\xd1", 1),
        "garbled": "«Мост открыт», — сказал паромщик Иван Савко.".encode().decode("cp1251", "replace").encode(),
        "wordless": "— 12,5 % … (2)".encode(),
        "picture": b"\x89PNG\r\n\x1a\n" + bytes(100),
        "old_word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "bilingual": b'<?xml version="1.0"?><tmx version="1.4"><header/><body/></tmx>',
        "pointer": b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
        "huge": b"word " * 2_200_000,
    }.get(kind)
    if kind == "folder":
        path.mkdir()
    elif content is not None:
        path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("missing", "no such file"),
        ("folder", "is a folder"),
        ("empty", "is empty"),
        ("blank", "is empty"),
        ("binary", "not text"),
        ("nul", "not text"),
        ("damaged", "bytes are damaged"),
        ("garbled", "was once read as windows-1251"),
        ("wordless", "has no words"),
        ("picture", "is a picture"),
        ("old_word", "save it as .docx"),
        ("bilingual", "give it as --aligned"),
        ("pointer", "Git LFS"),
        ("huge", "larger than 10 MB"),
    ],
)
@pytest.mark.parametrize("command", ["quotes", "check", "compare"])
def test_one_line_exit_2_and_the_others_are_checked(run, tmp_path: Path, command: str, kind: str, words: str) -> None:
    bad = make(tmp_path, kind)
    good = [tmp_path / "good.txt", tmp_path / "fine.txt"]
    for path in good:
        path.write_text(GOOD, encoding="utf-8")
    done = run(command, good[0], bad, good[1], "--format", "json")
    assert done.code == 2
    lines = done.err.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith(f"transcheck: {bad}")
    assert words in lines[0]
    assert [document["path"] for document in done.json["documents"]] == [str(path) for path in good]
    assert [failure["path"] for failure in done.json["failures"]] == [str(bad)]


def test_the_line_of_a_wrong_byte_is_told(run, tmp_path: Path) -> None:
    path = tmp_path / "mixed.txt"
    path.write_bytes("один\nдва\n".encode() + b"three \xff\n")
    assert run("quotes", path).err.startswith(f"transcheck: {path}:3: is not UTF-8")


CYRILLIC = "«Мост открыт», — сказал паромщик Иван Савко. Он стоял на берегу и смотрел на воду.\n"


def test_an_old_encoding_is_read_and_told(run, tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(CYRILLIC.encode("cp1251"))
    done = run("quotes", path, "--format", "json")
    assert done.code == 0
    assert done.json["documents"][0]["language"] == "ru"
    assert done.err == f"transcheck: {path}: was read as windows-1251; if that is wrong, name its --encoding\n"


@pytest.mark.parametrize("wrong", ["koi8-r", "utf-16", "cp866", "latin-1"])
def test_a_wrongly_named_encoding_is_doubted(run, tmp_path: Path, wrong: str) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes((CYRILLIC + " " * (len(CYRILLIC) % 2)).encode("cp1251"))
    done = run("quotes", path, "--encoding", wrong)
    assert done.code == 2
    assert "try --encoding windows-1251" in done.err
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize("right", ["cp1251", "windows-1251", "CP1251"])
def test_a_rightly_named_encoding_is_not(run, tmp_path: Path, right: str) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(CYRILLIC.encode("cp1251"))
    assert run("quotes", path, "--encoding", right).code == 0


def test_an_encoding_of_other_languages_may_be_named(run, tmp_path: Path) -> None:
    path = tmp_path / "pl.txt"
    path.write_bytes("„Prom odpłynie jutro, jeśli pozwoli na to żegluga”, powiedziała Wójcik.".encode("cp1250"))
    assert run("quotes", path, "--encoding", "cp1250").code == 0


def test_a_named_encoding_touches_only_what_is_not_utf8(run, tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_bytes(CYRILLIC.encode("mac-cyrillic"))
    new.write_text("“The bridge is open,” he said.\n", encoding="utf-8")
    done = run("quotes", old, new, "--encoding", "mac-cyrillic", "--format", "json")
    assert (done.code, done.err) == (0, "")
    assert [d["quotes"][0]["text"] for d in done.json["documents"]] == ["Мост открыт", "The bridge is open,"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_are_understood(run, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "marked.txt"
    path.write_bytes(GOOD.encode(encoding))
    quote = run("quotes", path, "--format", "json").json["documents"][0]["quotes"][0]
    assert quote["text"] == GOOD[quote["start"] : quote["end"]] == "The bridge is open,"


def test_standard_input(run) -> None:
    done = run("quotes", "-", "--format", "json", stdin=GOOD.encode())
    assert done.code == 0
    assert done.json["documents"][0]["path"] == "-"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Missing command"),
        (("compare",), "at least two texts"),
        (("compare", "one.txt"), "at least two texts"),
        (("check",), "check needs texts"),
        (("quotes",), "Missing argument"),
        (("chekc", "a.txt"), "chekc"),
        (("check", "--frmat", "json", "a.txt"), "--frmat"),
        (("check", "a.txt", "--fail-on", "terrible"), "unknown severity 'terrible'"),
        (("check", "a.txt", "--format", "yaml"), "unknown format 'yaml'"),
        (("check", "a.txt", "--select", "TC999"), "unknown rule 'TC999'"),
        (("check", "a.txt", "--select", "unclosed-quot"), "did you mean 'unclosed-quote'"),
        (("check", "a.txt", "--language", "xx"), "unknown language 'xx'"),
        (("check", "a.txt", "--config", "none.toml"), "none.toml: no such file"),
        (("compare", "a.txt", "a.txt"), "given twice"),
        (("compare", "a.txt", "b.txt", "--scope", "words"), "unknown scope 'words'"),
        (("compare", "a.txt", "b.txt", "--encoder", "magic"), "'magic'"),
        (("compare", "--aligned", "rows.tsv", "a.txt"), "--aligned"),
        (("explain", "negation-mismach"), "did you mean 'negation-mismatch'"),
    ],
)
def test_bad_usage_is_told_in_one_line(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(GOOD, encoding="utf-8")
    Path("b.txt").write_text(GOOD, encoding="utf-8")
    done = run(*arguments)
    assert done.code == 2
    assert words in done.err
    assert done.err.startswith("transcheck: ")
    assert len(done.err.splitlines()) == 1


def test_an_unwritable_target_is_told_and_nothing_is_lost(run, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(GOOD, encoding="utf-8")
    done = run("quotes", good, "--output", tmp_path / "no" / "such" / "folder.txt")
    assert done.code == 2
    assert "cannot be written" in done.err


def test_output_replaces_a_file_whole(run, tmp_path: Path) -> None:
    good, target = tmp_path / "good.txt", tmp_path / "report.json"
    good.write_text(GOOD, encoding="utf-8")
    target.write_text("old", encoding="utf-8")
    done = run("quotes", good, "--format", "json", "--output", target)
    assert (done.code, done.out) == (0, "")
    assert target.read_text(encoding="utf-8").startswith("{")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["good.txt", "report.json"]


def test_output_gets_the_permissions_of_a_new_file_or_keeps_its_own(run, tmp_path: Path) -> None:
    good, target, kept = (tmp_path / name for name in ("good.txt", "new.json", "kept.json"))
    good.write_text(GOOD, encoding="utf-8")
    kept.touch()
    kept.chmod(0o640)
    run("quotes", good, "--format", "json", "--output", target)
    run("quotes", good, "--format", "json", "--output", kept)
    assert target.stat().st_mode == good.stat().st_mode
    assert kept.stat().st_mode & 0o777 == 0o640


def test_what_could_not_be_read_is_said_once(run, tmp_path: Path) -> None:
    good, report = tmp_path / "good.txt", tmp_path / "report.txt"
    good.write_text(GOOD, encoding="utf-8")
    done = run("check", good, tmp_path / "none.txt")
    assert done.err.count("no such file") == 1
    assert "no such file" not in done.out
    run("check", good, tmp_path / "none.txt", "--output", report)
    assert "no such file" in report.read_text(encoding="utf-8")


def test_ctrl_c_is_told_in_one_line(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*given: object, **more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("transcheck.pipeline.check", stop)
    text = tmp_path / "a.txt"
    text.write_text("The ferry left on Monday.", encoding="utf-8")
    done = run("check", text)
    assert (done.code, done.out) == (130, "")
    assert done.err == "transcheck: stopped by the user; nothing was written\n"


def test_an_error_that_nobody_foresaw_is_one_line_and_no_finding(run, tmp_path, monkeypatch) -> None:
    from transcheck import pipeline

    def breaks(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(pipeline, "quotes", breaks)
    text = tmp_path / "a.txt"
    text.write_text("He said: “Wait.”", encoding="utf-8")
    done = run("quotes", text)
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert "unforeseen RecursionError: too deep" in done.err
