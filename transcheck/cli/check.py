"""`transcheck check`."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from transcheck.cli.options import (
    AddGlossary,
    ConfigPath,
    DeclaredLanguage,
    Encoding,
    FailOn,
    Files,
    Format,
    GlossaryPaths,
    Ignore,
    Jobs,
    MinSeverity,
    Output,
    Select,
    StyleName,
    house_glossary,
    run_options,
    threshold,
)

if TYPE_CHECKING:
    from transcheck.model import Document

_MUCH = 200_000  # code points: all rules take a second for them, and starting further processes a twentieth of one


def check_command(
    files: Files,
    glossary: GlossaryPaths = None,
    add_glossary: AddGlossary = None,
    style_name: StyleName = None,
    format_name: Format = None,
    output: Output = None,
    fail_on: FailOn = None,
    min_severity: MinSeverity = None,
    select: Select = None,
    ignore: Ignore = None,
    language: DeclaredLanguage = None,
    encoding: Encoding = None,
    jobs: Jobs = None,
    explain: Annotated[bool, typer.Option("--explain", help="Tell for each finding whose rule it is.")] = False,
    config_path: ConfigPath = None,
) -> None:
    """Check names and terms against the glossary, house consistency and quotation marks."""
    from transcheck import pipeline
    from transcheck.cli.delivery import deliver, screen
    from transcheck.config import load_config
    from transcheck.formats.style import Style
    from transcheck.reading import read_documents

    config = load_config(config_path)
    options = run_options(config, select=select, ignore=ignore, min_severity=min_severity)  # complain before reading
    limit = threshold(fail_on, config)
    house = house_glossary(glossary, style_name, config, add_glossary)
    documents, failures = read_documents(files, language=language, encoding=encoding)
    options = replace(options, jobs=jobs or _enough(documents))
    report = pipeline.check(documents, glossary=house, options=options)
    report = replace(report, failures=(*failures, *report.failures))
    width, color = screen(output)
    style = Style("check", width, color, limit, explain)
    raise typer.Exit(deliver(report, format_name or config.format or "text", output, style))


def _enough(documents: "Sequence[Document]") -> int:
    """How many processes are worth starting."""
    if sum(len(document.text) for document in documents) < _MUCH:
        return 1
    from transcheck.workers import cores

    return cores()
