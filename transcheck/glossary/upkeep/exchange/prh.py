"""prh (proofreading helper) rules: expected, patterns, specs (github.com/prh/prh)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from transcheck.errors import GlossaryError
from transcheck.glossary.entries import Entry, Specs
from transcheck.glossary.files import compose
from transcheck.glossary.upkeep.exchange.base import Draft, Format, Settings, clean, decode, too_many, with_ids
from transcheck.glossary.upkeep.writing import mapping_text


def _read(content: bytes, path: str, settings: Settings) -> tuple[Entry, ...]:
    root = compose(decode(content, path), path)
    fields = _fields(root, path, "a prh file")
    rules = fields.get("rules")
    if rules is None or rules.id != "sequence":
        raise GlossaryError("no prh rules (“rules:” and a list)", path, 1)
    too_many(len(rules.value), path)
    return with_ids(_entry(node, path, settings) for node in rules.value)


def _entry(node: Any, path: str, settings: Settings) -> Entry:
    line = node.start_mark.line + 1
    fields = {"expected": node} if node.id == "scalar" else _fields(node, path, "a rule")
    if "expected" not in fields:
        raise GlossaryError("a rule without “expected”; add it", path, line)
    draft = Draft(settings.kind)
    draft.add(_word(fields["expected"], path), "preferred")
    for key in ("pattern", "patterns"):
        value = fields.get(key)
        for item in (value.value if value.id == "sequence" else [value]) if value is not None else ():
            draft.add(_word(item, path), "deprecated")
    if "prh" in fields:
        draft.note = clean(str(fields["prh"].value), path, line, "prh") or None
    specs = fields.get("specs")
    tests = [_fields(item, path, "a spec") for item in specs.value] if specs is not None else []
    given = [(str(t["from"].value).strip(), str(t["to"].value).strip()) for t in tests if "from" in t and "to" in t]
    return replace(draft.entry(settings), specs=Specs(tuple(a for a, _ in given), tuple(b for _, b in given)))


def _fields(node: Any, path: str, what: str) -> dict[str, Any]:
    if node is None or node.id != "mapping":
        line = node.start_mark.line + 1 if node is not None else 1
        raise GlossaryError(f"{what} must have the form “key: value”", path, line)
    return {key.value: value for key, value in node.value}


def _word(node: Any, path: str) -> str:
    line = node.start_mark.line + 1
    text = str(node.value).strip() if node.id == "scalar" else ""
    if not text:
        raise GlossaryError("an empty word; fill it in", path, line)
    pattern = re.fullmatch(r"/(.*)/[a-z]*", text)
    if pattern and re.search(r"[.^$*+?()\[\]{}|\\]", pattern.group(1).removeprefix("\\b").removesuffix("\\b")):
        message = f"“{text}” is a pattern, not a word; write its words one by one or leave it out"
        raise GlossaryError(message, path, line)
    if pattern:
        text = pattern.group(1).removeprefix("\\b").removesuffix("\\b")
    return clean(text, path, line, "a word")


def _write(entries: Sequence[Entry], settings: Settings) -> bytes:  # noqa: ARG001  # one signature for all formats
    rules = [_rule(entry) for entry in entries if entry.allowed and len(entry.allowed) < len(entry.forms)]
    return mapping_text({"version": "1", "rules": rules}).replace("version: '1'", "version: 1", 1).encode()


def _rule(entry: Entry) -> dict[str, Any]:
    wrong = sorted((form.text for form in entry.forms if not form.allowed), key=len, reverse=True)
    rule: dict[str, Any] = {"expected": entry.name, "patterns": wrong, "options": {"wordBoundary": True}}
    specs = [(sentence, _mended(sentence, wrong, entry.name)) for sentence in entry.specs.match]
    rule["specs"] = [{"from": wrong_one, "to": right} for wrong_one, right in specs if right != wrong_one]
    rule["prh"] = entry.note or ""
    return {name: value for name, value in rule.items() if value}


def _mended(sentence: str, wrong: Sequence[str], right: str) -> str:
    pattern = "|".join(re.escape(text) for text in wrong)
    return re.sub(rf"\b(?:{pattern})\b", lambda _: right, sentence)


PRH = Format("prh", ".yml", "prh rules (textlint)", _read, _write, frozenset({"forms", "note", "specs"}))
