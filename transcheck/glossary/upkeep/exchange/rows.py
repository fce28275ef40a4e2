"""Entries as the rows of a table, one row an entry, and back.

Several values of one cell are parted by " | ", several forms also by a semicolon, a line break, or a slash between
names. A form that has a note or a condition of its own, and every form that follows it under the same status, stands in
a row of its own under the same id. A cell that a spreadsheet would take for a formula gets an apostrophe before it
(OWASP, CSV Injection), which reading takes away again.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any, NoReturn

from transcheck.errors import GlossaryError
from transcheck.glossary.entries import CASES, KINDS, PARTS, QUOTED, STATUSES, Context, Entry, Form, Specs
from transcheck.glossary.upkeep.exchange.base import Settings, bounded, clean, in_order, with_ids
from transcheck.glossary.upkeep.exchange.headers import IGNORED, column_of, header_index, kind_of
from transcheck.glossary.upkeep.writing import context_fields
from transcheck.model import Language

_NATIVE: tuple[Language, ...] = ("uk", "ru", "be")
_ENTRY_WORDS = ("gender", "role", "since", "until", "note", "source")
_FORM_COLUMNS = ("form note", "form source", "form part", "form case", "form only", "form unless")
COLUMNS = (
    "id", "kind", *_NATIVE, *STATUSES, *_ENTRY_WORDS, "tags", "case", "quoted", "only", "unless", "first_mention",
    "specs match", "specs silent", "proposed", *_FORM_COLUMNS,
)  # fmt: skip
_CHOICES: dict[str, Sequence[str]] = {
    "kind": KINDS, "gender": ("m", "f"), "case": CASES, "quoted": QUOTED, "form part": PARTS, "form case": CASES,
    "proposed": ("true", "false"),
}  # fmt: skip
_FORMULA = re.compile(r"^'*[=+\-@\t\r]")
_ESCAPED = re.compile(r"^'+[=+\-@\t\r]")
Row = tuple[int, Sequence[str]]  # line or row number in the file, cells


def to_rows(entries: Iterable[Entry]) -> Iterator[list[str]]:
    """The header and the rows of a table that holds all of the entries."""
    yield list(COLUMNS)
    for entry in entries:
        for row in _rows_of(entry):
            yield [_guarded(row.get(column, "")) for column in COLUMNS]


def _guarded(cell: str) -> str:
    return "'" + cell if _FORMULA.match(cell) else cell


def _rows_of(entry: Entry) -> list[dict[str, str]]:
    first = {"id": entry.id, "kind": entry.kind}
    first |= {language: _join_forms(entry.native.get(language, ())) for language in _NATIVE}
    first |= {name: getattr(entry, name) or "" for name in _ENTRY_WORDS}
    first |= {"tags": _join(entry.tags), "first_mention": _join(entry.first_mention)}
    first |= {"case": entry.case if entry.case != "keep" else "", "proposed": "true" if entry.proposed else ""}
    first |= {"quoted": entry.quoted if entry.quoted != "strict" else ""}
    first |= {"only": _context_cell(entry.only), "unless": _context_cell(entry.unless)}
    first |= {"specs match": _join(entry.specs.match), "specs silent": _join(entry.specs.silent)}
    rows = [first]
    for status in STATUSES:
        forms = [form for form in entry.forms if form.status == status]
        plain = next((at for at, form in enumerate(forms) if _details(form)), len(forms))
        first[status] = _join_forms([form.text for form in forms[:plain]])
        rows += [{"id": entry.id, status: _join_forms([form.text]), **_details(form)} for form in forms[plain:]]
    return rows


def _details(form: Form) -> dict[str, str]:
    cells = {"form note": form.note, "form source": form.source, "form part": form.part, "form case": form.case}
    cells |= {"form only": _context_cell(form.only), "form unless": _context_cell(form.unless)}
    return {name: cell for name, cell in cells.items() if cell}


def _join(texts: Iterable[str]) -> str:
    return " | ".join(re.sub(r"([\\|])", r"\\\1", text) for text in texts)


def _join_forms(texts: Iterable[str]) -> str:
    """Forms, in which ; and / part one from the next as well."""
    return " | ".join(re.sub(r"([\\|;/])", r"\\\1", text) for text in texts)


def _context_cell(context: Context) -> str:
    """One line a place: “after: SSR | Soviet Socialist Republic”."""
    return "\n".join(f"{name}: {_join(words)}" for name, words in context_fields(context).items())


def from_rows(rows: Iterable[Row], path: str, settings: Settings) -> tuple[Entry, ...]:
    """Entries of a table with a header; columns may be missing or in another order.

    Raises:
        GlossaryError: a row is not understood; the complaint names row and column.
    """
    read = bounded(iter(rows), path)
    at = header_index(read, COLUMNS, settings.columns, STATUSES)
    header_line, header = read[at or 0] if read else (1, ())
    columns = _columns(header, path, header_line, settings.columns)
    entries: dict[str, Entry] = {}
    first: dict[str, _Row] = {}
    nameless: list[Entry] = []
    for line, cells in read[(at or 0) + 1 :]:
        try:
            row = _Row(columns, cells, path, line, settings)
            if not row.cells:
                continue
            known = row.cells.get("id")
            if known and known in entries:
                entries[known] = row.more(entries[known])
            elif known:
                entries[known] = row.entry(settings)
                first[known] = row
            else:
                entry = row.entry(settings)
                row.not_empty(entry)
                nameless.append(entry)
        except GlossaryError as error:
            if settings.bad is None:
                raise
            settings.bad.append(str(error))
    for entry_id, entry in [*entries.items()]:
        try:
            first[entry_id].not_empty(entry)
        except GlossaryError as error:
            if settings.bad is None:
                raise
            settings.bad.append(str(error))
            del entries[entry_id]
    return with_ids([*entries.values(), *nameless])


def _columns(header: Sequence[str], path: str, line: int, given: Mapping[str, str]) -> list[str]:
    columns = []
    for cell in header:
        column = column_of(cell, COLUMNS, given) if cell.strip("\ufeff ") else ""
        if column is None:
            near = get_close_matches(cell.strip().casefold(), COLUMNS, 1, 0.6)
            advice = f"did you mean “{near[0]}”?" if near else "known are: " + ", ".join(COLUMNS)
            advice += f" (--columns “{cell.strip()}=-” passes it over)"
            raise GlossaryError(f"unknown column “{cell.strip()}”; {advice}", path, line)
        if column and column != IGNORED and column in columns:
            raise GlossaryError(f"the column “{column}” stands twice; keep one", path, line)
        columns.append(column)
    if not {*STATUSES} & set(columns):
        raise GlossaryError("no header row with a column “preferred”; see `transcheck glossary formats`", path, line)
    return columns


class _Row:
    """The cells of one row by column."""

    def __init__(self, columns: Sequence[str], cells: Sequence[str], path: str, line: int, settings: Settings) -> None:
        self.path, self.line, self.signs = path, line, settings.split
        extra = [cell for cell in cells[len(columns) :] if cell.strip()]
        if extra:
            self.fail(None, f"{len(cells)} cells under {len(columns)} columns; quote cells that hold the separator")
        self.cells: dict[str, str] = {}
        for column, cell in zip(columns, cells, strict=False):
            text = clean(cell[1:] if _ESCAPED.match(cell) else cell, path, line, f"column “{column}”")
            if text and not column:
                self.fail(None, "a cell under no column; name the column in the first row")
            if text and column != IGNORED:
                self.cells[column] = text

    def fail(self, column: str | None, what: str) -> NoReturn:
        where = f"row {self.line}" + (f", column “{column}”" if column else "")
        raise GlossaryError(f"{where}: {what}", self.path, self.line)

    def get(self, column: str) -> Any:
        """The text of a cell, None when it is empty.

        Typed `Any` because choices are checked here and not by the type checker.
        """
        text = self.cells.get(column)
        known = _CHOICES.get(column)
        if text is None or known is None:
            return text
        if column == "kind" and text.casefold() not in known and kind_of(text):
            return kind_of(text)
        if text.casefold() not in known:
            near = get_close_matches(text.casefold(), known, 1, 0.5)
            advice = f"did you mean “{near[0]}”?" if near else "one of: " + ", ".join(known)
            self.fail(column, f"unknown word “{text}”; {advice}")
        return text.casefold()

    def texts(self, column: str) -> tuple[str, ...]:
        cell = self.cells.get(column, "")
        return tuple(_split(_parted(cell, self.signs) if column in (*STATUSES, *_NATIVE) else cell))

    def context(self, column: str) -> Context:
        fields: dict[str, tuple[str, ...]] = {}
        for piece in self.cells.get(column, "").splitlines():
            name, colon, words = piece.partition(":")
            name = name.strip()
            if not colon or name not in ("before", "after", "near", "document") or not words.strip():
                self.fail(
                    column, f"“{piece}” is no condition; write “before:”, “after:”, “near:” or “document:” and words"
                )
            fields[name] = tuple(_split(words))
        return Context(**fields)

    def forms(self) -> list[Form]:
        given = [(text, status) for status in STATUSES for text in self.texts(status)]
        if any(column in self.cells for column in _FORM_COLUMNS):
            if len(given) != 1:
                self.fail(_FORM_COLUMNS[0].split()[0], f"{len(given)} forms in a row that details one; give each a row")
            text, status = given[0]
            form = Form(text, status, self.get("form note"), self.get("form source"), self.get("form part"))
            only, unless = self.context("form only"), self.context("form unless")
            return [replace(form, case=self.get("form case"), only=only, unless=unless)]
        return [Form(text, status) for text, status in given]

    def entry(self, settings: Settings) -> Entry:
        forms = self.forms()
        native: dict[Any, tuple[str, ...]] = {code: self.texts(code) for code in _NATIVE if self.texts(code)}
        kind = self.get("kind")
        if kind is None:
            settings.assumed.update([self.get("id")] if self.get("id") else [form.text for form in forms])
        return Entry(
            id=self.get("id") or "",
            kind=kind or settings.kind,
            forms=self.unique(forms),
            native=native,
            gender=self.get("gender"),
            role=self.get("role"),
            since=self.get("since"),
            until=self.get("until"),
            note=self.get("note"),
            source=self.get("source") or settings.source,
            tags=self.texts("tags"),
            case=self.get("case") or "keep",
            quoted=self.get("quoted") or "strict",
            only=self.context("only"),
            unless=self.context("unless"),
            first_mention=self.texts("first_mention"),
            specs=Specs(self.texts("specs match"), self.texts("specs silent")),
            proposed=self.get("proposed") == "true",
        )

    def not_empty(self, entry: Entry) -> None:
        if not entry.forms and not entry.native:
            self.fail("preferred", "no form in any language; fill one in or remove the row")

    def more(self, entry: Entry) -> Entry:
        """An entry with the forms that this further row of it adds."""
        mine = [column for column in self.cells if column not in (*STATUSES, *_FORM_COLUMNS, "id")]
        if mine:
            self.fail(mine[0], f"the id “{entry.id}” stands in an earlier row; give another id, or forms only")
        return replace(entry, forms=self.unique([*entry.forms, *self.forms()]))

    def unique(self, forms: Sequence[Form]) -> tuple[Form, ...]:
        seen: dict[str, Form] = {}
        forms = list(dict.fromkeys(forms))
        for form in forms:
            other = seen.setdefault(form.text, form)
            if other is not form and other.status != form.status:
                self.fail(form.status, f"“{form.text}” stands twice, {other.status} and {form.status}; keep one")
        return in_order(forms)


def _parted(cell: str, signs: str) -> str:
    """A cell of forms with " | " where people write several: after ; or a line break, between A/B, at given signs."""
    cell = re.sub(r"(?<!\\)[;\n]" + (f"|(?<!\\\\)[{re.escape(signs)}]" if signs else ""), " | ", cell)
    return re.sub(r"(?<!\\)(?: / |(?<=[^\W\d_])/(?=[^\W\d_a-zа-яёіїєґў]))", " | ", cell)


def _split(cell: str) -> Iterator[str]:
    for piece in re.findall(r"(?:\\.|[^|\\])+", cell, re.DOTALL):
        text = re.sub(r"\\(.)", r"\1", piece, flags=re.DOTALL).strip()
        if text:
            yield text
