"""What is dismissed, by what, and what the user is told of it."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from transcheck.config import Override
from transcheck.errors import ConfigError
from transcheck.model import Document, Finding, Related, Report, Story
from transcheck.silencing import Baseline, Decisions, silence
from transcheck.silencing.baseline import baseline_of
from transcheck.silencing.decisions import HEAD, Decision, written

TODAY = date(2026, 5, 1)


def finding(document: Document, words: str, code: str = "TC301", after: int = 0) -> Finding:
    at = document.text.index(words, after)
    name, category = {"TC301": ("glossary-variant", "name"), "TC202": ("negation-mismatch", "negation")}[code]
    return Finding(code, name, category, "minor", "high", f"“{words}”", document.span(at, at + len(words)))  # type: ignore[arg-type]


def report(text: str, *words: str, code: str = "TC301", path: str = "a.txt") -> Report:
    document = Document(path, text, "en")
    return Report(Story((document,)), "s", tuple(finding(document, word, code) for word in words))


@pytest.mark.parametrize(
    ("text", "dismissed"),
    [
        ("The ferry to Kiev.", None),
        ("<!-- transcheck: ignore TC301 the ship -->\n\nNothing.\n\nThe ferry to Kiev.", None),
        ("The ferry. <!-- transcheck: ignore TC301 the ship -->\nTo Kiev.", None),
        ("<!-- transcheck: ignore TC202 the ship -->\nThe ferry to Kiev.", None),
        ("The ferry to Kiev. <!-- transcheck: ignore TC301 the ship -->", "the ship"),
        ("The ferry to Kiev. <!--transcheck:ignore tc301: the ship-->", "the ship"),
        ("Kiev <!-- transcheck: ignore glossary-variant the ship's name -->", "the ship's name"),
        ("Kiev <!-- transcheck: ignore TC3 old pages -->", "old pages"),
        ("Kiev <!-- transcheck: ignore TC202, TC301 old pages -->", "old pages"),
        ("<!-- transcheck: ignore TC301 the ship -->\r\n\r\nThe ferry to Kiev.\r\nIt left.", "the ship"),
        ("<!-- transcheck: ignore-file TC301 a reprint -->\nOne.\nTwo.\nKiev.", "a reprint"),
        ("The “Kiev” [sic] left.", "marked [sic]"),
        ("The Kiev [sic!] left.", "marked [sic]"),
        ("<!-- transcheck: ignore TC202 not Kiev -->", "stands in a note to transcheck"),
    ],
)
def test_notes_in_the_text(text: str, dismissed: str | None) -> None:
    done = silence(report(text, "Kiev"))
    assert done.notes == ()
    assert [d.reason for d in done.report.dismissed] == ([dismissed] if dismissed else [])
    assert len(done.report.findings) == (0 if dismissed else 1)


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("ignore TC301", "a.txt:2: a note without a reason is not obeyed"),
        ("ignore TC999 why", "unknown rule 'TC999'"),
        ("ignore the ship", "a note without a rule"),
        ("ignroe TC301 why", "unknown note 'ignroe'"),
    ],
)
def test_a_note_that_is_not_obeyed_is_told(note: str, told: str) -> None:
    done = silence(report(f"One.\nKiev <!-- transcheck: {note} -->", "Kiev"))
    assert told in done.notes[0]
    assert len(done.report.findings) == 1


def test_sic_is_about_spelling_and_not_about_what_is_said() -> None:
    done = silence(report("It will not [sic] close.", "not", code="TC202"))
    assert len(done.report.findings) == 1


def test_a_note_that_the_reader_left_out_holds_for_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<p>One.\n<p>Kiev <!-- transcheck: ignore TC301 the ship -->\n<p>Kiev\n", encoding="utf-8")
    document = Document(str(path), "One.\nKiev\nKiev", "en")
    found = (finding(document, "Kiev"), finding(document, "Kiev", after=6))
    done = silence(Report(Story((document,)), "s", found))
    assert done.report.findings == found[1:]
    assert [d.reason for d in done.report.dismissed] == ["the ship"]


def test_a_note_in_the_draft_dismisses_what_another_outlet_is_told_of() -> None:
    draft = Document("draft.txt", "It is open. <!-- transcheck: ignore TC202 heard on tape -->", "en")
    wire = Document("wire.txt", "It is not open.", "en")
    told = Finding(
        "TC202", "negation-mismatch", "negation", "critical", "high", "m", wire.span(6, 9),
        (Related("draft", draft.span(3, 5)),),
    )  # fmt: skip
    done = silence(Report(Story((draft, wire)), "s", (told,)))
    assert [d.kind for d in done.report.dismissed] == ["inline"]


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("archive/*", "archive/a.txt", True),
        ("archive/*", "archive/2019/a.txt", True),
        ("archive/**/a.txt", "archive/x/a.txt", True),
        ("archive/*", "news/a.txt", False),
        ("a.txt", "news/a.txt", True),
        ("*.md", "news/a.txt", False),
        ("*.md", "-", False),
    ],
)
def test_paths_of_overrides(pattern: str, path: str, fits: bool) -> None:
    done = silence(report("Kiev", "Kiev", path=path), overrides=[Override((pattern,), ignore=("TC3",), reason="old")])
    assert [d.reason for d in done.report.dismissed] == ([f"left out for {pattern}: old"] if fits else [])


def test_overrides_select_and_set_the_mildest_severity() -> None:
    told = report("Kiev", "Kiev")
    for override, dismisses in (
        (Override(("*.txt",), select=("TC2",)), True),
        (Override(("*.txt",), select=("TC3",)), False),
        (Override(("*.txt",), min_severity="major"), True),
        (Override(("*.txt",), min_severity="minor"), False),
    ):
        assert bool(silence(told, overrides=[override]).report.dismissed) is dismisses


def decisions(*made: Decision) -> Decisions:
    return Decisions(made, "d.toml", TODAY)


def test_a_decision_holds_for_its_finding_its_files_and_its_time() -> None:
    told = report("Kiev and Lvov", "Kiev", "Lvov")
    print_of = told.findings[0].fingerprint
    for decision, dismisses in (
        (Decision(print_of, "agreed"), True),
        (Decision(print_of, "agreed", date(2026, 5, 1)), True),
        (Decision(print_of, "agreed", date(2026, 4, 30)), False),
        (Decision(print_of, "agreed", path="b.txt"), False),
        (Decision(print_of, "agreed", path="*.txt"), True),
    ):
        done = silence(told, decisions=decisions(decision))
        assert [d.kind for d in done.report.dismissed] == (["decision"] if dismisses else [])


def test_expired_and_unused_decisions_are_told() -> None:
    told = report("Kiev", "Kiev")
    old = Decision(told.findings[0].fingerprint, "agreed", date(2026, 4, 30))
    notes = silence(told, decisions=decisions(old, Decision("0" * 16, "gone"))).notes
    assert "ended on 2026-04-30; its finding is shown again" in notes[0]
    assert "1 decision met no finding" in notes[1]
    assert silence(told, decisions=decisions(Decision(told.findings[0].fingerprint, "agreed"))).notes == ()


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "d.toml"
    made = Decision("0123456789abcdef", 'so "agreed" \\ with Київ\x07', date(2026, 12, 31), "news/*")
    path.write_text(HEAD + written(made, TODAY, "“Kiev”") + written(Decision("f" * 16, "x"), TODAY), encoding="utf-8")
    assert Decisions.load(str(path), TODAY).decisions == (made, Decision("f" * 16, "x"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("decision = 3", "holds decisions only"),
        ("[[decision]]\nreason = 'x'", "needs the fingerprint"),
        ("\n[[decision]]\nfingerprint = '0123456789abcdef'", "has no reason"),
        ("[[decision]]\nfingerprint = '0123456789abcdef'\nreason = 'x'\nuntil = 'May'", "must be a day"),
        ("[[decision]]\nfingreprint = '0123456789abcdef'\nreason = 'x'", "did you mean 'fingerprint'"),
        ("[[decision", "not valid TOML"),
    ],
)
def test_faults_of_decisions_are_told(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "d.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=told):
        Decisions.load(str(path), TODAY)


def test_a_baseline_knows_how_often(tmp_path: Path) -> None:
    document = Document("a.txt", "To Kiev. To Kiev.", "en")
    once, twice = finding(document, "Kiev"), finding(document, "Kiev", after=1)
    path = tmp_path / "base.json"
    path.write_text(baseline_of(Report(Story((document,)), "s", (once,))), encoding="utf-8")
    done = silence(Report(Story((document,)), "s", (once, twice)), baseline=Baseline.load(str(path)))
    assert done.report.findings == (twice,)
    assert [d.kind for d in done.report.dismissed] == ["baseline"]
    again = baseline_of(done.report)
    assert again.count("fingerprint") == 2  # a baseline that is written anew keeps what the old one held


def test_a_baseline_holds_after_edits_elsewhere_and_not_when_the_words_change() -> None:
    counts = Counter([report("The ferry to Kiev.", "Kiev").findings[0].fingerprint])
    moved = report("Much was added.\n\nThe  ferry to   Kiev.", "Kiev", path="renamed.txt")
    assert silence(moved, baseline=Baseline(counts, "b")).report.findings == ()
    other = report("The ferry to Lvov.", "Lvov")
    assert silence(other, baseline=Baseline(counts, "b")).report.findings == other.findings


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"findings": [1]}'])
def test_what_is_no_baseline_is_told(tmp_path: Path, content: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match="is no baseline"):
        Baseline.load(str(path))
    with pytest.raises(ConfigError, match="no such file"):
        Baseline.load(str(tmp_path / "none.json"))
