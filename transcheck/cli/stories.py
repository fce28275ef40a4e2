"""Which files tell one story: those of one folder, or those that a manifest names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, Any

import typer

from transcheck.errors import ConfigError

if TYPE_CHECKING:
    from transcheck.cli.inputs import Inputs
    from transcheck.model import Document

FOLDERS = "folders"
_ORIGINALS = ("uk", "ru", "be")
_KEYS = ("name", "files", "original")

StoriesOption = Annotated[
    str | None,
    typer.Option(
        "--stories",
        metavar="WHICH",
        help="Which files are one story: folders (those of one folder; the uk/ru/be text is the original), "
        "or a manifest (.toml).",
    ),
]


@dataclass(frozen=True)
class Manifest:
    """Which files tell which story.

    Attributes:
        files: the renderings, in order.
        originals: the texts that were translated.
        story: the name of the story of each file.
    """

    files: Sequence[str] = ()
    originals: Sequence[str] = ()
    story: Mapping[str, str] = field(default_factory=dict)


def read_stories(
    which: str | None, files: Sequence[str], originals: Sequence[str], **reading: Any
) -> "tuple[Inputs, dict[str, list[Document]] | None]":
    """Read the files, and tell which of them are one story; None where all of them are.

    Args:
        which: as the user named it.
        files: as for `read_inputs`, like `originals` and `reading`.
        originals: the uk/ru/be texts.
        reading: how files are read.

    Raises:
        ConfigError: files and a manifest were given, or the manifest is malformed.
    """
    from transcheck.cli.inputs import read_inputs

    if which is None:
        return read_inputs(files, originals=originals, **reading), None
    if which == FOLDERS:
        return by_folder(read_inputs(files, originals=originals, **reading))
    if files or originals:
        raise ConfigError(f"--stories {which} names the files; leave the others out, or write --stories {FOLDERS}")
    manifest = read_manifest(which)
    inputs = read_inputs(manifest.files, originals=manifest.originals, **reading)
    return inputs, by_manifest(inputs.documents, manifest)


def read_manifest(path: str) -> Manifest:
    """Read `[[story]]` tables with a name, files and originals, as seen from the folder of the manifest.

    Raises:
        ConfigError: it cannot be read, or a story is malformed.
    """
    import tomllib

    from transcheck.cli.inputs import expand

    try:
        content = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"is not valid TOML: {error}", path) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read ({error}); --stories takes folders or a manifest", path) from None
    tables = content.get("story")
    if not isinstance(tables, list) or not tables or set(content) != {"story"}:
        raise ConfigError("holds stories only, each below a line [[story]] with its files", path)
    kinds: dict[str, list[str]] = {"files": [], "original": []}
    story: dict[str, str] = {}
    for number, table in enumerate(tables, 1):
        name = _name(table, number, path)
        for kind, found in kinds.items():
            for given in _texts(table, kind, path):
                for file in expand(str(Path(path).parent / given)):
                    if story.setdefault(file, name) != name:
                        raise ConfigError(f"{given} stands in stories {story[file]} and {name}; name it once", path)
                    found.append(file)
    return Manifest(kinds["files"], kinds["original"], story)


def _name(table: Any, number: int, path: str) -> str:
    from transcheck.config import unknown_key

    if not isinstance(table, Mapping):
        raise ConfigError("a story is a table below a line [[story]]", path)
    for key in table:
        if key not in _KEYS:
            raise ConfigError(unknown_key(key, _KEYS), path)
    if not table.get("files"):
        raise ConfigError(f"story {table.get('name', number)} has no files", path)
    return str(table.get("name", number))


def _texts(table: Mapping[str, Any], key: str, path: str) -> Sequence[str]:
    given = table.get(key, [])
    listed = [given] if isinstance(given, str) else given
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        raise ConfigError(f'{key!r} must be a list of files, such as ["draft.txt"]', path)
    return listed


def by_folder(inputs: "Inputs") -> "tuple[Inputs, dict[str, list[Document]]]":
    """The documents by their folders; in each the Ukrainian, Russian or Belarusian texts are the originals."""
    stories: dict[str, list[Document]] = {}
    documents = []
    english = {_folder(document) for document in inputs.documents if document.language == "en"}
    for document in inputs.documents:
        is_original = document.language in _ORIGINALS and _folder(document) in english
        told = replace(document, is_original=document.is_original or is_original)
        documents.append(told)
        stories.setdefault(_folder(told), []).append(told)
    return replace(inputs, documents=tuple(documents)), stories


def by_manifest(documents: "Iterable[Document]", manifest: Manifest) -> "dict[str, list[Document]]":
    """The documents by the stories of the manifest; what it does not name stands alone."""
    stories: dict[str, list[Document]] = {}
    for document in documents:
        stories.setdefault(manifest.story.get(document.path, document.path), []).append(document)
    return stories


def _folder(document: "Document") -> str:
    return document.path if document.path == "-" else PurePath(document.path).parent.as_posix()
