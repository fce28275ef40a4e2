"""Changes of a glossary file that leave every other line as it is: comments, order, blank lines.

The functions here turn the text of a file into another text; `change_glossary` brings them to the file, after the
result has been read back and found good.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

from transcheck.errors import GlossaryError
from transcheck.glossary.entries import Entry
from transcheck.glossary.files import ENTRY_KEYS, LARGEST, compose, parse_glossary
from transcheck.glossary.upkeep.outline import Block, Outline, outline_of
from transcheck.glossary.upkeep.writing import FLAT, entry_fields, entry_text, glossary_text, mapping_text
from transcheck.storing import change_files

Edit = Callable[[str], str]


def change_glossary(path: Path, edit: Edit, *, create: bool = False) -> tuple[Entry, ...]:
    """Apply `edit` to a glossary file, check the result, and put it in place in one step.

    Args:
        path: a .yaml file of entries.
        edit: text of the file → new text; it works on the file as it is while no one else may change it.
        create: whether a missing file is made.

    Returns:
        The entries of the file as it is now.

    Raises:
        GlossaryError: the file cannot be read or changed, or would not be a glossary any more; it stays as it was.
    """
    return change_glossaries({path: edit}, create=create)


def change_glossaries(edits: Mapping[Path, Edit], *, create: bool = False) -> tuple[Entry, ...]:
    """The same for files that change together, such as a glossary and its styles: all or none.

    Returns:
        The entries of the first file as it is now.

    Raises:
        GlossaryError: as `change_glossary`; then all files stay as they were.
    """
    entries: dict[Path, tuple[Entry, ...]] = {}

    def change(path: Path, edit: Edit, old: bytes | None) -> bytes:
        if old is None:
            if not create:
                raise GlossaryError("no such file; check the path", str(path))
            old = glossary_text(()).encode()
        text = decoded(old, str(path))
        new = edit(text).encode()
        new = b"\xef\xbb\xbf" + new if old.startswith(b"\xef\xbb\xbf") else new
        entries[path] = parse_glossary(new, str(path)).entries
        return new

    for path in edits:
        if path.suffix not in (".yaml", ".yml"):
            raise GlossaryError("only YAML files can be changed by command; make one with `glossary export`", str(path))
    change_files({path: partial(change, path, edit) for path, edit in edits.items()}, fault=GlossaryError)
    return next(iter(entries.values()))


def read_file(path: Path) -> bytes:
    """The content of a file.

    Raises:
        GlossaryError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise GlossaryError(f"cannot be read ({reason}); check the path", str(path)) from None


def read_entries(path: Path) -> tuple[Entry, ...]:
    """The entries of a glossary file as they are written there.

    Raises:
        GlossaryError: the file cannot be read or understood.
    """
    return parse_glossary(read_file(path), str(path)).entries


def decoded(content: bytes, path: str) -> str:
    """The text of a glossary file.

    Raises:
        GlossaryError: it is too large, no UTF-8 or no glossary.
    """
    parse_glossary(content[: LARGEST + 1], path)
    return content.decode("utf-8-sig")


def rewrite(text: str, path: str, blocks: Mapping[str, str | None], added: Sequence[Entry] = ()) -> str:
    """Put other lines in the place of entries, take entries out (None), and append new ones.

    Raises:
        GlossaryError: there is no such entry, or there is one of the id of a new one.
    """
    outline = outline_of(text, path)
    end = _line_end(text)
    lines: list[str] = []
    at = 0
    for entry_id in blocks:
        block_of(outline, path, entry_id)
    for entry in added:
        taken = outline.block(entry.id)
        if taken is not None:
            advice = f"see line {taken.start + 1}, or give it another id"
            raise GlossaryError(f"there is an entry “{entry.id}” already; {advice}", path)
    for block in outline.blocks:
        lines += outline.lines[at : block.start]
        new = blocks.get(block.id, "".join(outline.lines[block.start : block.end]))
        lines += _with_ends(new, end) if block.id in blocks else outline.lines[block.start : block.end]
        at = block.end
    written = [line for entry in added for line in _with_ends(entry_text(entry, outline.source, outline.indent), end)]
    if written and lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += end
    left = len(outline.blocks) - sum(new is None for new in blocks.values()) + len(added)
    if outline.blocks and not left:
        return "".join([*_emptied(lines, outline), *outline.lines[at:]])
    if outline.blocks:
        return "".join([*lines, *written, *outline.lines[at:]])
    return _filled(outline, written, end) if written else text


def _with_ends(block: str | None, end: str) -> list[str]:
    # Not splitlines: U+2028 within a note is no end of a line of the file.
    lines = (block or "").replace("\r\n", "\n").split("\n")
    return [line + end for line in (lines if lines[-1] else lines[:-1])]


def _filled(outline: Outline, written: list[str], end: str) -> str:
    """New entries in the place of an empty list."""
    assert outline.empty_at is not None  # a list without blocks is an empty one
    (first, start), (last, stop) = outline.empty_at
    lines = list(outline.lines)
    head = lines[first][:start].rstrip()
    rest = lines[last][stop:].strip("\r\n")
    lines[first : last + 1] = [*([head + rest + end] if head + rest else []), *written]
    return "".join(lines)


def _emptied(lines: list[str], outline: Outline) -> list[str]:
    """The lines before the last entry was taken out, with an empty list in its place."""
    for at in range(len(lines) - 1, -1, -1):
        if lines[at].split("#")[0].strip() == "entries:":
            lines[at] = lines[at].replace("entries:", "entries: []", 1)
            return lines
    return [*lines, " " * outline.indent + "[]\n"]


def add_entries(text: str, path: str, entries: Sequence[Entry]) -> str:
    """Append entries.

    Raises:
        GlossaryError: there is an entry of the same id.
    """
    return rewrite(text, path, {}, entries)


def remove_entries(text: str, path: str, ids: Iterable[str]) -> str:
    """Take entries out, with the comments inside them.

    Raises:
        GlossaryError: there is none of that id.
    """
    return rewrite(text, path, dict.fromkeys(ids))


def bring_to(text: str, path: str, entries: Sequence[Entry]) -> str:
    """Change a file so that it holds exactly these entries; what stays the same stays in its place and words.

    Raises:
        GlossaryError: the result would not be a glossary.
    """
    wanted = {entry.id: entry for entry in entries}
    outline = outline_of(text, path)
    blocks: dict[str, str | None] = {}
    present = parse_glossary(text.encode(), path).entries
    for entry in present:
        new = wanted.pop(entry.id, None)
        if new is None:
            blocks[entry.id] = None
        elif replace(new, place=entry.place) != entry:
            fields = changed_fields(entry, new, outline.source)
            blocks[entry.id] = _with_fields(entry_block(outline, path, entry.id), fields)
    return rewrite(text, path, blocks, list(wanted.values()))


def changed_fields(before: Entry, after: Entry, inherited: str | None) -> dict[str, Any]:
    """The fields of the file in which two entries differ, with the values of the later one; None is not there."""
    old, new = entry_fields(before, inherited), entry_fields(after, inherited)
    return {name: new.get(name) for name in dict.fromkeys([*old, *new]) if old.get(name) != new.get(name)}


def entry_block(outline: Outline, path: str, entry_id: str) -> str:
    """The lines of an entry as they stand in the file.

    Raises:
        GlossaryError: there is none of that id.
    """
    block = block_of(outline, path, entry_id)
    return "".join(outline.lines[block.start : block.end])


def rename_entry(text: str, path: str, old: str, new: str) -> str:
    """Give an entry another id.

    Raises:
        GlossaryError: there is no `old`, or there is a `new` already.
    """
    outline = outline_of(text, path)
    block = block_of(outline, path, old)
    taken = outline.block(new)
    if taken is not None and taken is not block:
        raise GlossaryError(f"there is an entry “{new}” already; choose another id", path, taken.start + 1)
    lines = list(outline.lines)
    (line, start), (last, end) = block.id_start, block.id_end
    lines[line : last + 1] = [lines[line][:start] + _scalar(new) + lines[last][end:]]
    return "".join(lines)


def set_fields(text: str, path: str, changes: Mapping[str, Mapping[str, Any]]) -> str:
    """Give fields of entries other values; None takes a field away. Comments inside the entries stay.

    Args:
        text: of the file.
        path: of the file, for complaints.
        changes: id of the entry → field → value.

    Raises:
        GlossaryError: there is no such entry.
    """
    outline = outline_of(text, path)
    blocks = {entry_id: _with_fields(entry_block(outline, path, entry_id), new) for entry_id, new in changes.items()}
    return rewrite(text, path, blocks)


def _with_fields(block: str, fields: Mapping[str, Any]) -> str:
    from ruamel.yaml import YAML

    indent = len(block) - len(block.lstrip(" "))
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 1_000_000
    yaml.indent(mapping=2, sequence=indent + 2, offset=indent)
    document = yaml.load(block)
    entry = document[0]
    for name, value in fields.items():
        if value is None:
            entry.pop(name, None)
        elif name in entry:
            entry[name] = _styled(value)
        else:
            known = [key for key in entry if ENTRY_KEYS.index(key) < ENTRY_KEYS.index(name)]
            entry.insert(list(entry).index(known[-1]) + 1 if known else 0, name, _styled(value))
    sink = StringIO()
    yaml.dump(document, sink)
    return sink.getvalue()


def _styled(value: Any) -> Any:
    """A value as the round-trip writer takes it: short lists and mappings on one line, as people write them."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    styled: CommentedMap | CommentedSeq
    if isinstance(value, Mapping):
        styled = CommentedMap((key, _styled(inner)) for key, inner in value.items())
    elif isinstance(value, list):
        styled = CommentedSeq(_styled(item) for item in value)
    else:
        return value
    if len(str(value)) <= FLAT:
        styled.fa.set_flow_style()
    return styled


def accept_entries(text: str, path: str, ids: Iterable[str]) -> str:
    """Turn drafts into entries that count.

    Raises:
        GlossaryError: there is no such entry, or it is no draft.
    """
    drafts = {entry.id: entry.proposed for entry in parse_glossary(text.encode(), path).entries}
    wanted = list(ids)
    for entry_id in wanted:
        if entry_id in drafts and not drafts[entry_id]:
            raise GlossaryError(f"entry “{entry_id}” is no draft; nothing to accept", path)
    return set_fields(text, path, {entry_id: {"proposed": None} for entry_id in wanted})


def block_of(outline: Outline, path: str, entry_id: str) -> Block:
    """The block of that entry.

    Raises:
        GlossaryError: there is none.
    """
    block = outline.block(entry_id)
    if block is None:
        near = get_close_matches(entry_id, [b.id for b in outline.blocks], 1, 0.6)
        advice = f"did you mean “{near[0]}”?" if near else "`transcheck glossary list` names them all"
        raise GlossaryError(f"no entry “{entry_id}”; {advice}", path)
    return block


def rename_in_style(text: str, path: str, old: str, new: str) -> str:
    """Let a style speak of an entry by its new id; a style that does not name it stays as it is."""
    root = compose(text, path)
    statuses = next((value for key, value in root.value if key.value == "statuses"), None)
    key = next((key for key, _ in statuses.value if key.value == old), None) if statuses is not None else None
    if key is None:
        return text
    start, end = key.start_mark.index, key.end_mark.index
    return text[:start] + _scalar(new) + text[end:]


def _scalar(text: str) -> str:
    return mapping_text({"id": text}).removeprefix("id: ").rstrip("\n")


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text[:2000] else "\n"
