"""Files and arguments that were made to harm: one line and exit code 2, and nothing that a terminal would obey."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.reading.twins import xlsx
from transcheck.errors import ConfigError, GlossaryError
from transcheck.glossary.entries import Entry, Form
from transcheck.glossary.upkeep.exchange import FORMATS, Settings
from transcheck.rules.options import check_options
from transcheck.visible import visible, visible_colored, visible_json, visible_line, visible_xml
from transcheck.workbooks import WorkbookError, open_workbook, rows_of

EVIL = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202egnp.exe\u2066"
RAW = ("\x1b", "\x07", "\x9b", "\u202e", "\u2066")


def clean(done: Run) -> bool:
    return not any(sign in done.out + done.err for sign in RAW)


@pytest.fixture
def evil(tmp_path: Path) -> Path:
    path = tmp_path / f"a{EVIL.replace('/', '')}\nb.txt"
    path.write_text(f"The car boat {EVIL} left. “Wait {EVIL} here,” the mayor said.\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "format_name",
    ["text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "markdown", "csv", "html"],
)
def test_no_format_prints_what_a_terminal_obeys(
    format_name: str, run: Callable[..., Run], evil: Path, tmp_path: Path
) -> None:
    house = tmp_path / "house.yaml"
    house.write_text(
        'entries:\n  - id: ferry\n    kind: term\n    preferred: "ferry \\u202e"\n    deprecated: car boat\n'
        '    note: "see \\u001b[31mhere\\u009b"\n',
        encoding="utf-8",
    )
    done = run("check", evil, "--glossary", house, "--format", format_name, "--verbose")
    assert done.code == 1
    assert clean(done)
    if format_name == "json":
        assert done.json["documents"][0]["path"] == str(evil)  # the data are what they were
    assert clean(run("quotes", evil, "--format", format_name if format_name in ("text", "json") else "text"))


def test_no_command_prints_what_a_terminal_obeys(run: Callable[..., Run], evil: Path, tmp_path: Path) -> None:
    for arguments in (
        ("check", tmp_path / f"none{EVIL.replace('/', '')}"),
        ("explain", EVIL),
        ("check", evil, "--select", EVIL),
        ("name", EVIL, "Мозир"),
        ("glossary", "show", EVIL),
        ("lexicon", EVIL),
        ("check", evil, "--config", f"x{EVIL}"),
        ("dismiss", EVIL, "--reason", "x"),
    ):
        done = run(*arguments)
        assert clean(done), arguments
        assert done.err.count("\n") <= 1


def test_ids_of_rows_are_shown(run: Callable[..., Run], tmp_path: Path) -> None:
    rows = tmp_path / "rows.tsv"
    rows.write_text(f"id\ta\tb\n{EVIL}\tIt cost 20 dollars.\tIt cost 30 dollars.\n", encoding="utf-8")
    assert clean(run("compare", "--aligned", rows))


def test_what_is_shown_says_the_same() -> None:
    assert visible("a\tb\r\nc\x1b\u202e\udcff") == "a\tb\r\nc\\x1b\\u202e\\udcff"
    assert visible("line\rover") == "line\\x0dover"
    assert visible_line("a\nb") == "a\\nb"
    assert visible_colored("\x1b[1mred\x1b[0m\x1b]8;;x") == "\x1b[1mred\x1b[0m\\x1b]8;;x"
    assert visible_json('"\x9b\U000e0041"') == '"\\u009b\\udb40\\udc41"'
    assert visible_xml("\u202e\udcff") == "&#x202e;\ufffd"
    assert visible("“Мазыр” – naïve 🙂") == "“Мазыр” – naïve 🙂"


@pytest.mark.parametrize(
    "cell", ["=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "\tx", "'=1", "''+2", "plain", "'tis"]
)
@pytest.mark.parametrize("name", ["csv", "tsv", "weblate", "deepl"])
def test_no_export_holds_a_formula_and_every_cell_comes_back(name: str, cell: str) -> None:
    entry = Entry("quay", "term", (Form(cell.strip(), "preferred"),), native={"uk": ("причал",)})
    settings = Settings(language="uk")
    content = FORMATS[name].write((entry,), settings)
    text = content.decode("utf-8-sig")
    assert not any(field.startswith(("=", "+", "-", "@")) for line in text.splitlines() for field in line.split(","))
    (back,) = FORMATS[name].read(content, "x", settings)
    assert back.name == entry.name


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)*b", "^(([a-z])+.)+[A-Z]([a-z])+$", "a{1,99999}"])
def test_patterns_of_other_tools_are_never_run(pattern: str) -> None:
    prh = f"version: 1\nrules:\n  - expected: quay\n    pattern: /{pattern}/\n".encode()
    vale = f"extends: substitution\nmessage: x\nswap:\n  '{pattern}': quay\n".encode()
    for name, content in (("prh", prh), ("vale", vale), ("vale-reject", pattern.encode())):
        with pytest.raises(GlossaryError, match="is a pattern, not a word"):
            FORMATS[name].read(content, "x.yml", Settings())


def sheet(rows: str, **more: str) -> bytes:
    """A sound workbook with these rows in its first sheet."""
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx("One.\n\nTwo."))) as source, zipfile.ZipFile(sink, "w", 8) as target:
        for name in source.namelist():
            content = source.read(name).decode()
            if name.endswith("sheet1.xml"):
                head, _, rest = content.partition("<sheetData>")
                content = f"{head}<sheetData>{rows}</sheetData>{rest.partition('</sheetData>')[2]}"
            target.writestr(name, more.get(name, content))
    return sink.getvalue()


@pytest.mark.parametrize(
    "rows",
    [
        "<row>" + "<c/>" * 2_100_000 + "</row>",
        "<row/>" * 310_000,
        "".join(f'<row r="{n}"><c r="XFD{n}"/></row>' for n in range(1, 200)),
    ],
)
def test_empty_cells_by_the_million_are_refused(rows: str) -> None:
    with pytest.raises(WorkbookError, match="more than"):
        list(rows_of(open_workbook(sheet(rows)).worksheets[0]))


def test_a_document_type_behind_a_long_comment_is_found() -> None:
    hidden = f"<?xml version='1.0'?><!--{'x' * 3_000_000}--><!DOCTYPE x [<!ENTITY a 'ha'>]><x>&a;</x>"
    content = sheet("<row/>", **{"xl/workbook.xml": hidden})
    with pytest.raises(WorkbookError, match="document type"):
        open_workbook(content)
    with pytest.raises(GlossaryError, match="document type"):
        FORMATS["xlsx"].read(content, "x.xlsx", Settings())


@pytest.mark.parametrize(
    "declared", ['<!ENTITY a "ha">', '<!ATTLIST p x CDATA "megabytes">', '<!ENTITY % e SYSTEM "file:///etc/passwd">']
)
def test_declarations_of_a_terminology_file_are_refused(declared: str) -> None:
    with pytest.raises(GlossaryError, match="declares XML entities"):
        FORMATS["tbx"].read(f"<!DOCTYPE tbx [{declared}]><tbx><p/></tbx>".encode(), "x.tbx", Settings())


@pytest.mark.parametrize(
    "name", ["punycode", "undefined", "idna", "unicode_escape", "raw_unicode_escape", "hex", "rot13"]
)
def test_what_is_no_charset_is_no_encoding(name: str, run: Callable[..., Run], tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"id,kind,preferred\n\xe9,term,x\n")
    for arguments in (("check", path), ("glossary", "import", path, "--into", tmp_path / "g.yaml")):
        done = run(*arguments, "--encoding", name)
        assert done.code == 2
        assert "encoding" in done.err
        assert "unforeseen" not in done.err


@pytest.mark.parametrize(
    "text",
    ["a = " + "[" * 5000 + "]" * 5000, "jobs = " + "9" * 5000, "a" + ".a" * 5000 + " = 1"],
    ids=["deep", "long", "keys"],
)
def test_toml_that_no_person_writes(text: str, run: Callable[..., Run], evil: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(text, encoding="utf-8")
    for option in ("--config", "--decisions"):
        done = run("check", evil, option, path)
        assert done.code == 2
        assert "unforeseen" not in done.err


@pytest.mark.parametrize("value", ['"0.9"', "true", "[1]", "nan", "{a = 1}"])
def test_options_of_rules_are_checked_when_the_configuration_is_read(
    value: str, run: Callable[..., Run], tmp_path: Path
) -> None:
    path = tmp_path / "x.toml"
    path.write_text(f"[rules.unlisted-variant]\n\nthreshold = {value}\n", encoding="utf-8")
    done = run("config", "--config", path)
    assert done.code == 2
    assert f"{path}:3: rule unlisted-variant: 'threshold' must be a number" in done.err


def test_a_rule_takes_what_fits_its_field() -> None:
    check_options("unlisted-variant", {"threshold": 1})
    check_options("no-such-rule", {"x": 1})  # told where rules are chosen
    with pytest.raises(ConfigError, match="did you mean 'threshold'"):
        check_options("TC307", {"treshold": 1})


def test_a_closed_or_full_screen_is_one_line(tmp_path: Path) -> None:
    import subprocess
    import sys

    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    text = tmp_path / "a.txt"
    text.write_text("The ferry left.\n", encoding="utf-8")
    for arguments in (f"check {text}", "rules", "--help", "glossary export --to csv"):
        for way in (">/dev/full", ">&-"):
            command = f"{sys.executable} -m transcheck {arguments} {way}"
            done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
            assert (done.returncode, done.stderr.count("\n")) in ((2, 1), (0, 0)), (arguments, way, done.stderr)
            assert "Traceback" not in done.stderr
            assert "unforeseen" not in done.stderr
