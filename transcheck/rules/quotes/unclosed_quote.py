"""TC101: a quotation mark that is never closed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import QuoteRule, Remark, Resources
from transcheck.model import Category, Quote, Severity, Span, Story

_LONGEST_OPENING = 40  # code points of the opening words that the finding points at


@dataclass(frozen=True)
class UnclosedQuote(QuoteRule):
    """A quotation mark is opened and never closed.

    The reader cannot tell where the speaker's words end and the outlet's begin, and neither can the next desk that
    copies them. A quote of several paragraphs is closed by convention only at its end: an open paragraph is silent when
    the very next one opens again, and told when something stands between the two.

    Divergent:
        A: “The bridge is open, the ferryman, Ivan Sauko, said on Monday.

    Consistent:
        A: “The bridge is open,” the ferryman, Ivan Sauko, said on Monday.

    Source: The Chicago Manual of Style, 17th edition, 13.30 (quotations of more than one paragraph) and 6.114.
    """

    code: ClassVar[str] = "TC101"
    name: ClassVar[str] = "unclosed-quote"
    category: ClassVar[Category] = "punctuation"
    severity: ClassVar[Severity] = "minor"

    def check(self, quote: Quote, story: Story, resources: Resources) -> Iterator[Remark]:
        """Yield one remark for a quote without its closing mark."""
        if quote.closed:
            return
        outer = [other for other in story.quotes[quote.span.document.path] if other.parent == quote.parent]
        following = next((other for other in outer if other.span.start >= quote.span.end), None)
        if following and not _stands_between(quote.span, following.span):
            return
        opening = _opening_words(quote.span)
        if following is None or following.continues != quote.id:
            yield Remark(opening, f"The quotation mark before “{opening.text} …” is never closed.")
        else:
            message = (
                f"The quotation mark before “{opening.text} …” is not closed before the interruption; "
                "close it there, or let the quote go on without one."
            )
            yield Remark(opening, message)


def _opening_words(span: Span) -> Span:
    """The first words of `span`, whole words where there are any."""
    text = span.text[:_LONGEST_OPENING].split("\n")[0]
    if len(span.text) > _LONGEST_OPENING and " " in text:
        text = text[: text.rindex(" ")]
    return span.document.span(span.start, span.start + len(text.rstrip()))


def _stands_between(first: Span, second: Span) -> bool:
    """Whether words stand between two stretches, not only blanks and a mark."""
    between = first.document.text[first.end : second.start]
    return any(character.isalnum() for character in between)
