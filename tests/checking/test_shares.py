"""Several processes find what one finds, in the same order, and no part of the documents is lost."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.checking import shares
from transcheck.formats.json_v1 import report_object
from transcheck.glossary import Glossary
from transcheck.model import Document
from transcheck.pipeline import Options, check
from transcheck.rules.documents.glossary_variant import GlossaryVariant

TEXTS = [
    "The ferry left Byelorussia on Monday. “The bridge is open, the ferryman, Ivan Sauko, said.",
    "Harbour master Oleksiy Brovarets spoke in Kiev. Brovarets has run the port since May.",
    "Harbour master Oleksii Brovarets said: “The ferry will sail from Gomel.”",
    "The mayor of Homiel apologised. “We will wait,” said Ivan Sauko, the ferryman.",
    "The refinery at Mozуr stood still, and Byelorussia bought fuel.",
]

# Newer versions of Python warn of any fork beside threads, such as those that numpy starts.
pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")


def documents(texts: Sequence[str]) -> list[Document]:
    return [Document(f"{number}.txt", text, "en") for number, text in enumerate(texts)]


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_the_report_is_that_of_one_process(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "METHOD", method)
    glossary = Glossary.default()
    assert glossary.find("Kiev", "en")  # a glossary that was searched already is sent all the same
    alone = report_object(check(documents(TEXTS), glossary=glossary, options=Options(min_severity="neutral")))
    together = report_object(
        check(documents(TEXTS), glossary=glossary, options=Options(min_severity="neutral", jobs=3))
    )
    assert together == alone
    assert {finding["code"] for finding in alone["findings"]} >= {"TC101", "TC301", "TC302", "TC303", "TC304"}
    assert any(document["quotes"] for document in alone["documents"])


def test_a_rule_that_breaks_is_told_as_by_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: GlossaryVariant, document: Document, *more: object) -> None:
        raise LookupError(document.path)

    monkeypatch.setattr(GlossaryVariant, "check", fail)
    alone = check(documents(TEXTS), options=Options())
    together = check(documents(TEXTS), options=Options(jobs=2))
    assert len(alone.failures) == len(TEXTS)
    assert together.failures == alone.failures
    assert report_object(together) == report_object(alone)


def test_swift_rules_alone_do_not_start_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "run_shared", None)
    assert check(documents(TEXTS), options=Options(select=("TC301",), jobs=4)).findings


@settings(derandomize=True, max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 50).map("x".__mul__), max_size=20), st.integers(1, 12))
def test_shares_are_all_documents_in_order(texts: list[str], count: int) -> None:
    given_ = documents(texts)
    parts = list(shares.shares(given_, count))
    assert [document for part in parts for document in part] == given_
    assert all(parts)
    assert len(parts) <= count + 1 or not any(texts)


def test_nothing_to_share_is_no_fault() -> None:
    assert check([], options=Options(jobs=4)).findings == ()
