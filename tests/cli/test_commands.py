"""The commands on the shipped example: exit codes, formats, options."""

from pathlib import Path

import pytest


def test_compare_fails_on_what_diverges(run, example: list[Path], original: Path) -> None:
    done = run("compare", *example, "--original", original, "--encoder", "lexical", "--format", "json")
    assert done.code == 1
    assert done.err == ""
    report = done.json
    assert [Path(d["path"]).name for d in report["documents"]] == [p.name for p in (*example, original)]
    assert report["documents"][-1]["original"]
    assert report["summary"]["critical"] >= 1


def test_fail_on_decides_the_exit_code_and_nothing_else(run, example: list[Path]) -> None:
    codes = [
        run("check", example[1], "--fail-on", severity, "--select", "TC101").code
        for severity in ("never", "critical", "neutral")
    ]
    assert codes == [0, 0, 1]


def test_select_and_ignore(run, example: list[Path]) -> None:
    only = run("check", *example, "--select", "TC101", "--format", "json").json
    assert {finding["code"] for finding in only["findings"]} == {"TC101"}
    without = run("check", *example, "--ignore", "TC101,unclosed-quote", "--format", "json").json
    assert "TC101" not in {finding["code"] for finding in without["findings"]}


def test_text_is_readable_at_80_columns_and_without_colour(
    run, example: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    done = run("compare", *example, "--encoder", "lexical")
    lines = done.out.splitlines()
    assert max(map(len, lines)) <= 80
    assert "\x1b" not in done.out
    assert "▸" in done.out
    assert lines[-1] == "exit 1 (--fail-on major)"


def test_an_original_may_stand_against_one_rendering(run, example: list[Path], original: Path) -> None:
    done = run("compare", example[0], "--original", original, "--format", "json")
    assert done.code in {0, 1}
    assert len(done.json["documents"]) == 2


def test_aligned_rows_stream_as_json_lines(run, tmp_path: Path) -> None:
    import json

    rows = tmp_path / "rows.tsv"
    rows.write_text(
        "a\tb\nWe will not sign it.\tWe will sign it.\nThe road is open.\tThe road is open.\n", encoding="utf-8"
    )
    done = run("compare", "--aligned", rows, "--format", "jsonl")
    assert done.code == 1
    first, second = map(json.loads, done.out.splitlines())
    assert (first["row"], second["row"]) == (1, 2)
    assert {finding["category"] for finding in first["findings"]} == {"negation"}
    assert first["findings"][0]["side"] in {"a", "b"}
    assert second["findings"] == []


def test_rules_lists_every_rule_and_its_state(run) -> None:
    from transcheck.rules import RULES

    lines = run("rules", "--ignore", "TC101").out.splitlines()
    assert len(lines) == len(RULES)
    assert any(line.startswith("TC101  off") for line in lines)
    assert any(line.startswith("TC202  on") for line in lines)


@pytest.mark.parametrize("key", ["TC101", "tc101", "unclosed-quote"])
def test_explain(run, key: str) -> None:
    done = run("explain", key)
    assert done.code == 0
    assert done.out.startswith("TC101 unclosed-quote\n")


def test_init_writes_a_file_that_is_understood_and_never_overwrites(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example: list[Path]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init").code == 0
    assert run("check", example[0].resolve()).code in {0, 1}
    assert run("init").code == 2


def test_a_configuration_sets_and_the_command_line_wins(run, tmp_path: Path, example: list[Path]) -> None:
    config = tmp_path / "c.toml"
    config.write_text('fail-on = "never"\nformat = "json"\nselect = ["TC101"]\n', encoding="utf-8")
    done = run("check", *example, "--config", config)
    assert done.code == 0
    assert {finding["code"] for finding in done.json["findings"]} == {"TC101"}
    assert run("check", *example, "--config", config, "--fail-on", "neutral").code == 1


def test_version(run) -> None:
    from transcheck import __version__

    assert run("--version").out == f"transcheck {__version__}\n"


def test_the_same_input_gives_the_same_report(run, example: list[Path], original: Path) -> None:
    arguments = ("compare", *example, "--original", original, "--format", "json")
    assert run(*arguments).out == run(*arguments).out


def test_explain_says_whose_rule_a_finding_is(run, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("The company left Byelorussia for Lithuania.\n", encoding="utf-8")
    done = run("check", draft, "--explain")
    assert "TC301 glossary-variant" in done.out
    assert "Source: " in done.out
    assert "Source: " not in run("check", draft).out
