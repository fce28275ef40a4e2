"""Rule TC212: the same words are put in another mouth."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import GroupRule, Remark, Resources
from transcheck.model import Category, Group, Member, Related, Severity, Story
from transcheck.pairing.speakers import Speakers
from transcheck.rules.wording import quoted


@dataclass(frozen=True, slots=True)
class AttributionMismatch(GroupRule):
    """The same words are put in another mouth.

    Who said it is half of what was said. A narrator's aside that slips into the words he reports, or an answer that
    slips into the question, gives someone a statement that he never made. Speakers that cannot be told are left alone.

    Divergent:
        A: Marta Kavalets said: “We will keep the crossing open until Monday, whatever the water does.”
        B: Anton Hrytsuk said: “We will keep the crossing open until Monday, whatever the water does.”
    Consistent:
        A: Marta Kavalets said: “We will keep the crossing open until Monday, whatever the water does.”
        B: “We will keep the crossing open until Monday, whatever the water does,” Kavalets said.
    Source: PolNeAR annotation guidelines on sources; own observation of two outlets reporting one interview.
    """

    code: ClassVar[str] = "TC212"
    name: ClassVar[str] = "attribution-mismatch"
    category: ClassVar[Category] = "attribution"
    severity: ClassVar[Severity] = "major"

    def check(self, group: Group, story: Story, resources: Resources) -> Iterator[Remark]:
        """Yield one remark for each speaker who stands apart from the one whom most outlets name."""
        speakers = Speakers(resources.glossary)
        camps: list[list[Member]] = []
        for member in group.members:
            if not _speaker(member):
                continue
            camp = next((camp for camp in camps if speakers.same(camp[0].quote, member.quote) is not False), None)
            if camp is None:
                camps.append([member])
            else:
                camp.append(member)
        if len(camps) < 2:
            return
        most = max(camps, key=lambda camp: (len(camp), any(member.span.document.is_original for member in camp)))
        for camp in camps:
            if camp is most or {m.span.document for m in camp} & {m.span.document for m in most}:
                continue
            yield Remark(
                at=camp[0].span,
                message=f"{_labels(camp)} {quoted(camp[0].span)} to {_whom(camp[0])}; "
                f"{_labels(most)} it to {_whom(most[0])}.",
                related=tuple(Related(member.span.document.label, member.span) for member in (*most, *camp[1:])),
            )


def _speaker(member: Member) -> str | None:
    quote = member.quote
    return quote.speaker.name if quote is not None else None


def _labels(camp: list[Member]) -> str:
    """Who gives the words away, with the verb."""
    names = list(dict.fromkeys(member.span.document.label for member in camp))
    if len(names) == 1:
        return f"{names[0]} gives"
    return f"{', '.join(names[:-1])} and {names[-1]} give"


def _whom(member: Member) -> str:
    name, reported = _speaker(member), member.quote.speaker.reported_by if member.quote else None
    return f"{name} (as told by {reported})" if reported and reported != name else str(name)
