"""Manual pages: one for each command, which man's own tools find no fault with."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.formats.conftest import ROOT

PAGES = sorted((ROOT / "docs" / "man").glob("*.1"))


def test_every_command_has_a_page_with_all_its_options() -> None:
    from typer.main import get_command

    from transcheck.cli import app

    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        page = (ROOT / "docs" / "man" / f"transcheck-{name}.1").read_text(encoding="utf-8").replace("\\-", "-")
        for parameter in command.params:
            assert parameter.metavar is None or parameter.metavar in page
            assert all(option in page for option in parameter.opts if option.startswith("-"))


@pytest.mark.skipif(shutil.which("groff") is None or shutil.which("lexgrog") is None, reason="needs man-db and groff")
def test_man_understands_the_pages() -> None:
    assert len(PAGES) > 20
    for page in PAGES:
        done = subprocess.run(
            ["groff", "-man", "-Tutf8", "-ww", "-z", page], capture_output=True, text=True, check=True
        )
        assert done.stderr == "", page
    named = subprocess.run(["lexgrog", *PAGES], capture_output=True, text=True, check=True).stdout
    assert named.count(" - ") >= len(PAGES)


def test_the_wheel_has_them() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shared == {"docs/man": "share/man/man1"}
    assert Path(ROOT / "docs" / "man" / "transcheck.1").is_file()
