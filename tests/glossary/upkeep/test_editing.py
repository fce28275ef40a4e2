"""A change by command touches its entry and nothing else."""

from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

import pytest

from transcheck.errors import GlossaryError
from transcheck.glossary.entries import Entry
from transcheck.glossary.files import parse_glossary
from transcheck.glossary.shipped import shipped_folder
from transcheck.glossary.upkeep.editing import (
    accept_entries,
    add_entries,
    bring_to,
    change_glossary,
    remove_entries,
    rename_entry,
    rename_in_style,
    set_fields,
)
from transcheck.glossary.upkeep.outline import outline_of
from transcheck.glossary.upkeep.writing import glossary_text

NEW = Entry("ferry-port", "place", forms=(), native={"uk": ("Порт",)})
SHIPPED = sorted(shipped_folder().glob("*.yaml"))


def parsed(text: str) -> tuple[Entry, ...]:
    return tuple(replace(entry, place=None) for entry in parse_glossary(text.encode(), "x.yaml").entries)


def changed_lines(before: str, after: str) -> list[str]:
    diff = unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in diff if line[0] in "+-" and line[:3] not in ("+++", "---")]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.stem)
def test_shipped_glossaries_are_written_back_as_the_same_entries(path: Path) -> None:
    entries = parsed(path.read_text(encoding="utf-8"))
    assert parsed(glossary_text(entries, "copy", entries[0].source)) == entries


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.stem)
def test_every_entry_of_shipped_glossaries_can_be_taken_out_alone(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    entries = parsed(text)
    for at in range(0, len(entries), 7):
        less = remove_entries(text, "x.yaml", [entries[at].id])
        assert parsed(less) == entries[:at] + entries[at + 1 :]
        assert all(line[0] == "-" for line in changed_lines(text, less))


def test_adding_appends(riverside_text: str) -> None:
    after = add_entries(riverside_text, "x.yaml", [NEW])
    assert changed_lines(riverside_text, after) == [
        "+  - id: ferry-port",
        "+    kind: place",
        "+    native: {uk: Порт}",
    ]


@pytest.mark.parametrize("empty", ["entries: []\n", "source: me\nentries: []  # none yet\n", "[]", "entries: [\n]\n"])
def test_adding_to_an_empty_list(empty: str) -> None:
    entries = parsed(add_entries(empty, "x.yaml", [NEW]))
    assert [entry.id for entry in entries] == ["ferry-port"]


def test_adding_to_a_file_without_last_line_end(riverside_text: str) -> None:
    assert parsed(add_entries(riverside_text.rstrip("\n"), "x.yaml", [NEW]))[-1].id == "ferry-port"


def test_windows_line_ends_stay(riverside_text: str) -> None:
    text = riverside_text.replace("\n", "\r\n")
    after = add_entries(text, "x.yaml", [NEW])
    assert after.startswith(text)
    assert "\n" not in after.replace("\r\n", "")
    assert parsed(after)[:-1] == parsed(text)


def test_removing_all_leaves_an_empty_list(riverside_text: str) -> None:
    ids = [entry.id for entry in parsed(riverside_text)]
    assert parsed(remove_entries(riverside_text, "x.yaml", ids)) == ()


def test_renaming_keeps_the_comment_on_the_line(riverside_text: str) -> None:
    after = rename_entry(riverside_text, "x.yaml", "velyka-bystra", "bystra")
    assert changed_lines(riverside_text, after) == [
        "-  - id: velyka-bystra   # the town",
        "+  - id: bystra   # the town",
    ]


def test_an_id_that_yaml_would_misread_is_quoted(riverside_text: str) -> None:
    after = rename_entry(riverside_text, "x.yaml", "crossing", "1994")
    assert parsed(after)[-1].id == "1994"


def test_setting_fields_keeps_comments_inside_the_entry(riverside_text: str) -> None:
    after = set_fields(riverside_text, "x.yaml", {"marta-kavalets": {"role": "director", "note": "New", "since": None}})
    lines = changed_lines(riverside_text, after)
    assert "    # she asked for it herself" in after
    assert {"-    role: ferry director", "+    role: director", "+    note: New"} <= set(lines)
    assert parsed(after)[1] == replace(parsed(riverside_text)[1], role="director", note="New", since=None)


def test_accepting_a_draft(riverside_text: str) -> None:
    after = accept_entries(riverside_text, "x.yaml", ["crossing"])
    assert changed_lines(riverside_text, after) == ["-    proposed: true"]


def test_bringing_a_file_to_other_entries(riverside_text: str, riverside: tuple[Entry, ...]) -> None:
    wanted = [replace(riverside[1], note="other"), riverside[2], NEW]
    after = bring_to(riverside_text, "x.yaml", wanted)
    assert parsed(after) == (*wanted[:2], replace(NEW, source="House style of the Riverside Wire"))
    assert "# People" in after
    assert bring_to(riverside_text, "x.yaml", riverside) == riverside_text


def test_a_style_follows_a_renamed_entry() -> None:
    style = "style: s\nstatuses:\n  other: A\n  mazyr: Mozyr  # so\n"
    assert rename_in_style(style, "s.yaml", "mazyr", "mozyr") == style.replace("mazyr:", "mozyr:")
    assert rename_in_style(style, "s.yaml", "minsk", "x") == style


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda text: add_entries(text, "x.yaml", [replace(NEW, id="crossing")]), "already"),
        (lambda text: remove_entries(text, "x.yaml", ["crosing"]), "did you mean “crossing”"),
        (lambda text: rename_entry(text, "x.yaml", "crossing", "velyka-bystra"), "already"),
        (lambda text: accept_entries(text, "x.yaml", ["velyka-bystra"]), "no draft"),
        (lambda text: add_entries("entries: [{id: a, kind: term, preferred: b}]", "x.yaml", [NEW]), "braces"),
    ],
)
def test_what_cannot_be_done_is_told(change: object, words: str, riverside_text: str) -> None:
    with pytest.raises(GlossaryError, match=words):
        change(riverside_text)  # type: ignore[operator]


def test_a_change_that_would_break_the_glossary_is_not_saved(tmp_path: Path, riverside_text: str) -> None:
    path = tmp_path / "riverside.yaml"
    path.write_text(riverside_text, encoding="utf-8")
    with pytest.raises(GlossaryError, match="unknown key"):
        change_glossary(path, lambda text: text.replace("kind: place", "knid: place"))
    assert path.read_text(encoding="utf-8") == riverside_text
    assert [p.name for p in tmp_path.iterdir()] == ["riverside.yaml"]


def test_byte_order_mark_and_mode_stay(tmp_path: Path, riverside_text: str) -> None:
    path = tmp_path / "riverside.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + riverside_text.encode())
    path.chmod(0o640)
    change_glossary(path, lambda text: remove_entries(text, "x.yaml", ["crossing"]))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf# The names")
    assert path.stat().st_mode & 0o777 == 0o640


def test_comments_between_entries_belong_to_no_entry(riverside_text: str) -> None:
    outline = outline_of(riverside_text, "x.yaml")
    texts = ["".join(outline.lines[block.start : block.end]) for block in outline.blocks]
    assert "# People" not in "".join(texts)
    assert "# she asked" in texts[1]
