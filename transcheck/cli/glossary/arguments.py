"""Arguments and steps that several glossary commands share."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from transcheck.errors import ConfigError, GlossaryError

if TYPE_CHECKING:
    from transcheck.glossary.entries import Entry, Kind
    from transcheck.model import Language

Changed = Annotated[Path, typer.Argument(metavar="GLOSSARY", help="The glossary file to change (.yaml).")]
EntryId = Annotated[str, typer.Argument(metavar="ENTRY", help="Id of the entry.")]
SourceLanguage = Annotated[
    str | None, typer.Option("--language", metavar="CODE", help="Source language of the file: uk, ru or be.")
]


def native_language(code: str | None) -> "Language | None":
    """The source language called `code`.

    Raises:
        ConfigError: it is none.
    """
    if code is None:
        return None
    from transcheck.names.systems import NATIVES

    for known in NATIVES:
        if code == known:
            return known
    raise ConfigError(f"unknown source language {code!r} for --language; use uk, ru or be")


def entry_kind(name: str) -> "Kind":
    """The kind of entry called `name`.

    Raises:
        ConfigError: there is none.
    """
    from transcheck.glossary.entries import KINDS

    for kind in KINDS:
        if name == kind:
            return kind
    raise ConfigError(f"unknown kind {name!r}; use one of {', '.join(KINDS)}")


def entries_of(paths: list[str] | None, style: str | None = None) -> "tuple[Entry, ...]":
    """The entries of glossaries given by path or name, else of the configured or shipped ones.

    Raises:
        GlossaryError: a glossary cannot be had or understood.
    """
    from transcheck.cli.options import house_glossary
    from transcheck.config import load_config

    return house_glossary(paths, style, load_config(None)).entries


def raw_entries(paths: list[str]) -> "tuple[Entry, ...]":
    """The entries of glossary files as they are written there, later files over earlier ones, no style applied.

    Raises:
        GlossaryError: a glossary cannot be had or understood.
    """
    from transcheck.glossary.shipped import find_files
    from transcheck.glossary.upkeep.editing import read_entries

    layers: dict[str, Entry] = {}
    for given in paths:
        for path in find_files(given):
            layers.update((entry.id, entry) for entry in read_entries(path))
    return tuple(layers.values())


def on_terminal() -> bool:
    """Whether a person can be asked."""
    import sys

    return sys.stdin.isatty() and sys.stdout.isatty()


def existing(path: Path) -> Path:
    """`path`, which must be there.

    Raises:
        GlossaryError: it is not.
    """
    if not path.is_file():
        raise GlossaryError("no such file; check the path", str(path))
    return path
