"""Every form that a name can take: its cases in the source language, its spellings in Latin by system."""

from collections.abc import Iterator
from dataclasses import dataclass

from transcheck.glossary.entries import Entry, Form
from transcheck.glossary.forms import case_forms
from transcheck.glossary.upkeep.exchange.base import in_order, slug
from transcheck.model import Language
from transcheck.names.forms import spelled_forms
from transcheck.names.systems import NATIVES, Native


@dataclass(frozen=True, slots=True)
class Romanization:
    """One Latin spelling of a source form.

    Attributes:
        latin: the spelling.
        systems: labels of the systems that prescribe it.
        status: standing in the entry; None when the entry does not list it.
    """

    latin: str
    systems: tuple[str, ...]
    status: str | None


@dataclass(frozen=True, slots=True)
class NameTable:
    """All forms of one source form.

    Attributes:
        language: of the source form.
        native: the source form.
        cases: its case forms, folded to small letters where the rules of folding ask for it.
        romanizations: the usual systems first.
    """

    language: Native
    native: str
    cases: tuple[str, ...]
    romanizations: tuple[Romanization, ...]


def tables_of(entry: Entry, language: Language | None = None) -> Iterator[NameTable]:
    """The forms of each source form of an entry.

    Args:
        entry: whose source forms.
        language: of the source forms wanted; None for all.
    """
    statuses = {form.text: form.status for form in entry.forms}
    for code in NATIVES:
        if language not in (None, code):
            continue
        for native in entry.native.get(code, ()):
            rows = tuple(
                Romanization(form.text, form.systems, statuses.get(form.text)) for form in spelled_forms(native, code)
            )
            yield NameTable(code, native, case_forms(native, code, entry.kind, entry.gender), rows)


def draft_of(entry: Entry, tables: tuple[NameTable, ...]) -> Entry:
    """A draft that lists all the spellings, for a person to choose from: those of the entry keep their standing."""
    texts = dict.fromkeys(row.latin for table in tables for row in table.romanizations)
    listed = {form.text: form for form in entry.forms}
    forms = (*entry.forms, *(Form(text, "admitted") for text in texts if text not in listed))
    return Entry(
        entry.id or slug(tables[0].native), entry.kind, in_order(forms), entry.native, entry.gender, entry.role,
        entry.note, entry.source, proposed=True,
    )  # fmt: skip
