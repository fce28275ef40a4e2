"""Glossary files: YAML (or JSON, which YAML contains) → entries that know their file and line.

The file is walked node by node and not turned into Python values first: every complaint can name its line,
and `no`, `on` or `1994` stay the words that they are. Anchors and aliases are refused, because a short file
can make them unfold to gigabytes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, NoReturn, TypeVar, cast

from transcheck.errors import GlossaryError
from transcheck.glossary.entries import (
    CASES,
    KINDS,
    NOWHERE,
    PARTS,
    QUOTED,
    STATUSES,
    Case,
    Context,
    Entry,
    Form,
    Gender,
    Place,
    Quoted,
    Specs,
    Status,
)
from transcheck.model import Language

FILE_KEYS = ("glossary", "note", "source", "entries")
STYLE_KEYS = ("style", "note", "source", "statuses")
ENTRY_KEYS = (
    "id", "kind", "native", *STATUSES, "gender", "role", "since", "until", "note", "source", "tags", "case",
    "quoted", "only", "unless", "first_mention", "specs", "proposed",
)  # fmt: skip
FORM_KEYS = ("text", "note", "source", "part", "case", "only", "unless")
CONTEXT_KEYS = ("before", "after", "near", "document")
NATIVE_KEYS = ("uk", "ru", "be")
LARGEST = 64_000_000  # bytes; a glossary of a million rows is a mistake, not a glossary

DEEPEST = 50  # levels

T = TypeVar("T", bound=str)


@dataclass(frozen=True, slots=True)
class GlossaryFile:
    """What one file says: entries, or the statuses of a style.

    Attributes:
        path: as it was given.
        entries: empty in a style.
        style: name of the style, None in a glossary proper.
        statuses: of a style, entry id → form → status; every other form that was allowed is deprecated.
        lines: of a style, entry id → line.
    """

    path: str
    entries: tuple[Entry, ...] = ()
    style: str | None = None
    statuses: tuple[tuple[str, tuple[tuple[str, Status], ...]], ...] = ()
    lines: tuple[int, ...] = ()


def parse_glossary(content: bytes, path: str) -> GlossaryFile:
    """Understand the content of one glossary file or style; see `read_glossary_file`."""
    if len(content) > LARGEST:
        raise GlossaryError(f"larger than {LARGEST // 1_000_000} MB; split it into several files", path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise GlossaryError("not UTF-8; save the file as UTF-8", path, line) from None
    return _Walker(path).file(compose(text, path))


def compose(text: str, path: str) -> Any:
    """The root node of a YAML document with the places of everything in it; None for an empty file.

    Raises:
        GlossaryError: the text is no YAML.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = text.replace("\t", " ") if path.endswith(".json") else text
    try:
        # The composer calls itself for every level and would run out of stack: the levels are counted first.
        depth = 0
        for event in yaml.parse(text, Loader=loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                line = event.start_mark.line + 1
                raise GlossaryError(f"nested more than {DEEPEST} levels deep; a glossary has five", path, line)
        return yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = " ".join((error.problem or "not understood").split())
        line = mark.line + 1 if mark else None
        raise GlossaryError(f"not YAML ({problem}); check indentation and quotes there", path, line) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        problem = " ".join(str(error).split())[:120]
        raise GlossaryError(f"not YAML ({problem}); check the file", path) from None


class _Walker:
    """Walks the nodes of one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.seen: set[int] = set()

    def fail(self, message: str, node: Any) -> NoReturn:
        raise GlossaryError(message, self.path, node.start_mark.line + 1 if node is not None else None)

    def once(self, node: Any) -> None:
        """Refuse a node that was met before: it is an alias."""
        if node.id != "scalar" or node.value:
            if id(node) in self.seen:
                self.fail("aliases (*name) are not understood here; write the value out", node)
            self.seen.add(id(node))

    def fields(self, node: Any, known: Sequence[str] | None, what: str) -> dict[str, Any]:
        """The keys and values of a mapping; `known` None takes any key."""
        self.once(node)
        if node.id != "mapping":
            self.fail(f"{what} must have the form “key: value”; see docs/glossary.md", node)
        fields: dict[str, Any] = {}
        for key, value in node.value:
            if key.id != "scalar":
                self.fail("a key must be a word; see docs/glossary.md", key)
            if known is not None and key.value not in known:
                near = get_close_matches(key.value, known, 1, 0.6)
                advice = f"did you mean “{near[0]}”?" if near else "known are: " + ", ".join(known)
                self.fail(f"unknown key “{key.value}” in {what}; {advice}", key)
            if key.value in fields:
                self.fail(f"“{key.value}” stands twice in {what}; keep one", key)
            fields[key.value] = value
        return fields

    def text(self, node: Any, what: str) -> str:
        """A word or sentence, trimmed, never empty."""
        self.once(node)
        if node.id != "scalar":
            self.fail(f"{what} must be a word or a sentence; see docs/glossary.md", node)
        text = str(node.value).strip()
        if not text or (node.tag.endswith(":null") and not node.style):
            self.fail(f"{what} is empty; fill it in or remove the line", node)
        return text

    def items(self, node: Any) -> list[Any]:
        """The items of a list; a single value is a list of one."""
        if node.id != "sequence":
            return [node]
        self.once(node)
        return list(node.value)

    def texts(self, node: Any, what: str) -> tuple[str, ...]:
        return tuple(self.text(item, what) for item in self.items(node))

    def choice(self, node: Any, known: Sequence[T], what: str) -> T:
        """One of a few words."""
        text = self.text(node, what)
        if text not in known:
            near = get_close_matches(text, known, 1, 0.5)
            advice = f"did you mean “{near[0]}”?" if near else "one of: " + ", ".join(known)
            self.fail(f"unknown {what} “{text}”; {advice}", node)
        return cast(T, text)

    def file(self, root: Any) -> GlossaryFile:
        if root is None or (root.id == "scalar" and not root.value):
            self.fail("empty; write at least “entries: []”", None)
        if root.id == "sequence":
            return GlossaryFile(self.path, self.entries(root, None))
        keys = [key.value for key, _ in root.value] if root.id == "mapping" else []
        if "style" in keys:
            return self.style(root)
        fields = self.fields(root, FILE_KEYS, "a glossary file")
        if "entries" not in fields:
            self.fail("no entries; write “entries:” and a list of entries under it", root)
        for key in ("glossary", "note"):
            if key in fields:
                self.text(fields[key], key)
        source = self.text(fields["source"], "source") if "source" in fields else None
        return GlossaryFile(self.path, self.entries(fields["entries"], source))

    def entries(self, node: Any, source: str | None) -> tuple[Entry, ...]:
        if node.id != "sequence":
            self.fail("entries must be a list (“- id: …”); see docs/glossary.md", node)
        entries: dict[str, Entry] = {}
        for item in self.items(node):
            entry = self.entry(item, source)
            if entry.id in entries:
                first = entries[entry.id].place
                line = first.line if first else 0
                self.fail(f"entry “{entry.id}” stands already in line {line}; give it another id", item)
            entries[entry.id] = entry
        return tuple(entries.values())

    def entry(self, node: Any, source: str | None) -> Entry:
        fields = self.fields(node, ENTRY_KEYS, "an entry")
        for key in ("id", "kind"):
            if key not in fields:
                self.fail(f"an entry has no “{key}”; add it", node)

        def get(key: str, read: Callable[[Any], Any], otherwise: Any = None) -> Any:
            return read(fields[key]) if key in fields else otherwise

        def word(key: str) -> str | None:
            return cast(str | None, get(key, lambda value: self.text(value, key)))

        entry_id = self.text(fields["id"], "id")
        forms = tuple(form for status in STATUSES if status in fields for form in self.forms(fields[status], status))
        native = get("native", self.native, {})
        if not forms and not native:
            self.fail(f"entry “{entry_id}” has no form; add “preferred:”", fields["id"])
        self.no_form_twice(entry_id, forms, fields["id"])
        return Entry(
            id=entry_id,
            kind=self.choice(fields["kind"], KINDS, "kind"),
            forms=forms,
            native=native,
            gender=cast(Gender | None, get("gender", lambda v: self.choice(v, ("m", "f"), "gender"))),
            role=word("role"),
            note=word("note"),
            source=word("source") or source,
            since=word("since"),
            until=word("until"),
            tags=get("tags", lambda v: self.texts(v, "tag"), ()),
            case=cast(Case, get("case", lambda v: self.choice(v, CASES, "case"), "keep")),
            quoted=cast(Quoted, get("quoted", lambda v: self.choice(v, QUOTED, "quoted"), "strict")),
            only=get("only", self.context, NOWHERE),
            unless=get("unless", self.context, NOWHERE),
            first_mention=get("first_mention", lambda v: self.texts(v, "first_mention"), ()),
            specs=get("specs", self.specs, Specs()),
            proposed=get("proposed", lambda v: self.choice(v, ("true", "false"), "proposed") == "true", False),
            place=Place(self.path, fields["id"].start_mark.line + 1),
        )

    def no_form_twice(self, entry_id: str, forms: Sequence[Form], node: Any) -> None:
        seen: dict[str, Form] = {}
        for form in forms:
            other = seen.setdefault(form.text, form)
            if other is not form and other.status != form.status:
                self.fail(f"entry “{entry_id}” calls “{form.text}” {other.status} and {form.status}; keep one", node)

    def forms(self, node: Any, status: Status) -> list[Form]:
        return [self.form(item, status) for item in self.items(node)]

    def form(self, node: Any, status: Status) -> Form:
        if node.id != "mapping":
            return Form(self.text(node, "a form"), status)
        fields = self.fields(node, FORM_KEYS, "a form")
        if "text" not in fields:
            self.fail("a form has no “text”; add it", node)
        return Form(
            text=self.text(fields["text"], "text"),
            status=status,
            note=self.text(fields["note"], "note") if "note" in fields else None,
            source=self.text(fields["source"], "source") if "source" in fields else None,
            part=self.choice(fields["part"], PARTS, "part") if "part" in fields else None,
            case=self.choice(fields["case"], CASES, "case") if "case" in fields else None,
            only=self.context(fields["only"]) if "only" in fields else NOWHERE,
            unless=self.context(fields["unless"]) if "unless" in fields else NOWHERE,
        )

    def context(self, node: Any) -> Context:
        fields = self.fields(node, CONTEXT_KEYS, "a condition")
        return Context(**{key: self.texts(value, key) for key, value in fields.items()})

    def specs(self, node: Any) -> Specs:
        fields = self.fields(node, ("match", "silent"), "specs")
        return Specs(**{key: self.texts(value, key) for key, value in fields.items()})

    def native(self, node: Any) -> dict[Language, tuple[str, ...]]:
        fields = self.fields(node, NATIVE_KEYS, "native")
        return {cast(Language, key): self.texts(value, "a source form") for key, value in fields.items()}

    def style(self, root: Any) -> GlossaryFile:
        fields = self.fields(root, STYLE_KEYS, "a style")
        if "statuses" not in fields:
            self.fail("a style has no “statuses”; see docs/glossary.md", root)
        statuses = self.fields(fields["statuses"], None, "statuses")
        rows = tuple((entry_id, self.statuses(value)) for entry_id, value in statuses.items())
        lines = tuple(value.start_mark.line + 1 for value in statuses.values())
        return GlossaryFile(self.path, style=self.text(fields["style"], "style"), statuses=rows, lines=lines)

    def statuses(self, node: Any) -> tuple[tuple[str, Status], ...]:
        if node.id != "mapping":
            return tuple((text, "preferred") for text in self.texts(node, "a form"))
        fields = self.fields(node, STATUSES, "statuses")
        return tuple(
            (text, status) for status in STATUSES if status in fields for text in self.texts(fields[status], "a form")
        )
