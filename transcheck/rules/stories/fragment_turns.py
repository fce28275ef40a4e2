"""A few quoted words that turn round when they are cut from their sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import GroupRule, Remark, Resources
from transcheck.comparing import Comparison, Token, compare_pair
from transcheck.comparing.polarity import denies, denies_always, holds_negation
from transcheck.model import Category, Group, Pair, Related, Severity, Story
from transcheck.rules.wording import quoted

_SHARE = 0.6  # of the content words of a fragment that the full words must have
_LEAST = 2
_REACH = 5  # words before the first of them among which a denial governs them
_BREAKS = frozenset(",;:.!?…–—()")


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
            for member in full:
                if member.span.document is fragment.span.document:
                    continue
                found = _turned(compare_pair(Pair("", fragment, member, 1.0)))
                if found is not None:
                    yield found
                    break


def _turned(comparison: Comparison) -> Remark | None:
    """What to say where the fragment, with the outlet's words that govern it, says the contrary of the full words."""
    fragment, full = comparison.sides[0]
    content = [token for token in fragment.tokens if token.kind in {"content", "number"}]
    linked = [token for token in content if comparison.counterparts(fragment, token)]
    if len(linked) < max(_LEAST, _SHARE * len(content)):
        return None
    there = [token for word in linked for token in comparison.counterparts(fragment, word)]
    first, last = min(token.index for token in there), max(token.index for token in there)
    said, lead = full.tokens[first : last + 1], _lead(full.tokens, first)
    here = [*fragment.governing, *fragment.tokens]
    if denies(fragment.tokens) != denies(said):
        return None  # the words themselves differ, which is another rule's
    if _denied(fragment.governing) == (denies([*lead, *said]) != denies(said)):
        return None
    if _denied(fragment.governing) and denies(full.tokens[:first]):
        return None  # denied far from these words: nobody can tell of what
    said = (*lead, *said)
    document, whole = fragment.document, full.span(said)
    sentence = document.span(here[0].start, fragment.member.span.end)
    label, other = document.label, full.document.label
    return Remark(
        at=fragment.member.span,
        message=f"{label} writes {quoted(sentence)}; in full, {other} has {quoted(whole)}.",
        related=(Related(other, whole),),
        confidence="medium",
    )


def _denied(governing: Sequence[Token]) -> bool:
    """Whether the words before the marks deny what stands between them."""
    return denies([token for token in governing if not holds_negation(token) or denies_always(token)])


def _lead(tokens: Sequence[Token], first: int) -> Sequence[Token]:
    """The words of the same clause that lead into the one at `first`."""
    start = first
    while start > max(0, first - _REACH) and tokens[start - 1].text not in _BREAKS:
        start -= 1
    return tokens[start:first]
