"""Doubt, rumour, hope, attempt and order around a claim; `transcheck.comparing.frames` finds them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison, Side, Token
from transcheck.comparing.frames import Frame, alike, apart, asserted, losing, perceiving
from transcheck.comparing.operators import is_argument, is_meaningful
from transcheck.languages.english import parts_of_speech
from transcheck.model import Category, Severity
from transcheck.rules.wording import around, says, there

_SAME = frozenset({"same", "number", "form", "name", "meaning", "spelling", "synonym"})
_NEAR = 8  # words from a claim among which a frame governs it
_WILLED = frozenset(
    {"ask", "order", "recommend", "allow", "want", "promise", "threaten", "plan", "try", "ready", "hope", "should"}
)
_ASKING = frozenset(
    {
        "ask",
        "know",
        "wonder",
        "see",
        "tell",
        "inquire",
        "enquire",
        "say",
        "check",
        "excuse",
        "forgive",
        "pardon",
        "believe",
        "doubt",
        "question",
    }
)
_BEFORE_NOUN = frozenset({"a", "an", "the", "my", "our", "your", "his", "her", "its", "their"})
_FAIR = 4  # tenths of a word's use as a verb or an adjective
_ACTS = frozenset({"apologise", "regret", "thank", "admit", "warn", "promise", "ask", "demand", "order", "recommend"})


@dataclass(frozen=True, slots=True)
class FrameDiffers(PairRule):
    """A claim is embedded on one side only, or by another kind of word: doubt, rumour, hope, attempt, order.

    "They tried to burn the pier" and "they burned the pier" share every word that counts. What is lost is that nothing
    burned. Told only where the claim itself stands on both sides. Words that only report (said, stated) are one kind.

    Attributes:
        share: the part of the words of the claim that the other side must have.
        free: the share of words without counterpart above which nothing is said.
        near: the same for a lost "if": there are too many other ways to say it.

    Divergent:
        A: They tried to burn the northern pier.
        B: They burned the northern pier.
    Consistent:
        A: They tried to burn the northern pier.
        B: They attempted to set the northern pier on fire.
    Source: Karttunen, "Implicative verbs" (1971); Kiparsky and Kiparsky, "Fact" (1970); MQM "Mistranslation".
    """

    code: ClassVar[str] = "TC223"
    name: ClassVar[str] = "frame-differs"
    category: ClassVar[Category] = "modality"
    severity: ClassVar[Severity] = "major"

    share: float = 0.6
    free: float = 0.45
    near: float = 0.12

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each frame that the other side has not, or has another kind of."""
        if comparison.unmatched > self.free:
            return
        frames = {id(side): side.frames for side, _ in comparison.sides}
        said: set[int] = set()
        for side, other in comparison.sides:
            for frame in frames[id(side)]:
                met = self._met(comparison, side, frame)
                if not met or frame.denied or _answered(comparison, side, frame, frames[id(other)]):
                    continue
                facing = [
                    f
                    for f in frames[id(other)]
                    if _governs(f, met) and not _answered(comparison, other, f, frames[id(side)])
                ]
                if any(alike(frame.name, f.name) for f in facing):
                    continue
                rival = next((f for f in facing if apart(frame.name, f.name) and not f.denied), None)
                if rival and rival.cue.start not in said and frame.cue.start not in said:
                    said |= {rival.cue.start, frame.cue.start}
                    yield self._remark(comparison, side, frame, other, rival.cue, rival.name)
                elif frame.name in losing() and not facing and self._bare(comparison, side, frame, other, met):
                    yield self._remark(comparison, side, frame, other, met[0], "fact")

    def _met(self, comparison: Comparison, side: Side, frame: Frame) -> list[Token]:
        """The words on the other side that stand for those of the claim, the first one's first; empty if too few do."""
        relations = _relations(comparison, side)
        met = [
            [t for t in comparison.counterparts(side, token) if relations.get((token.index, t.index)) in _SAME]
            for token in frame.claim
        ]
        found = [there for there in met if there]
        share = 1 if frame.name == "if" else self.share
        if not found or len(found) < share * len(met):
            return []
        return [there[0] for there in found]

    def _bare(self, comparison: Comparison, side: Side, frame: Frame, other: Side, met: Sequence[Token]) -> bool:
        """Whether the other side states the claim as a fact, with what it is said of."""
        relations = _relations(comparison, side)
        verbs = [t for t in met if _may_be_told(other, t)]
        if comparison.in_articles and _begins_with(other, met[0]):
            return False
        if not verbs or not asserted(other.tokens, verbs[0]) or (frame.name in _WILLED and not _told(other, verbs[0])):
            return False
        if frame.name in {"could", "can"} and frame.claim[0].lemma in perceiving():
            return False
        if frame.name == "if" and (comparison.unmatched > self.near or _asks(side, frame)):
            return False
        region = range(met[0].index - _NEAR, met[-1].index + _NEAR + 1)
        shared = [
            t
            for t in side.tokens
            if is_argument(t)
            and t not in frame.tokens
            and t.sentence == frame.cue.sentence
            and any(
                u.index in region and u not in verbs[:1] and relations.get((t.index, u.index)) in _SAME
                for u in comparison.counterparts(side, t)
            )
        ]
        partners = comparison.partners(other)
        strange = [
            t
            for t in other.tokens
            if t.index in region and t.sentence == met[0].sentence and is_meaningful(t) and t.index not in partners
        ]
        return bool(shared) and not strange

    def _remark(
        self, comparison: Comparison, side: Side, frame: Frame, other: Side, facing: Token, name: str
    ) -> Remark:
        grave = name == "fact" and frame.name in {"doubt", "deny", "unreal", "refused", "prevented"}
        return Remark(
            at=side.span(frame.tokens),
            message=f"{says(side, around(side, frame.cue))}; {says(other, around(other, facing))}: "
            f"{frame.name} here, {name} there.",
            related=(there(other, [facing]),),
            severity="critical" if grave else None,
            category="meaning" if frame.name in _ACTS and name != "fact" else None,
            cue="/".join(sorted((frame.name, name))),
        )


def _begins_with(side: Side, claim: Token) -> bool:
    """Whether a quotation begins with the claim: what it is embedded in may stand before the marks."""
    return not any(is_argument(token) for token in side.tokens[: claim.index])


def _may_be_told(side: Side, token: Token) -> bool:
    """Whether a word may be a verb or what something is said to be; a word after an article is a noun."""
    parts = parts_of_speech(token.lemma)
    if token.index and side.tokens[token.index - 1].folded in _BEFORE_NOUN:
        return False
    inflected = token.folded != token.lemma and not token.folded.endswith("s") and "v" in parts
    return inflected or max(parts.get("v", 0), parts.get("a", 0)) >= _FAIR


def _told(side: Side, verb: Token) -> bool:
    """Whether a word tells what is or was: an inflected verb, or what somebody or something is."""
    if verb.folded != verb.lemma:
        return not verb.folded.endswith("ing")
    before = side.tokens[max(0, verb.index - 2) : verb.index]
    return any(token.lemma == "be" and token.folded != "be" for token in before)


def _asks(side: Side, frame: Frame) -> bool:
    """Whether "if" stands for "whether", or begs pardon."""
    near = side.tokens[max(0, frame.tokens[0].index - 3) : frame.tokens[-1].index + 5]
    return any(token.lemma in _ASKING for token in near)


def _relations(comparison: Comparison, side: Side) -> dict[tuple[int, int], str]:
    left = side is comparison.left
    return {(x.left, x.right) if left else (x.right, x.left): x.relation for x in comparison.links}


def _governs(frame: Frame, met: Sequence[Token]) -> bool:
    """Whether a frame stands before words, close enough to embed them, or among them."""
    return any(
        frame.tokens[0].sentence == t.sentence and -2 <= t.index - frame.tokens[-1].index <= _NEAR for t in met
    ) or any(t in frame.claim for t in met)


def _answered(comparison: Comparison, side: Side, frame: Frame, frames: Sequence[Frame]) -> bool:
    """Whether a word of the frame is linked to a frame of a like class, or to the very same word."""
    for token in frame.tokens:
        if token.kind != "content" and len(frame.tokens) > 1 and token is not frame.cue:
            continue
        for facing in comparison.counterparts(side, token):
            theirs = [f.name for f in frames if facing in f.tokens]
            if any(alike(frame.name, name) for name in theirs) or (facing.lemma == token.lemma and not theirs):
                return True
    return False
