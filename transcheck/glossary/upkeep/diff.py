"""What differs between two glossaries: by entry and field, not by line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from transcheck.glossary.entries import Entry
from transcheck.glossary.upkeep.writing import context_fields

What = Literal["added", "removed", "changed"]
_PLAIN = ("kind", "gender", "role", "since", "until", "note", "source", "case", "quoted", "proposed")
_LISTS = ("tags", "first_mention")
_USUAL = {"case": "keep", "quoted": "strict"}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    Attributes:
        entry: id of the entry.
        field: what differs in it: "note", "native uk", "form Kiev", "form Kiev note", "order of forms"; empty when the
            whole entry was added or removed.
        what: added, removed or changed.
        before, after: the values as people would write them; None where there is none.
    """

    entry: str
    field: str
    what: What
    before: str | None = None
    after: str | None = None

    def __str__(self) -> str:
        if not self.field:
            return f"{self.entry}: {self.what}"
        values = {"added": f"{self.after}", "removed": f"{self.before}", "changed": f"{self.before} → {self.after}"}
        return f"{self.entry}: {self.field} {self.what}: {values[self.what]}"


def compare_entries(before: Iterable[Entry], after: Iterable[Entry], *, by_name: bool = False) -> tuple[Change, ...]:
    """The differences, in the order of `before`, then what is new in `after`.

    Args:
        before: a glossary.
        after: another, or the same later.
        by_name: whether entries belong together by their names, where ids mean nothing.
    """
    key = (lambda entry: entry.name) if by_name else (lambda entry: entry.id)
    old = _by_key(before, key)
    new = _by_key(after, key)
    changes: list[Change] = []
    for name, entry in old.items():
        if name in new:
            changes.extend(compare_entry(entry, new[name]))
        else:
            changes.append(Change(entry.id, "", "removed"))
    changes.extend(Change(entry.id, "", "added") for name, entry in new.items() if name not in old)
    return tuple(changes)


def _by_key(entries: Iterable[Entry], key: Any) -> dict[str, Entry]:
    """Entries by key; of several under one key the later ones get numbers, so that none is lost."""
    keyed: dict[str, Entry] = {}
    for entry in entries:
        name = key(entry)
        number = 2
        while name in keyed:
            name, number = f"{key(entry)} #{number}", number + 1
        keyed[name] = entry
    return keyed


def compare_entry(before: Entry, after: Entry) -> tuple[Change, ...]:
    """The fields in which two entries differ; `place` does not count, nor the id."""
    old, new = flatten(before), flatten(after)
    changes = []
    for name in dict.fromkeys([*old, *new]):
        if old.get(name) != new.get(name):
            what: What = "changed" if name in old and name in new else "removed" if name in old else "added"
            changes.append(Change(before.id, name, what, old.get(name), new.get(name)))
    if not changes and _order(before) != _order(after):
        changes.append(Change(before.id, "order of forms", "changed", _order(before), _order(after)))
    return tuple(changes)


def _order(entry: Entry) -> str:
    return ", ".join(form.text for form in entry.forms)


def flatten(entry: Entry) -> dict[str, str]:
    """An entry as field names and values, both as people would write them; what is not there has no name."""
    flat: dict[str, str] = {}
    for name in _PLAIN:
        value = getattr(entry, name)
        if value and value != _USUAL.get(name):
            flat[name] = "true" if value is True else str(value)
    for name in _LISTS:
        if getattr(entry, name):
            flat[name] = ", ".join(getattr(entry, name))
    for language, names in sorted(entry.native.items()):
        flat[f"native {language}"] = ", ".join(names)
    for form in entry.forms:
        flat[f"form {form.text}"] = form.status
        for name in ("note", "source", "part", "case"):
            if getattr(form, name):
                flat[f"form {form.text} {name}"] = str(getattr(form, name))
        for name in ("only", "unless"):
            flat.update(_context(f"form {form.text} {name}", context_fields(getattr(form, name))))
    for name in ("only", "unless"):
        flat.update(_context(name, context_fields(getattr(entry, name))))
    for name in ("match", "silent"):
        if getattr(entry.specs, name):
            flat[f"specs {name}"] = " / ".join(getattr(entry.specs, name))
    return flat


def _context(prefix: str, fields: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {f"{prefix} {name}": ", ".join(words) for name, words in fields.items()}
