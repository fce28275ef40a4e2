"""What a judge is."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Verdict(NamedTuple):
    """What a judge says of two texts, each 0..1.

    Attributes:
        same: how surely each follows from the other: the less sure of the two directions.
        contrary: how surely they contradict each other: the surer of the two directions.
    """

    same: float
    contrary: float


class Judge(Protocol):
    """Says of two texts whether they say the same.

    Attributes:
        name: the model and its revision, for the signature of a report.
        multilingual: whether it can be asked of a rendering and its original.
    """

    name: str
    multilingual: bool

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """One verdict a pair, in order; both directions are asked."""
        ...
