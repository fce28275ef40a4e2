"""Round trips, losses, and files that are not what they should be."""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.errors import GlossaryError
from transcheck.glossary.entries import CASES, KINDS, PARTS, QUOTED, STATUSES, Context, Entry, Form, Specs
from transcheck.glossary.files import parse_glossary
from transcheck.glossary.shipped import shipped_folder
from transcheck.glossary.upkeep.exchange import (
    FORMATS,
    Format,
    Settings,
    export_entries,
    format_for,
    import_entries,
)
from transcheck.glossary.upkeep.exchange.base import in_order, slug

SHIPPED = {p.stem: parse_glossary(p.read_bytes(), p.name).entries for p in sorted(shipped_folder().glob("*.yaml"))}
COMPLETE = [format_ for format_ in FORMATS.values() if format_.complete]
TBX = [FORMATS[name] for name in ("tbx", "tbx-dct", "martif")]
UKRAINIAN = Settings(language="uk")


def unplaced(entries: Any) -> tuple[Entry, ...]:
    return tuple(replace(entry, place=None) for entry in entries)


def back(entries: tuple[Entry, ...], format_: Format, how: Settings = UKRAINIAN) -> tuple[Entry, ...]:
    return unplaced(format_.read(format_.write(entries, how), f"x{format_.suffix}", how))


@pytest.mark.parametrize("format_", COMPLETE, ids=lambda f: f.name)
@pytest.mark.parametrize("name", SHIPPED)
def test_complete_formats_hold_all_of_the_shipped_glossaries(name: str, format_: Format) -> None:
    assert back(SHIPPED[name], format_) == unplaced(SHIPPED[name])
    assert export_entries(SHIPPED[name], format_, Settings())[1] == ()


@pytest.mark.parametrize("format_", TBX, ids=lambda f: f.name)
@pytest.mark.parametrize("name", SHIPPED)
def test_tbx_holds_what_tbx_basic_has_a_place_for(name: str, format_: Format) -> None:
    held = {"role", "note", "source", "tags", "kind", "gender"}
    for change in export_entries(SHIPPED[name], format_, Settings())[1]:
        first = change.field.split()[0]
        assert change.field, change
        assert first not in held, change
        if first == "form":
            assert re.search(r" (part|case|only \w+|unless \w+)$", change.field), change
        assert first != "native", change


@pytest.mark.parametrize("format_", FORMATS.values(), ids=lambda f: f.name)
@pytest.mark.parametrize("name", SHIPPED)
def test_import_export_import_is_the_identity(name: str, format_: Format) -> None:
    once = back(SHIPPED[name], format_)
    assert once
    assert back(once, format_) == once


@pytest.mark.parametrize("format_", FORMATS.values(), ids=lambda f: f.name)
def test_everything_that_is_lost_is_told(format_: Format, riverside: tuple[Entry, ...]) -> None:
    lost = export_entries(riverside, format_, UKRAINIAN)[1]
    returned = back(riverside, format_)
    told = {change.entry for change in lost}
    for entry in riverside:
        assert entry in returned or entry.id in told


WORDS = st.text(st.sampled_from("abcKЖїў’'|\\=+-@#:;, \"<&{[é\n"), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)
WORD = WORDS.filter(bool)
LIST = st.lists(WORD, max_size=3, unique=True).map(tuple)
SOME = st.none() | WORD


@st.composite
def contexts(draw: Any) -> Context:
    return Context(*(draw(LIST) for _ in range(4)))


@st.composite
def entries(draw: Any) -> Entry:
    texts = draw(st.lists(WORD, min_size=1, max_size=4, unique=True))
    forms = [
        Form(
            text, draw(st.sampled_from(STATUSES)), draw(SOME), draw(SOME), draw(st.none() | st.sampled_from(PARTS)),
            draw(st.none() | st.sampled_from(CASES)), draw(contexts()), draw(contexts()),
        )
        for text in texts
    ]  # fmt: skip
    return Entry(
        id=draw(st.from_regex(r"[a-z0-9][a-z0-9_ёж.-]{0,8}", fullmatch=True)),
        kind=draw(st.sampled_from(KINDS)),
        forms=in_order(forms),
        native={code: names for code in ("uk", "ru", "be") if (names := draw(LIST))},  # type: ignore[misc]
        gender=draw(st.sampled_from((None, "m", "f"))),
        role=draw(SOME), note=draw(SOME), source=draw(SOME), since=draw(SOME), until=draw(SOME), tags=draw(LIST),
        case=draw(st.sampled_from(CASES)), quoted=draw(st.sampled_from(QUOTED)), only=draw(contexts()),
        unless=draw(contexts()), first_mention=draw(LIST), specs=Specs(draw(LIST), draw(LIST)),
        proposed=draw(st.booleans()),
    )  # fmt: skip


GLOSSARIES = st.lists(entries(), min_size=1, max_size=3, unique_by=lambda entry: entry.id).map(tuple)


@pytest.mark.parametrize("format_", [f for f in COMPLETE if f.name != "xlsx"], ids=lambda f: f.name)
@settings(max_examples=15, derandomize=True, deadline=None)
@given(GLOSSARIES)
def test_any_glossary_survives_a_complete_format(format_: Format, glossary: tuple[Entry, ...]) -> None:
    assert back(glossary, format_) == glossary


@settings(max_examples=8, derandomize=True, deadline=None)
@given(GLOSSARIES)
def test_any_glossary_survives_excel(glossary: tuple[Entry, ...]) -> None:
    assert back(glossary, FORMATS["xlsx"]) == glossary


@pytest.mark.parametrize("format_", TBX, ids=lambda f: f.name)
@settings(max_examples=10, derandomize=True, deadline=None)
@given(GLOSSARIES)
def test_tbx_of_any_glossary_is_read_back(format_: Format, glossary: tuple[Entry, ...]) -> None:
    bare = tuple(
        replace(
            entry, since=None, until=None, case="keep", quoted="strict", only=Context(), unless=Context(),
            first_mention=(), specs=Specs(), proposed=False,
            forms=tuple(
                Form(f.text, f.status, f.note, f.source, f.part if f.part in ("full", "acronym") else None)
                for f in entry.forms
            ),
        )
        for entry in glossary
    )  # fmt: skip
    assert back(bare, format_) == bare


# --- cells that a spreadsheet would run


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_formulas_are_defused_on_the_way_out(name: str) -> None:
    evil = Entry(
        "e", "term", (Form('=HYPERLINK("x")', "preferred"), Form("@sum", "deprecated")), note="-1+1", source="+x"
    )
    text = FORMATS[name].write((evil,), Settings()).decode("utf-8-sig")
    assert not re.search(r"(?:^|[,\t])\"?[=+@-]", text, re.MULTILINE)
    assert back((evil,), FORMATS[name]) == (evil,)


def test_excel_gets_texts_and_never_formulas() -> None:
    import openpyxl

    evil = Entry("e", "term", (Form("=1+1", "preferred"),), source="s")
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].write((evil,), Settings())))
    assert {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row} <= {"s", "n"}
    assert back((evil,), FORMATS["xlsx"]) == (evil,)


def test_a_formula_in_a_workbook_is_told_with_its_cell() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["id", "preferred"])
    book.active.append(["a", "=A1"])
    sink = io.BytesIO()
    book.save(sink)
    with pytest.raises(GlossaryError, match="row 2, column B: a formula") as caught:
        FORMATS["xlsx"].read(sink.getvalue(), "x.xlsx", Settings())
    assert caught.value.line == 2


def test_numbers_and_dates_of_a_workbook_are_read_as_they_look() -> None:
    import datetime

    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["preferred", "since", "until", "proposed"])
    book.active.append(["Bystra", 1994, datetime.date(2001, 2, 3), True])
    sink = io.BytesIO()
    book.save(sink)
    (entry,) = FORMATS["xlsx"].read(sink.getvalue(), "x.xlsx", Settings(kind="place"))
    assert (entry.since, entry.until, entry.proposed, entry.kind) == ("1994", "2001-02-03", True, "place")


# --- malformed rows


@pytest.mark.parametrize(
    ("name", "content", "line", "words"),
    [
        ("csv", "id,preferred\na,A\nb,\n", 3, "row 3, column “preferred”: no form"),
        ("csv", "id,preferred,gender\na,A,x\n", 2, "row 2, column “gender”: unknown word “x”"),
        ("csv", "id,prefered\na,A\n", 1, "unknown column “prefered”; did you mean “preferred”"),
        ("csv", "id,preferred\na,A,B\n", 2, "3 cells under 2 columns"),
        ("csv", 'id,preferred\na,"A\n', 2, "not a table"),
        ("csv", "id,preferred,unless\na,A,nonsense\n", 2, "column “unless”: “nonsense” is no condition"),
        ("csv", "id,preferred,deprecated\na,A,A\n", 2, "stands twice"),
        ("csv", "id,preferred,note\na,A,x\na,B,y\n", 3, "column “note”: the id “a” stands in an earlier row"),
        ("csv", "id,preferred,form note\na,A | B,x\n", 2, "2 forms in a row that details one"),
        ("csv", "id,preferred\na,A\x01\n", 2, "U\\+0001"),
        ("csv", "colour,preferred\nx,y\n", 1, "unknown column “colour”"),
        ("csv", "id\n1\n", 1, "no header row"),
        ("csv", "", 1, "no header row"),
        ("deepl", "Київ,Kyiv,uk,en\nКиїв,Kiev,uk,en\n", 2, "row 2: “Київ” is “Kiev” here and “Kyiv” in row 1"),
        ("deepl", "Київ,Kyiv,uk\n", 1, "3 cells"),
        ("deepl", "Kyjiw,Kyiv,de,en\n", 1, "languages “de” and “en”"),
        ("deepl", "Київ,,uk,en\n", 1, "column “target”: empty"),
        ("omegat", "Київ Kyiv\n", 1, "no tab"),
        ("omegat", "Київ\tKyiv\nКиїв\tKiev\n", 2, "“Київ” is “Kiev” here and “Kyiv” in row 1"),
        ("weblate", "a,b\n", 1, "no header row"),
        ("vale", "extends: existence\n", 1, "no Vale substitution"),
        ("vale", "extends: substitution\nswap:\n  Ki.v: Kyiv\n", 3, "is a pattern, not a word"),
        ("vale-reject", "Kiev\n[Kk]iev\n", 2, "is a pattern"),
        ("prh", "version: 1\nrules:\n  - pattern: Kiev\n", 3, "without “expected”"),
        ("prh", "rules:\n  - expected: Kyiv\n    pattern: /Ki.v/\n", 3, "is a pattern"),
        ("spellingukraine", '[{"category": "City"}]', None, "entry 1 has no “sourceSpelling”"),
        ("spellingukraine", '[{"sourceSpelling": "Київ", "correctSpelling": ""}]', None, "entry 1, “correctSpelling”"),
        ("spellingukraine", "[{]", 1, "not JSON"),
        ("tbx", "<tbx><text><body/></text></tbx>", None, "no entries"),
        ("tbx", "<tmx/>", 1, "no TBX"),
        ("tbx", "<tbx>", 1, "not XML"),
        ("tbx", "<tbx>\n<conceptEntry><langSec><termSec/></langSec></conceptEntry></tbx>", 2, "no xml:lang"),
        ("tbx", '<tbx><conceptEntry><langSec xml:lang="en">\n<termSec/></langSec></conceptEntry></tbx>', 2, "no term"),
        ("xlsx", "no zip", None, "no Excel workbook"),
        ("yaml", "entries: [{id: a, kind: place}]", 1, "has no form"),
    ],
)  # fmt: skip
def test_a_malformed_row_stops_with_its_place(name: str, content: str, line: int | None, words: str) -> None:
    with pytest.raises(GlossaryError, match=words) as caught:
        FORMATS[name].read(content.encode(), "given", UKRAINIAN)
    assert caught.value.line == line
    assert caught.value.path == "given"
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("format_", FORMATS.values(), ids=lambda f: f.name)
@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\x00" * 40, b"\xd0", b"{{{", b"- - -", b"[[1]]", b'{"a": {}}'])
def test_no_reader_raises_anything_else(format_: Format, content: bytes) -> None:
    with suppress(GlossaryError):
        format_.read(content, "given", UKRAINIAN)


# --- attacks


LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE tbx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
<tbx><text>&c;</text></tbx>"""
EXTERNAL = '<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<tbx><text>&x;</text></tbx>'


@pytest.mark.parametrize("content", [LAUGHS, EXTERNAL], ids=["billion laughs", "external entity"])
def test_declared_entities_are_refused(content: str) -> None:
    with pytest.raises(GlossaryError, match="entities") as caught:
        FORMATS["tbx"].read(content.encode(), "evil.tbx", Settings())
    assert caught.value.line is not None


def test_an_external_document_type_is_not_fetched() -> None:
    content = (
        '<?xml version="1.0"?>\n<!DOCTYPE martif SYSTEM "file:///nowhere/TBXcoreStructV02.dtd">\n<martif><text><body>'
        '<termEntry id="7"><langSet xml:lang="en"><tig><term>ferry</term></tig></langSet></termEntry></body></text>'
        "</martif>"
    )
    (entry,) = FORMATS["martif"].read(content.encode(), "x.tbx", Settings())
    assert (entry.id, entry.name) == ("ferry", "ferry")


def test_deep_xml_is_refused() -> None:
    with pytest.raises(GlossaryError, match="nested too deep"):
        FORMATS["tbx"].read(b"<tbx>" + b"<a>" * 100_000, "x.tbx", Settings())


@pytest.mark.parametrize("name", ["yaml", "vale", "prh"])
def test_yaml_bombs_are_refused_or_harmless(name: str) -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{n}: &{n} [{', '.join([f'*{p}'] * 9)}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True)
    )
    head = {"vale": "extends: substitution\nswap: *i\n", "prh": "rules: *i\n", "yaml": "entries: *i\n"}[name]
    with pytest.raises(GlossaryError):
        FORMATS[name].read((bomb + head).encode(), "x.yml", Settings())


def test_a_workbook_that_unpacks_to_gigabytes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transcheck.glossary.upkeep.exchange.xlsx._LARGEST_UNPACKED", 2_000_000)
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"xl/{number}.xml", b" " * 500_000)
    with pytest.raises(GlossaryError, match="more than 200 MB"):
        FORMATS["xlsx"].read(sink.getvalue(), "x.xlsx", Settings())


def test_entities_in_a_workbook_are_refused() -> None:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr("xl/workbook.xml", LAUGHS)
    with pytest.raises(GlossaryError, match="entities"):
        FORMATS["xlsx"].read(sink.getvalue(), "x.xlsx", Settings())


@pytest.mark.parametrize("name", ["csv", "deepl", "vale-accept"])
def test_too_many_rows_are_refused_in_one_line(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transcheck.glossary.upkeep.exchange.base.MOST_ROWS", 1000)
    head = {"csv": "id,preferred\n", "deepl": "", "vale-accept": ""}[name]
    row = {"csv": "a{0},A{0}\n", "deepl": "Назва{0},Name{0},uk,en\n", "vale-accept": "w{0}\n"}[name]
    content = head + "".join(row.format(number) for number in range(1500))
    with pytest.raises(GlossaryError, match="more than 1,000 rows"):
        FORMATS[name].read(content.encode(), "x", Settings())


def test_a_file_of_100_megabytes_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(GlossaryError, match="larger than 64 MB"):
        import_entries(path, FORMATS["csv"], Settings())


# --- files as other tools write them


def test_deepl_with_header_relevance_and_the_other_direction() -> None:
    content = "Source,Target,sl,tl,relevance\nKyiv,Київ,EN-GB,UK,high\nМінськ,Minsk,uk,en\n"
    found = FORMATS["deepl"].read(content.encode(), "x.csv", Settings(kind="place"))
    assert [(e.id, e.native) for e in found] == [("kyiv", {"uk": ("Київ",)}), ("minsk", {"uk": ("Мінськ",)})]


def test_a_spreadsheet_with_semicolons_and_utf16() -> None:
    content = "id;kind;preferred;deprecated\nkyiv;place;Kyiv;Kiev | Kyev\n".encode("utf-16")
    (entry,) = FORMATS["csv"].read(content, "x.csv", Settings())
    assert [form.text for form in entry.forms] == ["Kyiv", "Kiev", "Kyev"]


def test_both_generations_of_spellingukraine() -> None:
    new = '{"category": "City", "sourceSpelling": "Київ", "correctSpelling": "Kyiv", "incorrectSpellings": ["Kiev"], '
    new += '"relatedSpellings": ["Киев"]}'
    old = (
        '[{"category": "Geography", "name": "Бахмут", "translation": "Bakhmut", "mistranslations": [], "aliases": []}]'
    )
    (kyiv,) = FORMATS["spellingukraine"].read(new.encode(), "x", Settings())
    (bakhmut,) = FORMATS["spellingukraine"].read(old.encode(), "x", Settings())
    assert (kyiv.kind, kyiv.native, [f.status for f in kyiv.forms]) == (
        "place",
        {"uk": ("Київ",)},
        ["preferred", "deprecated"],
    )
    assert kyiv.note == "Related spellings: Киев"
    assert bakhmut.native == {"uk": ("Бахмут",)}


def test_a_dct_file_with_groups_inline_marks_and_foreign_languages() -> None:
    content = """<tbx type="TBX-Basic" style="dct" xmlns="urn:iso:std:iso:30042:ed:3.0" xmlns:min="m" xmlns:basic="b">
    <text><body><conceptEntry id="c4"><basic:subjectField>Travel</basic:subjectField>
    <langSec xml:lang="en-US"><termSec><term>ferry <hi>crossing</hi></term>
      <termNoteGrp><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termNoteGrp></termSec>
      <termSec><term>ferriage</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>
    </langSec>
    <langSec xml:lang="es"><termSec><term>cruce</term></termSec></langSec>
    <langSec xml:lang="be"><termSec><term>пераправа</term></termSec></langSec>
    </conceptEntry></body></text></tbx>"""
    (entry,) = FORMATS["tbx"].read(content.encode(), "x.tbx", Settings())
    assert entry.id == "ferry-crossing"
    assert [(f.text, f.status) for f in entry.forms] == [("ferry crossing", "admitted"), ("ferriage", "deprecated")]
    assert entry.native == {"be": ("пераправа",)}


def test_the_ending_tells_the_format() -> None:
    assert format_for("a/B.XLSX").name == "xlsx"
    assert format_for("x.csv", "deepl").name == "deepl"
    with pytest.raises(GlossaryError, match="ending does not tell"):
        format_for("x.json")
    with pytest.raises(GlossaryError, match="did you mean “weblate”"):
        format_for("x", "weblat")


def test_ids_are_made_of_names() -> None:
    assert slug("Sviatlana Tsikhanouskaya") == "sviatlana-tsikhanouskaya"
    assert slug("Homieĺ") == "homiel"
    assert slug("Київ") == "kyiv"
    assert slug("漢字").startswith("entry-")


# --- TBX-Basic: the rules, from the published schema and Schematron rules of release 1.2 of the dialect
# (github.com/LTAC-Global/TBX-Basic_dialect, DCA/TBXcoreStructV03_TBX-Basic_integrated.rng and TBX-Basic_DCA.sch).

NAMESPACE = "{urn:iso:std:iso:30042:ed-2}"
AUXILIARY = "(descrip|descripGrp|admin|adminGrp|transacGrp|note|ref|xref)"
CONTENT = {  # element → regular expression over its children, each followed by a blank
    "tbx": "tbxHeader text ",
    "tbxHeader": "fileDesc (encodingDesc )?(revisionDesc )?",
    "fileDesc": "(titleStmt )?(publicationStmt )?(sourceDesc )+",
    "sourceDesc": "(p )+",
    "text": "body (back )?",
    "body": "(conceptEntry )+",
    "conceptEntry": f"({AUXILIARY} )*(langSec )+",
    "langSec": f"({AUXILIARY} )*(termSec )+",
    "termSec": f"term ((termNote|termNoteGrp) )*({AUXILIARY} )*",
    **dict.fromkeys(("p", "term", "termNote", "descrip", "admin", "note"), ""),
}
TYPES = {  # element → data category → elements that it may stand in, values (None: any text)
    "admin": {
        "customerSubset": ({"conceptEntry", "termSec"}, None),
        "projectSubset": ({"conceptEntry", "termSec"}, None),
        "source": ({"conceptEntry", "langSec", "termSec", "descripGrp"}, None),
    },
    "descrip": {
        "context": ({"termSec", "descripGrp"}, None),
        "definition": ({"conceptEntry", "langSec", "descripGrp"}, None),
        "subjectField": ({"conceptEntry"}, None),
    },
    "termNote": {
        "administrativeStatus": (
            {"termSec"},
            {f"{word}Term-admn-sts" for word in ("preferred", "admitted", "deprecated", "superseded")},
        ),
        "grammaticalGender": ({"termSec"}, {"masculine", "feminine", "neuter", "other"}),
        "geographicalUsage": ({"termSec"}, None),
        "partOfSpeech": ({"termSec"}, {"adjective", "noun", "other", "verb", "adverb"}),
        "termType": ({"termSec"}, {"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"}),
    },
}
MODULES = {"http://www.tbxinfo.net/ns/min": {"administrativeStatus", "subjectField", "customerSubset", "partOfSpeech"}}
META = {category: meta for meta, categories in TYPES.items() for category in categories}


def violations(content: bytes, style: str) -> Iterator[str]:
    """What the published rules forbid in a TBX-Basic file; DCT elements are judged as the DCA ones they stand for."""
    from xml.etree.ElementTree import fromstring

    root = fromstring(content)
    if (root.tag, root.get("type"), root.get("style")) != (f"{NAMESPACE}tbx", "TBX-Basic", style):
        yield "root"
    if not root.get("{http://www.w3.org/XML/1998/namespace}lang"):
        yield "root without xml:lang"
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    if len(ids) != len(set(ids)):
        yield "an id stands twice"
    yield from (f"id {name!r}" for name in ids if not re.fullmatch(r"[^\W\d][\w.-]*", name))
    yield from _element(root, style)


def _element(element: Any, style: str) -> Iterator[str]:
    name = _name(element)
    children = "".join(f"{_name(child)} " for child in element)
    if not re.fullmatch(CONTENT[name], children):
        yield f"<{name}> holds {children}"
    if name in ("langSec", "tbx") and not element.get("{http://www.w3.org/XML/1998/namespace}lang"):
        yield f"<{name}> without xml:lang"
    if name not in ("admin", "descrip", "termNote", "term", "note", "p") and (element.text or "").strip():
        yield f"<{name}> holds text"
    for child in element:
        kind = _name(child)
        if kind in TYPES:
            category = child.get("type") or child.tag.rpartition("}")[2]
            parents, values = TYPES[kind].get(category, (set(), set()))
            if name not in parents or (values is not None and child.text not in values):
                yield f"{category} {child.text!r} in <{name}>"
            if (child.get("type") is None) != (style == "dct"):
                yield f"{category} in the wrong style"
            space = child.tag[1:].partition("}")[0]
            if style == "dct" and (category in MODULES["http://www.tbxinfo.net/ns/min"]) != (space in MODULES):
                yield f"{category} in module {space}"
        yield from _element(child, style)


def _name(element: Any) -> str:
    space, _, name = element.tag.rpartition("}")
    return name if f"{space}}}" == NAMESPACE else META.get(name, name)


@pytest.mark.parametrize("style", ["dca", "dct"])
def test_written_tbx_obeys_the_published_rules(style: str, riverside: tuple[Entry, ...]) -> None:
    format_ = FORMATS["tbx" if style == "dca" else "tbx-dct"]
    for glossary in (*SHIPPED.values(), riverside):
        assert list(violations(format_.write(glossary, Settings()), style)) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"preferredTerm-admn-sts", b"preferredTerm"),
        (b"<term>", b"<note>n</note><term>"),
        (b'type="subjectField"', b'type="topic"'),
        (b' xml:lang="uk"', b""),
        (b'style="dca"', b'style="dct"'),
        (b'id="velyka-bystra"', b'id="1"'),
    ],
)
def test_the_checker_of_the_rules_sees_what_they_forbid(
    right: bytes, wrong: bytes, riverside: tuple[Entry, ...]
) -> None:
    content = FORMATS["tbx"].write(riverside, Settings())
    assert right in content
    assert list(violations(content.replace(right, wrong, 1), "dca"))


def test_weblate_rows_without_a_translation_are_drafts_and_contexts_tell_rows_apart() -> None:
    content = "source,target,context\nЛипа,Lipa,village\nЛипа,linden,tree\nБистра,,river\n"
    read = FORMATS["weblate"].read(content.encode(), "x", UKRAINIAN)
    assert [(e.id, [f.text for f in e.forms], e.proposed) for e in read] == [
        ("village", ["Lipa"], False),
        ("tree", ["linden"], False),
        ("river", [], True),
    ]


def test_omegat_glossaries() -> None:
    content = "# my glossary\nЛипа\tLipa\ta village\nЛипа\tlinden\ta tree\nБистра\tBystra\n"
    read = FORMATS["omegat"].read(content.encode(), "x.utf8", UKRAINIAN)
    assert [(e.name, e.note) for e in read] == [("Lipa", "a village"), ("linden", "a tree"), ("Bystra", None)]
    assert back(read, FORMATS["omegat"]) == read
