"""Operators of both renderings that are said of other words: "did not say he left", "said he did not leave"."""

from collections.abc import Iterator

from transcheck.comparing.answers import Answers
from transcheck.comparing.comparison import Side
from transcheck.comparing.operators import Operator
from transcheck.comparing.tokens import Token, persons

# Huddleston and Pullum (2002), 9.5: to deny these is to deny what they embed.
_RAISING = frozenset(
    {"believe", "want", "plan", "may", "could", "can", "should", "if", "hope", "near", "ready", "unreal"}
)
_FREE, _FREE_ONLY = 0.25, 0.1  # share of words without counterpart above which nothing is said
_NEAR = 7  # words between a verb and a denial in what it embeds
_BEFORE = 3  # words between "not" and a verb that it denies


def moved(answers: Answers) -> Iterator[tuple[Operator, Operator, str]]:
    """Operators of the left side with the one on the right that stands elsewhere, and the cue of that."""
    left, right = answers.comparison.left, answers.comparison.right
    for one, other in answers.pairs:
        if not one.targets or not other.targets or one.name != other.name:
            continue
        mine, theirs = answers.counterparts(left, one.targets[0]), answers.counterparts(right, other.targets[0])
        if not mine or not theirs or other.targets[0] in mine:
            continue
        if one.name == "no" and answers.comparison.unmatched <= _FREE:
            inward = _embeds(left, one, theirs[0]) and _stays_outside(mine[0], other)
            outward = _embeds(right, other, mine[0]) and _stays_outside(theirs[0], one)
            if inward or outward:
                yield one, other, "scope.not"
        elif (
            one.name == "only"
            and answers.comparison.unmatched <= _FREE_ONLY
            and _limits_subject(left, one) != _limits_subject(right, other)
        ):
            yield one, other, "scope.only"


def _embeds(side: Side, operator: Operator, embedded: Token) -> bool:
    """Whether what is denied here is a saying, an order, a promise, and the other side denies what that embeds."""
    target = operator.targets[0]
    if not operator.cue.index < target.index < embedded.index or embedded.sentence != target.sentence:
        return False
    if target.index - operator.tokens[-1].index > _BEFORE:
        return False
    frame = next((frame for frame in side.frames if target in frame.tokens), None)
    return frame is not None and frame.name not in _RAISING and embedded in frame.claim


def _stays_outside(embedding: Token, operator: Operator) -> bool:
    """Whether a verb stands shortly before an operator in its sentence, which then denies what the verb embeds."""
    return embedding.sentence == operator.cue.sentence and 0 < operator.cue.index - embedding.index <= _NEAR


def _limits_subject(side: Side, operator: Operator) -> bool:
    """Whether "only" stands before a person who does something: "only they bring", "only her mother has seen"."""
    last = operator.tokens[-1].index
    after = side.tokens[last + 1 : last + 2]
    return bool(after) and after[0].folded in persons()
