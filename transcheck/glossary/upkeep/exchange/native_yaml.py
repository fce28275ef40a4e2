"""Our own YAML."""

from collections.abc import Sequence

from transcheck.glossary.entries import Entry
from transcheck.glossary.files import ENTRY_KEYS, parse_glossary
from transcheck.glossary.upkeep.exchange.base import Format, Settings
from transcheck.glossary.upkeep.writing import glossary_text

ALL = frozenset(ENTRY_KEYS) - {"preferred", "admitted", "deprecated", "forbidden"} | {"forms"}
FORM_ALL = frozenset({"note", "source", "part", "case", "only", "unless"})


def _read(content: bytes, path: str, settings: Settings) -> tuple[Entry, ...]:  # noqa: ARG001  # one signature for all
    return parse_glossary(content, path).entries


def _write(entries: Sequence[Entry], settings: Settings) -> bytes:  # noqa: ARG001
    return glossary_text(entries).encode()


YAML = Format("yaml", ".yaml", "transcheck's own glossary file", _read, _write, ALL, FORM_ALL)
