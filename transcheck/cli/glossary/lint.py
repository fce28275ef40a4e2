"""`transcheck glossary lint`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from transcheck.cli.options import FailOn, Format, Ignore, MinSeverity, Output, Select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcheck.linting import Sheet
    from transcheck.model import Failure, Report


def lint_command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[GLOSSARY]...", help="Files, folders, shipped names. Default: shipped."),
    ] = None,
    corpus: Annotated[
        str | None, typer.Option("--corpus", metavar="DIR", help="Tell entries that no text in this folder uses.")
    ] = None,
    format_name: Format = None,
    output: Output = None,
    fail_on: FailOn = None,
    min_severity: MinSeverity = None,
    select: Select = None,
    ignore: Ignore = None,
) -> None:
    """Find the faults of a glossary: conflicts, duplicates, slips, specs that fail, entries that nobody uses."""
    from transcheck.cli.delivery import deliver, screen
    from transcheck.cli.options import threshold
    from transcheck.config import load_config
    from transcheck.formats.style import Style

    config = load_config(None)
    limit = threshold(fail_on, config)
    report = _lint(paths or list(config.glossary or ()), corpus, min_severity, select, ignore)
    width, color = screen(output)
    raise typer.Exit(
        deliver(
            report, format_name or config.values.get("format") or "text", output, Style("check", width, color, limit)
        )
    )


def _lint(
    paths: list[str], corpus: str | None, min_severity: str | None, select: list[str] | None, ignore: list[str] | None
) -> "Report":
    from transcheck import __version__
    from transcheck.checking.selection import shown_from
    from transcheck.cli.options import severity
    from transcheck.linting import Linted, lint
    from transcheck.model import Report, Story

    sheets, styles, unread = _read(paths)
    met, more = _count(sheets, corpus) if corpus else (None, ())
    found, broken = lint(Linted(sheets, styles, met), select=_codes(select), ignore=_codes(ignore))
    shown, dismissed = shown_from(found, severity(min_severity or "minor", "--min-severity"))
    story = Story(tuple(sheet.document for sheet in (*sheets, *styles)))
    signature = f"transcheck {__version__} glossary lint"
    return Report(story, signature, shown, dismissed, (*unread, *more, *broken))


def _codes(given: list[str] | None) -> list[str]:
    return [code for codes in given or () for code in codes.split(",") if code]


def _read(paths: list[str]) -> "tuple[tuple[Sheet, ...], tuple[Sheet, ...], tuple[Failure, ...]]":
    """The files, the styles beside them, and what could not be read."""
    from transcheck.errors import GlossaryError
    from transcheck.glossary.shipped import find_files, glossary_files, shipped_names, style_files
    from transcheck.linting import read_sheets
    from transcheck.model import Failure

    sheets: list[Sheet] = []
    failures: list[Failure] = []
    files: list[Path] = []
    for given in paths or shipped_names():
        try:
            files += find_files(given)
        except GlossaryError as error:
            failures.append(Failure(error.message, error.path, error.line))
    files = list(dict.fromkeys(files))
    folders = {file.parent for file in files}
    beside = [s for folder in sorted(folders) if set(glossary_files(folder)) <= set(files) for s in style_files(folder)]
    for file in [*files, *(style for style in beside if style not in files)]:
        try:
            sheets += read_sheets([file])
        except GlossaryError as error:
            failures.append(Failure(error.message, error.path, error.line))
    plain = tuple(sheet for sheet in sheets if not sheet.file.style)
    return plain, tuple(sheet for sheet in sheets if sheet.file.style), tuple(failures)


def _count(sheets: "Sequence[Sheet]", corpus: str) -> "tuple[dict[str, int], tuple[Failure, ...]]":
    from transcheck.cli.glossary.corpus import documents_below
    from transcheck.linting import Linted

    glossary = Linted(tuple(sheets)).glossary
    met: dict[str, int] = {}
    failures: list[Failure] = []
    for document, failure in documents_below([corpus]):
        if failure is not None:
            failures.append(failure)
        elif document is not None:
            for match in glossary.find(document.text, document.language):
                met[match.entry.id] = met.get(match.entry.id, 0) + 1
    return met, tuple(failures)
