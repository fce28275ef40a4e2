"""Many outlets: the work grows with their number, not with its square, and who stands alone is still found."""

from itertools import combinations

import pytest

from transcheck import pipeline
from transcheck.model import Document
from transcheck.pairing.central import MOST_DOCUMENTS, MOST_RENDERINGS, central, compared_renderings, searched_documents

WORDS = ("river", "boat", "ferry", "winter", "mayor", "road", "bridge", "money", "plan", "council", "water", "harbour")


def story(outlets: int, *, odd: int | None = None) -> list[Document]:
    """One utterance in so many outlets, each with a word of its own; one of them lost the "not"."""
    documents = []
    for n in range(outlets):
        denied = "We will close" if n == odd else "We will not close"
        words = f"{denied} the {WORDS[n % 12]} crossing before Monday, and no {WORDS[n // 12 % 12]} will be left"
        documents.append(Document(f"{n:03}.txt", f"“{words},” said Marta Kavalets, the director.\n", "en"))
    return documents


def work(outlets: int, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """How many documents were searched for what they share, and how many renderings were set side by side."""
    counted = {"searched": 0, "compared": 0}
    import transcheck.comparing as comparing
    import transcheck.pairing as pairing

    link, compare = pairing.link_documents, comparing.compare_pair

    def linked(*given):  # type: ignore[no-untyped-def]
        counted["searched"] += 1
        return link(*given)

    def compared(*given):  # type: ignore[no-untyped-def]
        counted["compared"] += 1
        return compare(*given)

    with monkeypatch.context() as patch:
        patch.setattr(pairing, "link_documents", linked)
        patch.setattr(comparing, "compare_pair", compared)
        options = pipeline.Options(select=("TC229",))  # what rules do is not counted here
        report = pipeline.compare(story(outlets), encoder="lexical", options=options)
    assert len(report.story.groups) == 1
    assert len(report.story.pairs) == outlets * (outlets - 1) // 2
    return counted["searched"], counted["compared"]


def test_twice_the_outlets_are_twice_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = work(40, monkeypatch), work(80, monkeypatch)
    assert many[0] <= 2.5 * few[0]
    assert many[1] <= 2.5 * few[1]


def test_who_alone_lost_a_word_is_found_among_many() -> None:
    report = pipeline.compare(story(30, odd=17), encoder="lexical", options=pipeline.Options(select=("TC202",)))
    assert {finding.at.document.path for finding in report.findings} == {"017.txt"}


def test_few_are_compared_each_with_each() -> None:
    assert MOST_RENDERINGS >= 8
    bags = [{word} for word in WORDS[:8]]
    assert compared_renderings(WORDS[:8], bags) == frozenset(combinations(range(8), 2))
    assert searched_documents(bags) == list(combinations(range(8), 2))


def test_everyone_is_compared_and_copies_with_one_of_each_wording() -> None:
    bags = [{"all", word} for word in WORDS]
    chosen = compared_renderings(WORDS, bags)
    assert {n for pair in chosen for n in pair} == set(range(12))
    assert len(chosen) < 12 * 11 / 2
    copies = ["one"] * 10 + ["other"] * 10
    pairs = compared_renderings(copies, [{text} for text in copies])
    assert all(copies[a] != copies[b] for a, b in pairs)
    assert {n for pair in pairs for n in pair} == set(range(20))
    assert len(pairs) == 19


def test_the_central_cover_two_stories() -> None:
    bags = [{"a", "b", "c"}] * 30 + [{"x", "y", "z"}] * 20
    assert {n >= 30 for n in central(bags, 2)} == {False, True}
    assert central(bags, 3) == central(bags, 3)
    assert len(searched_documents(bags)) < 12 * 50


def test_what_no_central_document_has_still_meets() -> None:
    """Two outlets of many quote someone whom no other quotes."""
    documents = story(MOST_DOCUMENTS + 6)
    extra = "\n\n“Three hundred passengers waited at the frozen quay until midnight,” said Ivan Bondar, a sailor.\n"
    last = [Document(d.path, d.text + extra, "en") for d in documents[-2:]]
    report = pipeline.compare([*documents[:-2], *last], encoder="lexical")
    assert sorted(len({m.span.document.path for m in g.members}) for g in report.story.groups) == [2, len(documents)]
