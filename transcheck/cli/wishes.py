"""The options of every command that makes a report: how it is shown, and what of it is not shown again."""

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Annotated, Any

import typer

from transcheck.cli.printing import say

if TYPE_CHECKING:
    from transcheck.config import Config
    from transcheck.model import Report
    from transcheck.silencing import Decisions

BaselinePath = Annotated[
    str | None, typer.Option("--baseline", metavar="FILE", help="Show only findings that are not in this baseline.")
]
NewBaseline = Annotated[
    str | None, typer.Option("--write-baseline", metavar="FILE", help="Keep what is found now as a baseline; exit 0.")
]
DecisionsPath = Annotated[
    str | None,
    typer.Option("--decisions", metavar="FILE", help="What was dismissed (default transcheck-decisions.toml, if any)."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Tell only what was found, one line each; no notes.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Tell fingerprints, dismissed findings and settings.")]
Color = Annotated[
    bool | None, typer.Option("--color/--no-color", help="Colours; by default where a terminal understands them.")
]
Annotate = Annotated[
    str | None,
    typer.Option("--annotate", metavar="OUT.docx", help="Copy the .docx among the files, with findings as comments."),
]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is wished of a report; each field is an option."""

    baseline: BaselinePath = None
    write_baseline: NewBaseline = None
    decisions: DecisionsPath = None
    quiet: Quiet = False
    verbose: Verbose = False
    color: Color = None
    annotate: Annotate = None


def with_wishes(command: Callable[..., Any]) -> Callable[..., Any]:
    """The command with the options of `Wishes` in place of its parameter `wishes`."""
    signature = inspect.signature(command)
    own = [parameter for name, parameter in signature.parameters.items() if name != "wishes"]
    shared = [
        inspect.Parameter(f.name, inspect.Parameter.KEYWORD_ONLY, default=f.default, annotation=f.type)
        for f in fields(Wishes)
    ]

    @functools.wraps(command)
    def with_all(**given: Any) -> Any:
        wishes = Wishes(**{f.name: given.pop(f.name) for f in fields(Wishes)})
        return command(**given, wishes=wishes)

    with_all.__signature__ = signature.replace(parameters=[*own, *shared])  # type: ignore[attr-defined]
    with_all.__annotations__ = {p.name: p.annotation for p in (*own, *shared)}
    return with_all


def silenced(report: "Report", wishes: Wishes, config: "Config") -> "Report":
    """The report without what was dismissed; notes on dismissals go to standard error.

    Raises:
        ConfigError: decisions or baseline cannot be read.
        OutputError: the baseline cannot be written.
    """
    from transcheck.cli.delivery import write
    from transcheck.silencing import Baseline, silence
    from transcheck.silencing.baseline import baseline_of

    done = silence(
        report,
        overrides=config.overrides,
        folder=str(config.folder),
        decisions=decisions_of(wishes, config),
        baseline=Baseline.load(wishes.baseline) if wishes.baseline else None,
    )
    if not wishes.quiet:
        for note in done.notes:
            say(f"transcheck: {note}", err=True)
    if not wishes.write_baseline:
        return done.report
    write(baseline_of(done.report), wishes.write_baseline)
    say(f"transcheck: wrote {wishes.write_baseline} with what is found now", err=True)
    return silence(done.report, baseline=Baseline.load(wishes.write_baseline)).report


def decisions_of(wishes: Wishes, config: "Config") -> "Decisions | None":
    """The decisions that are named, or those beside the configuration; None where there are none."""
    from pathlib import Path

    from transcheck.cli.today import today
    from transcheck.silencing import Decisions
    from transcheck.silencing.decisions import FILE_NAME

    path = wishes.decisions or str(config.folder / FILE_NAME)
    if wishes.decisions is None and not Path(path).is_file():
        return None
    return Decisions.load(path, today())
