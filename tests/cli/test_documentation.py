"""Every command that the documents show is run; what they say of other tools is read as those would read it."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.formats.conftest import ROOT
from transcheck.config import load_config
from transcheck.reading import read_document

EXAMPLE = ROOT / "examples" / "crossing"
PAGES = ("reports", "silencing", "configuration", "integrations")


def blocks(page: str, language: str) -> list[str]:
    text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    found = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [block for named, block in found if named == language]


COMMANDS = [
    pytest.param(line, id=line)
    for page in PAGES
    for block in blocks(page, "")
    for line in block.splitlines()
    if line.startswith("transcheck ")
]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, source in {
        "draft": "daily-courier", "wire": "riverside-wire", "site": "polesia-online", "kyiv": "original.uk",
        "archive": "riverside-wire",
    }.items():  # fmt: skip
        shutil.copy(EXAMPLE / f"{source}.txt", tmp_path / f"{name}.txt")
    import docx

    document = docx.Document()
    for line in (EXAMPLE / "daily-courier.txt").read_text(encoding="utf-8").split("\n\n"):
        document.add_paragraph(line)
    document.save("draft.docx")
    return tmp_path


def reads_word(desk: Path) -> bool:
    from transcheck.errors import ReadingError

    try:
        read_document(desk / "draft.docx")
    except ReadingError:
        return False
    return True


def test_there_are_commands() -> None:
    assert len(COMMANDS) >= 12


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_documents_runs(run, desk: Path, line: str) -> None:
    arguments = shlex.split(line)[1:]
    if "--baseline" in arguments:
        run("check", "archive.txt", "--write-baseline", "baseline.json")
    if any(argument.endswith(".docx") for argument in arguments) and not reads_word(desk):
        pytest.skip("Word documents are not read yet")
    done = run(*arguments)
    assert done.code in {0, 1}, done.err
    if "--output" in arguments:
        assert Path(arguments[arguments.index("--output") + 1]).stat().st_size > 50
    if "--annotate" in arguments:
        import docx

        assert len(list(docx.Document("draft.checked.docx").comments)) >= (5 if "compare" in arguments else 0)


def test_settings_of_the_documents_are_understood(tmp_path: Path) -> None:
    for block in blocks("configuration", "toml"):
        path = tmp_path / "transcheck.toml"
        path.write_text(block, encoding="utf-8")
        assert load_config(str(path)).overrides
        assert tomllib.loads(block)


def test_the_hooks_name_commands_that_exist(run, desk: Path) -> None:
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")):
        program, *arguments = shlex.split(hook["entry"])
        assert program == "transcheck"
        assert run(*arguments, "wire.txt").code == 1
        assert re.search(hook["files"], "stories/wire.txt")
        assert not re.search(hook["files"], "code/check.py")


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("files", "code"), [("wire.txt\n", 1), ("a b $(touch owned).txt\n\nwire.txt", 1), ("none.txt", 2)]
)
def test_the_action_runs_its_script_and_no_file_name_becomes_a_command(desk: Path, files: str, code: int) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    step = action["runs"]["steps"][-1]
    assert set(step["env"]) == {"FILES", "ARGUMENTS", "SARIF"}
    assert "${{" not in step["run"]
    for name in files.split("\n"):
        if "touch" in name:
            shutil.copy("draft.txt", name)
    program = Path("bin/transcheck")
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m transcheck "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{program.parent.resolve()}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "FILES": files,
        "ARGUMENTS": "--select\nTC101,TC3\n",
        "SARIF": "out.sarif",
    }
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert not Path("owned").exists()
    if code == 1:
        assert "::warning file=wire.txt,line=13," in done.stdout
        assert Path("out.sarif").stat().st_size > 1000


def test_the_gitlab_job_is_what_gitlab_reads(run, desk: Path) -> None:
    job = yaml.safe_load(blocks("integrations", "yaml")[-1])["transcheck"]
    reports = job["artifacts"]["reports"]
    for line in job["script"][1:]:
        arguments = shlex.split(line.replace(" stories ", " wire.txt "))[1:]
        assert run(*arguments).code in {0, 1}
        assert arguments[arguments.index("--output") + 1] in reports.values()
