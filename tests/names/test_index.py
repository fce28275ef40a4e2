"""Search over many names."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.names import Indexed, NameIndex

INDEX = NameIndex(
    [
        Indexed("mazyr", "Мазыр", "be"),
        Indexed("homiel", "Гомель", "be"),
        Indexed("tsikhanouskaya", "Святлана Ціханоўская", "be"),
        Indexed("kharkiv", "Харків", "uk"),
        Indexed("mariupol", "Маріуполь", "uk"),
        Indexed("melitopol", "Мелітополь", "uk"),
        Indexed("orlova", "Nadia Orlova", "en"),
    ]
)


def test_an_unknown_word_finds_nothing_likely() -> None:
    for word in ("", "Monday", "Parliament", "Orlov", "Zürich", "…", "Харків"):
        assert [hit for hit in INDEX.search(word) if hit.score >= 0.5] == [], word


def test_the_nearest_name_comes_first() -> None:
    for spelling, entry in [
        ("Mozyr", "mazyr"),
        ("Gomel", "homiel"),
        ("Svetlana Tikhanovskaya", "tsikhanouskaya"),
        ("Tichanowskaja", "tsikhanouskaya"),
        ("Charkow", "kharkiv"),
        ("Kharkoff", "kharkiv"),
        ("Marioupol", "mariupol"),
        ("Nadiya Orlova", "orlova"),
        ("Nadezhda Orlova", "orlova"),
    ]:
        hits = INDEX.search(spelling)
        assert hits[0].id == entry, spelling
        assert hits[0].score > 0.5, spelling


def test_an_entry_is_found_once() -> None:
    index = NameIndex([Indexed("kyiv", "Київ", "uk"), Indexed("kyiv", "Киев", "ru"), Indexed("kyiv", "Kyiv", "en")])
    assert [hit.id for hit in index.search("Kyjiv")] == ["kyiv"]


def test_what_is_kept_on_disk_answers_alike_and_rubbish_there_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRANSCHECK_CACHE", str(tmp_path))
    names = [Indexed("mazyr", "Мазыр", "be"), Indexed("kharkiv", "Харків", "uk")]
    plain = NameIndex(names).search("Mosyr")
    assert NameIndex(names, kept=True).search("Mosyr") == plain
    (file,) = tmp_path.glob("names-*.json")
    assert NameIndex(names, kept=True).search("Mosyr") == plain
    for rubbish in ("[[1], [2]]", "[[{}, [], 3], 4]", "{}", "no json"):
        file.write_text(rubbish, encoding="utf-8")
        assert NameIndex(names, kept=True).search("Mosyr") == plain


def test_an_empty_index_is_silent() -> None:
    assert NameIndex([]).search("Kyiv") == []


@given(st.text(max_size=20))
@settings(max_examples=60, derandomize=True, deadline=None)
def test_any_text_may_be_looked_up(text: str) -> None:
    hits = INDEX.search(text)
    assert [hit.cost for hit in hits] == sorted(hit.cost for hit in hits)
