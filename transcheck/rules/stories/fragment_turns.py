"""Rule TC220."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import GroupRule, Remark, Resources
from transcheck.comparing import Token, tokenize
from transcheck.comparing.frames import find_frames, losing
from transcheck.comparing.operators import clause, find_operators, is_meaningful
from transcheck.model import Category, Group, Member, Related, Severity, Span, Story
from transcheck.rules.wording import quoted

_SHARED = 0.5  # of the words of a fragment that the full quote must have
_UNSURE = frozenset({"doubt", "deny", "hearsay", "pretend", "unreal", "refused", "prevented"})


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
        """Yield each fragment whose clause affirms what the full sentence denies or only supposes, or the reverse."""
        english = [member for member in group.members if member.span.document.language == "en"]
        fragments = [member for member in english if member.quote and member.quote.kind == "fragment"]
        full = [member for member in english if member.quote and member.quote.kind in {"direct", "dash"}]
        for fragment in fragments:
            document = fragment.span.document
            here = _Place.of(document.span(0, len(document.text)), fragment.span)
            for member in full:
                if member.quote is None or member.span.document is document:
                    continue
                there = _Place.of(member.quote.span, member.span).within(here)
                if there is not None and here.turns(there):
                    yield _remark(fragment, member, here.sentence, there.sentence)
                    break


@dataclass(frozen=True, slots=True)
class _Place:
    """Words in their paragraph.

    Attributes:
        tokens: the words of the paragraph.
        first, last: indices of the words that are looked at.
    """

    tokens: tuple[Token, ...]
    first: int
    last: int

    @classmethod
    def of(cls, within: Span, words: Span) -> "_Place":
        """The place of `words`, as far as they stand in the paragraph of `within` in which they begin."""
        start = max(within.start, within.document.text.rfind("\n", 0, words.start) + 1)
        end = within.document.text.find("\n", words.end)
        tokens = tokenize(within.document.span(start, min(within.end, end if end >= 0 else within.end)))
        inside = [token.index for token in tokens if token.end > words.start and token.start < words.end]
        return cls(tokens, inside[0] if inside else 0, inside[-1] if inside else len(tokens) - 1)

    def within(self, other: "_Place") -> "_Place | None":
        """The words here that stand in `other` as well, None when they are too few."""
        theirs = [token.lemma for token in other.tokens[other.first : other.last + 1] if is_meaningful(token)]
        mine = [token.index for token in self.tokens[self.first : self.last + 1] if token.lemma in set(theirs)]
        return _Place(self.tokens, mine[0], mine[-1]) if len(mine) > _SHARED * len(theirs) else None

    @property
    def sentence(self) -> list[Token]:
        """The sentence in which the words begin."""
        number = self.tokens[self.first].sentence
        return [token for token in self.tokens if token.sentence == number]

    @property
    def _clause(self) -> range:
        """From the beginning of the clause of the first word to the last word."""
        return range(clause(self.tokens, self.first)[0].index, self.last + 1)

    @property
    def denied(self) -> bool:
        """Whether an odd number of denials governs the words."""
        operators = find_operators(self.tokens)
        return bool(sum(op.denies and op.cue.index in self._clause for op in operators) % 2)

    @property
    def supposed(self) -> frozenset[str]:
        """The frames before the words, or among them, that make no fact of them."""
        frames = find_frames(self.tokens)
        return frozenset(frame.name for frame in frames if frame.name in losing() and frame.cue.index in self._clause)

    def turns(self, full: "_Place") -> bool:
        """Whether the words are denied on one side alone, or a fact here and no fact there."""
        if self.denied != full.denied:
            return not self.supposed & _UNSURE
        return bool(full.supposed & _UNSURE) and not self.supposed


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
