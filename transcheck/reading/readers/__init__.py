"""Readers of texts: one format per file, each from content to readings."""
