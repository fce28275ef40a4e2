"""Referents as draft entries, and the file that holds them."""

from collections import Counter
from collections.abc import Iterable, Sequence

from transcheck.glossary.entries import Entry, Form
from transcheck.glossary.upkeep.exchange.base import with_ids
from transcheck.glossary.upkeep.suggest.originals import likely_source
from transcheck.glossary.upkeep.suggest.referents import Referent
from transcheck.glossary.upkeep.writing import entry_text

_HEAD = """\
# Drafts: names and terms of your texts that have no entry yet. Nothing here counts until it is accepted:
# `transcheck glossary accept THIS-FILE ENTRY --into YOUR-GLOSSARY`. Kinds and source forms are guesses. No spelling is
# called right: make one “preferred” and the others “deprecated” where your house has decided.
"""


def draft_entries(referents: Iterable[Referent], native: Counter[tuple[str, str]] | None = None) -> tuple[Entry, ...]:
    """A draft for each referent, all its spellings admitted, with what was seen of it in the note."""
    drafts = []
    for referent in referents:
        forms = tuple(Form(spelling.text, "admitted") for spelling in referent.spellings)
        source = likely_source([form.text for form in forms], native.items()) if native else {}
        drafts.append(Entry("", referent.kind, forms, source, note=_seen(referent), proposed=True))
    return with_ids(drafts)


def _seen(referent: Referent) -> str:
    counts = ", ".join(f"{spelling.text} {spelling.count}" for spelling in referent.spellings)
    contexts = [context for spelling in referent.spellings[:3] for context in spelling.contexts[:1]]
    places = [f"{path}:{line} “…{words}…”" for path, line, words in contexts]
    return f"Met {referent.count} {'times' if referent.count > 1 else 'time'} ({counts}): " + "; ".join(places)


def draft_text(entries: Sequence[Entry]) -> str:
    """A glossary file of drafts."""
    body = "".join(entry_text(entry) for entry in entries)
    return f"{_HEAD}entries:\n{body}" if body else f"{_HEAD}entries: []\n"
