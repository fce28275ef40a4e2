"""Vale: a substitution style, and the two word lists of a vocabulary (vale.sh/docs)."""

import re
from collections.abc import Sequence
from typing import Any

from transcheck.errors import GlossaryError
from transcheck.glossary.entries import Entry
from transcheck.glossary.files import compose
from transcheck.glossary.upkeep.exchange.base import Draft, Format, Settings, clean, decode, too_many, with_ids
from transcheck.glossary.upkeep.writing import mapping_text

_SPECIAL = r"\.^$*+?()[]{}|"


def _pattern(text: str) -> str:
    return "".join("\\" + c if c in _SPECIAL else c for c in text)


def plain(pattern: str, path: str, line: int) -> str:
    """The word that a regular expression stands for.

    Raises:
        GlossaryError: it stands for more than one.
    """
    text = re.sub(r"^\(\?i\)|^\\b|\\b$", "", pattern)
    if re.search(r"(?<!\\)(?:\\\\)*[.^$*+?()\[\]{}|]|\\[A-Za-z0-9]", text):
        message = f"“{pattern}” is a pattern, not a word; write its words one by one or leave it out"
        raise GlossaryError(message, path, line)
    return clean(re.sub(r"\\(.)", r"\1", text), path, line, "a word")


def _alternatives(text: str) -> list[str]:
    return [piece for piece in re.split(r"(?<!\\)\|", text) if piece]


def _read_substitution(content: bytes, path: str, settings: Settings) -> tuple[Entry, ...]:
    root = compose(decode(content, path), path)
    fields = {key.value: value for key, value in root.value} if root is not None and root.id == "mapping" else {}
    if "extends" not in fields or fields["extends"].value != "substitution":
        raise GlossaryError("no Vale substitution style (“extends: substitution”)", path, 1)
    pairs = _swaps(fields.get("swap"), path)
    too_many(len(pairs), path)
    drafts: dict[str, Draft] = {}
    for wrong, right, line in pairs:
        good = [plain(piece, path, line) for piece in _alternatives(right)]
        if not good:
            raise GlossaryError(f"nothing to write instead of “{wrong}”; fill it in", path, line)
        draft = drafts.setdefault("|".join(good), Draft(settings.kind))
        for text in good:
            draft.add(text, "preferred")
        for piece in _alternatives(wrong):
            draft.add(plain(piece, path, line), "deprecated")
    return with_ids(draft.entry(settings) for draft in drafts.values())


def _swaps(node: Any, path: str) -> list[tuple[str, str, int]]:
    """Wrong, right and line; `swap` is a mapping, or a list of mappings that keeps an order."""
    if node is None or node.id == "scalar":
        raise GlossaryError("no “swap” with words in it", path, 1)
    mappings = node.value if node.id == "sequence" else [node]
    found = []
    for mapping in mappings:
        for key, value in mapping.value if mapping.id == "mapping" else [(mapping, mapping)]:
            if key.id != "scalar" or value.id != "scalar" or key is value:
                raise GlossaryError("a swap must have the form “wrong: right”", path, key.start_mark.line + 1)
            found.append((key.value, value.value, key.start_mark.line + 1))
    return found


def _write_substitution(entries: Sequence[Entry], settings: Settings) -> bytes:  # noqa: ARG001  # one signature for all
    swap: dict[str, str] = {}
    for entry in entries:
        right = "|".join(_pattern(form.text) for form in entry.allowed)
        for form in entry.forms:
            if right and not form.allowed:
                swap.setdefault(_pattern(form.text), right)
    style = {"extends": "substitution", "message": "Write “%s” instead of “%s”.", "level": "warning"}
    return mapping_text({**style, "ignorecase": False, "swap": swap}).encode()


def _read_list(content: bytes, path: str, settings: Settings, status: Any) -> tuple[Entry, ...]:
    lines = decode(content, path).splitlines()
    too_many(len(lines), path)
    entries = []
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            draft = Draft(settings.kind)
            draft.add(plain(line.strip(), path, number), status)
            entries.append(draft.entry(settings))
    return with_ids(entries)


def _read_accept(content: bytes, path: str, settings: Settings) -> tuple[Entry, ...]:
    return _read_list(content, path, settings, "preferred")


def _read_reject(content: bytes, path: str, settings: Settings) -> tuple[Entry, ...]:
    return _read_list(content, path, settings, "deprecated")


def _write_accept(entries: Sequence[Entry], settings: Settings) -> bytes:  # noqa: ARG001
    return _word_list(form.text for entry in entries for form in entry.allowed)


def _write_reject(entries: Sequence[Entry], settings: Settings) -> bytes:  # noqa: ARG001
    return _word_list(form.text for entry in entries for form in entry.forms if not form.allowed)


def _word_list(texts: Any) -> bytes:
    return "".join(f"{_pattern(text)}\n" for text in dict.fromkeys(texts)).encode()


SUBSTITUTION = Format(
    "vale", ".yml", "Vale substitution style", _read_substitution, _write_substitution, frozenset({"forms"})
)
ACCEPT = Format("vale-accept", ".txt", "Vale vocabulary, accept.txt", _read_accept, _write_accept, frozenset({"forms"}))
REJECT = Format("vale-reject", ".txt", "Vale vocabulary, reject.txt", _read_reject, _write_reject, frozenset({"forms"}))
