"""Entries as the rows of a table, one row an entry, and back.

Several values of one cell are parted by " | ". A form that has a note or a condition of its own, and every form that
follows it under the same status, stands in a row of its own under the same id. A cell that a spreadsheet would take
for a formula gets an apostrophe before it (OWASP, CSV Injection), which reading takes away again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any, NoReturn

from transcheck.errors import GlossaryError
from transcheck.glossary.entries import CASES, KINDS, PARTS, QUOTED, STATUSES, Context, Entry, Form, Specs
from transcheck.glossary.upkeep.exchange.base import Settings, bounded, clean, in_order, with_ids
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
    first |= {language: _join(entry.native.get(language, ())) for language in _NATIVE}
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
        first[status] = _join([form.text for form in forms[:plain]])
        rows += [{"id": entry.id, status: _join([form.text]), **_details(form)} for form in forms[plain:]]
    return rows


def _details(form: Form) -> dict[str, str]:
    cells = {"form note": form.note, "form source": form.source, "form part": form.part, "form case": form.case}
    cells |= {"form only": _context_cell(form.only), "form unless": _context_cell(form.unless)}
    return {name: cell for name, cell in cells.items() if cell}


def _join(texts: Iterable[str]) -> str:
    return " | ".join(text.replace("\\", "\\\\").replace("|", "\\|") for text in texts)


def _context_cell(context: Context) -> str:
    """One line a place: “after: SSR | Soviet Socialist Republic”."""
    return "\n".join(f"{name}: {_join(words)}" for name, words in context_fields(context).items())


def from_rows(rows: Iterable[Row], path: str, settings: Settings) -> tuple[Entry, ...]:
    """Entries of a table with a header; columns may be missing or in another order.

    Raises:
        GlossaryError: a row is not understood; the complaint names row and column.
    """
    iterator = iter(rows)
    header_line, header = next(iterator, (1, ()))
    columns = _columns(header, path, header_line)
    entries: dict[str, Entry] = {}
    first: dict[str, _Row] = {}
    nameless: list[Entry] = []
    for line, cells in bounded(iterator, path):
        row = _Row(columns, cells, path, line)
        if not row.cells:
            continue
        if row.get("id") and row.cells["id"] in entries:
            entries[row.cells["id"]] = row.more(entries[row.cells["id"]])
        elif row.get("id"):
            entries[row.cells["id"]] = row.entry(settings)
            first[row.cells["id"]] = row
        else:
            nameless.append(row.entry(settings))
            row.not_empty(nameless[-1])
    for entry_id, entry in entries.items():
        first[entry_id].not_empty(entry)
    return with_ids([*entries.values(), *nameless])


def _columns(header: Sequence[str], path: str, line: int) -> list[str]:
    columns = [cell.strip().casefold().lstrip("\ufeff") for cell in header]
    for at, column in enumerate(columns):
        if column and column not in COLUMNS:
            near = get_close_matches(column, COLUMNS, 1, 0.6)
            advice = f"did you mean “{near[0]}”?" if near else "known are: " + ", ".join(COLUMNS)
            raise GlossaryError(f"unknown column “{header[at].strip()}”; {advice}", path, line)
        if column and column in columns[:at]:
            raise GlossaryError(f"the column “{column}” stands twice; keep one", path, line)
    if not {"preferred", *STATUSES} & set(columns):
        raise GlossaryError("no header row with a column “preferred”; see `transcheck glossary formats`", path, line)
    return columns


class _Row:
    """The cells of one row by column."""

    def __init__(self, columns: Sequence[str], cells: Sequence[str], path: str, line: int) -> None:
        self.path, self.line = path, line
        extra = [cell for cell in cells[len(columns) :] if cell.strip()]
        if extra:
            self.fail(None, f"{len(cells)} cells under {len(columns)} columns; quote cells that hold the separator")
        self.cells: dict[str, str] = {}
        for column, cell in zip(columns, cells, strict=False):
            text = clean(cell[1:] if _ESCAPED.match(cell) else cell, path, line, f"column “{column}”")
            if text and not column:
                self.fail(None, "a cell under no column; name the column in the first row")
            if text:
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
        if text.casefold() not in known:
            near = get_close_matches(text.casefold(), known, 1, 0.5)
            advice = f"did you mean “{near[0]}”?" if near else "one of: " + ", ".join(known)
            self.fail(column, f"unknown word “{text}”; {advice}")
        return text.casefold()

    def texts(self, column: str) -> tuple[str, ...]:
        return tuple(_split(self.cells.get(column, "")))

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
        return Entry(
            id=self.get("id") or "",
            kind=self.get("kind") or settings.kind,
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
        for form in forms:
            other = seen.setdefault(form.text, form)
            if other is not form:
                self.fail(form.status, f"“{form.text}” stands twice, {other.status} and {form.status}; keep one")
        return in_order(forms)


def _split(cell: str) -> Iterator[str]:
    for piece in re.findall(r"(?:\\.|[^|\\])+", cell, re.DOTALL):
        text = re.sub(r"\\(.)", r"\1", piece, flags=re.DOTALL).strip()
        if text:
            yield text
