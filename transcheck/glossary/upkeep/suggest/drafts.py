"""Referents as draft entries, and the file that holds them."""

from collections import Counter
from collections.abc import Iterable, Sequence

from transcheck.glossary import Glossary
from transcheck.glossary.entries import Entry, Form
from transcheck.glossary.upkeep.exchange.base import with_ids
from transcheck.glossary.upkeep.suggest.originals import likely_source
from transcheck.glossary.upkeep.suggest.referents import Referent
from transcheck.glossary.upkeep.writing import entry_text
from transcheck.languages.english import is_known
from transcheck.names import Indexed, NameIndex

_LIKELY = 0.8  # probability from which a spelling is taken for that of an entry
_LONGEST = 3  # words
_HEAD = """\
# Drafts: names and terms of your texts that have no entry yet. Nothing here counts until it is accepted:
# `transcheck glossary accept THIS-FILE ENTRY --into YOUR-GLOSSARY`. Kinds and source forms are guesses. No spelling is
# called right: make one “preferred” and the others “deprecated” where your house has decided.
"""


def tell_known(referents: Iterable[Referent], glossary: Glossary) -> None:
    """Note on each person and place whether it is likely a spelling of the source form of an entry that is there."""
    names = [
        Indexed(entry.id, name, language)
        for entry in glossary.entries
        if entry.kind in ("person", "place")
        for language, given in entry.native.items()
        for name in given
    ]
    index = NameIndex(names)
    for referent in referents:
        words = referent.spellings[0].words
        if names and len(words) <= _LONGEST and not all(is_known(word.casefold()) for word in words):
            hits = index.search(referent.name, limit=1, floor=_LIKELY)
            referent.entry = hits[0].id if hits else None


def draft_entries(referents: Iterable[Referent], native: Counter[tuple[str, str]] | None = None) -> tuple[Entry, ...]:
    """A draft for each referent, all its spellings admitted, with what was seen of it in the note."""
    drafts = []
    for referent in referents:
        if referent.entry is not None:
            continue
        forms = tuple(Form(spelling.text, "admitted") for spelling in referent.spellings)
        source = likely_source([form.text for form in forms], native.items()) if native else {}
        drafts.append(Entry("", referent.kind, forms, source, note=_seen(referent), proposed=True))
    return with_ids(drafts)


def _counts(referent: Referent) -> str:
    return ", ".join(f"{spelling.text} {spelling.count}" for spelling in referent.spellings)


def _seen(referent: Referent) -> str:
    counts = _counts(referent)
    contexts = [context for spelling in referent.spellings[:3] for context in spelling.contexts[:1]]
    places = [f"{path}:{line} “…{words}…”" for path, line, words in contexts]
    return f"Met {referent.count} {'times' if referent.count > 1 else 'time'} ({counts}): " + "; ".join(places)


def draft_text(entries: Sequence[Entry], referents: Iterable[Referent] = ()) -> str:
    """A glossary file of drafts, with a comment on spellings that entries seem to lack."""
    body = "".join(entry_text(entry) for entry in entries)
    lacking = [f"#   {_counts(referent)}: entry {referent.entry}\n" for referent in referents if referent.entry]
    told = f"# Not proposed, because these look like spellings of entries that are there:\n{''.join(lacking)}"
    return f"{_HEAD}{told if lacking else ''}" + (f"entries:\n{body}" if body else "entries: []\n")
