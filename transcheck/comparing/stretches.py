"""What is left over after the words are linked: stretches without a counterpart, and stretches that face each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from transcheck.comparing.tokens import Token, light_words

_BRIDGE = 2  # function words between two unlinked content words that do not part a stretch


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring content words of one side that are in no link, with the function words between them.

    Attributes:
        tokens: from the first to the last of them.
        before, after: the nearest linked content words around, None at the ends of the rendering.
    """

    tokens: tuple[Token, ...]
    before: Token | None
    after: Token | None

    @property
    def content(self) -> tuple[Token, ...]:
        """The words that carry meaning."""
        return tuple(token for token in self.tokens if token.kind == "content" and token.lemma not in light_words())


@dataclass(frozen=True, slots=True)
class Replacement:
    """A stretch here that stands where another stretch stands there.

    Attributes:
        left, right: the two stretches.
        held: how many of their sides (0..2) hang on one and the same link: 2 means the same place for certain.
    """

    left: Stretch
    right: Stretch
    held: int


def free_stretches(tokens: Sequence[Token], partners: Mapping[int, tuple[int, ...]]) -> tuple[Stretch, ...]:
    """The stretches of one side, in order."""
    return tuple(_stretches(tokens, partners))


def _stretches(tokens: Sequence[Token], partners: Mapping[int, tuple[int, ...]]) -> Iterator[Stretch]:
    run: list[Token] = []
    before: Token | None = None
    gap = 0
    for token in tokens:
        counts = token.kind in {"content", "number"}
        if counts and token.index in partners:
            if run:
                yield _trimmed(run, before, token)
                run = []
            before, gap = token, 0
        elif counts:
            run.append(token)
            gap = 0
        elif run:
            gap += 1
            if gap > _BRIDGE or token.text in ".!?;":
                yield _trimmed(run, before, None)
                run, gap = [], 0
            else:
                run.append(token)
    if run:
        yield _trimmed(run, before, None)


def _trimmed(run: list[Token], before: Token | None, after: Token | None) -> Stretch:
    while run and run[-1].kind not in {"content", "number"}:
        run.pop()
    return Stretch(tuple(run), before, after)


def match_stretches(
    left: Sequence[Stretch], right: Sequence[Stretch], partners: Mapping[int, tuple[int, ...]]
) -> tuple[tuple[Replacement, ...], tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Pair the stretches that stand in the same place.

    Args:
        left: the stretches of one side.
        right: the stretches of the other side.
        partners: right partners of the left tokens.

    Returns:
        The pairs in the order of the left side, and what stands alone on the left and on the right.
    """
    candidates = [
        (-held, a + b, abs(a - b), a, b)
        for a, one in enumerate(left)
        for b, other in enumerate(right)
        if (held := _held(one, other, partners))
    ]
    taken_left: dict[int, Replacement] = {}
    taken_right: set[int] = set()
    for held, _, _, a, b in sorted(candidates):
        if a not in taken_left and b not in taken_right:
            taken_left[a] = Replacement(left[a], right[b], -held)
            taken_right.add(b)
    return (
        tuple(taken_left[a] for a in sorted(taken_left)),
        tuple(stretch for a, stretch in enumerate(left) if a not in taken_left),
        tuple(stretch for b, stretch in enumerate(right) if b not in taken_right),
    )


def _held(one: Stretch, other: Stretch, partners: Mapping[int, tuple[int, ...]]) -> int:
    def facing(here: Token | None, there: Token | None) -> bool:
        if here is None or there is None:
            return here is there
        return there.index in partners.get(here.index, ())

    held = facing(one.before, other.before) + facing(one.after, other.after)
    if (held == 1 and one.before is other.before is None) or (held == 1 and one.after is other.after is None):
        return held if _alone(one, other) else 0
    return held


def _alone(one: Stretch, other: Stretch) -> bool:
    """Whether both run to the very same end of their renderings, so that the end itself is the link."""
    return (one.before is None) == (other.before is None) and (one.after is None) == (other.after is None)
