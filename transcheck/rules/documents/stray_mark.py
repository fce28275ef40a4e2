"""TC102: a quotation mark that opens and closes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import DocumentRule, Remark, Resources
from transcheck.model import Category, Document, Severity, Span, Story
from transcheck.quotes.faulty_marks import find_faulty_marks


@dataclass(frozen=True)
class StrayMark(DocumentRule):
    """A quotation mark stands without its partner.

    Where the opening mark is missing the reader takes someone's words for the outlet's own, and no check of what was
    said can see them. Signs for inches and marks inside mark-up are left alone.

    Divergent:
        A: The bridge is open,” the ferryman, Ivan Sauko, said on Monday.

    Consistent:
        A: “The bridge is open,” the ferryman, Ivan Sauko, said on Monday.

    Source: The Chicago Manual of Style, 17th edition, 13.9 (quotation marks come in pairs).
    """

    code: ClassVar[str] = "TC102"
    name: ClassVar[str] = "stray-mark"
    category: ClassVar[Category] = "punctuation"
    severity: ClassVar[Severity] = "minor"

    def check(self, document: Document, story: Story, resources: Resources) -> Iterator[Remark]:
        """Yield one remark for each mark without a partner."""
        for fault in find_faulty_marks(document):
            if fault.opening is None and not _stands_free(fault.at):
                yield Remark(fault.at, f"The quotation mark {fault.at.text} has no partner in its paragraph.")


def _stands_free(mark: Span) -> bool:
    """Whether blanks stand on both sides: a separator ("Home « News « Europe"), not a mark of quotation."""
    text = mark.document.text
    return not text[mark.start - 1 : mark.start].strip() and not text[mark.end : mark.end + 1].strip()
