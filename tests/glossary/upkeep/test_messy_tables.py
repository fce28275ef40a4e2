"""Twelve spreadsheets as desks keep them, each with a mess of its own: imported right, or refused with the row."""

import io
from collections.abc import Callable
from typing import Any

import pytest

from transcheck.errors import GlossaryError
from transcheck.glossary.entries import Entry
from transcheck.glossary.upkeep.exchange import FORMATS, Settings

Row = list[Any]


def workbook(*sheets: tuple[str, list[Row], list[str]]) -> bytes:
    """A workbook of named sheets with rows and merged ranges."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows, merged in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        for cells in merged:
            sheet.merge_cells(cells)
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()


def read(content: bytes, name: str, **settings: Any) -> tuple[Entry, ...]:
    return FORMATS[name].read(content, f"desk.{name}", Settings(**settings))


def short(entries: tuple[Entry, ...]) -> list[tuple[str, list[str], list[str]]]:
    """Kind, allowed and ruled out forms of each entry."""
    return [
        (e.kind, [f.text for f in e.forms if f.allowed], [f.text for f in e.forms if not f.allowed]) for e in entries
    ]


TABLES: dict[str, tuple[str, Callable[[], bytes], dict[str, Any], list[tuple[str, list[str], list[str]]]]] = {
    "a title over merged cells, an empty row, headers in Ukrainian": (
        "xlsx",
        lambda: workbook(
            (
                "Назви",
                [
                    ["Довідник відділу перекладу, ред. 3"],
                    [],
                    ["Українською", "Англійською", "Не пишемо", "Тип"],
                    ["Бистра", "Bystra", "Bistra; Bystraya", "місто"],
                    ["Марта Кавалець", "Marta Kavalets", "Marta Kovalets", "особа"],
                ],
                ["A1:D1"],
            )
        ),
        {},
        [("place", ["Bystra"], ["Bistra", "Bystraya"]), ("person", ["Marta Kavalets"], ["Marta Kovalets"])],
    ),
    "headers in Russian, cp1251 and semicolons from Excel": (
        "csv",
        lambda: "По-русски;По-английски;Неправильно;Примечание\r\nЛуги;Luhi;Lugi / Looghi;село\r\n".encode("cp1251"),
        {"kind": "place"},
        [("place", ["Luhi"], ["Lugi", "Looghi"])],
    ),
    "headers in Belarusian, with sep= in the first line": (
        "csv",
        lambda: "sep=;\nПа-беларуску;Па-ангельску;Няправільна\nВярбіца;Viarbica|Verbitsa;Werbica\n".encode(),
        {"kind": "place"},
        [("place", ["Viarbica", "Verbitsa"], ["Werbica"])],
    ),
    "line breaks and two kinds of separators in one cell": (
        "csv",
        lambda: b'English,Avoid\n"Nyzhni Luky\nNyzhnie Luky","Nizhni Luki; Nizhnie Luki / Lower Luky"\n',
        {"kind": "place"},
        [("place", ["Nyzhni Luky", "Nyzhnie Luky"], ["Nizhni Luki", "Nizhnie Luki", "Lower Luky"])],
    ),
    "a comma that is part of a name stays, unless it is said to part": (
        "csv",
        lambda: b'Preferred\n"Lipa, Bystra district"\n',
        {"kind": "place"},
        [("place", ["Lipa, Bystra district"], [])],
    ),
    "commas that part forms, with --split": (
        "csv",
        lambda: b'Preferred,Deprecated\nLipa,"Lypa, Leepa, Lippa"\n',
        {"kind": "place", "split": ","},
        [("place", ["Lipa"], ["Lypa", "Leepa", "Lippa"])],
    ),
    "the names on the third sheet, after a cover and a log": (
        "xlsx",
        lambda: workbook(
            ("Cover", [["How to use this file"]], []),
            ("Log", [["2 May", "mended Lipa"]], []),
            ("Names", [["Right", "Wrong"], ["Lipa", "Lypa"]], []),
        ),
        {"kind": "place"},
        [("place", ["Lipa"], ["Lypa"])],
    ),
    "one of several sheets of names by its name": (
        "xlsx",
        lambda: workbook(
            ("People", [["Right"], ["Marta Kavalets"]], []), ("Places", [["Right", "Wrong"], ["Lipa", "Lypa"]], [])
        ),
        {"kind": "place", "sheet": "Places"},
        [("place", ["Lipa"], ["Lypa"])],
    ),
    "a kind merged down over its rows": (
        "xlsx",
        lambda: workbook(
            (
                "Sheet1",
                [
                    ["Type", "English", "Wrong"],
                    ["place", "Lipa", "Lypa"],
                    [None, "Bystra", "Bistra"],
                    ["term", "ferry", None],
                ],
                ["A2:A3"],
            )
        ),
        {},
        [("place", ["Lipa"], ["Lypa"]), ("place", ["Bystra"], ["Bistra"]), ("term", ["ferry"], [])],
    ),
    "columns of the desk's own naming, numbers and blank rows between": (
        "tsv",
        lambda: b"No\tSo schreiben wir\tSo nicht\n1\tLipa\tLypa\n\t\t\n2\tBystra\tBistra\n",
        {"kind": "place", "columns": {"so schreiben wir": "preferred", "so nicht": "deprecated", "no": "-"}},
        [("place", ["Lipa"], ["Lypa"]), ("place", ["Bystra"], ["Bistra"])],
    ),
    "a byte order mark, quotes inside quotes, spaces that do not break": (
        "csv",
        lambda: '\ufeffPreferred,Deprecated\n\u00a0Lipa \u00a0,"the ""Lypa"""\n'.encode(),
        {"kind": "place"},
        [("place", ["Lipa"], ['the "Lypa"'])],
    ),
    "UTF-16 with tabs, as Excel saves Unicode text": (
        "tsv",
        lambda: "Українська\tАнглійська\r\nЛипа\tLipa\r\n".encode("utf-16"),
        {"kind": "place"},
        [("place", ["Lipa"], [])],
    ),
}


@pytest.mark.parametrize("what", TABLES)
def test_a_messy_table_is_read_right(what: str) -> None:
    name, content, settings, expected = TABLES[what]
    assert short(read(content(), name, **settings)) == expected


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"English,Type\nLipa,place\nBystra,pond\n", "csv", "row 3"),
        (b"Right,Type\nLipa,place\n,place\nBystra\tplace,lake?\n", "csv", "row 3"),
        (b"When,Where\nMonday,Lipa\n", "csv", "column"),
        ("Preferred\nCaf\xe9\n".encode("latin-1"), "csv", "UTF-8"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(content: bytes, name: str, told: str) -> None:
    with pytest.raises(GlossaryError) as refused:
        read(content, name)
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)


def test_twelve() -> None:
    assert len(TABLES) == 12
