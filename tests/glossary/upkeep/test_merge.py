"""Merging and comparing: nothing is lost, nothing is decided in silence."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.glossary.entries import Entry, Form, Status
from transcheck.glossary.upkeep.diff import compare_entries
from transcheck.glossary.upkeep.merge import merge_entries

BASE = Entry("a", "place", (Form("Bystra", "preferred"), Form("Bystraya", "deprecated")), {"uk": ("Бистра",)}, note="n")


def with_form(entry: Entry, text: str, status: Status) -> Entry:
    return replace(entry, forms=(*entry.forms, Form(text, status)))


def test_changes_of_both_sides_come_together() -> None:
    a = with_form(replace(BASE, note="new"), "Bistra", "deprecated")
    b = replace(BASE, native={**BASE.native, "ru": ("Быстрая",)}, role="x", forms=BASE.forms[:1])
    merged = merge_entries([a], [b], [BASE])
    assert merged.conflicts == ()
    (entry,) = merged.entries
    assert (entry.note, entry.role, entry.native) == ("new", "x", {"uk": ("Бистра",), "ru": ("Быстрая",)})
    assert [form.text for form in entry.forms] == ["Bystra", "Bistra"]  # b took “Bystraya” away


def test_without_a_base_nothing_counts_as_removed() -> None:
    merged = merge_entries([BASE], [replace(BASE, forms=BASE.forms[:1], note=None), replace(BASE, id="b")])
    assert merged.conflicts == ()
    assert merged.entries == (BASE, replace(BASE, id="b"))


@pytest.mark.parametrize("prefer", ["a", "b", None])
def test_a_field_changed_in_two_ways_is_a_conflict(prefer: str | None) -> None:
    a, b = replace(BASE, note="left"), replace(BASE, note="right")
    merged = merge_entries([a], [b], [BASE], prefer)  # type: ignore[arg-type]
    assert [str(c) for c in merged.conflicts] == (["a: note: A has “left”, B has “right”"] if prefer is None else [])
    assert merged.entries[0].note == ("right" if prefer == "b" else "left")


def test_removed_here_and_changed_there_is_a_conflict() -> None:
    merged = merge_entries([], [replace(BASE, note="right")], [BASE])
    assert [str(conflict) for conflict in merged.conflicts] == ["a: removed in A, changed in B"]
    assert merge_entries([], [BASE], [BASE]).entries == ()


ENTRIES = st.lists(
    st.builds(
        lambda number, note, status, kept: Entry(
            f"e{number}", "place", (Form("x", status), *([Form("y", "forbidden")] if kept else [])), note=note
        ),
        st.integers(0, 3), st.sampled_from([None, "n", "m"]), st.sampled_from(["preferred", "admitted"]), st.booleans(),
    ),
    max_size=4, unique_by=lambda entry: entry.id,
)  # fmt: skip


@settings(max_examples=60, derandomize=True, deadline=None)
@given(ENTRIES, ENTRIES)
def test_laws_of_merging(a: list[Entry], base: list[Entry]) -> None:
    assert merge_entries(a, a, base).entries == tuple(a)
    assert merge_entries(a, base, base).entries == tuple(a)
    theirs = {entry.id: entry for entry in merge_entries(base, a, base).entries}
    assert theirs == {entry.id: entry for entry in a}


@settings(max_examples=60, derandomize=True, deadline=None)
@given(ENTRIES, ENTRIES)
def test_laws_of_comparing(a: list[Entry], b: list[Entry]) -> None:
    assert compare_entries(a, a) == ()
    there, back = compare_entries(a, b), compare_entries(b, a)
    assert {(c.entry, c.field, c.before, c.after) for c in there} == {
        (c.entry, c.field, c.after, c.before) for c in back
    }
