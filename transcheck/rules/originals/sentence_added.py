"""Sentences of a translation that stand nowhere in the original."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import Remark, Resources, StoryRule
from transcheck.model import Category, Severity, Story
from transcheck.rules.originals.sentences import alignments, says_enough, stretch, tell


@dataclass(frozen=True, slots=True)
class SentenceAdded(StoryRule):
    """A sentence of a translation, or of a quote, is not in the original.

    Words that nobody said, put in a mouth: an editor's aside that slid into the quotation marks, a line from another
    speaker, a machine's invention. With quotes the rule tells only of speeches that are otherwise in the original.

    Divergent:
        A: The ferry left the pier at six. A free lunch with music awaits all the guests. The mayor thanked the crew.
        original: Пором відійшов від причалу о шостій. Міський голова подякував екіпажу.
    Consistent:
        A: The ferry left the pier at six. Forty people were on board the ferry.
        original: Пором відійшов від причалу о шостій. На борту порома було сорок людей.
    Source: MQM error type "Addition"; Gale and Church (1993).
    """

    code: ClassVar[str] = "TC237"
    name: ClassVar[str] = "sentence-added"
    category: ClassVar[Category] = "addition"
    severity: ClassVar[Severity] = "major"

    def check(self, story: Story, resources: Resources) -> Iterator[Remark]:
        """Yield each run of sentences that the original lacks."""
        for aligned in alignments(story, resources.encoder):
            kept = {aligned.left[i].speech for bead in aligned.beads if bead.right for i in bead.left}
            for run in aligned.runs(added=True):
                if not says_enough(run) or (story.scope == "quotes" and run[0].speech not in kept):
                    continue
                yield Remark(
                    at=stretch(run),
                    message=f"{aligned.document.label} has {tell(run)}: not in the original.",
                    confidence="medium",
                )
