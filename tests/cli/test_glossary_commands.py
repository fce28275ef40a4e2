"""The commands that look after a glossary, as a user types them."""

import json
from pathlib import Path

import pytest

GLOSSARY = """\
entries:
  - id: bystra
    kind: place
    native: {uk: Бистриця, ru: Быстрица}
    preferred: Bystra
    deprecated: [Bystritsa]
    source: House style
  # drafts
  - id: kavalets
    kind: person
    native: {uk: Кавалець}
    preferred: Kavalets
    gender: f
    proposed: true
"""


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    path = tmp_path / "house.yaml"
    path.write_text(GLOSSARY, encoding="utf-8")
    return path


def test_lint_of_the_shipped_glossaries_is_clean(run) -> None:
    assert run("glossary", "lint", "--fail-on", "minor").code == 0


def test_lint_has_the_exit_codes_and_formats_of_all_commands(run, glossary: Path) -> None:
    glossary.write_text(GLOSSARY.replace("[Bystritsa]", "[Byѕtritsa, Kavalets]"), encoding="utf-8")
    done = run("glossary", "lint", glossary, "--format", "json")
    assert done.code == 1
    codes = {finding["code"]: finding["at"]["line"] for finding in done.json["findings"]}
    assert codes == {"TC406": 6, "TC401": 6}
    assert run("glossary", "lint", glossary, "--fail-on", "never").code == 0
    assert run("glossary", "lint", glossary, "--ignore", "TC401,lookalike-letter").code == 0
    assert run("glossary", "lint", glossary, "--select", "TC999").code == 2


def test_lint_of_a_broken_file_is_a_failure_and_the_others_are_linted(run, tmp_path: Path, glossary: Path) -> None:
    (tmp_path / "broken.yaml").write_text("entries: [", encoding="utf-8")
    done = run("glossary", "lint", tmp_path / "broken.yaml", glossary, "--format", "json")
    assert done.code == 2
    assert done.err.startswith(f"transcheck: {tmp_path / 'broken.yaml'}:")
    assert [document["path"] for document in done.json["documents"]] == [str(glossary)]


def test_lint_with_a_corpus_tells_unused_entries(run, tmp_path: Path, glossary: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("Кавалець приїхала. Про пором вона нічого не сказала.", encoding="utf-8")
    done = run("glossary", "lint", glossary, "--corpus", tmp_path / "texts", "--format", "json")
    assert [(f["name"], f["at"]["text"]) for f in done.json["findings"]] == [("unused-entry", "bystra")]


@pytest.mark.parametrize(
    "name", ["bystra", "BYSTRITSA", "Bystritsa’s", "Bystritsa-based", "Быстрице", "бистрицею", "у Бистриці"]
)
def test_show_finds_an_entry_by_any_form(run, glossary: Path, name: str) -> None:
    done = run("glossary", "show", name, "--glossary", glossary)
    assert done.code == 0
    assert done.out.startswith("Bystra  (place, bystra)")


def test_show_names_what_is_near(run, glossary: Path) -> None:
    done = run("glossary", "show", "Bistra", "--glossary", glossary)
    assert (done.code, "Bystra (bystra)" in done.err) == (2, True)


def test_list_can_be_narrowed(run, glossary: Path) -> None:
    assert len(run("glossary", "list", "--glossary", glossary).out.splitlines()) == 2
    assert run("glossary", "list", "--glossary", glossary, "--kind", "person").out.startswith("kavalets")
    assert run("glossary", "list", "--glossary", glossary, "--proposed").out.rstrip().endswith("draft")


def test_add_rename_remove_leave_the_rest_alone(run, glossary: Path) -> None:
    added = run(
        "glossary", "add", glossary, "--kind", "place", "--preferred", "Port", "--ru", "Порт", "--source", "Desk"
    )
    assert added.code == 0
    assert glossary.read_text(encoding="utf-8").startswith(GLOSSARY)
    assert run("glossary", "rename", glossary, "port", "ferry-port").code == 0
    assert run("glossary", "remove", glossary, "ferry-port").code == 0
    assert glossary.read_text(encoding="utf-8") == GLOSSARY
    assert run("glossary", "add", glossary, "--kind", "place", "--preferred", "Bystra").code == 2
    assert run("glossary", "add", glossary, "--preferred", "X").code == 2
    assert run("glossary", "remove", glossary, "nobody").code == 2
    assert glossary.read_text(encoding="utf-8") == GLOSSARY


def test_add_makes_a_file_where_there_is_none(run, tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    assert run("glossary", "add", path, "--kind", "term", "--preferred", "ceasefire", "--tag", "war").code == 0
    assert run("glossary", "list", "--glossary", path, "--tag", "war").out.startswith("ceasefire")


def test_edit_checks_before_it_saves(run, glossary: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "sed -i s/Bystritsa/Bystritza/")
    assert run("glossary", "edit", glossary, "bystra").code == 0
    assert glossary.read_text(encoding="utf-8") == GLOSSARY.replace("Bystritsa", "Bystritza")
    monkeypatch.setenv("EDITOR", "sed -i s/kind/knid/")
    done = run("glossary", "edit", glossary, "bystra")
    assert (done.code, "did you mean “kind”" in done.err) == (2, True)
    assert glossary.read_text(encoding="utf-8") == GLOSSARY.replace("Bystritsa", "Bystritza")
    Path(done.err.rpartition(" ")[2].strip()).unlink()
    monkeypatch.setenv("EDITOR", str(tmp_path / "no-editor"))
    assert run("glossary", "edit", glossary, "bystra").code == 2


def test_accept_in_place_and_into_another_file(run, glossary: Path, tmp_path: Path) -> None:
    other = tmp_path / "accepted.yaml"
    assert run("glossary", "accept", glossary, "bystra").code == 2  # no draft
    assert run("glossary", "accept", glossary, "--all", "--into", other).code == 0
    assert "kavalets" not in glossary.read_text(encoding="utf-8")
    assert "proposed" not in other.read_text(encoding="utf-8")
    glossary.write_text(GLOSSARY, encoding="utf-8")
    assert run("glossary", "accept", glossary, "kavalets").code == 0
    assert glossary.read_text(encoding="utf-8") == GLOSSARY.replace("    proposed: true\n", "")


def test_export_tells_what_is_lost_and_import_brings_it_back(run, glossary: Path, tmp_path: Path) -> None:
    table = tmp_path / "house.xlsx"
    assert run("glossary", "export", glossary, "--output", table).err == ""
    copy = tmp_path / "copy.yaml"
    assert run("glossary", "import", table, "--into", copy).code == 0
    assert run("glossary", "diff", glossary, copy).code == 0
    done = run("glossary", "export", glossary, "--to", "deepl", "--output", tmp_path / "d.csv", "--strict")
    assert done.code == 1
    assert "deepl does not hold: forms" in done.err


def test_import_changes_nothing_when_a_row_is_bad_or_an_entry_differs(run, glossary: Path, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("id,kind,preferred\nport,place,Port\nbad,palce,X\n", encoding="utf-8")
    done = run("glossary", "import", table, "--into", glossary)
    assert (done.code, f"{table}:3: row 3, column “kind”" in done.err) == (2, True)
    table.write_text("id,kind,preferred\nport,place,Port\nbystra,place,Bystra\n", encoding="utf-8")
    assert "--update" in run("glossary", "import", table, "--into", glossary).err
    assert glossary.read_text(encoding="utf-8") == GLOSSARY
    assert run("glossary", "import", table, "--into", glossary, "--update").out.endswith(
        "1 added, 1 changed in " + str(glossary) + "\n"
    )


def test_an_update_from_a_poor_format_keeps_what_it_cannot_hold(run, glossary: Path, tmp_path: Path) -> None:
    table = tmp_path / "d.csv"
    table.write_text("Быстра,Bystra,ru,en\n", encoding="utf-8")
    assert run("glossary", "import", table, "--from", "deepl", "--into", glossary, "--update").code == 0
    changes = run("glossary", "diff", glossary, glossary).out
    assert changes == ""
    assert glossary.read_text(encoding="utf-8") == GLOSSARY.replace("ru: Быстрица", "ru: Быстра")


def test_diff_is_by_entry_and_field(run, glossary: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(GLOSSARY.replace("deprecated: [Bystritsa]", "forbidden: Bystritsa"), encoding="utf-8")
    done = run("glossary", "diff", glossary, other)
    assert (done.code, done.out) == (1, "bystra: form Bystritsa changed: deprecated → forbidden\n")
    assert json.loads(run("glossary", "diff", glossary, other, "--format", "json").out)[0]["after"] == "forbidden"


def test_merge_tells_conflicts_and_writes_nothing(run, glossary: Path, tmp_path: Path) -> None:
    a, b, out = (tmp_path / name for name in ("a.yaml", "b.yaml", "out.yaml"))
    a.write_text(GLOSSARY.replace("House style", "Desk A"), encoding="utf-8")
    b.write_text(GLOSSARY.replace("House style", "Desk B").replace("    gender: f\n", ""), encoding="utf-8")
    done = run("glossary", "merge", a, b, "--base", glossary, "--output", out)
    assert (done.code, out.exists()) == (1, False)
    assert "conflict: bystra: source: A has “Desk A”, B has “Desk B”" in done.err
    assert run("glossary", "merge", a, b, "--base", glossary, "--prefer", "b", "--output", out).code == 0
    assert out.read_text(encoding="utf-8") == GLOSSARY.replace("House style", "Desk B").replace("    gender: f\n", "")


def test_formats_are_listed(run) -> None:
    out = run("glossary", "formats").out
    assert all(name in out for name in ("tbx-dct", "martif", "spellingukraine", "holds everything"))


def test_suggest_writes_drafts_that_can_be_accepted(run, tmp_path: Path, glossary: Path) -> None:
    text, original, out = tmp_path / "a.txt", tmp_path / "o.txt", tmp_path / "drafts.yaml"
    text.write_text("The ferryman, Ivan Sauko, said that Sauka is not his name. He left Bystra.", encoding="utf-8")
    original.write_text("Паромник Іван Савко сказав, що він не Савка. Він поїхав.", encoding="utf-8")
    done = run("glossary", "suggest", text, "--original", original, "--glossary", glossary, "--output", out)
    assert done.code == 0
    assert run("glossary", "list", "--glossary", out, "--proposed").out.startswith("ivan-sauko")
    assert "Bystra" not in out.read_text(encoding="utf-8").partition("entries:")[2].replace("left Bystra", "")
    assert run("glossary", "accept", out, "ivan-sauko", "--into", glossary).code == 0
    assert run("check", text, "--glossary", glossary, "--fail-on", "major").code == 0


def test_suggest_from_an_archive_counts_and_tells_what_it_could_not_read(run, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    (archive / "2025").mkdir(parents=True)
    for number in range(3):
        (archive / "2025" / f"{number}.txt").write_text("We met Olha Moroz in Zelena.", encoding="utf-8")
    (archive / "broken.txt").write_bytes(b"\x00\x01")
    done = run("glossary", "suggest", "--from-archive", archive)
    assert done.code == 2
    assert "broken.txt" in done.err
    assert "Olha Moroz 3" in done.out
    assert run("glossary", "suggest").code == 2


def test_forms_of_an_entry_and_of_a_bare_name(run, glossary: Path) -> None:
    out = run("glossary", "forms", "bystra", "--language", "ru", "--glossary", glossary).out
    assert "Быстрицы" in out
    assert "Bystritsa" in out
    assert "deprecated" in out
    pasted = run(
        "glossary", "forms", "Хвиля", "--language", "uk", "--kind", "place", "--as", "yaml", "--glossary", glossary
    )
    assert pasted.out.startswith("  - id: khvylia\n    kind: place\n    native: {uk: Хвиля}\n    admitted:\n")
    assert "    - Khvylia\n" in pasted.out
    assert "  Khvylia  " in run("glossary", "forms", "Хвиля", "--language", "uk", "--glossary", glossary).out
    assert run("glossary", "forms", "Khvylia", "--glossary", glossary).code == 2


def test_stats_count_and_draw(run, glossary: Path, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("In Bystra, once Bystritsa, Olha Moroz met us. Bystra was calm.", encoding="utf-8")
    out = run("glossary", "stats", text, "--glossary", glossary).out
    assert "Bystra 2, Bystritsa 1 (deprecated)" in out
    assert "1 of 2 entries met in 1 texts" in out
    assert "never met: kavalets" in out
    assert run("glossary", "stats", text, "--glossary", glossary, "--format", "json").json["never_met"] == ["kavalets"]


def test_log_outside_a_repository_is_told(run, glossary: Path) -> None:
    assert "git repository" in run("glossary", "log", glossary).err


def test_accept_refuses_what_would_silence_a_finding(run, tmp_path: Path) -> None:
    file = tmp_path / "drafts.yaml"
    file.write_text("entries:\n  - {id: k, kind: place, admitted: [Kiev, Kyjev], proposed: true}\n", encoding="utf-8")
    refused = run("glossary", "accept", str(file), "k", "--into", str(tmp_path / "house.yaml"))
    assert refused.code == 2
    assert "entry “kyiv”" in refused.err
    assert not (tmp_path / "house.yaml").exists()


def test_accept_tells_what_is_near(run, tmp_path: Path) -> None:
    file = tmp_path / "drafts.yaml"
    file.write_text("entries:\n  - {id: g, kind: place, admitted: Homjel, proposed: true}\n", encoding="utf-8")
    accepted = run("glossary", "accept", str(file), "g")
    assert accepted.code == 0
    assert "near to entry “homiel”" in accepted.err


def test_a_report_says_which_glossaries_spoke(run, tmp_path: Path) -> None:
    house, text = tmp_path / "house.yaml", tmp_path / "a.txt"
    house.write_text("entries: [{id: bystra, kind: place, preferred: Bystra, deprecated: Bistra}]", encoding="utf-8")
    text.write_text("The ferry to Bistra left Byelorussia.", encoding="utf-8")
    both = " ".join(run("check", str(text), "--add-glossary", str(house)).out.split())
    assert "1 finding), " in both
    assert "house.yaml (1 finding)" in both
    alone = run("check", str(text), "--glossary", str(house)).out
    assert "not asked: shipped" in " ".join(alone.split())
