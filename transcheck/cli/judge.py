"""`transcheck judge …`: what a model would add."""

from typing import Annotated

import typer

from transcheck.cli.printing import say

judge_app = typer.Typer(
    name="judge", help="Whether an NLI model helps: see --judge.", no_args_is_help=False, rich_markup_mode=None
)


@judge_app.callback(invoke_without_command=True)
def _say_what_there_is(ctx: typer.Context) -> None:
    if ctx.invoked_subcommand is None:
        say(ctx.get_help())


@judge_app.command("measure")
def measure_command(
    corpus: Annotated[
        list[str],
        typer.Argument(metavar="CORPUS...", help="JSON lines: source, lang, faithful, divergent."),
    ],
    judge: Annotated[
        str | None, typer.Option("--judge", metavar="NAME", help="transformers:MODEL; none: measured without one only.")
    ] = None,
    download: Annotated[
        bool, typer.Option("--download-models", help="Let transformers:MODEL be fetched from its hub.")
    ] = False,
) -> None:
    """Print what is found in labelled utterances, without a judge and with one."""
    from pathlib import Path

    from transcheck.judges import load_judge
    from transcheck.measuring import measure, read_corpus

    asked = load_judge(judge, download=download) if judge else None
    items = read_corpus([Path(path) for path in corpus])
    say(f"{len(items)} utterances")
    say(f"without  {measure(items)}")
    if asked is not None:
        say(f"with     {measure(items, asked)}")
        say(f"judge    {asked.name}")
