"""The same words from another mouth in another outlet."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import GroupRule, Remark, Resources
from transcheck.encoders.lexical import WORD
from transcheck.model import Category, Group, Member, Related, Severity, Story
from transcheck.pairing.speakers import Speakers
from transcheck.quotes.persons import is_personal_name
from transcheck.rules.wording import quoted

_ALIKE = 0.6  # similarity from which two renderings are surely of one utterance
_SHARED = 0.5  # of the longer words of the shorter rendering
_SHARED_OF_LONGER = 0.35
_LITTLE = 3  # letters
_SHORTEST = 3  # words: fewer may be said by anyone
_SHORTEST_WOVEN = 5


@dataclass(frozen=True, slots=True)
class AttributionMismatch(GroupRule):
    """The same words are put in another mouth.

    Who said it is half of what was said. A narrator's aside that slips into the words he reports, or an answer that
    slips into the question, gives someone a statement that he never made. Only two people whom both outlets name are
    set against each other: a role, a ministry or a party beside a name is another way to say it, and a speaker that
    cannot be told is left alone.

    Divergent:
        A: Marta Kavalets said: “We will keep the crossing open until Monday, whatever the water does.”
        B: Anton Hrytsuk said: “We will keep the crossing open until Monday, whatever the water does.”
    Consistent:
        A: Marta Kavalets said: “We will keep the crossing open until Monday, whatever the water does.”
        B: “We will keep the crossing open until Monday, whatever the water does,” the governor said.
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
            if _speaker(member) is None:
                continue
            camp = next((camp for camp in camps if not _apart(story, speakers, camp[0], member)), None)
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
            if not any(_is_one_utterance(story, one, other) for one in camp for other in most):
                continue
            yield Remark(
                at=camp[0].span,
                message=f"{_labels(camp)} {quoted(camp[0].span)} to {_whom(camp[0])}; "
                f"{_labels(most)} it to {_whom(most[0])}.",
                related=tuple(Related(member.span.document.label, member.span) for member in (*most, *camp[1:])),
            )


def _speaker(member: Member) -> str | None:
    """The speaker of whole words of someone's, where that is a person named by name."""
    quote = member.quote
    if quote is None or quote.speaker.name is None:
        return None
    if len(member.span.text.split()) < (_SHORTEST_WOVEN if quote.kind == "fragment" else _SHORTEST):
        return None
    return quote.speaker.name if is_personal_name(quote.speaker.name, quote.span.document.language) else None


def _apart(story: Story, speakers: Speakers, one: Member, other: Member) -> bool:
    """Whether two renderings have different speakers, and none merely tells what the other says."""
    if speakers.same(one.quote, other.quote) is not False:
        return False
    return not any(_tells(story, a, b) for a, b in ((one, other), (other, one)))


def _tells(story: Story, teller: Member, told: Member) -> bool:
    """Whether the one only leaves out the inner marks around what the other lets its teller report.

    A teller who parts his own words from those he reports by marks of their own leaves nothing out.
    """
    if told.quote is None or teller.quote is None or told.quote.speaker.reported_by != _speaker(teller):
        return False
    inside = [q for q in story.quotes.get(teller.span.document.path, ()) if q.parent == teller.quote.id]
    return not inside


def _is_one_utterance(story: Story, one: Member, other: Member) -> bool:
    ours, theirs = ({word for word in WORD.findall(m.span.text.lower()) if len(word) > _LITTLE} for m in (one, other))
    shared, fewer, more = len(ours & theirs), *sorted((len(ours), len(theirs)))
    if shared < _SHARED * fewer or shared < _SHARED_OF_LONGER * more:
        return (
            False  # "Governor Lis just chose his running mate" and a paragraph that names the governor's running mate
        )
    return any(
        pair.similarity >= _ALIKE
        and {(pair.left.span, pair.right.span)} & {(one.span, other.span), (other.span, one.span)}
        for pair in story.pairs
    )


def _labels(camp: list[Member]) -> str:
    """Who gives the words away, with the verb."""
    names = list(dict.fromkeys(member.span.document.label for member in camp))
    if len(names) == 1:
        return f"{names[0]} gives"
    return f"{', '.join(names[:-1])} and {names[-1]} give"


def _whom(member: Member) -> str:
    name, reported = _speaker(member), member.quote.speaker.reported_by if member.quote else None
    return f"{name} (as told by {reported})" if reported and reported != name else str(name)
