"""The options that several commands share, and how they join with the configuration file."""

from typing import TYPE_CHECKING, Annotated

import typer

from transcheck.errors import ConfigError

if TYPE_CHECKING:
    from transcheck.config import Config
    from transcheck.glossary import Glossary
    from transcheck.model import Severity
    from transcheck.pipeline import Options

NEVER = "never"

Files = Annotated[list[str], typer.Argument(metavar="FILE...", help="Text files; - reads standard input.")]
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
Format = Annotated[str | None, typer.Option("--format", metavar="NAME", help="text (default) or json.")]
Output = Annotated[str | None, typer.Option("--output", metavar="FILE", help="Write the report to FILE.")]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on", metavar="SEVERITY", help="Exit 1 at this severity or worse (default major); never: always 0."
    ),
]
MinSeverity = Annotated[
    str | None,
    typer.Option("--min-severity", metavar="SEVERITY", help="Hide milder findings (default minor; neutral shows all)."),
]
Select = Annotated[list[str] | None, typer.Option("--select", metavar="CODE", help="Run this rule only; repeatable.")]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="CODE", help="Leave this rule out; repeatable.")]
DeclaredLanguage = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="CODE",
        help="Language of the files: en, uk, ru, be or und; told from the text by default.",
    ),
]
Encoding = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", help="Encoding of the files (default UTF-8).")
]
ConfigPath = Annotated[
    str | None, typer.Option("--config", metavar="FILE", help="Configuration (default transcheck.toml, if any).")
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


def threshold(name: str | None, config: "Config") -> "Severity | None":
    """The severity that makes a run fail: option, configuration, major; None never fails.

    Raises:
        ConfigError: there is no such severity.
    """
    wanted = name or config.fail_on or "major"
    return None if wanted == NEVER else severity(wanted, "--fail-on")


def run_options(
    config: "Config",
    *,
    select: list[str] | None = None,
    ignore: list[str] | None = None,
    min_severity: str | None = None,
    indirect: bool = False,
) -> "Options":
    """What the pipeline is asked for: command line over configuration.

    Raises:
        ConfigError: there is no such severity.
    """
    from transcheck.pipeline import Options

    return Options(
        select=_split(select) if select else config.select or (),
        ignore=_split(ignore) if ignore else config.ignore or (),
        min_severity=severity(min_severity or config.min_severity or "minor", "--min-severity"),
        indirect=indirect,
        rule_options=config.rules,
    )


def _split(codes: list[str]) -> tuple[str, ...]:
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
    if added:
        chosen = [*(chosen or ["shipped"]), *added]
    style = style or config.style
    return Glossary.load(chosen, style=style) if chosen else Glossary.default(style=style)
