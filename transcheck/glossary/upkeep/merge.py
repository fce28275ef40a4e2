"""Two glossaries become one, entry by entry and field by field, with or without a common ancestor."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from transcheck.glossary.entries import Entry, Form
from transcheck.glossary.upkeep.diff import flatten
from transcheck.glossary.upkeep.exchange.base import Format, in_order
from transcheck.model import Language

Side = Literal["a", "b"]
_FIELDS = (
    "kind", "gender", "role", "since", "until", "note", "source", "tags", "case", "quoted", "only", "unless",
    "first_mention", "specs", "proposed",
)  # fmt: skip
_USUAL: dict[str, Any] = {name: getattr(Entry("", "term", ()), name) for name in _FIELDS if name != "kind"}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both sides changed, each in its own way.

    Attributes:
        entry: id of the entry.
        field: what they do not agree in; empty when one removed the entry and the other changed it.
        a: what the first glossary says, None for nothing.
        b: what the second says.
    """

    entry: str
    field: str
    a: str | None
    b: str | None

    def __str__(self) -> str:
        if not self.field:
            return f"{self.entry}: {self.a} in A, {self.b} in B"
        return f"{self.entry}: {self.field}: A has {_shown(self.a)}, B has {_shown(self.b)}"


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging gave.

    Attributes:
        entries: in the order of the first glossary, then what the second adds. Where the sides are in conflict
            stands what the preferred side says, or the first.
        conflicts: what a person must decide, unless a side was preferred.
    """

    entries: tuple[Entry, ...]
    conflicts: tuple[Conflict, ...] = ()


def merge_entries(
    a: Sequence[Entry], b: Sequence[Entry], base: Sequence[Entry] | None = None, prefer: Side | None = None
) -> Merged:
    """Merge two glossaries.

    Args:
        a: the first; its order stays.
        b: the second.
        base: what both came from; without it nothing counts as removed.
        prefer: whose word counts in a conflict.
    """
    merger = _Merger(prefer, base is not None)
    old = {entry.id: entry for entry in base or ()}
    left, right = {entry.id: entry for entry in a}, {entry.id: entry for entry in b}
    entries = [merger.entry(left.get(i), right.get(i), old.get(i)) for i in dict.fromkeys([*left, *right])]
    return Merged(tuple(entry for entry in entries if entry is not None), tuple(merger.conflicts))


class _Merger:
    """Collects the conflicts while it goes from entry to entry."""

    def __init__(self, prefer: Side | None, three_way: bool) -> None:
        self.prefer = prefer
        self.three_way = three_way
        self.conflicts: list[Conflict] = []

    def choose(self, a: T, b: T, base: T, entry: str, field: str, shown: tuple[str | None, str | None]) -> T:
        """The value of one field."""
        if a == b or b == base:
            return a
        if a == base:
            return b
        if self.prefer is None:
            self.conflicts.append(Conflict(entry, field, *shown))
        return b if self.prefer == "b" else a

    def entry(self, a: Entry | None, b: Entry | None, base: Entry | None) -> Entry | None:
        if a is not None and b is not None:
            return self.both(a, b, base)
        present = a or b
        assert present is not None  # the id came from one of them
        if base is None or not self.three_way:
            return present
        if replace(present, place=None) == replace(base, place=None):
            return None
        changed, gone = "changed", "removed"
        shown = (gone, changed) if a is None else (changed, gone)
        return self.choose(a, b, base, present.id, "", shown)

    def both(self, a: Entry, b: Entry, base: Entry | None) -> Entry:
        flat_a, flat_b = flatten(a), flatten(b)
        chosen: dict[str, Any] = {}
        for name in _FIELDS:
            usual = getattr(base, name) if base else _USUAL.get(name)
            shown = (_shown_field(flat_a, name), _shown_field(flat_b, name))
            chosen[name] = self.choose(getattr(a, name), getattr(b, name), usual, a.id, name, shown)
        return replace(a, native=self.native(a, b, base), forms=self.forms(a, b, base), **chosen)

    def native(self, a: Entry, b: Entry, base: Entry | None) -> Mapping[Language, tuple[str, ...]]:
        merged: dict[Language, tuple[str, ...]] = {}
        for language in dict.fromkeys([*a.native, *b.native]):
            left, right = a.native.get(language, ()), b.native.get(language, ())
            old = base.native.get(language, ()) if base else ()
            shown = (", ".join(left) or None, ", ".join(right) or None)
            names = self.choose(left, right, old, a.id, f"native {language}", shown)
            if names:
                merged[language] = names
        return merged

    def forms(self, a: Entry, b: Entry, base: Entry | None) -> tuple[Form, ...]:
        left, right = _by_text(a.forms), _by_text(b.forms)
        old = _by_text(base.forms) if base else {}
        merged = []
        for text in dict.fromkeys([*left, *right]):
            one, other = left.get(text), right.get(text)
            shown = (one.status if one else None, other.status if other else None)
            form = self.choose(one, other, old.get(text), a.id, f"form {text}", shown)
            if form is not None:
                merged.append(form)
        return in_order(merged)


def _by_text(forms: Iterable[Form]) -> dict[str, Form]:
    return {form.text: form for form in forms}


def _shown_field(flat: Mapping[str, str], name: str) -> str | None:
    found = [value for key, value in flat.items() if key == name or key.startswith(f"{name} ")]
    return "; ".join(found) or None


def _shown(value: str | None) -> str:
    return f"“{value}”" if value else "nothing"


def update_entry(old: Entry, new: Entry, format_: Format) -> Entry:
    """An entry with what a file format can tell about it taken from `new`, all else as it was.

    Args:
        old: the entry in the glossary.
        new: the same entry as the file has it.
        format_: of the file.
    """
    holds, form_holds = format_.holds, format_.form_holds
    known = {name: getattr(new, name) for name in _FIELDS if name in holds}
    if "native" in holds:
        known["native"] = {**old.native, **new.native} if not format_.complete else new.native
    if "forms" in holds:
        before = _by_text(old.forms)
        given = [
            replace(before[form.text], status=form.status, **{name: getattr(form, name) for name in form_holds})
            if form.text in before
            else form
            for form in new.forms
        ]
        kept = [] if format_.complete else [form for form in old.forms if form.text not in _by_text(new.forms)]
        known["forms"] = in_order([*given, *kept])
    return replace(old, **known)
