"""Two renderings, word by word."""

from transcheck.comparing.comparison import Comparison, Readings, Side, compare_pair
from transcheck.comparing.linking import Link, link_words
from transcheck.comparing.stretches import Replacement, Stretch
from transcheck.comparing.tokens import Token, tokenize

__all__ = [
    "Comparison", "Link", "Readings", "Replacement", "Side", "Stretch", "Token", "compare_pair", "link_words",
    "tokenize",
]  # fmt: skip
