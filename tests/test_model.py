from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcheck.model import Document, Finding, Related, Report, Span, Story


def finding(document: Document, start: int, end: int, related: tuple[Related, ...] = ()) -> Finding:
    return Finding("TC201", "number-mismatch", "number", "major", "high", "Said.", document.span(start, end), related)


@given(st.text(max_size=20), st.integers(-3, 25), st.integers(-3, 25))
def test_a_span_slices_to_its_text_or_is_refused(text: str, start: int, end: int) -> None:
    document = Document("a.txt", text, "en")
    if 0 <= start <= end <= len(text):
        assert document.span(start, end).text == text[start:end]
    else:
        with pytest.raises(ValueError, match="outside"):
            document.span(start, end)


def test_spans_of_two_documents_never_meet() -> None:
    first, second = Document("a.txt", "same words", "en"), Document("a.txt", "same words", "en")
    assert not first.span(0, 4).overlaps(second.span(0, 4))
    assert not first.span(0, 10).contains(second.span(0, 4))
    assert first.span(0, 10).contains(first.span(0, 4))
    assert not first.span(0, 4).overlaps(first.span(4, 5))


SAID = "The mayor came late. The road to Kiev was closed on Monday, he said. Nobody was told."


def of_kiev(text: str, path: str = "a.txt") -> str:
    at = text.index("Kiev")
    return finding(Document(path, text, "en"), at, at + 4).fingerprint


@pytest.mark.parametrize(
    "text",
    [
        f"It rained.\n\n{SAID}",
        f"Headline without a stop\n\n{SAID}",
        SAID.replace("The mayor came late.", "Then it thawed!"),
        SAID.replace("Nobody was told.", "Everybody was told, and went home."),
        SAID.replace(" on Monday, he said.", " on Sunday."),
        SAID.replace(" ", "\n"),
        SAID.replace(" ", " \r\n  "),
        SAID.upper().replace("KIEV", "Kiev"),
    ],
)
def test_a_fingerprint_stays_when_other_sentences_the_lines_or_the_name_change(text: str) -> None:
    assert of_kiev(text, "renamed.txt") == of_kiev(SAID)


@pytest.mark.parametrize(
    "text",
    [
        SAID.replace("road", "train"),
        SAID.replace("closed", "open"),
        SAID.replace("The road to Kiev was closed", "Kiev"),
        SAID.replace(" to Kiev", ". Kiev"),
    ],
)
def test_another_place_of_the_same_word_has_another_fingerprint(text: str) -> None:
    assert of_kiev(text) != of_kiev(SAID)


def test_a_fingerprint_knows_its_rule_and_all_its_words() -> None:
    document = Document("a.txt", SAID, "en")
    one = finding(document, 21, 24)
    assert one.fingerprint != finding(document, 21, 29).fingerprint
    assert one.fingerprint != replace(one, code="TC202").fingerprint
    assert one.fingerprint != finding(document, 21, 24, (Related("there", document.span(0, 9)),)).fingerprint


def test_a_difference_has_one_fingerprint_whichever_file_comes_first() -> None:
    left, right = Document("a.txt", "It left on Monday.", "en"), Document("b.txt", "It left before Monday.", "en")
    ours, theirs = left.span(8, 10), right.span(8, 14)
    one = replace(finding(left, 8, 10, (Related("b", theirs),)), pair="p1")
    other = replace(finding(right, 8, 14, (Related("a", ours),)), pair="p7")
    assert one.fingerprint == other.fingerprint
    assert one.fingerprint != replace(other, related=()).fingerprint


def test_a_report_reaches_a_severity() -> None:
    document = Document("a.txt", "two hundred", "en")
    report = Report(Story((document,)), "s", (finding(document, 0, 3),))
    assert [report.reaches(severity) for severity in ("critical", "major", "minor", "neutral")] == [
        False,
        True,
        True,
        True,
    ]
    assert not Report(Story((document,)), "s").reaches("neutral")


def test_a_label_is_the_outlet_or_the_name_of_the_file() -> None:
    assert Document("x/daily-a.en.txt", "t", "en").label == "daily-a.en"
    assert Document("x/daily-a.txt", "t", "en", "Daily A").label == "Daily A"
    assert Span(Document("a", "t", "en"), 0, 1).document.label == "a"
