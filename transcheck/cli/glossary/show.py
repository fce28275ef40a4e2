"""`transcheck glossary show`."""

from typing import TYPE_CHECKING, Annotated

import typer

from transcheck.cli.options import GlossaryPaths, StyleName
from transcheck.cli.printing import say

if TYPE_CHECKING:
    from transcheck.glossary.entries import Entry


def show_command(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Any form of the entry, in any script or case, or its id.")
    ],
    glossary: GlossaryPaths = None,
    style_name: StyleName = None,
) -> None:
    """Show the entries that a name belongs to."""
    from transcheck.cli.options import house_glossary
    from transcheck.config import load_config
    from transcheck.errors import GlossaryError
    from transcheck.glossary.upkeep.lookup import look_up

    house = house_glossary(glossary, style_name, load_config(None))
    found = look_up(house, name)
    if not found.entries:
        near = "; near to it: " + ", ".join(f"{e.name} ({e.id})" for e in found.near) if found.near else ""
        raise GlossaryError(f"no entry has the form “{name}”{near}; `transcheck glossary list` names them all")
    say("\n".join(_described(entry) for entry in found.entries), nl=False)


def _described(entry: "Entry") -> str:
    from transcheck.glossary.upkeep.diff import flatten

    flat = flatten(entry)
    lines = [f"{entry.name}  ({entry.kind}, {entry.id}{', draft' if entry.proposed else ''})"]
    for key, value in flat.items():
        if key not in ("kind", "proposed") and not key.startswith("form "):
            lines.append(f"  {key + ':':16}{value}")
    for form in entry.forms:
        details = [f"{key.removeprefix(f'form {form.text} ')}: {value}" for key, value in flat.items()
                   if key.startswith(f"form {form.text} ")]  # fmt: skip
        lines.append(f"  {form.status:16}{form.text}" + (f"  ({'; '.join(details)})" if details else ""))
    if entry.place:
        lines.append(f"  {'in:':16}{entry.place.path}:{entry.place.line}")
    return "\n".join(lines) + "\n"
