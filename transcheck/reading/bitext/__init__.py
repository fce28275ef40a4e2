"""Readers of aligned rows: one format per file, each from content to units."""
