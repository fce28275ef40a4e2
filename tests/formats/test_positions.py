import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcheck.formats.positions import line_and_column
from transcheck.model import Document

TEXT = "one\r\ntwo\rthree\n🇺🇦 four\u2028still four"


@pytest.mark.parametrize(
    ("word", "line", "column"),
    [("one", 1, 1), ("two", 2, 1), ("three", 3, 1), ("four", 4, 4), ("still", 4, 9)],
)
def test_line_ends_and_code_points(word: str, line: int, column: int) -> None:
    document = Document("a.txt", TEXT, "en")
    start = TEXT.index(word)
    assert line_and_column(document.span(start, start + len(word))) == (line, column)


@given(st.text("ab\r\n", max_size=30), st.data())
def test_column_counts_from_the_last_line_end(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    line, column = line_and_column(Document("a.txt", text, "en").span(start, start))
    assert line >= 1
    assert 1 <= column <= start + 1
    if not text[:start].endswith("\r"):  # between CR and LF the line has not ended yet
        assert line == len(text[:start].replace("\r\n", "\n").replace("\r", "\n").split("\n"))
