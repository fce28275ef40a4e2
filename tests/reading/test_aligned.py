from pathlib import Path

import pytest

from transcheck.errors import ReadingError
from transcheck.reading.aligned import read_aligned


def write(tmp_path: Path, name: str, text: str | bytes) -> str:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


def test_tsv_with_and_without_a_source(tmp_path: Path) -> None:
    path = write(
        tmp_path, "r.tsv", '\ufeffid\tSource\ta\tb\nx1\tМіст відкрито.\tThe "bridge" is open.\tOpen.\n\nx2\t\tA\tB\n'
    )
    first, second = read_aligned(path)
    assert (first.number, first.id, first.source, first.language) == (1, "x1", "Міст відкрито.", "uk")
    assert first.a == 'The "bridge" is open.'
    assert (second.number, second.source, second.language) == (2, None, "und")


def test_json_lines(tmp_path: Path) -> None:
    path = write(tmp_path, "r.jsonl", '{"a": "One.", "b": "Two.", "id": 7, "other": []}\n\n{"a": "x", "b": ""}\n')
    first, second = read_aligned(path)
    assert (first.a, first.b, first.id) == ("One.", "Two.", "7")
    assert second.number == 2


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("r.tsv", "a\tnote\nx\ty\n", 1, "lacks the column 'b'"),
        ("r.tsv", "a\tb\nx\ty\nx\n", 3, "has 1 columns"),
        ("r.tsv", "a\tb\n", None, "no rows"),
        ("r.tsv", "", 1, "lacks the column"),
        ("r.jsonl", '{"a": "x", "b": "y"}\n{"a": \n', 2, "is not JSON"),
        ("r.jsonl", "[1]\n", 1, "is not an object"),
        ("r.jsonl", '{"a": "x"}\n', 1, "row 1 has no text 'b'"),
        ("r.jsonl", '{"a": "x", "b": "y", "source": 3}\n', 1, "'source' is not a text"),
        ("r.jsonl", b'{"a": "\xff"}\n', 1, "not UTF-8"),
        ("r.csv", "a,b\n", None, "no rows"),
        ("r.bin", "name,value\n", None, "no format known"),
    ],
)
def test_faults_are_told_with_file_and_line(
    tmp_path: Path, name: str, text: str | bytes, line: int | None, words: str
) -> None:
    path = write(tmp_path, name, text)
    with pytest.raises(ReadingError, match=words) as caught:
        list(read_aligned(path))
    assert (caught.value.path, caught.value.line) == (path, line)


def test_rows_before_a_bad_one_are_given(tmp_path: Path) -> None:
    given = []
    with pytest.raises(ReadingError, match="is not JSON"):
        given.extend(read_aligned(write(tmp_path, "r.jsonl", '{"a": "x", "b": "y"}\n{"a": \n')))
    assert [row.a for row in given] == ["x"]


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="no such file"):
        list(read_aligned(str(tmp_path / "none.tsv")))
