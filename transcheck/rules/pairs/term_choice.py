"""Two words for one thing, of which one judges."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison, Token
from transcheck.languages.english import shade
from transcheck.model import Category, Severity
from transcheck.rules.wording import says, there


@dataclass(frozen=True, slots=True)
class TermChoice(PairRule):
    """Two words for one thing, of which one judges: murderer and killer, terrorist and fighter.

    Neither is wrong, but each outlet's readers hear another guilt; an editor may want the same word.

    Divergent:
        A: He told the captain: you are a murderer.
        B: He told the captain: you are a killer.
    Consistent:
        A: He told the captain: you are a liar.
        B: He said to the captain: you are a liar.
    Source: own list of words of news that differ in guilt or tone, news_words.tsv.
    """

    code: ClassVar[str] = "TC217"
    name: ClassVar[str] = "term-choice"
    category: ClassVar[Category] = "term"
    severity: ClassVar[Severity] = "major"

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each pair of words that differ in what they judge."""
        left, right = comparison.left, comparison.right
        for one, other in _facing(comparison):
            if shade(one.lemma, other.lemma):
                yield Remark(
                    at=left.span([one]),
                    message=f"{says(left, [one])}, {says(right, [other])}: the words judge differently.",
                    related=(there(right, [other]),),
                )


def _facing(comparison: Comparison) -> Iterator[tuple[Token, Token]]:
    for link in comparison.links:
        if link.relation not in {"same", "form", "number", "rival", "opposite"}:  # of those others say more
            yield comparison.left.tokens[link.left], comparison.right.tokens[link.right]
    for pair in comparison.replacements:
        yield from ((one, other) for one in pair.left.content for other in pair.right.content)
