"""The house's names and terms."""

from dataclasses import dataclass

from transcheck.glossary.entries import Entry, Form

__all__ = ["Entry", "Form", "Glossary"]


@dataclass(frozen=True)
class Glossary:
    """A set of entries, looked up by any of their forms."""

    entries: tuple[Entry, ...] = ()
