"""Renderings of one utterance, found across documents."""

from transcheck.encoders import load_encoder
from transcheck.model import Document, Quote, Speaker
from transcheck.pairing import Pairing, pair_renderings

DAILY = (
    "The mayor spoke on Friday. “We will not close the crossing before Monday,” she said. "
    "Later she added: “Three of the ferries are old. Nobody asked us about the price of diesel.”"
)
WIRE = (
    "“No one has asked us what the diesel costs,” the mayor told reporters. "
    "“We won’t shut the crossing before Monday.” Her deputy spoke of bees: “Bees need quiet.”"
)
SITE = "The mayor, quoted by the agency, said “We will not close the crossing before Monday”, and left."


def document(path: str, text: str) -> tuple[Document, tuple[Quote, ...]]:
    """A document whose quotes are what stands between curly marks."""
    read = Document(path, text, "en")
    spans, start = [], 0
    while (start := text.find("“", start)) >= 0:
        end = text.index("”", start)
        spans.append(read.span(start + 1, end))
        start = end
    speaker = Speaker("Marta Kavalets")
    return read, tuple(Quote(f"q{n}", span, speaker=speaker) for n, span in enumerate(spans, 1))


def pair(*documents: tuple[Document, tuple[Quote, ...]]) -> Pairing:
    quotes = {read.path: found for read, found in documents}
    return pair_renderings([read for read, _ in documents], quotes, encoder=load_encoder("lexical"))


def texts(pairing: Pairing) -> set[frozenset[str]]:
    return {frozenset(member.span.text.rstrip(",.") for member in group.members) for group in pairing.groups}


def test_documents_without_a_shared_utterance_have_no_groups() -> None:
    bees = document("bees.txt", "“Bees need quiet more than flowers,” said the keeper.")
    assert pair(document("daily.txt", DAILY), bees) == Pairing()


def test_a_part_of_a_quote_meets_a_whole_one() -> None:
    found = texts(pair(document("daily.txt", DAILY), document("wire.txt", WIRE)))
    assert found == {
        frozenset({"We will not close the crossing before Monday", "We won’t shut the crossing before Monday"}),
        frozenset({"Nobody asked us about the price of diesel", "No one has asked us what the diesel costs"}),
    }


def test_three_documents_make_one_group_and_pairs_of_every_two() -> None:
    documents = [document("daily.txt", DAILY), document("wire.txt", WIRE), document("site.txt", SITE)]
    pairing = pair(*documents)
    crossing = next(group for group in pairing.groups if len(group.members) == 3)
    assert [member.span.document.path for member in crossing.members] == ["daily.txt", "wire.txt", "site.txt"]
    assert len(pairing.pairs) == 4
    copies = [p for p in pairing.pairs if "word-for-word copy: one witness" in p.reasons]
    assert [(p.left.span.document.path, p.right.span.document.path) for p in copies] == [("daily.txt", "site.txt")]


def test_the_order_of_the_documents_does_not_matter() -> None:
    documents = [document("daily.txt", DAILY), document("wire.txt", WIRE), document("site.txt", SITE)]
    assert texts(pair(*documents)) == texts(pair(*reversed(documents)))
