"""TC103: two quotation marks of different kinds around one quote."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import DocumentRule, Remark, Resources
from transcheck.model import Category, Document, Related, Severity, Story
from transcheck.quotes.faulty_marks import find_faulty_marks


@dataclass(frozen=True)
class MismatchedMarks(DocumentRule):
    """A quote opens with a mark of one kind and closes with a mark of another.

    The words are clear, the page is untidy, and software that looks for pairs goes astray on it. Most come from text
    that was typed in two programs; none changes what was said, so that the finding is neutral.

    Divergent:
        A: “The bridge is open," the ferryman, Ivan Sauko, said on Monday.

    Consistent:
        A: “The bridge is open,” the ferryman, Ivan Sauko, said on Monday.

    Source: The Chicago Manual of Style, 17th edition, 6.115 (directional marks);
        Unicode Standard 15.0, 6.2 (pairs in use).
    """

    code: ClassVar[str] = "TC103"
    name: ClassVar[str] = "mismatched-marks"
    category: ClassVar[Category] = "punctuation"
    severity: ClassVar[Severity] = "neutral"

    def check(self, document: Document, story: Story, resources: Resources) -> Iterator[Remark]:
        """Yield one remark for each quote whose marks do not belong together."""
        for fault in find_faulty_marks(document):
            if fault.opening is not None:
                message = f"A quote that opens with {fault.opening.text} closes with {fault.at.text}."
                yield Remark(fault.at, message, (Related("opening mark", fault.opening),))
