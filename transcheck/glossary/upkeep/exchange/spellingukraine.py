"""SpellingUkraine (github.com/Tyrrrz/SpellingUkraine): JSON, a Ukrainian, a right and some wrong spellings."""

import json
from collections.abc import Sequence
from typing import Any

from transcheck.errors import GlossaryError
from transcheck.glossary.entries import Entry, Kind
from transcheck.glossary.upkeep.exchange.base import Draft, Format, Settings, clean, decode, too_many, with_ids

# Two generations of keys: since 2022-07, before.
_KEYS = (
    ("sourceSpelling", "correctSpelling", "incorrectSpellings", "relatedSpellings"),
    ("name", "translation", "mistranslations", "aliases"),
)
_KINDS: dict[str, Kind] = {
    "person": "person", "people": "person", "given name": "person", "city": "place", "region": "place",
    "geography": "place", "place": "place", "river": "place", "country": "place", "settlement": "place",
    "company": "organisation", "brand": "organisation", "organization": "organisation",
}  # fmt: skip
_CATEGORIES: dict[Kind, str] = {
    "person": "Person", "place": "Place", "organisation": "Company", "title": "Term", "term": "Term",
}  # fmt: skip


def _read(content: bytes, path: str, settings: Settings) -> tuple[Entry, ...]:
    try:
        given = json.loads(decode(content, path))
    except json.JSONDecodeError as error:
        raise GlossaryError(f"not JSON ({error.msg.lower()}); check the file", path, error.lineno) from None
    except RecursionError:
        raise GlossaryError("JSON nested too deep; this is no SpellingUkraine file", path) from None
    items = given if isinstance(given, list) else [given]
    too_many(len(items), path)
    return with_ids(_entry(item, f"entry {number}", path, settings) for number, item in enumerate(items, 1))


def _entry(item: Any, place: str, path: str, settings: Settings) -> Entry:
    if not isinstance(item, dict):
        raise GlossaryError(f"{place} is no object with keys; check the file", path)
    keys = next((keys for keys in _KEYS if keys[0] in item and keys[1] in item), None)
    if keys is None:
        raise GlossaryError(f"{place} has no “sourceSpelling” and “correctSpelling”; add them", path)
    draft = Draft(_KINDS.get(str(item.get("category", "")).casefold(), settings.kind))
    for name, key in zip(("native", "right"), keys, strict=False):
        text = item[key]
        if not isinstance(text, str) or not text.strip():
            raise GlossaryError(f"{place}, “{key}”: must be a word", path)
        if name == "native":
            draft.add_native(clean(text, path, None, f"{place}, “{key}”"), "uk")
        else:
            draft.add(clean(text, path, None, f"{place}, “{key}”"), "preferred")
    for text in _words(item, keys[2], place, path):
        draft.add(text, "deprecated")
    # Spellings in other languages say nothing about English copy, and a Russian one may name something else.
    related = _words(item, keys[3], place, path)
    draft.note = "Related spellings: " + ", ".join(related) if related else None
    return draft.entry(settings)


def _words(item: dict[str, Any], key: str, place: str, path: str) -> list[str]:
    given = item.get(key, [])
    if not isinstance(given, list) or not all(isinstance(text, str) for text in given):
        raise GlossaryError(f"{place}, “{key}”: must be a list of words", path)
    return [clean(text, path, None, f"{place}, “{key}”") for text in given if text.strip()]


def _write(entries: Sequence[Entry], settings: Settings) -> bytes:  # noqa: ARG001  # one signature for all formats
    items = []
    for entry in entries:
        if entry.allowed and entry.native.get("uk"):
            related = (entry.note or "").removeprefix("Related spellings: ") if entry.note else ""
            items.append(
                {
                    "category": _CATEGORIES[entry.kind],
                    "sourceSpelling": entry.native["uk"][0],
                    "correctSpelling": entry.name,
                    "incorrectSpellings": [form.text for form in entry.forms if not form.allowed],
                    "relatedSpellings": related.split(", ") if related and related != entry.note else [],
                }
            )
    return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode()


SPELLINGUKRAINE = Format(
    "spellingukraine", ".json", "SpellingUkraine entries", _read, _write, frozenset({"kind", "native", "forms"})
)
