"""The configuration: what a newsroom sets once. Command-line options win over it.

It stands in `transcheck.toml`, or under `[tool.transcheck]` in `pyproject.toml`, in the current folder or in one above
it up to the root of the repository.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from transcheck.errors import ConfigError
from transcheck.rules.options import check_options

FILE_NAME = "transcheck.toml"
_PROJECT_FILE = "pyproject.toml"
_REPOSITORY_MARKS = (".git", ".hg", ".jj")

Kind = Literal["text", "list", "flag", "number"]
# Every option of the command line by its long name, and what it holds.
KEYS: Mapping[str, Kind] = {
    "glossary": "list", "add-glossary": "list",
    "style": "text", "format": "text", "output": "text", "fail-on": "text", "min-severity": "text",
    "select": "list", "ignore": "list", "language": "text", "encoding": "text", "encoder": "text", "cache": "flag",
    "judge": "text",
    "download-models": "flag", "indirect": "flag", "scope": "text", "original": "list", "aligned": "text",
    "outlet": "list", "draft": "text", "stdin-filename": "text", "coverage": "flag", "jobs": "number",
    "allow-network": "flag", "allow-private": "flag",
    "explain": "flag", "per-file": "flag", "stories": "text", "baseline": "text",
    "write-baseline": "text", "decisions": "text",
    "quiet": "flag", "verbose": "flag", "color": "flag", "annotate": "text", "fix": "flag", "diff": "flag",
}  # fmt: skip
SECTIONS = ("check", "compare", "quotes")  # tables that hold for one command only, with the same keys
_PATHS = frozenset({"output", "original", "aligned", "draft", "baseline", "write-baseline", "decisions", "annotate"})
_NAMES_OR_PATHS = frozenset({"glossary", "add-glossary", "style", "stories"})  # a shipped one by its name, or a file
_OVERRIDE_KEYS: Mapping[str, Kind] = {
    "paths": "list", "select": "list", "ignore": "list", "min-severity": "text", "reason": "text",
}  # fmt: skip
_SHOULD_BE: Mapping[Kind, str] = {
    "text": "a text in quotation marks",
    "list": 'a list of texts, such as ["…"]',
    "flag": "true or false",
    "number": "a whole number",
}


@dataclass(frozen=True, slots=True)
class Override:
    """What holds for some files only.

    Attributes:
        paths: patterns, seen from the folder of the configuration; `*` stands for any letters, slashes too.
        select, ignore: codes, beginnings of codes or names of rules.
        min_severity: milder findings in these files are hidden.
        reason: why, for the report.
    """

    paths: tuple[str, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_severity: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Config:
    """The settings of a configuration file.

    Attributes:
        path: the file, None where there is none.
        values: what holds for every command, by key; files and folders as seen from the current folder.
        sections: what holds for one command only, by its name.
        places: "FILE:LINE" of every key; those of sections as "check.format".
        rules: options by rule name (`[rules.number-mismatch]`).
        overrides: what holds for some files only.
    """

    path: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    sections: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()

    @property
    def folder(self) -> Path:
        """Where the configuration lies, the current folder where there is none."""
        return Path(self.path).parent if self.path else Path()

    def for_command(self, command: str) -> dict[str, Any]:
        """The values that hold for a command, by key."""
        return {**self.values, **self.sections.get(command, {})}

    def place(self, key: str, command: str) -> str | None:
        """Where the value of `key` that holds for `command` stands."""
        return self.places.get(f"{command}.{key}") or self.places.get(key)

    @property
    def glossary(self) -> tuple[str, ...] | None:
        """The glossaries that are named."""
        named = self.values.get("glossary")
        return None if named is None else tuple(named)

    @property
    def added_glossaries(self) -> tuple[str, ...]:
        """The glossaries that are laid over the others."""
        return tuple(self.values.get("add-glossary") or ())

    @property
    def style(self) -> str | None:
        """The style that is named."""
        return self.values.get("style")

    @property
    def fail_on(self) -> str | None:
        """The severity that makes any command fail."""
        return self.values.get("fail-on")

    @property
    def min_severity(self) -> str | None:
        """The mildest severity that is shown."""
        return self.values.get("min-severity")


def load_config(path: str | None) -> Config:
    """Read the configuration.

    Args:
        path: the file; when None it is looked for in the current folder and above, to the root of the repository.

    Raises:
        ConfigError: the file is missing, not TOML, or holds an unknown key or a value of the wrong type.
    """
    if path is None:
        found = _search(Path.cwd())
        if found is None:
            return Config()
        path = str(found)
    text = _read(path)
    content = parsed_toml(text, path)
    if Path(path).name == _PROJECT_FILE:
        content = content.get("tool", {}).get("transcheck", {})
    return _Checker(text, path).config(content)


def _search(start: Path) -> Path | None:
    """The configuration nearest to `start`, as a path from there where that is short."""
    inside = any((folder / mark).exists() for folder in (start, *start.parents) for mark in _REPOSITORY_MARKS)
    for depth, folder in enumerate((start, *start.parents)):
        for name in (FILE_NAME, _PROJECT_FILE):
            path = folder / name
            if path.is_file() and (name == FILE_NAME or _is_ours(path)):
                return Path(*[".."] * depth, name)
        if not inside or any((folder / mark).exists() for mark in _REPOSITORY_MARKS):
            return None
    return None


def _is_ours(project: Path) -> bool:
    """Whether a pyproject.toml has our table; one that is broken is the business of others."""
    try:
        return "transcheck" in tomllib.loads(project.read_text(encoding="utf-8")).get("tool", {})
    except (OSError, ValueError, RecursionError):
        return False


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ConfigError("no such file; `transcheck init` writes a first one", path) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read ({error}); check the file", path) from None


def parsed_toml(text: str, path: str) -> dict[str, Any]:
    """The content of a TOML file.

    Raises:
        ConfigError: it is none.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise ConfigError(f"is not valid TOML: {error}", path, int(line[1]) if line else None) from None
    except (RecursionError, ValueError):  # nested by the thousand, or a number of as many digits
        raise ConfigError("is no TOML that a person writes: nested too deeply, or too long a number", path) from None


def unknown_key(key: str, known: Iterable[str]) -> str:
    """What to say of a key that is not known."""
    near = get_close_matches(key, list(known), n=1)
    return f"unknown key {key!r}" + (f", did you mean {near[0]!r}?" if near else f"; known are {', '.join(known)}")


class _Checker:
    """Looks through the content of one file."""

    def __init__(self, text: str, path: str) -> None:
        self._lines = text.splitlines()
        self._path = path
        self._table = "tool.transcheck" if Path(path).name == _PROJECT_FILE else ""
        self._places: dict[str, str] = {}

    def config(self, content: Mapping[str, Any]) -> Config:
        known = (*KEYS, *SECTIONS, "rules", "overrides")
        general: dict[str, Any] = {}
        sections: dict[str, Mapping[str, Any]] = {}
        for key, value in content.items():
            if key not in known:
                self._fail(unknown_key(key, known), key)
            elif key in SECTIONS:
                sections[key] = self._section(key, value)
            elif key in KEYS:
                general[key] = self._value(key, value, KEYS, "")
        rules = content.get("rules", {})
        if not isinstance(rules, dict) or not all(isinstance(options, dict) for options in rules.values()):
            self._fail("'rules' holds one table a rule, such as [rules.number-mismatch]", "rules")
        for name, options in rules.items():
            self._rule(name, options)
        return Config(self._path, general, sections, self._places, rules, self._overrides(content.get("overrides", [])))

    def _rule(self, name: str, options: Mapping[str, Any]) -> None:
        """Complain of options that the rule does not have or cannot use; only this rule is imported for it."""
        try:
            check_options(name, options)
        except ConfigError as error:
            key = next((key for key in options if f"{key!r}" in error.message), name)
            self._fail(error.message, key, f"rules.{name}" if key != name else "")

    def _section(self, name: str, values: Any) -> dict[str, Any]:
        if not isinstance(values, dict):
            self._fail(f"{name!r} is a table: [{name}]", name)
        for key in values:
            if key not in KEYS:
                self._fail(unknown_key(key, KEYS), key, name)
        return {key: self._value(key, value, KEYS, name) for key, value in values.items()}

    def _overrides(self, tables: Any) -> tuple[Override, ...]:
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            self._fail("'overrides' are tables: [[overrides]]", "overrides")
        found = []
        for table in tables:
            for key in table:
                if key not in _OVERRIDE_KEYS:
                    self._fail(unknown_key(key, _OVERRIDE_KEYS), key, "overrides")
            values = {k: self._value(k, v, _OVERRIDE_KEYS, "overrides") for k, v in table.items()}
            if not values.get("paths"):
                self._fail("an override needs its 'paths'", "overrides")
            found.append(Override(**{key.replace("-", "_"): value for key, value in values.items()}))
        return tuple(found)

    def _value(self, key: str, value: Any, kinds: Mapping[str, Kind], section: str) -> Any:
        kind = kinds[key]
        fits = {
            "text": isinstance(value, str),
            "list": isinstance(value, list) and all(isinstance(item, str) for item in value),
            "flag": isinstance(value, bool),
            "number": isinstance(value, int) and not isinstance(value, bool) and value > 0,
        }
        if not fits[kind]:
            self._fail(f"{key!r} must be {_SHOULD_BE[kind]}", key, section)
        line = self._line_of(key, section)
        self._places[f"{section}.{key}" if section else key] = f"{self._path}:{line}" if line else self._path
        if key in _PATHS or key in _NAMES_OR_PATHS:
            seen = [self._seen_from_here(name, key) for name in (value if kind == "list" else [value])]
            return tuple(seen) if kind == "list" else seen[0]
        return tuple(value) if kind == "list" else value

    def _seen_from_here(self, name: str, key: str) -> str:
        """A path of the file as seen from the current folder; a shipped glossary's name stays a name."""
        beside = Path(self._path).parent / name
        return str(beside) if name != "-" and (key in _PATHS or beside.exists()) else name

    def _fail(self, message: str, key: str, section: str = "") -> None:
        raise ConfigError(message, self._path, self._line_of(key, section))

    def _line_of(self, key: str, section: str = "") -> int | None:
        """The line of a key below the head of its table."""
        table = ".".join(part for part in (self._table, section) if part)
        pattern = re.compile(rf"""\s*(?:\[+\s*)?(?:{re.escape(self._table)}\.)?["']?{re.escape(key)}\b""")
        begun = not table
        for number, line in enumerate(self._lines, 1):
            if table and re.match(rf"\s*\[+\s*{re.escape(table)}\s*\]", line):
                begun = True
            elif begun and pattern.match(line):
                return number
        return None
