"""`transcheck glossary forms`."""

from typing import TYPE_CHECKING, Annotated

import typer

from transcheck.cli.name import NameLanguage
from transcheck.cli.options import GlossaryPaths, StyleName

if TYPE_CHECKING:
    from transcheck.names.systems import Native

_SHOWN = 3  # systems named beside a spelling


def forms_command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name in Cyrillic, or any form or id of an entry.")],
    language: NameLanguage = None,
    glossary: GlossaryPaths = None,
    style_name: StyleName = None,
) -> None:
    """Print the spellings of a name by romanization system."""
    from transcheck.errors import ConfigError
    from transcheck.names.forms import is_native, language_of

    if is_native(name):
        try:
            natives = [(name, language_of(name, language))]
        except ValueError as error:
            raise ConfigError(f"--language {error}") from error
    else:
        natives = _natives(name, language, glossary, style_name)
    typer.echo("\n".join(_table(native, of) for native, of in natives), nl=False)


def _natives(
    name: str, language: str | None, glossary: list[str] | None, style_name: str | None
) -> list[tuple[str, "Native"]]:
    """The native forms of the entries that `name` belongs to, in one language or all."""
    from transcheck.cli.options import house_glossary
    from transcheck.config import load_config
    from transcheck.errors import GlossaryError
    from transcheck.glossary.upkeep.lookup import look_up
    from transcheck.names.systems import NATIVES

    found = look_up(house_glossary(glossary, style_name, load_config(None)), name)
    natives = [
        (native, of)
        for entry in found.entries
        for of in NATIVES
        if language in (None, of)
        for native in entry.native.get(of, ())
    ]
    if not natives:
        raise GlossaryError(f"no entry with a Cyrillic form is called “{name}”; give the name in Cyrillic")
    return natives


def _table(native: str, language: "Native") -> str:
    from transcheck.names.forms import spelled_forms

    forms = spelled_forms(native, language)
    width = max(len(form.text) for form in forms)
    lines = []
    for form in forms:
        more = len(form.systems) - _SHOWN
        rest = f" and {more} more" if more > 0 else ""
        lines.append(f"  {form.text:{width}}  {'; '.join(form.systems[:_SHOWN])}{rest}")
    return "\n".join([f"{native} ({language})", *lines]) + "\n"
