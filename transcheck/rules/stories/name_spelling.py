"""TC302: a name without an entry is spelled in two ways."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import Remark, Resources, StoryRule
from transcheck.glossary import Glossary
from transcheck.model import Category, Document, Related, Severity, Span, Story
from transcheck.names.divergence import TwoSpellings, Use, two_spellings
from transcheck.names.mentions import NameMention, find_mentions, outside


@dataclass(frozen=True)
class NameSpelling(StoryRule):
    """A name that is in no glossary is spelled in two ways.

    Readers take two spellings for two people, and whoever searches the archive finds half. The finding shows both
    places and counts the uses of each form; it does not say which one is right, because that is for the newsroom
    to decide. Two full names are compared as wholes, so people of one family name stay apart. A single word needs
    the same words near it in both places. Names in the glossary are left to the rules on the glossary.

    Divergent:
        A: The ferry will sail on Friday, said harbour master Oleksiy Brovarets. Brovarets has run the port since May.
        B: Harbour master Oleksii Brovarets said that the ferry would sail.
    Consistent:
        A: The ferry will sail on Friday, said harbour master Oleksiy Brovarets.
        B: Harbour master Olha Brovarets took over from Oleksiy Brovarets.
    Source: romanization tables of transcheck.names; consistency as in ISO 17100 and MQM "Inconsistent with itself".
    """

    code: ClassVar[str] = "TC302"
    name: ClassVar[str] = "name-spelling"
    category: ClassVar[Category] = "consistency"
    severity: ClassVar[Severity] = "minor"

    def check(self, story: Story, resources: Resources) -> Iterator[Remark]:
        """Yield each form that is not the usual one of its name, at its first place."""
        documents = [document for document in story.documents if document.language in ("en", "und")]
        mentions = [unlisted_mentions(document, resources.glossary) for document in documents]
        for pair in two_spellings(mentions):
            yield _remark(pair, documents)


def unlisted_mentions(document: Document, glossary: Glossary) -> list[NameMention]:
    """The names of a document no part of which is a form in the glossary."""
    listed = [(match.start, match.end) for match in glossary.find(document.text, "en")]
    return outside(find_mentions(document.text), listed)


def _remark(pair: TwoSpellings, documents: list[Document]) -> Remark:
    usual, other = pair.usual, pair.other
    return Remark(
        at=_first(other, documents),
        message=f"“{other.text}” ({_times(other)}) and “{usual.text}” ({_times(usual)}) are most likely one name "
        f"spelled in two ways: {pair.evidence}. Choose one, or list both in a glossary.",
        related=(Related("the other spelling", _first(usual, documents)),),
        confidence="high" if " " in other.text else "medium",
    )


def _first(use: Use, documents: list[Document]) -> Span:
    number, mention = use.places[0]
    return documents[number].span(mention.start, mention.end)


def _times(use: Use) -> str:
    return "once" if len(use.places) == 1 else f"{len(use.places)} times"
