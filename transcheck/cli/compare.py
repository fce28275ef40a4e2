"""`transcheck compare`."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, cast

import typer

from transcheck.cli.options import (
    GATES,
    AddGlossary,
    AllowNetwork,
    AllowPrivate,
    ConfigPath,
    DeclaredLanguage,
    Draft,
    Encoding,
    FailOn,
    Format,
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
    network,
    run_options,
    threshold,
)
from transcheck.cli.stories import StoriesOption, read_stories
from transcheck.cli.wishes import Wishes, silenced, with_wishes
from transcheck.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcheck.model import Document, Report
    from transcheck.pipeline import Scope

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
    format_name: Format = None,
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
    allow_network: AllowNetwork = False,
    allow_private: AllowPrivate = False,
    stories: StoriesOption = None,
    list_coverage: Annotated[bool, typer.Option("--coverage", help="List the quotes that met no counterpart.")] = False,
    encoder: Annotated[
        str | None,
        typer.Option("--encoder", metavar="NAME", help="auto (default), lexical, e5 or transformers:MODEL."),
    ] = None,
    judge: Annotated[
        str | None,
        typer.Option("--judge", metavar="NAME", help="transformers:MODEL, an NLI model that weighs what is found."),
    ] = None,
    cache: Annotated[bool, typer.Option("--cache/--no-cache", help="Keep embeddings on disk.")] = True,
    download: Annotated[
        bool, typer.Option("--download-models", help="Let transformers:MODEL be fetched from its hub.")
    ] = False,
    indirect: Indirect = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs", metavar="N", min=1, help="Processes that share the rows of --aligned. Default: as many as help."
        ),
    ] = None,
    config_path: ConfigPath = None,
    *,
    wishes: Wishes,
) -> None:
    """Pair the renderings of each utterance and show where they diverge, worst first."""
    from transcheck import pipeline
    from transcheck import stories as many
    from transcheck.cli.delivery import deliver, screen
    from transcheck.cli.drafts import only_draft
    from transcheck.cli.mending import annotate, corrections
    from transcheck.cli.progress import told_on_screen
    from transcheck.cli.rows import RowsRun, compare_rows
    from transcheck.config import load_config
    from transcheck.coverage import misplaced, nothing_compared
    from transcheck.encoders import load_encoder
    from transcheck.formats.style import Style
    from transcheck.judges import load_judge

    if scope not in SCOPES:
        raise ConfigError(f"unknown scope {scope!r}; use quotes or text")
    config = load_config(config_path)
    options = run_options(config, select=select, ignore=ignore, min_severity=min_severity, indirect=indirect)
    limit = threshold(fail_on, config, GATES["compare"])
    house = house_glossary(glossary, style_name, config, add_glossary)
    asked = load_judge(judge, download=download) if judge else None
    if aligned is not None:
        if files or original:
            raise ConfigError("--aligned takes the place of other files; give one or the other")
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
        )
        rows = RowsRun(aligned, encoding, house, options, format_name or "text", output, style, jobs, asked)
        raise typer.Exit(compare_rows(rows, wishes, config))
    if not (files or original or stories):
        raise ConfigError(TOO_FEW)
    vectors = load_encoder(encoder or "auto", cache=cache, download=download)
    with told_on_screen("reading", quiet=wishes.quiet) as progress:
        inputs, parts = read_stories(
            stories,
            files or (),
            original or (),
            language=language,
            encoding=encoding,
            outlets=outlet or (),
            draft=draft,
            stdin_name=stdin_filename,
            network=network(allow_network, allow_private),
            progress=progress,
        )
    if len(inputs.documents) + len(inputs.failures) < 2:
        raise ConfigError(TOO_FEW)
    failures = [*inputs.failures, *misplaced(inputs.documents, declared=language is not None)]

    def compared(documents: "Sequence[Document]") -> "Report":
        report = pipeline.compare(
            documents, glossary=house, encoder=vectors, scope=cast("Scope", scope), options=options, judge=asked
        )
        silent = None if failures or report.failures else nothing_compared(report.story, scope)
        return replace(report, failures=(*report.failures, silent)) if silent else report

    with told_on_screen(f"comparing {len(inputs.documents):,} texts", quiet=wishes.quiet):
        if parts is None:
            report = compared(inputs.documents)
        else:
            failures += filter(None, (many.alone(documents, name) for name, documents in parts.items()))
            reports = [compared(documents) for documents in parts.values() if len(documents) > 1]
            report = many.together(reports, reports[0].signature if reports else "")
    report = replace(report, failures=(*failures, *report.failures))
    report = silenced(only_draft(report, draft), wishes, config)
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
        corrections=corrections(report, house, format_name or "text"),
    )
    raise typer.Exit(deliver(report, format_name or "text", output, style))
