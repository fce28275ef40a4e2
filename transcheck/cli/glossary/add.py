"""`transcheck glossary add`."""

from typing import Annotated

import typer

from transcheck.cli.glossary.arguments import Changed

Forms = list[str] | None


def add_command(
    glossary: Changed,
    entry_id: Annotated[str | None, typer.Option("--id", metavar="ID", help="Default: made of the name.")] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="person, place, organisation, title or term.")
    ] = None,
    preferred: Annotated[Forms, typer.Option("--preferred", metavar="FORM", help="What to write; repeatable.")] = None,
    admitted: Annotated[Forms, typer.Option("--admitted", metavar="FORM", help="Also allowed; repeatable.")] = None,
    deprecated: Annotated[Forms, typer.Option("--deprecated", metavar="FORM", help="Wrong; repeatable.")] = None,
    forbidden: Annotated[Forms, typer.Option("--forbidden", metavar="FORM", help="Never; repeatable.")] = None,
    uk: Annotated[Forms, typer.Option("--uk", metavar="NAME", help="Ukrainian form; repeatable.")] = None,
    ru: Annotated[Forms, typer.Option("--ru", metavar="NAME", help="Russian form; repeatable.")] = None,
    be: Annotated[Forms, typer.Option("--be", metavar="NAME", help="Belarusian form; repeatable.")] = None,
    gender: Annotated[str | None, typer.Option("--gender", metavar="m|f", help="Of a person.")] = None,
    role: Annotated[str | None, typer.Option("--role", metavar="TEXT", help="What a person is known as.")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="What an editor should know.")] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="TEXT", help="Whose rule it is.")] = None,
    tag: Annotated[Forms, typer.Option("--tag", metavar="TAG", help="Label of the house; repeatable.")] = None,
    proposed: Annotated[bool, typer.Option("--proposed", help="Add it as a draft.")] = False,
) -> None:
    """Add an entry to a glossary file; asks for what is missing when a person can answer."""
    from transcheck.cli.glossary.arguments import entry_kind, on_terminal
    from transcheck.errors import ConfigError
    from transcheck.glossary.upkeep.clashes import near_entries
    from transcheck.glossary.upkeep.editing import add_entries, change_glossary, read_entries
    from transcheck.glossary.upkeep.exchange.base import slug
    from transcheck.glossary.upkeep.writing import fields_entry

    asked = on_terminal()
    if kind is None and asked:
        kind = typer.prompt("Kind (person, place, organisation, title, term)")
    if not any((preferred, admitted, deprecated, forbidden)) and asked:
        preferred = [typer.prompt("Form to write (preferred)")]
        wrong = typer.prompt("Wrong forms, parted by commas (none: press Enter)", default="", show_default=False)
        deprecated = [text for text in (part.strip() for part in wrong.split(",")) if text]
    if source is None and asked:
        source = typer.prompt("Source: whose rule is it", default="", show_default=False) or None
    if kind is None:
        raise ConfigError("no --kind; use person, place, organisation, title or term")
    forms = {"preferred": preferred, "admitted": admitted, "deprecated": deprecated, "forbidden": forbidden}
    native = {code: names for code, names in (("uk", uk), ("ru", ru), ("be", be)) if names}
    texts = [text for group in (*forms.values(), *native.values()) for text in group or ()]
    if not texts:
        raise ConfigError("no form; give --preferred FORM")
    fields: dict[str, object] = {
        "id": entry_id or slug(texts[0]),
        "kind": entry_kind(kind),
        "native": native,
        **forms,
        "gender": gender,
    }
    fields |= {"role": role, "note": note, "source": source, "tags": tag, "proposed": proposed}
    entry = fields_entry({name: value for name, value in fields.items() if value})
    if glossary.is_file():
        for other in near_entries(entry, read_entries(glossary)):
            typer.echo(f"transcheck: near to entry “{other.id}”, {other.name}; are they one?", err=True)
    change_glossary(glossary, lambda text: add_entries(text, str(glossary), [entry]), create=True)
    typer.echo(f"added {entry.id} to {glossary}")
