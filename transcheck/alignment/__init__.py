"""Two renderings, word by word."""

from dataclasses import dataclass

from transcheck.model import Member, Pair

__all__ = ["Comparison", "compare_pair"]


@dataclass(frozen=True)
class Comparison:
    """Two renderings of one utterance and how their words correspond."""

    pair: Pair
    original: Member | None = None


def compare_pair(pair: Pair, original: Member | None = None) -> Comparison:
    """Compare the two sides of `pair`; `original` is the original's words for the utterance."""
    return Comparison(pair, original)
