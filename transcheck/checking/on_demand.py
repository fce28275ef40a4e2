"""The quotes of a story, extracted when somebody first looks: a glossary scan of an archive never does."""

from collections.abc import Iterator, Mapping, Sequence

from transcheck.glossary import Glossary
from transcheck.model import Document, Quote


class QuotesOnDemand(Mapping[str, tuple[Quote, ...]]):
    """The quotes of each document, by its path.

    Args:
        documents: all documents of the story.
        glossary: whose names help to tell speakers.
        indirect: whether indirect speech is extracted too.
    """

    def __init__(self, documents: Sequence[Document], glossary: Glossary, *, indirect: bool = False) -> None:
        self._documents = {document.path: document for document in documents}
        self._extracted: dict[str, tuple[Quote, ...]] = {}
        self._glossary = glossary
        self._indirect = indirect

    def __getitem__(self, path: str) -> tuple[Quote, ...]:
        if path not in self._extracted:
            from transcheck.quotes import extract_quotes

            document = self._documents[path]
            self._extracted[path] = extract_quotes(document, glossary=self._glossary, indirect=self._indirect)
        return self._extracted[path]

    @property
    def extracted(self) -> Mapping[str, tuple[Quote, ...]]:
        """The quotes that somebody has looked at."""
        return self._extracted

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)
