"""Two renderings, word by word."""

from dataclasses import dataclass

from transcheck.model import Member, Pair

__all__ = ["Comparison"]


@dataclass(frozen=True)
class Comparison:
    """Two renderings of one utterance and how their words correspond."""

    pair: Pair
    original: Member | None = None
