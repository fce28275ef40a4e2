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


def test_a_fingerprint_is_made_of_code_and_words_never_of_the_position() -> None:
    near = Document("a.txt", "two hundred", "en")
    far = Document("b.txt", "Later:  TWO\nhundred", "en")
    assert finding(near, 0, 11).fingerprint == finding(far, 8, 19).fingerprint
    assert finding(near, 0, 3).fingerprint != finding(near, 4, 11).fingerprint
    with_other = finding(near, 0, 3, (Related("there", far.span(8, 11)),))
    assert with_other.fingerprint != finding(near, 0, 3).fingerprint


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
