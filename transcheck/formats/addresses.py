"""How machines are told of a file: as a path in the repository, or as a URI."""

from pathlib import Path, PurePath
from urllib.parse import quote

STANDARD_INPUT = "stdin"


def repository_path(path: str) -> str:
    """The path with slashes, relative to the current folder where the file lies in it; "stdin" for standard input."""
    if path == "-":
        return STANDARD_INPUT
    pure = PurePath(path)
    if pure.is_absolute():
        try:
            pure = pure.relative_to(Path.cwd())
        except ValueError:
            return pure.as_posix()
    return pure.as_posix()


def uri(path: str) -> str:
    """A relative reference where the file lies in the current folder, else a file: URI."""
    name = repository_path(path)
    escaped = quote(name, safe="/@!$&'()*+,;=~")  # a colon would read as a scheme
    if PurePath(path).is_absolute() and name == PurePath(path).as_posix():
        return f"file://{'' if name.startswith('/') else '/'}{escaped}"
    return escaped
