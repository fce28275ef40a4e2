"""The configuration file: what a newsroom sets once. Command-line options win over it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from transcheck.errors import ConfigError

FILE_NAME = "transcheck.toml"


@dataclass(frozen=True)
class Config:
    """The settings of a configuration file; None where it says nothing.

    Attributes:
        glossary: files, folders or names of shipped glossaries; relative to the configuration file.
        style: a style overlay for the glossary.
        format: name of the output format.
        fail_on, min_severity: severities; `fail_on` may be "never".
        select, ignore: codes or names of rules.
        encoder: as `--encoder` takes it.
        rules: options by rule name (`[rules.number-mismatch]`).
    """

    glossary: tuple[str, ...] | None = None
    style: str | None = None
    format: str | None = None
    fail_on: str | None = None
    min_severity: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    encoder: str | None = None
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


_LISTS = {"glossary", "select", "ignore"}


def load_config(path: str | None) -> Config:
    """Read the configuration file.

    Args:
        path: the file; when None, `transcheck.toml` in the current folder if there is one.

    Raises:
        ConfigError: the file is missing, not TOML, or holds an unknown key or a value of the wrong type.
    """
    if path is None:
        if not Path(FILE_NAME).is_file():
            return Config()
        path = FILE_NAME
    try:
        text = Path(path).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ConfigError("no such file; `transcheck init` writes a first one", path) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read ({error}); check the file", path) from None
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise ConfigError(f"is not valid TOML: {error}", path, int(line[1]) if line else None) from None
    return _checked(content, text, path)


def _checked(content: Mapping[str, Any], text: str, path: str) -> Config:
    keys = {f.name.replace("_", "-"): f.name for f in fields(Config)}
    values: dict[str, Any] = {}
    for key, value in content.items():
        if key not in keys:
            near = get_close_matches(key, keys, n=1)
            hint = f", did you mean {near[0]!r}?" if near else f"; known are {', '.join(keys)}"
            raise ConfigError(f"unknown key {key!r}{hint}", path, _line_of(key, text))
        values[keys[key]] = _typed(key, value, path, _line_of(key, text))
    if values.get("glossary"):
        values["glossary"] = tuple(_relative(name, Path(path).parent) for name in values["glossary"])
    return Config(**values)


def _typed(key: str, value: Any, path: str, line: int | None) -> Any:
    if key == "rules":
        if isinstance(value, dict) and all(isinstance(options, dict) for options in value.values()):
            return value
        raise ConfigError("'rules' holds one table a rule, such as [rules.number-mismatch]", path, line)
    if key in _LISTS:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        raise ConfigError(f'{key!r} must be a list of texts, such as ["…"]', path, line)
    if isinstance(value, str):
        return value
    raise ConfigError(f"{key!r} must be a text in quotation marks", path, line)


def _relative(name: str, folder: Path) -> str:
    """A glossary's path as seen from the configuration file; a shipped glossary's name stays a name."""
    beside = folder / name
    return str(beside) if beside.exists() else name


def _line_of(key: str, text: str) -> int | None:
    pattern = re.compile(rf"\s*\[?{re.escape(key)}\b")
    return next((number for number, line in enumerate(text.splitlines(), 1) if pattern.match(line)), None)
