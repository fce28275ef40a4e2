"""What the formats of machine translation hold: a source form and the English form to use for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transcheck.errors import GlossaryError
from transcheck.glossary.entries import Entry
from transcheck.glossary.upkeep.exchange.base import Draft, Settings, clean, with_ids
from transcheck.model import Language


@dataclass(frozen=True, slots=True)
class Pair:
    """One row of such a file.

    Attributes:
        line: row number.
        native: source form.
        language: of the source form.
        english: the form to use.
        id: of the entry, empty when the format has none.
        context: what tells rows of one source form apart where the format has no ids.
        note, source, proposed: of the entry.
        untranslated: the English form may be missing: the entry is a draft that waits for it.
    """

    line: int
    native: str
    language: Language
    english: str
    id: str = ""
    context: str = ""
    note: str | None = None
    source: str | None = None
    proposed: bool = False
    untranslated: bool = False


def pairs_of(entries: Iterable[Entry], language: Language | None) -> Iterator[tuple[Entry, str, Language, str]]:
    """Every source form with the name of its entry; entries without either have no row."""
    for entry in entries:
        if entry.allowed:
            for code in ("uk", "ru", "be"):
                if language in (None, code):
                    for native in entry.native.get(code, ()):
                        yield entry, native, code, entry.name


def one_language(entries: Iterable[Entry], settings: Settings) -> Language:
    """The source language of a file that holds one only.

    Raises:
        GlossaryError: the entries have several and none was chosen.
    """
    if settings.language:
        return settings.language
    present = sorted({code for entry in entries for code in entry.native})
    if len(present) > 1:
        raise GlossaryError(f"this format holds one source language; choose one: --language {' or '.join(present)}")
    return present[0] if present else "uk"


def entries_of(pairs: Iterable[Pair], path: str, settings: Settings) -> tuple[Entry, ...]:
    """Put the rows of one English form (or one id) together.

    Rows of one source form are told apart by their ids or contexts, where the format has them.

    Raises:
        GlossaryError: a source form has two English forms under one id, or a cell is empty.
    """
    drafts: dict[str, Draft] = {}
    taken: dict[tuple[Language, str, str], Pair] = {}
    for pair in pairs:
        native = clean(pair.native, path, pair.line, "the source form")
        english = clean(pair.english, path, pair.line, "the English form")
        if not native or (not english and not pair.untranslated):
            missing = "source" if not native else "target"
            raise GlossaryError(f"row {pair.line}, column “{missing}”: empty; fill it in", path, pair.line)
        other = taken.setdefault((pair.language, native, pair.id or pair.context), pair)
        if other is not pair and other.english.strip() != english:
            message = (
                f"row {pair.line}: “{native}” is “{english}” here and “{other.english}” in row {other.line}; keep one"
            )
            raise GlossaryError(message, path, pair.line)
        draft = drafts.setdefault(pair.id or english or native, Draft(settings.kind, pair.id))
        if english:
            draft.add(english, "preferred")
        draft.add_native(native, pair.language)
        draft.note, draft.source = pair.note or draft.note, pair.source or draft.source
        draft.proposed = draft.proposed or pair.proposed or not english
    return with_ids(draft.entry(settings) for draft in drafts.values())
