"""`transcheck glossary suggest`."""

from typing import TYPE_CHECKING, Annotated

import typer

from transcheck.cli.options import GlossaryPaths
from transcheck.cli.printing import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcheck.glossary.upkeep.suggest import Collector
    from transcheck.model import Failure


def suggest_command(
    files: Annotated[list[str] | None, typer.Argument(metavar="[FILE]...", help="English texts, or folders.")] = None,
    archive: Annotated[
        str | None, typer.Option("--from-archive", metavar="DIR", help="A folder of any number of texts.")
    ] = None,
    original: Annotated[
        list[str] | None,
        typer.Option("--original", metavar="FILE", help="The uk/ru/be text, for source forms; repeatable."),
    ] = None,
    glossary: GlossaryPaths = None,
    output: Annotated[str | None, typer.Option("--output", metavar="FILE", help="Write the drafts to FILE.")] = None,
    top: Annotated[int, typer.Option("--top", metavar="N", help="How many drafts at most.", min=1)] = 50,
    least: Annotated[
        int | None,
        typer.Option("--least", metavar="N", help="Leave out what is met less often. Default: 1, archives 3."),
    ] = None,
) -> None:
    """Propose entries for names and terms that have none, as drafts that count only once they are accepted."""
    from transcheck.cli.delivery import tell, write_data_to
    from transcheck.cli.options import house_glossary
    from transcheck.config import load_config
    from transcheck.errors import ConfigError
    from transcheck.glossary.upkeep.suggest import Collector, cluster, draft_entries, draft_text, tell_known

    given = [*(files or ()), *([archive] if archive else ())]
    if not given:
        raise ConfigError("no text; give files or --from-archive DIR")
    collector = Collector(house_glossary(glossary, None, load_config(None)))
    failures = list(_collect(collector, given, bar=archive is not None))
    failures += _collect(collector, original or [], bar=False)
    enough = least if least is not None else 3 if archive else 1
    referents = cluster(collector.spellings.values(), least=enough)[: 2 * top]
    tell_known(referents, collector.glossary)
    drafts = draft_entries(referents, collector.native)[:top]
    write_data_to(draft_text(drafts, referents).encode(), output)
    tell(failures)
    if output is not None:
        say(f"{len(drafts)} drafts from {collector.texts} texts written to {output}")
    raise typer.Exit(2 if failures else 0)


def _collect(collector: "Collector", paths: list[str], *, bar: bool) -> "Iterator[Failure]":
    """Feed the texts to the collector one by one, with a progress bar on a terminal."""
    import sys

    from transcheck.cli.glossary.corpus import documents_below, paths_below

    if not paths:
        return
    read = documents_below(paths)
    if bar and sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import track

        total = sum(1 for _ in paths_below(paths))
        read = iter(track(read, "reading", total, console=Console(stderr=True), transient=True))
    for document, failure in read:
        if document is not None:
            collector.add(document)
        elif failure is not None:
            yield failure
