"""Two renderings, word by word."""

from transcheck.comparing.comparison import Comparison, Side, compare_pair, compare_with_original
from transcheck.comparing.linking import Link, link_words
from transcheck.comparing.stretches import Replacement, Stretch
from transcheck.comparing.tokens import Token, tokenize

__all__ = [
    "Comparison", "Link", "Replacement", "Side", "Stretch", "Token", "compare_pair", "compare_with_original",
    "link_words", "tokenize",
]  # fmt: skip
