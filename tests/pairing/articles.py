"""Articles for the tests: quotes are what stands between curly marks, single ones within double ones."""

from collections.abc import Mapping

from transcheck.encoders import load_encoder
from transcheck.encoders.base import Encoder
from transcheck.model import Document, Quote, Speaker
from transcheck.pairing import Pairing, pair_renderings

Article = tuple[Document, tuple[Quote, ...]]


def article(path: str, text: str, speaker: str | None = None, inner: str | None = None) -> Article:
    """A document and its quotes; `speaker` says the outer ones, `inner` those within them."""
    document = Document(path, text, "en")
    quotes: list[Quote] = []
    open_marks: list[int] = []
    for place, letter in enumerate(text):
        if letter in "“‘":
            open_marks.append(place + 1)
        elif open_marks and (letter == "”" or (letter == "’" and len(open_marks) == 2)):
            start = open_marks.pop()
            name = inner if open_marks else speaker
            quotes.append(Quote("", document.span(start, place), speaker=Speaker(name)))
    return document, _numbered(quotes)


def _numbered(quotes: list[Quote]) -> tuple[Quote, ...]:
    ordered = sorted(quotes, key=lambda quote: quote.span.start)
    names = {quote.span: f"q{number}" for number, quote in enumerate(ordered, 1)}
    return tuple(
        Quote(
            names[quote.span],
            quote.span,
            parent=next((names[o.span] for o in ordered if o is not quote and o.span.contains(quote.span)), None),
            speaker=quote.speaker,
        )
        for quote in ordered
    )


def original(path: str, text: str) -> Article:
    """A transcript without quotation marks."""
    return Document(path, text, "uk", is_original=True), ()


def pair(*articles: Article, encoder: Encoder | None = None, scope: str = "quotes") -> Pairing:
    """Pair articles, by wording alone unless an encoder is given."""
    quotes: Mapping[str, tuple[Quote, ...]] = {document.path: found for document, found in articles}
    documents = [document for document, _ in articles]
    chosen = encoder or load_encoder("lexical")
    return pair_renderings(documents, quotes, encoder=chosen, scope="text" if scope == "text" else "quotes")


def texts(pairing: Pairing) -> set[frozenset[str]]:
    """The words of the members of each group, without marks at their ends."""
    return {frozenset(member.span.text.rstrip(",.") for member in group.members) for group in pairing.groups}
