from dataclasses import dataclass
from typing import ClassVar

import pytest

from transcheck.checking.base import QuoteRule
from transcheck.model import Category, Severity
from transcheck.rules.documentation import document_rule, render_rule


@dataclass(frozen=True)
class Sample(QuoteRule):
    """A sample is found.

    Because it matters.
    Twice.

    Attributes:
        floor: how low it
            may go.

    Divergent:
        A: One line,
            and its second.
        B: Another: with a colon.

    Consistent:
        A: Same.

    Source: own
        rule.
    """

    floor: int = 3
    code: ClassVar[str] = "TC199"
    name: ClassVar[str] = "sample"
    category: ClassVar[Category] = "name"
    severity: ClassVar[Severity] = "minor"

    def check(self, quote, story, resources):
        yield from ()


def test_a_docstring_is_taken_apart() -> None:
    documented = document_rule(Sample)
    assert documented.options == {"floor": "how low it may go."}
    assert documented.summary == "A sample is found."
    assert documented.why == "Because it matters.\nTwice."
    assert documented.divergent == {"A": "One line,\nand its second.", "B": "Another: with a colon."}
    assert documented.consistent == {"A": "Same."}
    assert documented.source == "own rule."
    assert documented.scope == "quote"


def test_options_are_shown_with_their_defaults() -> None:
    assert "- floor (default 3)" in render_rule(Sample)
    assert render_rule(Sample, markdown=True).startswith("## TC199 sample\n")


def test_a_missing_section_is_refused() -> None:
    class Bare(Sample):
        """Only a summary."""

    with pytest.raises(ValueError, match="lacks its why"):
        document_rule(Bare)
