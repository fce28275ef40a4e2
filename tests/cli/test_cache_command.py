"""`transcheck cache`: where results are kept, how much, and away with them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_shows_and_clears_what_is_ours(
    run: Callable[..., Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "cache"
    monkeypatch.setenv("TRANSCHECK_CACHE", str(folder))
    assert "size:  0.0 kB" in run("cache").out
    house = tmp_path / "house.yaml"
    house.write_text("entries:\n  - id: quay\n    kind: term\n    preferred: quay\n", encoding="utf-8")
    text = tmp_path / "a.txt"
    text.write_text("The ferry left.\n", encoding="utf-8")
    assert run("check", text, "--glossary", house).code == 0
    other = folder / "someone-elses.txt"
    other.write_text("stays", encoding="utf-8")
    done = run("cache")
    assert str(folder) in done.out
    assert "glossary" in done.out
    assert "cleared" in run("cache", "--clear").out
    assert [path.name for path in folder.iterdir()] == [other.name]
    assert run("check", text, "--glossary", house).code == 0
