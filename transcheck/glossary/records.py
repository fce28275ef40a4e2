"""Entries as plain lists and dictionaries, for the cache, and back."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from transcheck.glossary.entries import Context, Entry, Form, Place, Specs
from transcheck.glossary.files import GlossaryFile

_FORM = {field.name: field.default for field in fields(Form)}
_ENTRY = {field.name: field.default for field in fields(Entry)}
_NESTED: dict[str, type[Any]] = {"only": Context, "unless": Context, "specs": Specs}


def file_record(file: GlossaryFile) -> dict[str, Any]:
    """A glossary file without its path."""
    return {
        "style": file.style,
        "statuses": file.statuses,
        "lines": file.lines,
        "entries": [_entry_record(entry) for entry in file.entries],
    }


def file_from_record(record: dict[str, Any], path: str) -> GlossaryFile:
    """The glossary file that was kept, now found at `path`.

    Raises:
        KeyError, TypeError, ValueError: the record is not one of ours.
    """
    statuses = tuple((name, tuple((text, status) for text, status in rows)) for name, rows in record["statuses"])
    entries = tuple(_entry(row, path) for row in record["entries"])
    return GlossaryFile(path, entries, record["style"], statuses, tuple(record["lines"]))


def _plain(value: Any) -> Any:
    if isinstance(value, Context | Specs):
        return [getattr(value, field.name) for field in fields(value)]
    return value


def _entry_record(entry: Entry) -> list[Any]:
    forms = [_form_record(form) for form in entry.forms]
    more = {
        name: _plain(getattr(entry, name))
        for name, default in _ENTRY.items()
        if name not in ("id", "kind", "forms", "native", "place") and getattr(entry, name) != default
    }
    line = entry.place.line if entry.place else 0
    return [entry.id, entry.kind, forms, {key: list(names) for key, names in entry.native.items()}, line, more]


def _form_record(form: Form) -> list[Any]:
    more = {
        name: _plain(getattr(form, name))
        for name, default in _FORM.items()
        if name not in ("text", "status") and getattr(form, name) != default
    }
    return [form.text, form.status, more] if more else [form.text, form.status]


def _maker(cls: type[Any]) -> Callable[[dict[str, Any]], Any]:
    """Makes frozen objects of `cls` from all their values by writing the slots themselves.

    The constructor of a frozen dataclass costs some 2 µs for a form and 5 µs for an entry, which would be half of
    the time that a glossary of 10,000 entries takes.
    """
    defaults = {field.name: field.default for field in fields(cls)}
    setters = [(name, cls.__dict__[name].__set__, default) for name, default in defaults.items()]
    new = object.__new__

    def make(values: dict[str, Any]) -> Any:
        made = new(cls)
        for name, write, default in setters:
            write(made, values.get(name, default))
        return made

    return make


_make_form = _maker(Form)
_make_entry = _maker(Entry)


def _values(more: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in more.items():
        if name in _NESTED:
            values[name] = _NESTED[name](*(tuple(part) for part in value))
        else:
            values[name] = tuple(value) if isinstance(value, list) else value
    return values


def _form(row: list[Any]) -> Form:
    values = {"text": row[0], "status": row[1]}
    if len(row) > 2:
        values |= _values(row[2])
    form: Form = _make_form(values)
    return form


def _entry(row: list[Any], path: str) -> Entry:
    entry_id, kind, forms, native, line, more = row
    values = {
        "id": entry_id,
        "kind": kind,
        "forms": tuple(map(_form, forms)),
        "native": {language: tuple(names) for language, names in native.items()},
        "place": Place(path, line),
    }
    if more:
        values |= _values(more)
    entry: Entry = _make_entry(values)
    return entry
