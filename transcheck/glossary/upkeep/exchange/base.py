"""What a format is, and what all readers and writers share."""

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TypeVar

from transcheck.errors import GlossaryError
from transcheck.glossary.entries import Entry, Form, Kind, Status
from transcheck.glossary.folding import mixed_words
from transcheck.model import Language
from transcheck.names.folding import fold_latin
from transcheck.names.systems import romanize, systems

T = TypeVar("T")
_BESIDE = "ёЁіІїЇєЄґҐўЎ№«»–—’“”"
_NO_CHARSETS = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"})
_CYRILLIC = 0.95  # of the letters outside ASCII must be Cyrillic where an encoding is guessed
MOST_ROWS = 200_000  # rows of a table or entries of a file; some 500 MB of memory once they are read


@dataclass(frozen=True, slots=True)
class Settings:
    """What a format cannot tell by itself.

    Attributes:
        kind: kind of entries that are read from a format without kinds.
        language: the source language of formats that hold one only; None for all or for the one there is.
        source: source of the entries that name none.
        columns: what headers of a table mean, by header in small letters; "-" passes a column over.
        sheet: name of the sheet of a workbook; None for the first with a table.
        encoding: of a text table; None for UTF-8, or what spreadsheets write.
        split: further signs that part several forms in one cell, such as a comma.
        bad: where rows that are not understood are told, when reading is to go on; None stops at the first.
        assumed: filled by reading: names of the entries whose kind the file did not say.
    """

    kind: Kind = "term"
    language: Language | None = None
    source: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    encoding: str | None = None
    split: str = ""
    bad: list[str] | None = None
    assumed: set[str] = field(default_factory=set)


Reader = Callable[[bytes, str, Settings], tuple[Entry, ...]]
Writer = Callable[[Sequence[Entry], Settings], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format for glossaries.

    Attributes:
        name: what the command line calls it.
        suffix: usual ending of its files.
        about: what it is, for the documentation.
        read, write: whole files.
        holds: the fields of an entry that it has a place for; "forms" stands for texts and statuses.
        form_holds: the further fields of a form that it has a place for.
    """

    name: str
    suffix: str
    about: str
    read: Reader
    write: Writer
    holds: frozenset[str]
    form_holds: frozenset[str] = frozenset()

    @property
    def complete(self) -> bool:
        """Whether it holds all of an entry, so that what is not in it was taken away on purpose."""
        return "specs" in self.holds and "case" in self.holds


def decode(content: bytes, path: str) -> str:
    """UTF-8 text, with or without byte order mark; UTF-16 when the mark says so (spreadsheets write it).

    Raises:
        GlossaryError: it is neither.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            raise GlossaryError("not UTF-16 although it begins like it; save the file as UTF-8", path) from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise GlossaryError("not UTF-8; save the file as UTF-8", path, line) from None


def is_charset(name: str) -> bool:
    """Whether files of text are written in it: Python also knows "hex", "rot13" and notations of names."""
    try:
        codec = codecs.lookup(name)
        b"".decode(name)
    except (LookupError, ValueError):
        return False
    return codec.name.replace("-", "_") not in _NO_CHARSETS


def decode_table(content: bytes, path: str, encoding: str | None) -> str:
    """The text of a table: as `encoding` says, else UTF-8 or UTF-16, else what Excel writes in the region (cp1251).

    Raises:
        GlossaryError: it is none of them.
    """
    if encoding is not None:
        if not is_charset(encoding):
            raise GlossaryError(f"there is no encoding “{encoding}”; try cp1251 or utf-8", path)
        try:
            return content.decode(encoding).removeprefix("\ufeff")
        except LookupError:
            raise GlossaryError(f"there is no encoding “{encoding}”; try cp1251 or utf-8", path) from None
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise GlossaryError(f"not {encoding}; try another --encoding", path, line) from None
        except ValueError:
            raise GlossaryError(f"not {encoding}; try another --encoding", path) from None
    try:
        return decode(content, path)
    except GlossaryError:
        text = content.decode("cp1251", "replace")
        unusual = [c for c in text if not c.isascii()]
        usual = sum("а" <= c.casefold() <= "я" or c in _BESIDE for c in unusual)
        if mixed_words(text) or usual < _CYRILLIC * len(unusual):
            raise
        return text


def clean(text: str, path: str, line: int | None, what: str) -> str:
    """`text` trimmed and in composed letters.

    Raises:
        GlossaryError: it holds a control character, which no name does.
    """
    text = unicodedata.normalize("NFC", text).strip()
    odd = next((c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"), None)
    if odd is not None:
        raise GlossaryError(f"{what} holds the control character U+{ord(odd):04X}; remove it", path, line)
    return text


def slug(text: str) -> str:
    """An id made of a name: small Latin letters, digits and hyphens; never empty."""
    cyrillic = any("\u0400" <= c <= "\u052f" for c in text)
    plain = fold_latin(romanize(text, systems("uk")[0]) if cyrillic else text)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "entry-" + "-".join(f"{ord(c):x}" for c in text[:8])


def with_ids(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Give an id, made of the name, to each entry that has none; further ones of a name are numbered."""
    given = list(entries)
    taken = {entry.id for entry in given if entry.id}
    named = []
    for entry in given:
        if not entry.id:
            base = slug(entry.forms[0].text if entry.forms else next(iter(entry.native.values()))[0])
            free = base
            number = 2
            while free in taken:
                free, number = f"{base}-{number}", number + 1
            taken.add(free)
            entry = replace(entry, id=free)
        named.append(entry)
    return tuple(named)


@dataclass(slots=True)
class Draft:
    """An entry that is being put together from several rows."""

    kind: Kind
    id: str = ""
    forms: dict[str, Form] = field(default_factory=dict)
    native: dict[Language, dict[str, None]] = field(default_factory=dict)
    note: str | None = None
    source: str | None = None
    proposed: bool = False

    def add(self, text: str, status: Status) -> None:
        """Add an English form; the first status that a form gets stays."""
        self.forms.setdefault(text, Form(text, status))

    def add_native(self, text: str, language: Language) -> None:
        """Add a source form."""
        self.native.setdefault(language, {}).setdefault(text)

    def entry(self, settings: Settings) -> Entry:
        """What was put together; its id may still be empty."""
        return Entry(
            id=self.id,
            kind=self.kind,
            forms=in_order(self.forms.values()),
            native={language: tuple(texts) for language, texts in self.native.items()},
            note=self.note,
            source=self.source or settings.source,
            proposed=self.proposed,
        )


def in_order(forms: Iterable[Form]) -> tuple[Form, ...]:
    """Forms by status, best first, as a glossary file holds them."""
    from transcheck.glossary.entries import STATUSES

    return tuple(sorted(forms, key=lambda form: STATUSES.index(form.status)))


def bounded(rows: Iterable[T], path: str) -> list[T]:
    """All rows, or a complaint as soon as there are too many of them, before anything is made of them.

    Raises:
        GlossaryError: there are more than a glossary can have.
    """
    read = list(islice(rows, MOST_ROWS + 1))
    too_many(len(read), path)
    return read


def too_many(count: int, path: str) -> None:
    """Complain of a file with more rows than a glossary can have.

    Raises:
        GlossaryError: it has.
    """
    if count > MOST_ROWS:
        raise GlossaryError(f"more than {MOST_ROWS:,} rows; split it into several files", path)
