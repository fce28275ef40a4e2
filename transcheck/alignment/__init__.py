"""Two renderings, word by word."""

from transcheck.alignment.comparison import Comparison, Side, compare_pair
from transcheck.alignment.linking import Link, link_words
from transcheck.alignment.stretches import Replacement, Stretch
from transcheck.alignment.tokens import Token, tokenize

__all__ = [
    "Comparison", "Link", "Replacement", "Side", "Stretch", "Token", "compare_pair", "link_words", "tokenize",
]  # fmt: skip
