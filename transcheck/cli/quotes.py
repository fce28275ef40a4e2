"""`transcheck quotes`."""

from dataclasses import replace

import typer

from transcheck.cli.options import (
    AllowNetwork,
    AllowPrivate,
    ConfigPath,
    DeclaredLanguage,
    Encoding,
    Files,
    Format,
    GlossaryPaths,
    Indirect,
    Outlets,
    Output,
    StdinName,
    house_glossary,
    network,
    run_options,
)


def quotes_command(
    files: Files,
    glossary: GlossaryPaths = None,
    format_name: Format = None,
    output: Output = None,
    language: DeclaredLanguage = None,
    encoding: Encoding = None,
    outlet: Outlets = None,
    stdin_filename: StdinName = None,
    allow_network: AllowNetwork = False,
    allow_private: AllowPrivate = False,
    indirect: Indirect = False,
    config_path: ConfigPath = None,
) -> None:
    """List who says what, where: every quote with its speaker, nesting and place."""
    from transcheck import pipeline
    from transcheck.cli.delivery import deliver, screen
    from transcheck.cli.inputs import read_inputs
    from transcheck.cli.progress import told_on_screen
    from transcheck.config import load_config
    from transcheck.formats.style import Style

    config = load_config(config_path)
    house = house_glossary(glossary, None, config)
    with told_on_screen("reading") as progress:
        inputs = read_inputs(
            files,
            language=language,
            encoding=encoding,
            outlets=outlet or (),
            stdin_name=stdin_filename,
            network=network(allow_network, allow_private),
            progress=progress,
        )
    with told_on_screen(f"finding the quotes of {len(inputs.documents):,} texts"):
        report = pipeline.quotes(inputs.documents, glossary=house, options=run_options(config, indirect=indirect))
    width, color = screen(output)
    style = Style("quotes", width, color, fail_on=None)
    raise typer.Exit(
        deliver(
            replace(report, failures=(*inputs.failures, *report.failures)),
            format_name or "text",
            output,
            style,
        )
    )
