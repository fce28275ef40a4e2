"""Where glossaries lie: a path, a folder, or the name of one that is shipped."""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from transcheck.errors import GlossaryError

ALL_SHIPPED = "shipped"  # the name of all shipped glossaries together
TABLES = (".csv", ".tsv", ".xlsx")
SUFFIXES = (".yaml", ".yml", ".json")


def shipped_folder() -> Path:
    """The folder of the shipped glossaries: inside an installed package, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "glossaries"
    return installed if installed.is_dir() else package.parent / "glossaries"


@lru_cache(maxsize=1024)
def layer_of(path: str) -> str:
    """What a glossary file is called in a report: “shipped”, or its path as it was given."""
    return ALL_SHIPPED if Path(path).parent == shipped_folder() else path


def shipped_names() -> tuple[str, ...]:
    """Names of the shipped glossaries, sorted."""
    return tuple(sorted(path.stem for path in glossary_files(shipped_folder())))


def glossary_files(folder: Path) -> Iterator[Path]:
    """The glossary files directly in a folder, in the order of their names."""
    if folder.is_dir():
        yield from sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES and path.is_file())


def style_files(folder: Path) -> Iterator[Path]:
    """The styles that belong to the glossaries of a folder."""
    yield from glossary_files(folder / "styles")


def find_files(given: str | Path) -> list[Path]:
    """The files that a path, a folder or a shipped name stands for.

    Raises:
        GlossaryError: there is no such file, folder or shipped glossary.
    """
    path = Path(given)
    if path.is_dir():
        files = list(glossary_files(path))
        if not files:
            raise GlossaryError("no .yaml, .yml or .json file in this folder; give the right one", str(given))
        return files
    if path.is_file():
        return [path]
    if str(given) == ALL_SHIPPED:
        return list(glossary_files(shipped_folder()))
    shipped = shipped_folder() / f"{given}.yaml"
    if path.name == str(given) and shipped.is_file():
        return [shipped]
    known = shipped_names()
    near = get_close_matches(str(given), known, 1, 0.6)
    advice = f"did you mean “{near[0]}”?" if near else "shipped are: " + ", ".join(known)
    raise GlossaryError(f"no such glossary; {advice}", str(given))
