"""Which entries occur in texts, how often and in which form."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from transcheck.glossary import Entry, Glossary
from transcheck.glossary.upkeep.suggest.candidates import find_candidates
from transcheck.model import Document


@dataclass(slots=True)
class Uses:
    """What was counted.

    Attributes:
        glossary: whose entries.
        texts: how many texts were read.
        forms: entry id → form → how often.
        texts_with: entry id → in how many texts.
        names: how many names the English texts hold, with an entry or without.
        known: how many of them belong to an entry.
    """

    glossary: Glossary
    texts: int = 0
    forms: dict[str, Counter[str]] = field(default_factory=dict)
    texts_with: Counter[str] = field(default_factory=Counter)
    names: int = 0
    known: int = 0

    def add(self, document: Document) -> None:
        """Count one more text."""
        self.texts += 1
        matches = self.glossary.find(document.text, document.language)
        for match in matches:
            self.forms.setdefault(match.entry.id, Counter())[match.form.text] += 1
        self.texts_with.update({match.entry.id for match in matches})
        if document.language in ("en", "und"):
            spans = [(match.start, match.end) for match in matches]
            for candidate in find_candidates(document):
                if candidate.sure:
                    self.names += 1
                    self.known += any(start < candidate.end and candidate.start < end for start, end in spans)

    @property
    def coverage(self) -> float | None:
        """The share of names in English text that have an entry, 0..1; None without any name."""
        return self.known / self.names if self.names else None

    def ranked(self) -> list[tuple[Entry, int]]:
        """The entries that were met, the most frequent first."""
        met = [(entry, self.forms[entry.id].total()) for entry in self.glossary.entries if entry.id in self.forms]
        return sorted(met, key=lambda pair: (-pair[1], pair[0].id))

    def never_met(self) -> list[Entry]:
        """The entries of which no form was met."""
        return [entry for entry in self.glossary.entries if entry.id not in self.forms]


def count_uses(glossary: Glossary, documents: Iterable[Document]) -> Uses:
    """Count the uses of all entries in some texts."""
    uses = Uses(glossary)
    for document in documents:
        uses.add(document)
    return uses
