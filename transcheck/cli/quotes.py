"""`transcheck quotes`."""

from dataclasses import replace

import typer

from transcheck.cli.options import (
    ConfigPath,
    DeclaredLanguage,
    Encoding,
    Files,
    Format,
    GlossaryPaths,
    Indirect,
    Output,
    house_glossary,
    run_options,
)


def quotes_command(
    files: Files,
    glossary: GlossaryPaths = None,
    format_name: Format = None,
    output: Output = None,
    language: DeclaredLanguage = None,
    encoding: Encoding = None,
    indirect: Indirect = False,
    config_path: ConfigPath = None,
) -> None:
    """List who says what, where: every quote with its speaker, nesting and place."""
    from transcheck import pipeline
    from transcheck.cli.delivery import deliver, screen
    from transcheck.config import load_config
    from transcheck.formats.style import Style
    from transcheck.reading import read_documents

    config = load_config(config_path)
    house = house_glossary(glossary, None, config)
    documents, failures = read_documents(files, language=language, encoding=encoding)
    report = pipeline.quotes(documents, glossary=house, options=run_options(config, indirect=indirect))
    width, color = screen(output)
    style = Style("quotes", width, color, fail_on=None)
    raise typer.Exit(
        deliver(
            replace(report, failures=(*failures, *report.failures)),
            format_name or "text",
            output,
            style,
        )
    )
