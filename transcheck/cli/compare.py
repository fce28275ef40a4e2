"""`transcheck compare`."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, cast

import typer

from transcheck.cli.options import (
    FORMATS_HELP,
    GATES,
    AddGlossary,
    ConfigPath,
    DeclaredLanguage,
    Draft,
    Encoding,
    FailOn,
    GlossaryPaths,
    Ignore,
    Indirect,
    MinSeverity,
    Outlets,
    Output,
    Select,
    StdinName,
    StyleName,
    house_glossary,
    run_options,
    threshold,
)
from transcheck.cli.printing import say
from transcheck.cli.wishes import Wishes, silenced, with_wishes
from transcheck.errors import ConfigError

if TYPE_CHECKING:
    from transcheck.glossary import Glossary
    from transcheck.model import Severity
    from transcheck.pipeline import Options, Scope

SCOPES = ("quotes", "text")
TOO_FEW = "compare needs at least two texts; give two files, or one and its --original"


@with_wishes
def compare_command(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE]...", help="Two renderings or more, or folders; - reads standard input."),
    ] = None,
    original: Annotated[
        list[str] | None,
        typer.Option("--original", metavar="FILE", help="The uk/ru/be text or transcript; repeatable."),
    ] = None,
    aligned: Annotated[
        str | None,
        typer.Option(
            "--aligned",
            metavar="FILE",
            help="Rows already aligned (TSV, CSV, XLSX, JSONL, TMX, XLIFF, PO): source (optional), a, b.",
        ),
    ] = None,
    scope: Annotated[
        str, typer.Option("--scope", metavar="NAME", help="quotes, or text: every sentence is compared.")
    ] = "quotes",
    glossary: GlossaryPaths = None,
    add_glossary: AddGlossary = None,
    style_name: StyleName = None,
    format_name: Annotated[
        str | None,
        typer.Option("--format", metavar="NAME", help=f"{FORMATS_HELP} With --aligned: text or jsonl."),
    ] = None,
    output: Output = None,
    fail_on: FailOn = None,
    min_severity: MinSeverity = None,
    select: Select = None,
    ignore: Ignore = None,
    language: DeclaredLanguage = None,
    encoding: Encoding = None,
    outlet: Outlets = None,
    draft: Draft = None,
    stdin_filename: StdinName = None,
    list_coverage: Annotated[bool, typer.Option("--coverage", help="List the quotes that met no counterpart.")] = False,
    encoder: Annotated[
        str | None,
        typer.Option("--encoder", metavar="NAME", help="auto (default), lexical, e5 or transformers:MODEL."),
    ] = None,
    cache: Annotated[bool, typer.Option("--cache/--no-cache", help="Keep embeddings on disk.")] = True,
    download: Annotated[
        bool, typer.Option("--download-models", help="Let transformers:MODEL be fetched from its hub.")
    ] = False,
    indirect: Indirect = False,
    config_path: ConfigPath = None,
    *,
    wishes: Wishes,
) -> None:
    """Pair the renderings of each utterance and show where they diverge, worst first."""
    from transcheck import pipeline
    from transcheck.cli.delivery import deliver, screen
    from transcheck.cli.inputs import only_draft, read_inputs
    from transcheck.cli.mending import annotate
    from transcheck.config import load_config
    from transcheck.coverage import misplaced, nothing_compared
    from transcheck.encoders import load_encoder
    from transcheck.formats.style import Style

    if scope not in SCOPES:
        raise ConfigError(f"unknown scope {scope!r}; use quotes or text")
    config = load_config(config_path)
    options = run_options(config, select=select, ignore=ignore, min_severity=min_severity, indirect=indirect)
    limit = threshold(fail_on, config, GATES["compare"])
    house = house_glossary(glossary, style_name, config, add_glossary)
    if aligned is not None:
        if files or original:
            raise ConfigError("--aligned takes the place of other files; give one or the other")
        raise typer.Exit(_compare_rows(aligned, encoding, house, options, format_name or "text", output, limit))
    if not (files or original):
        raise ConfigError(TOO_FEW)
    vectors = load_encoder(encoder or "auto", cache=cache, download=download)
    inputs = read_inputs(
        files or (),
        originals=original or (),
        language=language,
        encoding=encoding,
        outlets=outlet or (),
        draft=draft,
        stdin_name=stdin_filename,
    )
    if len(inputs.documents) + len(inputs.failures) < 2:
        raise ConfigError(TOO_FEW)
    report = pipeline.compare(
        inputs.documents, glossary=house, encoder=vectors, scope=cast("Scope", scope), options=options
    )
    failures = [*inputs.failures, *report.failures, *misplaced(inputs.documents, declared=language is not None)]
    if not failures and (nothing := nothing_compared(report.story, scope)):
        failures.append(nothing)
    report = silenced(only_draft(replace(report, failures=tuple(failures)), draft), wishes, config)
    if wishes.annotate:
        annotate(report, wishes.annotate)
    width, color = screen(output, wishes.color)
    style = Style(
        "compare",
        width,
        color,
        limit,
        quiet=wishes.quiet,
        verbose=wishes.verbose,
        settings=config.path,
        scope=scope,
        coverage=list_coverage,
    )
    raise typer.Exit(deliver(report, format_name or "text", output, style))


def _compare_rows(
    path: str,
    encoding: str | None,
    house: "Glossary",
    options: "Options",
    format_name: str,
    output: str | None,
    limit: "Severity | None",
) -> int:
    """Check aligned rows one after the other; the exit code."""
    from transcheck import pipeline
    from transcheck.cli.delivery import no_input, screen, tell, write
    from transcheck.formats import row_format
    from transcheck.formats.style import Style
    from transcheck.reading.aligned import read_aligned

    width, color = screen(output)
    style = Style("compare", width, color, limit)
    no_input(output, [path])
    render = row_format(format_name)
    code = 0
    parts: list[str] = []
    rows = read_aligned(path, encoding)
    for result in pipeline.compare_aligned(rows, glossary=house, options=options):
        text = render(result, style)
        if output is None:
            write(text, None)  # rows stream: a long file shows its first rows at once
        else:
            parts.append(text)
        tell(result.report.failures)
        if result.report.failures:
            code = 2
        elif limit is not None and result.report.reaches(limit):
            code = max(code, 1)
    for note in rows.notes:
        say(f"transcheck: {path}: {note}", err=True)
    if output is not None:
        write("".join(parts), output)
    return code
