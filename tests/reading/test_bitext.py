"""Aligned rows out of every bilingual format are the same rows."""

import io
import json
from pathlib import Path

import pytest

from transcheck.errors import ReadingError
from transcheck.reading.aligned import AlignedRow, read_aligned

UK = "Ми не закриємо «переправу» до понеділка."
ONE = "We will not close the “crossing”, before Monday."
TWO = "We won't close the crossing on Monday; never."


def tmx(*texts: tuple[str, str]) -> str:
    units = "".join(f'<tuv xml:lang="{code}"><seg>{text}</seg></tuv>' for code, text in texts)
    return (
        f'<?xml version="1.0"?><tmx version="1.4"><header srclang="uk"/><body><tu tuid="t7">{units}</tu></body></tmx>'
    )


def xliff12(source: str, target: str, languages: tuple[str, str] = ("uk-UA", "en-GB")) -> str:
    return (
        '<?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file '
        f'source-language="{languages[0]}" target-language="{languages[1]}"><body><trans-unit id="t7"><source>{source}'
        f"</source><target>{target}</target><alt-trans><source>no</source><target>no</target></alt-trans><note>no</note>"
        "</trans-unit></body></file></xliff>"
    )


def xliff20(source: str, target: str) -> str:
    return (
        '<?xml version="1.0"?><xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" '
        'srcLang="uk" trgLang="en">'
        f'<file id="f"><unit id="t7"><notes><note>no</note></notes><segment><source>{source}</source><target>{target}'
        "</target></segment></unit></file></xliff>"
    )


def po(source: str, target: str, language: str = "en") -> str:
    return (
        f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n\n#: a.txt:1\n'
        f'msgctxt "t7"\nmsgid "{source[:9]}"\n"{source[9:]}"\n'
        f'msgstr "{target}"\n\n#~ msgid "old"\n#~ msgstr "old"\n'
    )


def csv_of(*cells: str, header: str, comma: str = ",") -> str:
    return (
        header.replace(",", comma) + "\r\n" + comma.join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\r\n"
    )


def xlsx(*rows: tuple[str, ...]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()


ONE_RENDERING = {
    "r.tsv": f"id\tsource\ttarget\nt7\t{UK}\t{ONE}\n",
    "r.csv": csv_of("t7", UK, ONE, header="id,source,a"),
    "semicolons.csv": csv_of("t7", UK, ONE, header="id,source,a", comma=";"),
    "r.jsonl": json.dumps({"id": "t7", "source": UK, "a": ONE}, ensure_ascii=False) + "\n",
    "r.json": json.dumps([{"id": "t7", "source": UK, "target": ONE}], ensure_ascii=False, indent=1),
    "r.tmx": tmx(("uk", UK), ("en-GB", ONE)),
    "backwards.tmx": tmx(("en", ONE), ("uk-UA", UK)),
    "r.xlf": xliff12(UK, ONE),
    "backwards.xlf": xliff12(ONE, UK, ("en", "uk")),
    "two.xlf": xliff20(UK, ONE),
    "r.po": po(UK, ONE),
    "backwards.po": po(ONE, UK, "uk"),
    "r.xlsx": xlsx(("id", "source", "a"), ("t7", UK, ONE)),
}
TWO_RENDERINGS = {
    "r.tsv": f"id\tsource\ta\tb\nt7\t{UK}\t{ONE}\t{TWO}\n",
    "r.csv": csv_of(UK, ONE, TWO, "t7", header="source,a,b,id"),
    "r.jsonl": json.dumps({"id": "t7", "source": UK, "renderings": [ONE, TWO]}) + "\n",
    "r.tmx": tmx(("uk", UK), ("en-GB", ONE), ("en-US", TWO)),
    "r.xlsx": xlsx(("id", "source", "a", "b"), ("t7", UK, ONE, TWO)),
}


def rows(tmp_path: Path, name: str, content: str | bytes) -> list[AlignedRow]:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_aligned(str(path)))


@pytest.mark.parametrize(("name", "content"), ONE_RENDERING.items(), ids=ONE_RENDERING)
def test_an_original_and_one_rendering(tmp_path: Path, name: str, content: str | bytes) -> None:
    (row,) = rows(tmp_path, name, content)
    assert (row.number, row.source, row.language, row.a, row.b, row.id) == (1, UK, "uk", ONE, None, "t7")
    assert row.place


@pytest.mark.parametrize(("name", "content"), TWO_RENDERINGS.items(), ids=TWO_RENDERINGS)
def test_an_original_and_two_renderings(tmp_path: Path, name: str, content: str | bytes) -> None:
    (row,) = rows(tmp_path, name, content)
    assert (row.source, row.a, row.b, row.id) == (UK, ONE, TWO, "t7")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("name", [name for name, content in ONE_RENDERING.items() if isinstance(content, str)])
def test_in_other_encodings(tmp_path: Path, name: str, encoding: str) -> None:
    content = ONE_RENDERING[name]
    assert isinstance(content, str)
    (row,) = rows(tmp_path, name, content.encode(encoding))
    assert (row.source, row.a) == (UK, ONE)


def test_any_number_of_renderings(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "r.tsv", "source\ta\tb\tc\td\tnote\nТак.\tYes.\tYeah.\tYep.\tAye.\tno\n")
    assert row.renderings == ("Yes.", "Yeah.", "Yep.", "Aye.")


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ('We <g id="1">will</g> stay', "We will stay"),
        ('We <bpt id="1">&lt;b&gt;</bpt>will<ept id="1">&lt;/b&gt;</ept> stay', "We will stay"),
        ('We <ph id="1">{x}</ph> stay', "We \ufffc stay"),
        ('We<x id="1"/> stay', "We\ufffc stay"),
        ('We <mrk mtype="x">will <ph id="1">a<sub>b</sub></ph></mrk> stay', "We will \ufffc stay"),
    ],
)
def test_inline_codes_are_no_words(tmp_path: Path, inside: str, text: str) -> None:
    (row,) = rows(tmp_path, "r.xlf", xliff12("Так", inside))
    assert row.a == text


def test_a_source_too_short_to_tell_is_in_the_language_of_the_others(tmp_path: Path) -> None:
    content = f"source\ta\nТак.\tYes.\n{UK}\t{ONE}\nDa.\tYes.\n"
    assert [row.language for row in rows(tmp_path, "r.tsv", content)] == ["uk", "uk", "uk"]
    assert [row.language for row in rows(tmp_path, "s.tsv", "source\ta\nТак.\tYes.\n")] == ["und"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("rows.txt", f"id\tsource\ttarget\nt7\t{UK}\t{ONE}\n"), ("rows", csv_of("t7", UK, ONE, header="id,source,a"))],
)
def test_a_table_is_told_by_its_first_line(tmp_path: Path, name: str, content: str) -> None:
    (row,) = rows(tmp_path, name, content)
    assert (row.source, row.a, row.id) == (UK, ONE, "t7")


def test_units_without_a_translation_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "r.tsv"
    path.write_text("source\ta\nТак.\tYes.\nНі.\t\n", encoding="utf-8")
    aligned = read_aligned(str(path))
    assert [row.a for row in aligned] == ["Yes.", ""]
    assert aligned.notes == ["1 of 2 rows have fewer than two texts and were not compared"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("r.tmx", '<tmx version="1.4"><body/></tmx>', "no rows"),
        ("r.tmx", tmx(("uk", UK)), "no row with two texts"),
        ("r.tmx", tmx(("uk", UK), ("ru", "Да.")), "no row with two texts"),
        ("r.xlf", xliff12(UK, ""), "no row with two texts"),
        ("r.tsv", f"source\ta\n{ONE}\t{UK}\n", "swap the columns"),
        ("r.tsv", "source\ta\nТак.\t\n", "no row with two texts"),
        ("r.csv", 'a,b\n"x,y\n', "no sound table"),
        ("r.csv", "a,b\nx,y,z\n", "has 3 columns"),
        ("r.po", 'msgid "a\n', "no line of a PO"),
        ("r.tmx", "<tmx><body><tu>", "damaged XML"),
        ("r.txt", "The ferry left.", "no format known"),
        ("r.xlsx", xlsx(("name", "value"), ("x", "y")), "lacks the column 'a'"),
    ],
)
def test_nothing_to_compare_is_told(tmp_path: Path, name: str, content: str | bytes, words: str) -> None:
    with pytest.raises(ReadingError, match=words):
        rows(tmp_path, name, content)
