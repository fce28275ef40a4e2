"""The quotes of a story, extracted when somebody first looks: a glossary scan of an archive never does."""

from collections.abc import Iterator, Mapping, Sequence

from transcheck.checking.failures import unforeseen
from transcheck.glossary import Glossary
from transcheck.model import Document, Failure, Quote


class QuotesOnDemand(Mapping[str, tuple[Quote, ...]]):
    """The quotes of each document, by its path.

    Args:
        documents: all documents of the story.
        glossary: whose names help to tell speakers.
        indirect: whether indirect speech is extracted too.

    Attributes:
        failures: documents on which the extraction broke; they have no quotes.
    """

    def __init__(self, documents: Sequence[Document], glossary: Glossary, *, indirect: bool = False) -> None:
        self._documents = {document.path: document for document in documents}
        self._extracted: dict[str, tuple[Quote, ...]] = {}
        self.failures: list[Failure] = []
        self._glossary = glossary
        self._indirect = indirect

    def __getitem__(self, path: str) -> tuple[Quote, ...]:
        if path not in self._extracted:
            from transcheck.quotes import extract_quotes

            document = self._documents[path]
            try:
                self._extracted[path] = extract_quotes(document, glossary=self._glossary, indirect=self._indirect)
            except Exception as error:  # the other documents are looked at all the same
                self.failures.append(unforeseen("finding the quotes", error, path=path))
                self._extracted[path] = ()
        return self._extracted[path]

    def extract_all(self) -> None:
        """Extract the quotes of every document now."""
        for path in self:
            self[path]

    @property
    def extracted(self) -> Mapping[str, tuple[Quote, ...]]:
        """The quotes that somebody has looked at."""
        return self._extracted

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)
