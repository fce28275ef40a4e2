"""Who says what in a document: marks, nesting, kinds and speakers."""

from transcheck.quotes.extract import extract_quotes

__all__ = ["extract_quotes"]
