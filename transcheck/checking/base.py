"""What a rule is: one base class for each scope, and the remark that a rule yields."""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from transcheck.glossary import Glossary
from transcheck.model import Category, Confidence, Document, Group, Quote, Related, Severity, Span, Story

if TYPE_CHECKING:  # neither word lists nor numpy are needed to check one text
    from transcheck.comparing import Comparison
    from transcheck.encoders.base import Encoder


@dataclass(frozen=True, slots=True)
class Resources:
    """What rules consult: passed in, never global."""

    glossary: Glossary
    encoder: "Encoder | None" = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule says: where and what. The engine stamps code, category and severity.

    Attributes:
        at: the primary place, the words that differ.
        message: one sentence that could be sent to the other desk.
        related: the other places, labelled.
        suggestion: what to write instead, where the rule can know.
        severity: graver or milder than the rule's own, None for the rule's own.
        category: nearer than the rule's own, None for the rule's own.
        confidence: how sure the rule is.
        cue: which of its ways the rule found it by, where their precision differs.
        glossary: the glossary whose rule it is, see `wording.layer`.
    """

    at: Span
    message: str
    related: tuple[Related, ...] = ()
    suggestion: str | None = None
    severity: Severity | None = None
    category: Category | None = None
    confidence: Confidence = "high"
    cue: str = ""
    glossary: str | None = None


class Rule:
    """A thing that can be found. Subclasses are frozen dataclasses whose fields are the rule's options.

    The docstring of a rule is its documentation; `transcheck.rules.documentation` tells its sections. The classes of
    scopes below are abstract for mypy alone: the engine asks every rule for its scope at every pair, and `isinstance`
    of an ABC takes ten times as long.

    Attributes:
        code: "TC" and three digits: 1xx one document, 2xx two renderings, 3xx glossary and names.
        name: kebab-case, says what is found; the file has the same name with underscores.
        swift: whether looking takes no longer than telling another process what to look at.
        remembers: whether what it works out for one document spares it work in the next.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    category: ClassVar[Category]
    severity: ClassVar[Severity]
    swift: ClassVar[bool] = False
    remembers: ClassVar[bool] = False


class DocumentRule(Rule):
    """Looks at one document."""

    @abstractmethod
    def check(self, document: Document, story: Story, resources: Resources) -> Iterator[Remark]:
        """Yield what is found in `document`."""


class QuoteRule(Rule):
    """Looks at one quote."""

    @abstractmethod
    def check(self, quote: Quote, story: Story, resources: Resources) -> Iterator[Remark]:
        """Yield what is found in `quote`."""


class PairRule(Rule):
    """Looks at two renderings of one utterance, in one language."""

    @abstractmethod
    def check(self, comparison: "Comparison", resources: Resources) -> Iterator[Remark]:
        """Yield what differs between the two sides."""


class OriginalRule(Rule):
    """Looks at one rendering, the left side, beside the original's words for the same utterance, the right one."""

    @abstractmethod
    def check(self, comparison: "Comparison", resources: Resources) -> Iterator[Remark]:
        """Yield what the rendering says otherwise than the original."""


class GroupRule(Rule):
    """Looks at one utterance in all its renderings."""

    @abstractmethod
    def check(self, group: Group, story: Story, resources: Resources) -> Iterator[Remark]:
        """Yield what differs within `group`."""


class StoryRule(Rule):
    """Looks at all documents of a run together."""

    @abstractmethod
    def check(self, story: Story, resources: Resources) -> Iterator[Remark]:
        """Yield what differs between the documents, or within them."""
