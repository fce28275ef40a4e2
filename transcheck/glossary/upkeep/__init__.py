"""Keeping a glossary right: lint, edit, exchange, merge, compare, propose, count."""
