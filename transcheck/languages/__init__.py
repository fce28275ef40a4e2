"""Facts about English, Ukrainian, Russian and Belarusian: tables in TOML, one file a language."""

from transcheck.languages.facts import load_facts

__all__ = ["load_facts"]
