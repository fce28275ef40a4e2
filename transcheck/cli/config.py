"""`transcheck config`."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from transcheck.cli.options import DEFAULTS, GATES, ConfigPath
from transcheck.cli.printing import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcheck.config import Config


def config_command(
    command: Annotated[
        str, typer.Argument(metavar="[COMMAND]", help="For which command: check, compare or quotes.")
    ] = "check",
    config_path: ConfigPath = None,
) -> None:
    """Show what holds here and where it comes from."""
    from transcheck.config import SECTIONS, load_config
    from transcheck.errors import ConfigError

    if command not in SECTIONS:
        raise ConfigError(f"unknown command {command!r}; use one of {', '.join(SECTIONS)}")
    config = load_config(config_path)
    say(f"configuration: {config.path or 'none; `transcheck init` writes a first one'}")
    for line in _lines(config, command):
        say(line)


def _lines(config: "Config", command: str) -> "Iterator[str]":
    from transcheck.config import KEYS
    from transcheck.silencing.decisions import FILE_NAME

    values = config.for_command(command)
    rows = [(key, values[key], config.place(key, command) or "") for key in KEYS if key in values]
    defaults = {**DEFAULTS, "fail-on": GATES.get(command, "never")}
    rows += [(key, value, "default") for key, value in defaults.items() if key not in values]
    width = max(len(key) for key, _, _ in rows)
    shown = [(key, _toml(value), place) for key, value, place in rows]
    middle = max(len(value) for _, value, _ in shown)
    for key, value, place in shown:
        yield f"  {key:{width}}  {value:{middle}}  {place}".rstrip()
    for name, options in config.rules.items():
        for option, value in options.items():
            yield f"  rules.{name}.{option} = {_toml(value)}"
    for override in config.overrides:
        yield f"  for {', '.join(override.paths)}: {_override(override)}"
    decisions = config.folder / FILE_NAME
    if decisions.is_file():
        yield f"decisions: {decisions}"


def _override(override: Any) -> str:
    parts = [f"ignore {', '.join(override.ignore)}"] if override.ignore else []
    parts += [f"only {', '.join(override.select)}"] if override.select else []
    parts += [f"min-severity {override.min_severity}"] if override.min_severity else []
    return "; ".join(parts) + (f" ({override.reason})" if override.reason else "")


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)
