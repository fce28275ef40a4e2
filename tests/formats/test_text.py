"""The report for a terminal: what comes first, what is told once, and that locations stay whole."""

import re

import pytest

from tests.formats.conftest import large
from transcheck.formats import render
from transcheck.formats.blocks import several_ways
from transcheck.formats.style import Style
from transcheck.formats.wording import alone_lines
from transcheck.model import Document, Finding, Group, Member, Pair, Related, Report, Story


@pytest.mark.parametrize("width", [40, 59, 60, 80, 120])
def test_a_location_is_never_broken(rich_report: Report, width: int) -> None:
    shown = render(rich_report, "text", Style("compare", width=width))
    for document in rich_report.story.documents:
        name = document.path.rpartition("/")[2]
        assert len(re.findall(re.escape(name), shown)) >= 3
    assert not re.search(r"\.txt:?$|\.txt:\d+:$|\.txt\n:", shown.partition("\n\n")[2], re.MULTILINE)


def test_long_paths_are_not_broken_either() -> None:
    path = "a folder with blanks/" + "x" * 90 + ".txt"
    document = Document(path, "The ferry to Kiev.", "en")
    found = Finding("TC301", "glossary-variant", "name", "minor", "high", "m", document.span(13, 17))
    twin = Document("y/" + path.rpartition("/")[2], "The ferry.", "en")  # the same file name: whole paths are shown
    shown = render(Report(Story((document, twin)), "s", (found,)), "text", Style("check", width=60))
    assert f"{path}:1:14\n" in shown


def test_who_stands_alone_comes_first(rich_report: Report) -> None:
    lines = render(rich_report, "text", Style("compare", width=120)).splitlines()
    assert lines[0].startswith("3 renderings compared with the original")
    assert lines[1] == "riverside-wire.txt alone has “on Monday” (date); two others have “before Monday”."


@pytest.mark.parametrize(
    ("verdict", "told"),
    [
        (" The original (до) agrees with b. c agrees with b.", "two others and the original have “before Monday”."),
        (" The original (в) agrees with a.", "two others have “before Monday”."),
        ("", "two others have “before Monday”."),
    ],
)
def test_with_whom_the_original_is_is_told_of_who_stands_alone(verdict: str, told: str) -> None:
    a, b, c = (Document(f"{name}.txt", "on Monday, before Monday", "en") for name in "abc")
    message = f"b has “before Monday”; a has “on Monday”.{verdict}"
    related = (Related("b", b.span(11, 17)), Related("c", c.span(11, 17)))
    found = Finding("TC214", "date-mismatch", "date", "critical", "high", message, a.span(0, 2), related, pair="p1")
    assert list(alone_lines("a.txt", [found])) == [f"a.txt alone has “on Monday” (date); {told}"]


def test_the_same_in_many_places_is_told_once() -> None:
    document = Document("a.txt", "Kiev. " * 7, "en")
    found = tuple(
        Finding("TC301", "glossary-variant", "name", "minor", "high", "Write “Kyiv”.", document.span(n * 6, n * 6 + 4))
        for n in range(7)
    )
    shown = render(Report(Story((document,)), "s", found), "text", Style("check"))
    assert shown.count("Write “Kyiv”.") == 1
    assert "“Kiev” 7 times" in shown
    assert "and 2 more places; --verbose lists them" in shown
    assert "7 minor" in shown


def test_eight_outlets_with_eight_numbers_are_one_line() -> None:
    documents = [Document(f"{name}.txt", f"{n + 20} boats", "en") for n, name in enumerate("abcdefgh")]
    members = [Member(document.span(0, 8)) for document in documents]
    pairs, found = [], []
    for i, left in enumerate(documents):
        for j in range(i + 1, 8):
            pair = Pair(f"p{len(pairs)}", members[i], members[j], 1.0)
            pairs.append(pair)
            related = (Related(documents[j].label, documents[j].span(0, 2)),)
            at = left.span(0, 2)
            found.append(
                Finding("TC201", "number-mismatch", "number", "critical", "high", "m", at, related, pair=pair.id)
            )
    told = several_ways(found)
    assert [finding.message for finding in told] == [
        "8 ways: a “20”, b “21”, c “22”, d “23”, e “24”, f “25”, g “26”, h “27”."
    ]
    report = Report(Story(tuple(documents), {}, tuple(pairs), (Group("u1", tuple(members)),)), "s", tuple(found))
    assert render(report, "text", Style("compare", width=120)).count("critical number") == 1


def test_two_sides_stay_two_sides(rich_report: Report) -> None:
    assert several_ways(rich_report.findings) == list(rich_report.findings)


def test_quiet_has_a_line_for_each_finding() -> None:
    report = large(40)
    assert render(report, "text", Style("compare", quiet=True)).count("\n") == 40
