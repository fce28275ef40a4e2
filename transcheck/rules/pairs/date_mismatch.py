"""Rule TC214: a date, a weekday or an hour differs, or it is "until" here and "on" there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison
from transcheck.model import Category, Severity
from transcheck.rules.pairs.calendar import OtherTime, other_times
from transcheck.rules.wording import says, there


@dataclass(frozen=True, slots=True)
class DateMismatch(PairRule):
    """A date, a weekday or an hour differs, or it is "until" here and "on" there.

    A crossing that closes on Monday and one that stays open until Monday are two different news.

    Divergent:
        A: We will keep the crossing open until Monday.
        B: We will keep the crossing open on Monday.
    Consistent:
        A: We will keep the crossing open until 5 p.m. on Monday.
        B: Until Monday, 17:00, we will keep the crossing open.
    Source: MQM "Mistranslation" of dates; Quirk et al. (1985), 8.51-63.
    """

    code: ClassVar[str] = "TC214"
    name: ClassVar[str] = "date-mismatch"
    category: ClassVar[Category] = "date"
    severity: ClassVar[Severity] = "critical"

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each time that the other side gives otherwise."""
        left, right = comparison.left, comparison.right
        for pair in other_times(comparison):
            yield Remark(
                at=left.span(pair.left.tokens),
                message=f"{says(left, pair.left.leading)}; {says(right, pair.right.leading)}.",
                related=(there(right, pair.right.tokens),),
                severity=_severity(pair),
                cue=pair.what,
            )


# Prepositions that good renderings of one original exchange: "by 5 p.m.", "at 5 p.m."; "from July 27", "on July 27".
_NEAR = ({"on", "by"}, {"on", "since"}, {"on", "after"}, {"by", "until"})


def _severity(pair: OtherTime) -> Severity | None:
    if pair.what == "relation":
        return "minor" if {pair.left.mention.relation, pair.right.mention.relation} in _NEAR else None
    return "major" if pair.what in {"part", "season", "phase"} else None
