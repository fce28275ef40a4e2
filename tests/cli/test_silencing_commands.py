"""Dismissing, baselines, gates and settings on the command line."""

from pathlib import Path

import pytest

DRAFT = "The company left Byelorussia for Lithuania.\n"


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1777600000")  # 2026-05-01
    path = Path("draft.txt")
    path.write_text(DRAFT, encoding="utf-8")
    return path


def test_check_fails_on_minor_and_compare_on_major(run, draft: Path) -> None:
    assert run("check", draft).code == 1
    other = Path("other.txt")
    other.write_text("The company left Belarus for Lithuania.\n", encoding="utf-8")
    done = run("compare", draft, other, "--scope", "text", "--encoder", "lexical", "--format", "json")
    assert done.json["summary"]["minor"]
    assert done.code == 0


def test_a_dismissed_finding_stays_dismissed_when_the_text_above_changes(run, draft: Path) -> None:
    told = run("check", draft, "--format", "json").json["findings"][0]
    done = run("dismiss", told["fingerprint"], "--reason", "agreed with the desk", "--until", "2026-12-31")
    assert done.out == f"dismissed {told['fingerprint']} in transcheck-decisions.toml until 2026-12-31\n"
    draft.write_text("It is official.\n\n" + DRAFT, encoding="utf-8")
    again = run("check", draft, "--format", "json")
    assert again.code == 0
    assert [d["reason"] for d in again.json["dismissed"]] == ["agreed with the desk (until 2026-12-31)"]
    assert "1 dismissed" in run("check", draft).out
    assert "is dismissed already" in run(
        "dismiss", told["fingerprint"], "--reason", "x", "--until", "2026-12-31"
    ).out  # fmt: skip
    draft.write_text(DRAFT.replace("Byelorussia", "White Russia"), encoding="utf-8")
    assert "met no finding" in run("check", draft).err
    assert run("check", draft, "--quiet").err == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("xyz", "--reason", "x"), "'xyz' is no fingerprint"),
        (("0" * 16, "--reason", " "), "--reason is empty"),
        (("0" * 16, "--reason", "x", "--until", "May"), "--until takes a day"),
        (("0" * 16,), "reason"),
    ],
)
def test_dismissing_says_what_is_wrong(run, draft: Path, arguments: tuple[str, ...], words: str) -> None:
    done = run("dismiss", *arguments)
    assert done.code == 2
    assert words in done.err
    assert not Path("transcheck-decisions.toml").exists()


def test_a_baseline_hides_what_was_there(run, draft: Path) -> None:
    assert run("check", draft, "--write-baseline", "base.json").code == 0
    assert run("check", draft, "--baseline", "base.json").code == 0
    draft.write_text(DRAFT + "It went to Kiev.\n", encoding="utf-8")
    done = run("check", draft, "--baseline", "base.json")
    assert done.code == 1
    assert "Kiev" in done.out
    assert "1 in the baseline" in done.out


def test_settings_are_found_above_up_to_the_repository(run, draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".git").mkdir()
    Path("desk/today").mkdir(parents=True)
    Path("pyproject.toml").write_text('[tool.transcheck.check]\nfail-on = "never"\n', encoding="utf-8")
    monkeypatch.chdir("desk/today")
    done = run("check", "../../draft.txt")
    assert done.code == 0
    assert "settings: ../../pyproject.toml" in done.out
    shown = run("config").out
    assert 'fail-on       "never"  ../../pyproject.toml:2' in shown
    assert 'min-severity  "minor"  default' in shown


def test_settings_outside_a_repository_are_those_of_the_folder(run, draft: Path, monkeypatch) -> None:
    Path("transcheck.toml").write_text('fail-on = "never"\n', encoding="utf-8")
    Path("desk").mkdir()
    assert run("check", draft).code == 0
    monkeypatch.chdir("desk")
    assert run("check", "../draft.txt").code == 1


def test_families_of_rules(run, draft: Path) -> None:
    assert run("check", draft, "--ignore", "TC3").code == 0
    assert run("check", draft, "--select", "tc3").code == 1
    assert "unknown rule 'TC9'" in run("check", draft, "--select", "TC9").err


def test_files_that_are_no_story_do_not_have_to_agree(run, draft: Path) -> None:
    one, two = Path("one.txt"), Path("two.txt")
    one.write_text("The refinery in Mozyr stood still.\n", encoding="utf-8")
    two.write_text("The refinery in Mazyr stood still.\n", encoding="utf-8")
    assert run("check", one, two).code == 1
    done = run("check", one, two, "--per-file", "--format", "json")
    assert done.code == 0
    assert [d["path"] for d in done.json["documents"]] == ["one.txt", "two.txt"]


def test_quiet_is_one_line_a_finding_and_verbose_tells_fingerprints(run, draft: Path) -> None:
    quiet = run("check", draft, "--quiet").out
    assert quiet.count("\n") == 1
    assert quiet.startswith("draft.txt:1:18: minor name: ")
    fingerprint = run("check", draft, "--format", "json").json["findings"][0]["fingerprint"]
    assert fingerprint in run("check", draft, "--verbose").out
    assert fingerprint not in run("check", draft).out


def test_colours_are_as_asked_for(run, draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" in run("check", draft, "--color").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" in run("check", draft).out
    assert "\x1b" not in run("check", draft, "--no-color").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("check", draft).out


def test_every_option_has_a_key(run, draft: Path) -> None:
    import typer

    from transcheck.cli import app
    from transcheck.config import KEYS, SECTIONS

    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    for name in SECTIONS:
        for parameter in commands[name].params:
            options = {option.removeprefix("--") for option in parameter.opts if option.startswith("--")}
            assert not options or options & {*KEYS, "config", "help"}, f"{name}: {options}"
