from pathlib import Path

import pytest

from transcheck.config import load_config
from transcheck.errors import ConfigError


def write(tmp_path: Path, text: str) -> str:
    path = tmp_path / "transcheck.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_settings_are_read_and_glossaries_found_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "desk.yaml").write_text("", encoding="utf-8")
    config = load_config(
        write(tmp_path, 'glossary = ["desk.yaml", "belarus"]\nfail-on = "minor"\n[rules.x]\nfloor = 2\n')
    )
    assert config.glossary == (str(tmp_path / "desk.yaml"), "belarus")
    assert config.fail_on == "minor"
    assert config.rules == {"x": {"floor": 2}}
    assert "select" not in config.values


def test_no_file_means_no_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_config(None).glossary is None


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('\nfial-on = "major"\n', 2, "did you mean 'fail-on'"),
        ("zzz = 1\n", 1, "unknown key 'zzz'; known are glossary"),
        ('select = "TC201"\n', 1, "must be a list"),
        ("select = [1]\n", 1, "must be a list"),
        ("# c\nstyle = 3\n", 2, "must be a text"),
        ("rules = 3\n", 1, "one table a rule"),
        ("[rules]\nx = 3\n", 1, "one table a rule"),
        ("a = [\n", None, "not valid TOML"),
        ('fail-on = "major"\n= 3\n', 2, "not valid TOML"),
    ],
)
def test_faults_are_told_with_their_line(tmp_path: Path, text: str, line: int | None, words: str) -> None:
    with pytest.raises(ConfigError, match=words.replace("[", r"\[")) as caught:
        load_config(write(tmp_path, text))
    if line is not None:
        assert caught.value.line == line


def test_other_encodings_are_told(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_bytes(b"# \xff\n")
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(str(path))
