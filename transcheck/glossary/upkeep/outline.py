"""Where the entries of a glossary file stand, line by line, so that one can change while all else stays as it is."""

import re
from dataclasses import dataclass
from typing import Any

from transcheck.errors import GlossaryError
from transcheck.glossary.files import compose

_LINE = re.compile(r".*?(?:\r\n|[\n\r\x85\u2028\u2029])|.+\Z", re.DOTALL)  # the line ends that YAML counts


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one entry, 0-based, half-open, with the comments inside it and none around it.

    Attributes:
        id: of the entry.
        start, end: lines.
        id_start, id_end: where the value of `id` stands, (line, column) of the file, columns in code points.
    """

    id: str
    start: int
    end: int
    id_start: tuple[int, int]
    id_end: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Outline:
    """A glossary file as lines and blocks.

    Attributes:
        lines: with their line ends.
        blocks: the entries, in order.
        indent: column of the dashes.
        source: the source that the file gives to all its entries.
        empty_at: (line, column) of start and end of an empty list (“entries: []”), None when there are entries.
    """

    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    indent: int
    source: str | None
    empty_at: tuple[tuple[int, int], tuple[int, int]] | None = None

    def block(self, entry_id: str) -> Block | None:
        """The block of that entry."""
        return next((block for block in self.blocks if block.id == entry_id), None)


def outline_of(text: str, path: str) -> Outline:
    """Find the entries of a glossary file.

    Raises:
        GlossaryError: the text is no glossary, or its entries are not written one key per line.
    """
    root = compose(text, path)
    entries, source = _entries(root, path)
    lines = tuple(_LINE.findall(text))
    if entries.flow_style:
        if entries.value:
            raise GlossaryError(
                "entries are written in braces and brackets; `transcheck glossary export --to yaml` makes a file "
                "that can be changed by command", path, entries.start_mark.line + 1,
            )  # fmt: skip
        start, end = entries.start_mark, entries.end_mark
        return Outline(lines, (), 2, source, ((start.line, start.column), (end.line, end.column)))
    column = entries.start_mark.column
    items = list(entries.value)
    limits = [item.start_mark.line for item in items[1:]] + [min(items[-1].end_mark.line + 1, len(lines))]
    blocks = tuple(_block(item, limit, lines, column, path) for item, limit in zip(items, limits, strict=True))
    return Outline(lines, blocks, column, source)


def _entries(root: Any, path: str) -> tuple[Any, str | None]:
    if root is not None and root.id == "sequence":
        return root, None
    fields = {key.value: value for key, value in root.value} if root is not None and root.id == "mapping" else {}
    if "entries" not in fields:
        raise GlossaryError("no glossary with entries; give the file that holds them", path)
    source = fields["source"].value if "source" in fields else None
    return fields["entries"], str(source).strip() if source else None


def _block(item: Any, limit: int, lines: tuple[str, ...], column: int, path: str) -> Block:
    start = item.start_mark.line
    end = limit
    while end > start + 1 and _outside(lines[end - 1], column):
        end -= 1
    if item.id != "mapping":
        raise GlossaryError("an entry must have the form “id: …”", path, start + 1)
    value = next((value for key, value in item.value if key.value == "id"), None)
    if value is None:
        raise GlossaryError("an entry has no “id”; add it", path, start + 1)
    first, last = value.start_mark, value.end_mark
    return Block(str(value.value).strip(), start, end, (first.line, first.column), (last.line, last.column))


def _outside(line: str, column: int) -> bool:
    """Whether a line after an entry does not belong to it: blank, or a comment no deeper than the dashes."""
    stripped = line.strip()
    if not stripped:
        return True
    indent = len(line) - len(line.lstrip(" "))
    return (stripped.startswith("#") and indent <= column) or indent < column
