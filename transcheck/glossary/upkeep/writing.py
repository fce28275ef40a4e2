"""Entries → the YAML that `transcheck.glossary.files` reads back to the same entries."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from transcheck.glossary.entries import STATUSES, Context, Entry, Form
from transcheck.glossary.files import parse_glossary

_WIDTH = 110
_BREAKS = frozenset("\x85\u2028\u2029")
FLAT = 88  # a list or mapping that is no longer goes on one line


def entry_fields(entry: Entry, inherited: str | None = None) -> dict[str, Any]:
    """An entry as the mapping that a glossary file holds: in the usual order, nothing that goes without saying.

    Args:
        entry: what to write.
        inherited: the source that the file gives to all its entries; not repeated.
    """
    fields: dict[str, Any] = {"id": entry.id, "kind": entry.kind}
    fields["native"] = {language: _one_or_list(entry.native[language]) for language in sorted(entry.native, key=_order)}
    for status in STATUSES:
        forms = [form_fields(form) for form in entry.forms if form.status == status]
        fields[status] = forms[0] if len(forms) == 1 and isinstance(forms[0], str) else forms
    for name in ("gender", "role", "since", "until", "note"):
        fields[name] = getattr(entry, name)
    fields["source"] = None if entry.source == inherited else entry.source
    fields["tags"] = _one_or_list(entry.tags)
    fields["case"] = None if entry.case == "keep" else entry.case
    fields["quoted"] = None if entry.quoted == "strict" else entry.quoted
    fields["only"], fields["unless"] = context_fields(entry.only), context_fields(entry.unless)
    fields["first_mention"] = _one_or_list(entry.first_mention)
    fields["specs"] = {
        name: list(given) for name, given in (("match", entry.specs.match), ("silent", entry.specs.silent)) if given
    }
    fields["proposed"] = entry.proposed
    return {name: value for name, value in fields.items() if value}


def fields_entry(fields: Mapping[str, Any]) -> Entry:
    """The entry that a mapping of fields stands for, by the rules of glossary files.

    Raises:
        GlossaryError: a field or value is not understood.
    """
    return parse_glossary(("entries:\n" + item_text(fields)).encode(), "the new entry").entries[0]


def form_fields(form: Form) -> str | dict[str, Any]:
    """A form as a glossary file holds it: its text alone where there is nothing else to say."""
    fields: dict[str, Any] = {"text": form.text}
    for name in ("note", "source", "part", "case"):
        fields[name] = getattr(form, name)
    fields["only"], fields["unless"] = context_fields(form.only), context_fields(form.unless)
    fields = {name: value for name, value in fields.items() if value}
    return form.text if len(fields) == 1 else fields


def context_fields(context: Context) -> dict[str, list[str]]:
    """A condition as a glossary file holds it."""
    names = ("before", "after", "near", "document")
    return {name: list(getattr(context, name)) for name in names if getattr(context, name)}


def glossary_text(entries: Iterable[Entry], name: str | None = None, source: str | None = None) -> str:
    """A whole glossary file."""
    head = {key: value for key, value in (("glossary", name), ("source", source)) if value}
    blocks = [entry_text(entry, source) for entry in entries]
    top = mapping_text(head) if head else ""
    return top + ("entries:\n" + "".join(blocks) if blocks else "entries: []\n")


def entry_text(entry: Entry, inherited: str | None = None, indent: int = 2) -> str:
    """An entry as an item of the list of entries, every line indented by so many blanks."""
    return item_text(entry_fields(entry, inherited), indent)


def item_text(fields: Mapping[str, Any], indent: int = 2) -> str:
    """A mapping as an item of a list: the first key stands after the dash."""
    lines = mapping_text(fields).removesuffix("\n").split("\n")
    first, rest = " " * indent + "- ", " " * (indent + 2)
    return "".join((first if not at else rest) + line + "\n" if line else "\n" for at, line in enumerate(lines))


def mapping_text(fields: Mapping[str, Any]) -> str:
    """A mapping in block style, its short values on one line."""
    import yaml

    node = yaml.MappingNode(
        "tag:yaml.org,2002:map", [(_node(k), _node(v)) for k, v in fields.items()], flow_style=False
    )
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.serialize(node, Dumper=dumper, allow_unicode=True, width=_WIDTH))


def _node(value: Any) -> Any:
    import yaml

    if isinstance(value, bool):
        return yaml.ScalarNode("tag:yaml.org,2002:bool", "true" if value else "false")
    if isinstance(value, str):
        # Where YAML has an end of a line and Python's readers have none, or the other way round, it is written out.
        return yaml.ScalarNode("tag:yaml.org,2002:str", value, style='"' if _BREAKS.intersection(value) else None)
    flat = len(str(value)) <= FLAT
    if isinstance(value, Mapping):
        pairs = [(_node(key), _node(inner)) for key, inner in value.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=flat)
    return yaml.SequenceNode("tag:yaml.org,2002:seq", [_node(item) for item in value], flow_style=flat)


def _one_or_list(texts: Sequence[str]) -> str | list[str]:
    return texts[0] if len(texts) == 1 else list(texts)


def _order(language: str) -> int:
    return ("uk", "ru", "be").index(language) if language in ("uk", "ru", "be") else 3
