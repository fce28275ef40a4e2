"""The options that several commands share, and how they join with the configuration file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from transcheck.errors import ConfigError

if TYPE_CHECKING:
    from transcheck.config import Config
    from transcheck.glossary import Glossary
    from transcheck.model import Severity
    from transcheck.pipeline import Options
    from transcheck.reading.network import Network

NEVER = "never"
DEFAULTS = {"format": "text", "min-severity": "minor", "encoder": "auto"}  # what holds where nothing is said
GATES = {"check": "minor", "compare": "major"}  # the severity that makes a command fail


def read_settings(ctx: typer.Context, path: str | None) -> str | None:
    """Read the configuration before the other options: what it sets are their defaults."""
    from transcheck.config import load_config

    if ctx.resilient_parsing:
        return path
    values = load_config(path).for_command(ctx.info_name or "")
    names = {option.removeprefix("--"): p.name for p in ctx.command.params for option in p.opts if p.name}
    ctx.default_map = {names[key]: value for key, value in values.items() if key in names}
    return path


FILES_HELP = "Texts (txt, html, docx, pdf and others), folders; - reads standard input."
Files = Annotated[list[str], typer.Argument(metavar="FILE...", help=FILES_HELP)]
GlossaryPaths = Annotated[
    list[str] | None,
    typer.Option(
        "--glossary",
        metavar="PATH",
        help="A glossary file (YAML, CSV, XLSX) or folder, or the name of a shipped one (belarus; shipped: all); "
        "repeatable. Default: shipped.",
    ),
]
AddGlossary = Annotated[
    list[str] | None,
    typer.Option(
        "--add-glossary", metavar="PATH", help="A glossary to lay over those that are used anyway; repeatable."
    ),
]
StyleName = Annotated[
    str | None,
    typer.Option("--style", metavar="NAME", help="House style: an overlay file or a shipped one (agency)."),
]
FORMATS_HELP = "text (default), json, jsonl, sarif, github, gitlab, junit, checkstyle, markdown, csv or html."
Format = Annotated[str | None, typer.Option("--format", metavar="NAME", help=FORMATS_HELP)]
Output = Annotated[str | None, typer.Option("--output", metavar="FILE", help="Write the report to FILE.")]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="SEVERITY",
        help="Exit 1 at this severity or worse (check: minor, compare: major); never: always 0.",
    ),
]
MinSeverity = Annotated[
    str | None,
    typer.Option("--min-severity", metavar="SEVERITY", help="Hide milder findings (default minor; neutral shows all)."),
]
Select = Annotated[
    list[str] | None, typer.Option("--select", metavar="CODE", help="Run this rule or family (TC3) only; repeatable.")
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="CODE", help="Leave this rule or family out; repeatable.")
]
DeclaredLanguage = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="CODE",
        help="Language of the files: en, uk, ru, be or und; told from the text by default.",
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="Encoding of the files that are not UTF-8; told from their letters by default.",
    ),
]
Outlets = Annotated[
    list[str] | None, typer.Option("--outlet", metavar="NAME=FILE", help="Name the outlet of a file; repeatable.")
]
Draft = Annotated[
    str | None, typer.Option("--draft", metavar="FILE", help="Your own text: only findings that concern it are shown.")
]
StdinName = Annotated[
    str | None, typer.Option("--stdin-filename", metavar="NAME", help="What standard input is called and read as.")
]
AllowNetwork = Annotated[bool, typer.Option("--allow-network", help="Fetch the http(s) addresses among the files.")]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="With --allow-network: those in your own network too.")
]
ConfigPath = Annotated[
    str | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="Configuration (default transcheck.toml or pyproject.toml, here or above in the repository).",
        is_eager=True,
        callback=read_settings,
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="N",
        min=1,
        help="Processes that may share the work; the report is the same. Default: one, or all cores for much text.",
    ),
]
Indirect = Annotated[bool, typer.Option("--indirect", help="Extract indirect speech (said that …) too.")]


def network(allowed: bool, private: bool) -> "Network | None":
    """What may be fetched; None: nothing.

    Raises:
        ConfigError: private addresses alone are allowed.
    """
    if private and not allowed:
        raise ConfigError("--allow-private says which addresses --allow-network may fetch; give both")
    if not allowed:
        return None
    from transcheck.reading.network import Network

    return Network(private)


def severity(name: str, option: str) -> "Severity":
    """The severity called `name`.

    Raises:
        ConfigError: there is none.
    """
    from transcheck.model import SEVERITIES

    for known in SEVERITIES:
        if name == known:
            return known
    raise ConfigError(f"unknown severity {name!r} for {option}; use one of {', '.join(SEVERITIES)}")


def threshold(name: str | None, config: "Config", gate: str = "major") -> "Severity | None":
    """The severity that makes a run fail: option, configuration, the command's gate; None never fails.

    Raises:
        ConfigError: there is no such severity.
    """
    wanted = name or config.fail_on or gate
    return None if wanted == NEVER else severity(wanted, "--fail-on")


def run_options(
    config: "Config",
    *,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    min_severity: str | None = None,
    indirect: bool = False,
) -> "Options":
    """What the pipeline is asked for.

    Raises:
        ConfigError: there is no such severity.
    """
    from transcheck.pipeline import Options

    return Options(
        select=_split(select or ()),
        ignore=_split(ignore or ()),
        min_severity=severity(min_severity or config.min_severity or "minor", "--min-severity"),
        indirect=indirect,
        rule_options=config.rules,
    )


def _split(codes: Sequence[str]) -> tuple[str, ...]:
    """Codes given one by one or joined by commas."""
    return tuple(code for given in codes for code in given.split(",") if code)


def house_glossary(
    paths: list[str] | None, style: str | None, config: "Config", added: list[str] | None = None
) -> "Glossary":
    """The glossary that the run uses: option, configuration, or all that are shipped; then what is laid over it.

    Raises:
        GlossaryError: a file is missing or malformed.
    """
    from transcheck.glossary import Glossary

    chosen = paths or config.glossary
    if added := [*config.added_glossaries, *(added or ())]:
        chosen = [*(chosen or ["shipped"]), *added]
    style = style or config.style
    return Glossary.load(chosen, style=style) if chosen else Glossary.default(style=style)
