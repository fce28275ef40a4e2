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
from transcheck.cli.stories import read_manifest
from transcheck.config import load_config

EXAMPLE = ROOT / "examples" / "crossing"
WRITTEN = sorted(p for p in (ROOT / "docs").rglob("*.md") if p.name not in {"commands.md", "rules.md"})
PAGES = [ROOT / "README.md", *WRITTEN]


def blocks(page: Path, language: str) -> list[str]:
    found = re.findall(r"^```(\w*)\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [block for named, block in found if named == language]


COMMANDS = [
    pytest.param(line, id=f"{page.stem}: {line}")
    for page in PAGES
    for block in blocks(page, "")
    for line in block.splitlines()
    if line.startswith("transcheck ")
]

HOUSE = """glossary: house
source: House style
entries:
  - {id: lviv, kind: place, preferred: Lviv, deprecated: Lvov, native: {uk: Львів}}
  - {id: city-lviv, kind: place, preferred: Lutsk, native: {uk: Луцьк}}
"""
DRAFTS = """glossary: drafts
source: House style
entries:
  - {id: lex-fridman, kind: person, preferred: Lex Fridman, proposed: true}
"""
MEMORY = """<?xml version="1.0"?><tmx version="1.4"><header srclang="uk" segtype="sentence" datatype="plaintext"
adminlang="en" creationtool="x" creationtoolversion="1" o-tmf="x"/><body><tu><tuv xml:lang="uk">
<seg>Чекають 250 людей.</seg></tuv><tuv xml:lang="en"><seg>250 people are waiting.</seg></tuv></tu></body></tmx>
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with everything that the documents name."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDITOR", "true")
    outlets = {"draft": "daily-courier", "wire": "riverside-wire", "site": "polesia-online", "kyiv": "original.uk"}
    more = {
        "other": "riverside-wire",
        "archive": "riverside-wire",
        "story-a": "daily-courier",
        "story-b": "polesia-online",
    }
    for name, source in {**outlets, **more, "original.uk": "original.uk"}.items():
        shutil.copy(EXAMPLE / f"{source}.txt", f"{name}.txt")
    for folder in ("desk", "stories", "archive", "harvest"):
        Path(folder).mkdir()
        shutil.copy("wire.txt", f"{folder}/wire.txt")
        shutil.copy("draft.txt", f"{folder}/draft.txt")
    import docx

    document = docx.Document()
    for line in (EXAMPLE / "daily-courier.txt").read_text(encoding="utf-8").split("\n\n"):
        document.add_paragraph(line)
    for path in ("draft.docx", "desk/ours.docx", "harvest/ours.docx"):
        document.save(path)
    for path, text in {
        "rows.tsv": "source\ta\nЧекають 250 людей.\t2,500 people are waiting.\n",
        "memory.tmx": MEMORY,
        "house.yaml": HOUSE,
        "drafts.yaml": DRAFTS,
        **dict.fromkeys(("ours.yaml", "theirs.yaml", "common.yaml"), HOUSE),
        "stories.toml": "[[story]]\nfiles = ['draft.txt', 'wire.txt']\noriginal = ['kyiv.txt']\n",
    }.items():
        Path(path).write_text(text, encoding="utf-8")
    return tmp_path


def test_there_are_commands() -> None:
    assert len(COMMANDS) >= 60


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_documents_runs(run, desk: Path, line: str) -> None:
    arguments = shlex.split(line.replace("FINGERPRINT", "0123456789abcdef"), comments=True)[1:]
    if "--baseline" in arguments:
        run("check", arguments[1], "--write-baseline", "baseline.json")
    if arguments[:2] == ["glossary", "add"]:  # the entry is new there
        Path("house.yaml").write_text("glossary: house\nentries: []\n", encoding="utf-8")
    if arguments[:2] == ["glossary", "rename"]:  # the new id is free
        Path("house.yaml").write_text(HOUSE.replace(arguments[-1], "lutsk"), encoding="utf-8")
    done = run(*arguments)
    assert done.code in {0, 1}, done.err
    if "--output" in arguments:
        assert Path(arguments[arguments.index("--output") + 1]).stat().st_size > 50
    if "--annotate" in arguments:
        import docx

        assert len(list(docx.Document("draft.checked.docx").comments)) >= (5 if "compare" in arguments else 0)


def test_settings_of_the_documents_are_understood(desk: Path) -> None:
    manifests = 0
    for page in PAGES:
        for block in blocks(page, "toml"):
            assert tomllib.loads(block)
            if "[[story]]" in block:
                Path("stories.toml").write_text(block, encoding="utf-8")
                assert set(read_manifest("stories.toml").story.values()) == {"crossing", "harvest"}
                manifests += 1
                continue
            path = Path("transcheck.toml")
            path.write_text(block, encoding="utf-8")
            assert load_config(str(path)).values
    assert manifests == 1


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
    job = yaml.safe_load(blocks(ROOT / "docs" / "integrations.md", "yaml")[-1])["transcheck"]
    reports = job["artifacts"]["reports"]
    for line in job["script"][1:]:
        arguments = shlex.split(line.replace(" stories ", " wire.txt "))[1:]
        assert run(*arguments).code in {0, 1}
        assert arguments[arguments.index("--output") + 1] in reports.values()


def test_the_site_is_built_and_no_link_leads_nowhere(tmp_path: Path) -> None:
    pytest.importorskip("zensical", reason="needs zensical")
    for name in ("docs", "mkdocs.yml"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", "mkdocs.yml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    for page in WRITTEN:
        built = tmp_path / "site" / page.relative_to(ROOT / "docs").with_suffix(".html")
        shown = built.read_text(encoding="utf-8")
        assert not re.search(r'(?:src|href)="https?://[^"]+\.(?:js|css|woff2?)"', shown), page  # nothing from elsewhere


def test_every_page_is_in_the_menu() -> None:
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for page in (ROOT / "docs").rglob("*.md"):
        assert f"- {page.relative_to(ROOT / 'docs').as_posix()}\n" in menu


def program(folder: Path) -> dict[str, str]:
    """An environment in which `transcheck` is this one."""
    path = folder / "bin" / "transcheck"
    path.parent.mkdir()
    path.write_text(
        f'#!{sys.executable}\nimport sys\nsys.argv[0] = "transcheck"\nfrom transcheck.cli import main\nmain()\n',
        encoding="utf-8",
    )
    path.chmod(0o755)
    search = f"{path.parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": search, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_pre_commit_stops_a_commit_with_findings(tmp_path: Path, desk: Path) -> None:
    pytest.importorskip("pre_commit", reason="needs pre-commit")
    environment = program(tmp_path)
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    local = [{**hook, "language": "system"} for hook in hooks if hook["id"] == "transcheck"]  # as it is installed here
    scratch = tmp_path / "scratch"
    scratch.mkdir()

    def call(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=scratch, env=environment, capture_output=True, text=True, check=False)

    (scratch / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [{"repo": "local", "hooks": local}]}))
    call("git", "init", "-q", ".")
    shutil.copy("draft.txt", scratch / "draft.txt")
    (scratch / "code.py").write_text("Kiev = 1\n", encoding="utf-8")
    call("git", "add", "-A")
    run = (sys.executable, "-m", "pre_commit", "run")
    done = call(*run)
    assert done.returncode == 0, done.stdout + done.stderr
    shutil.copy("wire.txt", scratch / "wire.txt")
    call("git", "add", "-A")
    done = call(*run)
    assert done.returncode == 1
    assert "wire.txt:13:47" in done.stdout
    assert "code.py" not in done.stdout


def test_a_shell_is_told_how_to_complete(tmp_path: Path) -> None:
    environment = program(tmp_path)
    asked = {"_TRANSCHECK_COMPLETE": "complete_bash", "COMP_WORDS": "transcheck comp", "COMP_CWORD": "1"}
    done = subprocess.run(["transcheck"], env=environment | asked, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["compare"]
