"""If, unless, for, except, from, to: small words that lead otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison
from transcheck.comparing.polarity import holds_negation
from transcheck.languages.english import parts_of_speech
from transcheck.model import Category, Severity
from transcheck.rules.pairs.contrasts import Contrast, contrasts, turned
from transcheck.rules.wording import facing

_SURE = 5  # tenths of a word's use as a verb


@dataclass(frozen=True, slots=True)
class ConnectiveDiffers(PairRule):
    """A small word joins or leads otherwise: unless for if, or for and, except for including, from for to.

    "We sail if it snows" and "we sail unless it snows" differ by one word of grammar, and by everything that is said.

    Attributes:
        free: the share of words without counterpart above which nothing is said.

    Divergent:
        A: All crews except ours came back on Monday.
        B: All crews including ours came back on Monday.
    Consistent:
        A: All crews except ours came back on Monday.
        B: Apart from ours, all crews came back on Monday.
    Source: Quirk et al. (1985), 9.15-32, 13.22-39, 15.33-47; MQM "Mistranslation".
    """

    code: ClassVar[str] = "TC226"
    name: ClassVar[str] = "connective-differs"
    category: ClassVar[Category] = "meaning"
    severity: ClassVar[Severity] = "major"

    free: float = 0.35

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each connective or preposition of another sense before the same words."""
        if comparison.unmatched > self.free:
            return
        for family in ("connective", "direction"):
            for found in contrasts(comparison, family):
                if found.governed and not turned(comparison, found) and not _infinitive(comparison, found):
                    cue = ".".join((found.group, *sorted((found.left_class, found.right_class))))
                    yield facing(comparison, found.left, found.right, cue=cue)


def _infinitive(comparison: Comparison, found: Contrast) -> bool:
    """Whether "to" or "from" belongs to a verb and leads nowhere: "to sail", "forbade him to", "kept him from"."""
    sides = (comparison.left, found.left), (comparison.right, found.right)
    if any(holds_negation(t) for side, word in sides for t in side.tokens[max(0, word.index - 3) : word.index]):
        return found.group == "way"
    return any(
        word.folded == "to" and parts_of_speech(after.lemma).get("v", 0) >= _SURE and after.folded == after.lemma
        for side, word in sides
        for after in side.tokens[word.index + 1 : word.index + 2]
    )
