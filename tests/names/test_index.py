"""Search over many names."""

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


def test_an_empty_index_is_silent() -> None:
    assert NameIndex([]).search("Kyiv") == []


@given(st.text(max_size=20))
@settings(max_examples=60, derandomize=True, deadline=None)
def test_any_text_may_be_looked_up(text: str) -> None:
    hits = INDEX.search(text)
    assert [hit.cost for hit in hits] == sorted(hit.cost for hit in hits)
