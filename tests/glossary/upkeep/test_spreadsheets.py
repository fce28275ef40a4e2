"""Tables as people keep them: titles, headers in four languages, several forms in a cell, Excel's own habits."""

import io
from typing import Any

import pytest

from transcheck.errors import GlossaryError
from transcheck.glossary.entries import Entry
from transcheck.glossary.upkeep.exchange import FORMATS, Settings


def read(content: str | bytes, name: str = "csv", **settings: Any) -> tuple[Entry, ...]:
    raw = content if isinstance(content, bytes) else content.encode()
    return FORMATS[name].read(raw, "desk", Settings(**settings))


def forms(entry: Entry) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for form in entry.forms:
        found.setdefault(form.status, []).append(form.text)
    return found


@pytest.mark.parametrize(
    "table",
    [
        "preferred,deprecated\nMazyr; Mozyr,Mosyr\n",
        "Right;Wrong\nMazyr / Mozyr;Mosyr\n",
        "sep=;\nПравильно;Неправильно\nMazyr/Mozyr;Mosyr\n",
        'Names of the desk,\n,\nпішам,не пішам\n"Mazyr\nMozyr",Mosyr\n',
        "№\tАнглийский\tИзбегать\n1\tMazyr | Mozyr\tMosyr\n",
    ],
)
def test_headers_titles_and_several_forms(table: str) -> None:
    (entry,) = read(table, "tsv" if "\t" in table else "csv")
    assert forms(entry) == {"preferred": ["Mazyr", "Mozyr"], "deprecated": ["Mosyr"]}


def test_what_excel_writes_in_the_region() -> None:
    (entry,) = read("Українська;Англійською;Тип\r\nМозир;Mazyr;місто\r\n".encode("cp1251"))
    assert entry.native == {"uk": ("Мозир",)}
    assert entry.kind == "place"
    with pytest.raises(GlossaryError, match="not UTF-8"):
        read("preferred\nCaf\xe9\n".encode("latin-1"))


def test_a_slash_inside_a_word_and_a_comma_stay_unless_asked_for() -> None:
    assert [f.text for f in read('preferred\n"km/h"\n"Lutsk, Volyn"\n')[0].forms] == ["km/h"]
    assert [f.text for f in read('preferred\n"Lutsk, Volyn"\n', split=",")[0].forms] == ["Lutsk", "Volyn"]


def test_bad_rows_are_told_and_passed_over() -> None:
    bad: list[str] = []
    read_entries = read("preferred,kind\nMazyr,place\nX,banana\nHomiel,place\n", bad=bad)
    assert [entry.name for entry in read_entries] == ["Mazyr", "Homiel"]
    assert len(bad) == 1
    assert "row 3" in bad[0]


def test_columns_of_ones_own_name() -> None:
    (entry,) = read("Wie,Was\nMazyr,x\n", columns={"wie": "preferred", "was": "-"})
    assert forms(entry) == {"preferred": ["Mazyr"]}


def test_merged_cells_and_a_later_sheet() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "Read me"
    book.active["A1"] = "How we work"
    sheet = book.create_sheet("Names")
    for row in (
        ["Desk glossary"],
        ["English", "Wrong", "Type"],
        ["Mazyr", "Mosyr", "place"],
        ["Homiel", "Homel", None],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("C3:C4")
    sink = io.BytesIO()
    book.save(sink)
    entries = read(sink.getvalue(), "xlsx")
    assert [(entry.name, entry.kind) for entry in entries] == [("Mazyr", "place"), ("Homiel", "place")]
    with pytest.raises(GlossaryError, match="there are: Read me, Names"):
        read(sink.getvalue(), "xlsx", sheet="Place names")
