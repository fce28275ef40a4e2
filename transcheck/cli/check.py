"""`transcheck check`."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from transcheck.cli.options import (
    FILES_HELP,
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
    Jobs,
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
    from transcheck.model import Report

_MUCH = 200_000  # code points: all rules take a second for them, and starting further processes a twentieth of one


@with_wishes
def check_command(
    files: Annotated[list[str] | None, typer.Argument(metavar="[FILE]...", help=FILES_HELP)] = None,
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
    jobs: Jobs = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Write what the glossary has one answer for into the files, not into quotes.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and nothing else.")] = False,
    per_file: Annotated[
        bool, typer.Option("--per-file", help="The files are no one story: check each as if it stood alone.")
    ] = False,
    stories: StoriesOption = None,
    explain: Annotated[bool, typer.Option("--explain", help="Tell for each finding whose rule it is.")] = False,
    config_path: ConfigPath = None,
    *,
    wishes: Wishes,
) -> None:
    """Check names and terms against the glossary, house consistency and quotation marks."""
    from transcheck import pipeline
    from transcheck import stories as many
    from transcheck.cli.delivery import deliver, exit_code, screen
    from transcheck.cli.drafts import only_draft
    from transcheck.cli.mending import annotate, corrections, print_difference
    from transcheck.cli.mending import fix as mend_files
    from transcheck.cli.progress import told_on_screen
    from transcheck.config import load_config
    from transcheck.formats.style import Style

    if not (files or stories):
        raise ConfigError("check needs texts; name files or folders, - reads standard input")
    if stories and per_file:
        raise ConfigError("--per-file and --stories are two ways to part the files; give one of them")
    config = load_config(config_path)
    options = run_options(config, select=select, ignore=ignore, min_severity=min_severity)  # complain before reading
    if not pipeline.rules_of_check(options):
        raise ConfigError("none of the selected rules looks at single texts; those on renderings belong to compare")
    limit = threshold(fail_on, config, GATES["check"])
    house = house_glossary(glossary, style_name, config, add_glossary)

    def checked() -> "Report":
        with told_on_screen("reading", quiet=wishes.quiet) as progress:
            inputs, parts = read_stories(
                stories,
                files or (),
                (),
                language=language,
                encoding=encoding,
                outlets=outlet or (),
                draft=draft,
                stdin_name=stdin_filename,
                network=network(allow_network, allow_private),
                progress=progress,
            )
        documents = inputs.documents
        if per_file:
            parts = {document.path: [document] for document in documents}
        much = sum(len(document.text) for document in documents)
        with told_on_screen(f"checking {len(documents):,} texts", quiet=wishes.quiet or much < _MUCH) as progress:
            shared = replace(options, jobs=jobs or _enough(much), progress=progress)
            if parts is None:
                report = pipeline.check(documents, glossary=house, options=shared)
            else:
                report = many.check_each(list(parts.values()), glossary=house, options=shared)
        report = only_draft(replace(report, failures=(*inputs.failures, *report.failures)), draft)
        return silenced(report, wishes, config)

    report = checked()
    if diff:
        print_difference(report, house)
        raise typer.Exit(exit_code(report, limit))
    if fix and mend_files(report, house, encoding):
        report = checked()
    if wishes.annotate:
        annotate(report, wishes.annotate)
    format_name = format_name or "text"
    width, color = screen(output, wishes.color)
    style = Style(
        "check",
        width,
        color,
        limit,
        explain,
        quiet=wishes.quiet,
        verbose=wishes.verbose,
        settings=config.path,
        corrections=corrections(report, house, format_name),
    )
    raise typer.Exit(deliver(report, format_name, output, style))


def _enough(much: int) -> int:
    """How many processes are worth starting for so much text, in code points."""
    if much < _MUCH:
        return 1
    from transcheck.workers import cores

    return cores()
