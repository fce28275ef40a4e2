"""A stage that breaks on one document is told in one line, and the others go on."""

import pytest

from transcheck import pipeline, quotes
from transcheck.model import Document, Quote

TEXTS = {"a.txt": "Olena Marchuk said: “The ferry is safe.”", "b.txt": "Olena Marchuk said: “The ferry is not safe.”"}


@pytest.fixture
def documents(monkeypatch: pytest.MonkeyPatch) -> list[Document]:
    """Three documents, on one of which the extraction raises."""
    whole = quotes.extract_quotes

    def extract(document: Document, **options: object) -> tuple[Quote, ...]:
        if document.path == "broken.txt":
            raise RuntimeError("no such state")
        return whole(document, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(quotes, "extract_quotes", extract)
    return [Document(path, text, "en") for path, text in {**TEXTS, "broken.txt": "“Wait,” he said."}.items()]


def test_quotes_of_the_others_are_found(documents: list[Document]) -> None:
    report = pipeline.quotes(documents)
    assert [len(report.story.quotes[path]) for path in ("a.txt", "b.txt", "broken.txt")] == [1, 1, 0]
    assert [failure.path for failure in report.failures] == ["broken.txt"]
    assert "RuntimeError: no such state" in report.failures[0].message


def test_the_others_are_compared(documents: list[Document]) -> None:
    report = pipeline.compare(documents, encoder="lexical")
    assert [finding.code for finding in report.findings] == ["TC202"]
    assert [failure.path for failure in report.failures] == ["broken.txt"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_others_are_checked(documents: list[Document], jobs: int) -> None:
    texts = [*documents, Document("open.txt", "He said: “The ferry", "en")]
    report = pipeline.check(texts, options=pipeline.Options(jobs=jobs))
    assert "TC101" in {finding.code for finding in report.findings}
    assert [failure.path for failure in report.failures] == ["broken.txt"]


def test_pairing_that_breaks_leaves_the_quotes(monkeypatch: pytest.MonkeyPatch) -> None:
    from transcheck import pairing

    def pair(*_: object, **__: object) -> None:
        raise ZeroDivisionError("no length")

    monkeypatch.setattr(pairing, "pair_renderings", pair)
    report = pipeline.compare([Document(path, text, "en") for path, text in TEXTS.items()], encoder="lexical")
    assert [len(report.story.quotes[path]) for path in TEXTS] == [1, 1]
    assert "pairing the renderings broke (ZeroDivisionError: no length)" in report.failures[0].message
