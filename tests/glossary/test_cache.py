"""The cache answers for the same content only, and nothing depends on it."""

import json
from pathlib import Path

import pytest

from transcheck import cache
from transcheck.glossary import Glossary

GLOSSARY = """
source: the desk
entries:
  - id: ferry-town
    kind: place
    native: {uk: Мозир}
    preferred: Mazyr
    deprecated: [{text: Mosyr, note: German press, unless: {before: [von]}}]
    specs: {match: [He saw Mosyr.], silent: [He saw Mazyr.]}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRANSCHECK_CACHE", str(tmp_path / "cache"))
    return tmp_path


def write(folder: Path, text: str = GLOSSARY) -> Path:
    path = folder / "g.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_kept_glossary_is_the_same_as_one_that_was_read(folder: Path) -> None:
    path = write(folder)
    read, kept = Glossary.load([path]), Glossary.load([path])
    assert read == kept
    assert hash(read.entries) == hash(kept.entries)
    assert read.digest == kept.digest
    assert list((folder / "cache").glob("glossary-*.json"))


def test_other_content_is_read_anew(folder: Path) -> None:
    before = Glossary.load([write(folder)])
    after = Glossary.load([write(folder, GLOSSARY.replace("Mosyr", "Mozir"))])
    assert before.digest != after.digest
    assert after.entries[0].forms[1].text == "Mozir"


@pytest.mark.parametrize("rubbish", [b"", b"{", b"[]", b"null", b'{"entries": [[1]]}', b"\xff\xfe"])
def test_a_spoilt_cache_is_passed_over(folder: Path, rubbish: bytes) -> None:
    path = write(folder)
    read = Glossary.load([path])
    list(read.find("у Мозирі", "uk"))
    for kept in (folder / "cache").iterdir():
        kept.write_bytes(rubbish)
    again = Glossary.load([path])
    assert again == read
    assert [m.entry.id for m in again.find("у Мозирі", "uk")] == ["ferry-town"]


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("TRANSCHECK_CACHE", str(blocked / "cache"))
    assert Glossary.load([write(tmp_path)]).entries


def test_the_folder_is_bounded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_FILES", 3)
    for n in range(6):
        cache.keep("glossary", str(n).encode(), folder, [n])
    assert len(list((folder / "cache").glob("*.json"))) == 3
    assert cache.recall("glossary", b"5", folder) == [5]
    assert not [p for p in (folder / "cache").iterdir() if p.suffix != ".json"]
    assert json.loads(next((folder / "cache").glob("*.json")).read_text().split("\n", 1)[1])


def kept_of(folder: Path, word: bytes) -> Path:
    """The file of the glossary in which this word stands; the shipped styles are kept too."""
    (kept,) = (path for path in (folder / "cache").glob("glossary-*.json") if word in path.read_bytes())
    return kept


def test_no_letter_of_a_cached_glossary_can_change_unseen(folder: Path) -> None:
    """A forbidden form that became another one let a wrong text pass."""
    path = write(folder)
    read = Glossary.load([path])
    kept = kept_of(folder, b"Mosyr")
    content = kept.read_bytes()
    for at in range(0, len(content), 97):
        kept.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        assert Glossary.load([path]) == read
    kept.write_bytes(content.replace(b"Mosyr", b"Mosyt"))
    assert Glossary.load([path]) == read
    assert kept.read_bytes() == content  # worked out and kept anew


def test_a_file_in_the_place_of_another_does_not_count(folder: Path) -> None:
    Glossary.load([write(folder)])
    one = kept_of(folder, b"Mosyr")
    other = folder / "other.yaml"
    other.write_text(GLOSSARY.replace("Mosyr", "Mosir"), encoding="utf-8")
    read = Glossary.load([other])
    kept_of(folder, b"Mosir").write_bytes(one.read_bytes())
    assert Glossary.load([other]) == read


def test_the_cache_is_its_owners_alone_and_what_was_cut_off_goes(folder: Path) -> None:
    import os
    import stat

    Glossary.load([write(folder)])
    place = folder / "cache"
    if hasattr(os, "getuid"):
        assert stat.S_IMODE(place.stat().st_mode) == 0o700
        assert all(stat.S_IMODE(kept.stat().st_mode) == 0o600 for kept in place.iterdir())
    left = place / ".new-abc"
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    Glossary.load([write(folder, GLOSSARY.replace("Mosyr", "Mozir"))])
    assert not left.exists()
