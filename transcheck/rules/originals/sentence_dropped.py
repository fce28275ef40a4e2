"""Sentences of the original that stand nowhere in its translation."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import Remark, Resources, StoryRule
from transcheck.model import Category, Related, Severity, Story
from transcheck.rules.originals.sentences import alignments, says_enough, stretch, tell

_LONGEST = 40  # characters of the sentence that tells the place


@dataclass(frozen=True, slots=True)
class SentenceDropped(StoryRule):
    """A sentence of the original is missing from its translation, or from within a quote.

    A skipped line is a common slip of translators, and an easy way to turn a speaker's words round. The rule aligns all
    sentences of both texts; with quotes it tells only what is missing between two sentences of one speech.

    Divergent:
        A: The ferry left the pier at six. The mayor promised to repair the pier.
        original: Пором відійшов о шостій. Лід був завтовшки пів метра. Міський голова пообіцяв відремонтувати причал.
    Consistent:
        A: The ferry left the pier at six. The mayor promised to repair the pier by autumn.
        original: Пором відійшов о шостій. Міський голова пообіцяв відремонтувати причал до осені.
    Source: MQM error type "Omission"; Gale and Church (1993).
    """

    code: ClassVar[str] = "TC236"
    name: ClassVar[str] = "sentence-dropped"
    category: ClassVar[Category] = "omission"
    severity: ClassVar[Severity] = "major"

    def check(self, story: Story, resources: Resources) -> Iterator[Remark]:
        """Yield each run of sentences that a translation lacks."""
        for aligned in alignments(story, resources.encoder):
            for run in aligned.runs(added=False):
                place = aligned.right.index(run[0])
                before, after = aligned.kept(place - 1), aligned.kept(place + len(run))
                anchor = before or after
                if anchor is None or not says_enough(run):
                    continue
                if story.scope == "quotes" and not _within(before, after):
                    continue
                where = "after" if before else "before"
                label = aligned.document.label
                yield Remark(
                    at=anchor.span,
                    message=f"The original has {tell(run)}; {label} has nothing for it {where} {_short(anchor.words)}.",
                    related=(Related("original", stretch(run)),),
                    confidence="medium",
                )


def _within(before: object, after: object) -> bool:
    """Whether both neighbours are kept, in one speech."""
    speeches = [getattr(segment, "speech", -1) for segment in (before, after)]
    return speeches[0] == speeches[1] != -1


def _short(words: str) -> str:
    return f"“{words}”" if len(words) <= _LONGEST else f"“{words[:_LONGEST].rstrip()}…”"
