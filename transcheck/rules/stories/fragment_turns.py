"""Rule TC220."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import GroupRule, Remark, Resources
from transcheck.comparing import Token, tokenize
from transcheck.comparing.polarity import denies
from transcheck.model import Category, Group, Member, Related, Severity, Span, Story
from transcheck.rules.wording import quoted


@dataclass(frozen=True, slots=True)
class FragmentTurns(GroupRule):
    """A few quoted words say the contrary of the sentence they were cut from.

    "… ready to talk" out of "I am not ready to talk" keeps every letter and loses the truth. What the outlet writes
    around its fragment counts: a "not" outside the marks is enough.

    Divergent:
        A: Kavalets said: “I am not ready to open the northern gates for any price.”
        B: Kavalets was “ready to open the northern gates for any price” on Monday.
    Consistent:
        A: Kavalets said: “I am not ready to open the northern gates for any price.”
        B: Kavalets was not “ready to open the northern gates for any price” on Monday.
    Source: Reuters handbook on quotes, "never alter the meaning by cutting".
    """

    code: ClassVar[str] = "TC220"
    name: ClassVar[str] = "fragment-turns"
    category: ClassVar[Category] = "negation"
    severity: ClassVar[Severity] = "critical"

    def check(self, group: Group, story: Story, resources: Resources) -> Iterator[Remark]:
        """Yield each fragment whose sentence affirms what the full sentence denies, or the reverse."""
        english = [member for member in group.members if member.span.document.language == "en"]
        fragments = [member for member in english if member.quote and member.quote.kind == "fragment"]
        full = [member for member in english if member.quote and member.quote.kind in {"direct", "dash"}]
        for fragment in fragments:
            here = _sentence(fragment.span.document.span(0, len(fragment.span.document.text)), fragment.span)
            for member in full:
                if member.quote is None or member.span.document is fragment.span.document:
                    continue
                there = _sentence(member.quote.span, member.span)
                if denies(here) != denies(there):
                    yield _remark(fragment, member, here, there)
                    break


def _remark(fragment: Member, member: Member, here: Sequence[Token], there: Sequence[Token]) -> Remark:
    whole = member.span.document.span(there[0].start, there[-1].end)
    sentence = fragment.span.document.span(here[0].start, here[-1].end)
    label, other = fragment.span.document.label, member.span.document.label
    return Remark(
        at=fragment.span,
        message=f"{label} writes {quoted(sentence)}; in full, {other} has {quoted(whole)}.",
        related=(Related(other, whole),),
        confidence="medium",
    )


def _sentence(within: Span, words: Span) -> list[Token]:
    """The words of the sentence of `within` in which `words` begin."""
    start = max(within.start, within.document.text.rfind("\n", 0, words.start) + 1)
    end = within.document.text.find("\n", words.end)
    paragraph = within.document.span(start, min(within.end, end if end >= 0 else within.end))
    tokens = tokenize(paragraph)
    number = next((token.sentence for token in tokens if token.end > words.start), 0)
    return [token for token in tokens if token.sentence == number]
