"""Rule TC212."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.alignment.relations import spelled_alike
from transcheck.alignment.tokens import fold
from transcheck.model import Category, Group, Member, Related, Severity, Story
from transcheck.rules.base import GroupRule, Remark, Resources
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
        told = [(member, name) for member in group.members if (name := _speaker(member))]
        camps: list[list[tuple[Member, str]]] = []
        for member, name in told:
            camp = next((camp for camp in camps if same_speaker(camp[0][1], name)), None)
            if camp is None:
                camps.append([(member, name)])
            else:
                camp.append((member, name))
        if len(camps) < 2:
            return
        most = max(camps, key=len)
        for camp in camps:
            if camp is most or {m.span.document for m, _ in camp} & {m.span.document for m, _ in most}:
                continue
            at, related = camp[0], [*camp[1:], *most]
            yield Remark(
                at=at[0].span,
                message=f"{_puts(*at)}; {'; '.join(_puts(*other) for other in most)}.",
                related=tuple(Related(member.span.document.label, member.span) for member, _ in related),
            )


def _speaker(member: Member) -> str | None:
    quote = member.quote
    return quote.speaker.name if quote is not None and quote.speaker.confidence != "low" else None


def _puts(member: Member, name: str) -> str:
    reported = member.quote.speaker.reported_by if member.quote else None
    as_told = f" (as told by {reported})" if reported and not same_speaker(reported, name) else ""
    return f"{member.span.document.label} gives {quoted(member.span)} to {name}{as_told}"


def same_speaker(one: str, other: str) -> bool:
    """Whether two names may mean one person: a word of the shorter name in each spelling stands in the other."""
    first, second = (
        [fold(word) for word in name.replace("-", " ").split() if word[:1].isupper()] for name in (one, other)
    )
    if not first or not second:
        return fold(one) == fold(other)
    return spelled_alike(first[-1], second[-1]) or ((len(first) == 1 or len(second) == 1) and any(
        spelled_alike(a, b) for a in first for b in second
    ))  # fmt: skip
