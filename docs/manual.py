"""Manual pages (roff, `man 1 transcheck-check`) out of the commands and options as they are."""

from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from transcheck import __version__
from transcheck.cli import app
from transcheck.cli.glossary import add_commands

_EXIT = (
    ("0", "Everything was checked and nothing stands at or above --fail-on."),
    ("1", "There are findings at or above it."),
    ("2", "The run cannot be trusted: bad usage, a file that cannot be read, a rule that broke."),
    ("130", "Stopped by Ctrl-C."),
)
_FILES = (
    ("transcheck.toml, pyproject.toml", "Settings, here or above up to the root of the repository."),
    ("transcheck-decisions.toml", "What was dismissed, beside the settings."),
    (".transcheckignore", "What is left out of folders."),
)
_ENVIRONMENT = (
    ("NO_COLOR, FORCE_COLOR", "No colours, or colours in any case."),
    ("COLUMNS", "How wide the report is."),
    ("TRANSCHECK_CACHE", "The folder for caches."),
    ("SOURCE_DATE_EPOCH", "What day it is, for decisions that end."),
)


def manual_pages() -> dict[str, str]:
    """The text of every page, by its file name."""
    return {f"{name.replace(' ', '-')}.1": _page(name, command) for name, command in commands()}


def commands() -> list[tuple[str, Any]]:
    """Every command with its whole name."""
    add_commands()
    return list(_commands("transcheck", get_command(app)))


def _commands(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    yield name, command
    for below, one in getattr(command, "commands", {}).items():
        yield from _commands(f"{name} {below}", one)


def _page(name: str, command: Any) -> str:
    told = " ".join((command.help or command.short_help or "").split("\f")[0].split("\n\n")[0].split())
    lines = [f'.TH "{name.replace(" ", "-").upper()}" "1" "" "transcheck {__version__}" "transcheck"']
    lines += [".SH NAME", f"{_escaped(name.replace(' ', '-'))} \\- {_escaped(told.rstrip('.'))}"]
    lines += [".SH SYNOPSIS", f".B {_escaped(name)}", _escaped(_usage(command))]
    lines += [".SH DESCRIPTION", *_paragraphs(command.help or "")]
    arguments = [parameter for parameter in command.params if parameter.param_type_name == "argument"]
    options = [parameter for parameter in command.params if parameter.param_type_name == "option"]
    below = getattr(command, "commands", {})
    if arguments:
        lines += [".SH ARGUMENTS", *_items((_metavar(one), one.help or "") for one in arguments)]
    if options:
        lines += [".SH OPTIONS", *_items((_option(one), one.help or "") for one in options)]
    if below:
        lines += [".SH COMMANDS", *_items((f"{name} {key}", _first(one)) for key, one in below.items())]
    lines += [".SH EXIT STATUS", *_items(_EXIT)]
    if name == "transcheck":
        lines += [".SH FILES", *_items(_FILES), ".SH ENVIRONMENT", *_items(_ENVIRONMENT)]
    else:
        lines += [".SH SEE ALSO", f".BR {_escaped(name.rpartition(' ')[0].replace(' ', '-'))} (1)"]
    return "\n".join(lines) + "\n"


def _usage(command: Any) -> str:
    parts = ["[OPTIONS]"] if command.params else []
    parts += ["COMMAND [ARGS]..."] if getattr(command, "commands", None) else []
    return " ".join(parts + [_metavar(one) for one in command.params if one.param_type_name == "argument"])


def _first(command: Any) -> str:
    return " ".join((command.help or "").split("\n\n")[0].split())


def _metavar(parameter: Any) -> str:
    return str(parameter.metavar or (parameter.name or "").upper())


def _option(option: Any) -> str:
    names = ", ".join([*sorted(option.opts, key=len), *option.secondary_opts])
    return names if option.is_flag else f"{names} {_metavar(option)}"


def _paragraphs(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(text.split("\n\n")):
        if number:
            yield ".PP"
        yield _escaped(" ".join(paragraph.split()))


def _items(items: Any) -> Iterator[str]:
    for head, told in items:
        yield ".TP"
        yield f".B {_escaped(head)}"
        yield _escaped(" ".join(told.split()))


def _escaped(text: str) -> str:
    r"""A text as roff has it: hyphens are minus signs, so that options can be copied; no line is a request."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    escaped = "".join(sign if sign.isascii() else f"\\[u{ord(sign):04X}]" for sign in escaped)
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
