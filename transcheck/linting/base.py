"""What lint checks look at: glossary files whose entries and words know their place in the text."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

from transcheck.checking.base import Remark, Rule
from transcheck.glossary import Glossary
from transcheck.glossary.entries import Entry, Form
from transcheck.glossary.files import GlossaryFile, compose, parse_glossary
from transcheck.glossary.folding import fold_form
from transcheck.glossary.upkeep.editing import read_file
from transcheck.model import Category, Confidence, Document, Related, Span


@dataclass(frozen=True, eq=False)
class Sheet:
    """One glossary file or style.

    Attributes:
        document: its text, language "und".
        file: what it says.
    """

    document: Document
    file: GlossaryFile

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries, none in a style."""
        return self.file.entries

    @cached_property
    def root(self) -> Any:
        """The YAML nodes."""
        return compose(self.document.text, self.document.path)

    @cached_property
    def _nodes(self) -> dict[str, Any]:
        """Entry or style key → its node; of a style the key itself."""
        fields = {key.value: value for key, value in self.root.value} if self.root.id == "mapping" else {}
        if self.file.style:
            return {key.value: key for key, _ in fields["statuses"].value}
        items = (fields["entries"] if fields else self.root).value
        return {_value(item, "id").value.strip(): item for item in items}

    def span(self, entry_id: str, words: str | None = None) -> Span:
        """Where `words` stand in an entry; its id when they are not there letter for letter."""
        node = self._nodes[entry_id]
        if self.file.style or words is None or (found := self._scalar(node, words)) is None:
            found = node if node.id == "scalar" else _value(node, "id")
        start, end = self._inside(found)
        return self.document.span(start, end)

    def _scalar(self, node: Any, words: str) -> Any:
        """The first value in `node`, ids and notes aside, that is `words`, else that holds them."""
        if node.id == "scalar":
            return node if str(node.value).strip() == words else None
        parts = [value for key, value in node.value if key.value not in ("id", "note", "source", "specs")] if (
            node.id == "mapping"
        ) else node.value  # fmt: skip
        return next((found for part in parts if (found := self._scalar(part, words)) is not None), None)

    def sentence(self, entry_id: str, words: str) -> Span:
        """Where a sentence of the specs of an entry stands."""
        specs = _value(self._nodes[entry_id], "specs")
        found = self._scalar(specs, words) if specs is not None else None
        if found is None:
            return self.span(entry_id)
        return self.document.span(*self._inside(found))

    def _inside(self, node: Any) -> tuple[int, int]:
        """The offsets of a value without its quotation marks."""
        start, end = node.start_mark.index, node.end_mark.index
        text = self.document.text
        end = start + len(text[start:end].rstrip())
        if node.style in ("'", '"') and end - start >= 2:
            return start + 1, end - 1
        return start, max(start, end)

    def scalars(self, entry_id: str) -> Iterator[Any]:
        """The nodes of all forms of an entry, English and native."""
        for key, value in self._nodes[entry_id].value:
            if key.value in ("native", "preferred", "admitted", "deprecated", "forbidden"):
                yield from _texts(value)


def _value(mapping: Any, name: str) -> Any:
    return next((value for key, value in mapping.value if key.value == name), None)


def _texts(node: Any) -> Iterator[Any]:
    if node.id == "scalar":
        yield node
    elif node.id == "sequence":
        for item in node.value:
            yield from _texts(item)
    else:
        for key, value in node.value:
            if key.value in ("text", "uk", "ru", "be"):
                yield from _texts(value)


@dataclass(frozen=True, eq=False)
class Linted:
    """What is linted.

    Attributes:
        sheets: the files given.
        styles: style files that lie beside them.
        met: how often each entry was met in the corpus, None without a corpus.
    """

    sheets: tuple[Sheet, ...]
    styles: tuple[Sheet, ...] = ()
    met: Mapping[str, int] | None = field(default=None)

    @cached_property
    def glossary(self) -> Glossary:
        """The entries of all files together, later files over earlier ones, without any style."""
        layers: dict[str, Entry] = {}
        for sheet in self.sheets:
            layers.update((entry.id, entry) for entry in sheet.entries)
        return Glossary(tuple(layers.values()))

    @cached_property
    def standing(self) -> tuple[tuple[Sheet, Entry], ...]:
        """The entries that are in force, with their files."""
        home = {entry.id: (sheet, entry) for sheet in self.sheets for entry in sheet.entries}
        return tuple(home.values())

    @cached_property
    def forms(self) -> dict[str, list[tuple[Sheet, Entry, Form]]]:
        """Where each English form stands, by its folded text."""
        table: dict[str, list[tuple[Sheet, Entry, Form]]] = {}
        for sheet, entry in self.standing:
            for form in entry.forms:
                table.setdefault(fold_form(form.text, "en"), []).append((sheet, entry, form))
        return table


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule says of an entry.

    Attributes:
        at, message, related, suggestion, confidence: as in a remark.
        entry: the entry; a draft's faults are minor at most, because a draft never gates. None in a style.
    """

    at: Span
    message: str
    entry: Entry | None = None
    related: Sequence[Related] = ()
    suggestion: str | None = None
    confidence: Confidence = "high"


class SheetRule(Rule):
    """Looks at glossary files. The first line of the docstring says what is found, the rest why it matters."""

    category: ClassVar[Category] = "consistency"

    @abstractmethod
    def faults(self, linted: Linted) -> Iterator[Fault]:
        """Yield what is found."""

    def check(self, linted: Linted) -> Iterator[Remark]:
        """The same as remarks."""
        for fault in self.faults(linted):
            draft = fault.entry is not None and fault.entry.proposed and self.severity in {"critical", "major"}
            yield Remark(
                fault.at,
                fault.message,
                tuple(fault.related),
                fault.suggestion,
                severity="minor" if draft else None,
                confidence=fault.confidence,
            )


def conditional(entry: Entry, form: Form) -> bool:
    """Whether a form counts only in some contexts."""
    return bool(form.only or form.unless or entry.only or entry.unless)


def read_sheets(paths: Sequence[Path]) -> tuple[Sheet, ...]:
    """Read glossary files and styles for linting.

    Raises:
        GlossaryError: a file cannot be read or understood.
    """
    sheets = []
    for path in paths:
        content = read_file(path)
        file = parse_glossary(content, str(path))
        sheets.append(Sheet(Document(str(path), content.decode("utf-8-sig"), "und"), file))
    return tuple(sheets)
