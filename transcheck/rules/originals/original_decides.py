"""Two renderings that differ, where the original has the words of one and no other rule said so."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.checking.witness import verdict
from transcheck.comparing import Comparison
from transcheck.comparing.testimony import testimony_of
from transcheck.model import Category, Related, Severity
from transcheck.rules.wording import around, says

_PART = 0.6  # of the words of the longer rendering


@dataclass(frozen=True, slots=True)
class OriginalDecides(PairRule):
    """Two renderings differ, and the original has the words of one of them.

    Between two outlets nobody can say who is right; the original can. The rule asks a hand-written lexicon, names,
    numbers and the order of words which rendering accounts for what was said, and speaks only where much more speaks
    for the one than for the other. What another rule says of the same words carries the verdict itself, and is told
    instead.

    Attributes:
        sure: log-odds from which the difference is told as major.

    Divergent:
        A: The city council will lower the fare for the ferry this spring.
        B: The city council will raise the fare for the ferry this spring.
        original: Міська рада знизить плату за пором уже цієї весни.
    Consistent:
        A: The city council will lower the fare for the ferry this spring.
        B: This spring the city council will reduce the ferry fare.
        original: Міська рада знизить плату за пором уже цієї весни.
    Source: MQM error type "Mistranslation"; ISO 17100:2015, 5.3.3 (revision against the source).
    """

    code: ClassVar[str] = "TC235"
    name: ClassVar[str] = "original-decides"
    category: ClassVar[Category] = "meaning"
    severity: ClassVar[Severity] = "major"

    sure: float = 2.0

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield the difference that tells the most, where the original supports one side."""
        testimony = testimony_of(comparison)
        telling = testimony.telling if testimony is not None else None
        if testimony is None or telling is None:
            return
        sides = comparison.left, comparison.right
        here, there = sides[telling.against], sides[1 - telling.against]
        ours, theirs = (
            [side.tokens[i] for i in found] for side, found in ((here, telling.here), (there, telling.there))
        )
        if not ours and not theirs:
            return
        if min(len(side.tokens) for side in sides) < _PART * max(len(side.tokens) for side in sides):
            return  # a headline or a fragment leaves out what it likes
        message = "; ".join(
            says(side, around(side, words[0], 2, len(words) + 2))
            for side, words in ((here, ours), (there, theirs))
            if words
        )
        at, side = (ours, here) if ours else (theirs, there)
        related = [Related(there.document.label, there.span(theirs))] if ours and theirs else []
        yield Remark(
            at=side.span(at),
            message=f"{message}.{verdict(telling.said, there.document)}",
            related=(*related, Related("original", telling.said)),
            severity="major" if abs(testimony.balance(testimony.evidence)) >= self.sure else "minor",
            confidence="medium",
            cue=telling.kind,
        )
