"""`transcheck dismiss`."""

from typing import TYPE_CHECKING, Annotated

import typer

from transcheck.cli.options import ConfigPath
from transcheck.cli.printing import say

if TYPE_CHECKING:
    from datetime import date


def dismiss_command(
    fingerprints: Annotated[
        list[str],
        typer.Argument(metavar="FINGERPRINT...", help="Of the findings, as --verbose, json and html show them."),
    ],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; whoever reads the report sees it.")],
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="The last day on which it holds: 2026-12-31.")
    ] = None,
    path: Annotated[
        str | None, typer.Option("--path", metavar="PATTERN", help="The files it holds for; all by default.")
    ] = None,
    decisions: Annotated[
        str | None, typer.Option("--decisions", metavar="FILE", help="Default: transcheck-decisions.toml.")
    ] = None,
    config_path: ConfigPath = None,
) -> None:
    """Dismiss findings with a reason; it is kept in transcheck-decisions.toml and in every report."""
    from pathlib import Path

    from transcheck.cli.today import today
    from transcheck.config import load_config
    from transcheck.silencing.decisions import FILE_NAME, HEAD, Decision, Decisions, checked_fingerprint, written
    from transcheck.storing import change_file

    last = _day(until)
    target = Path(decisions or str(load_config(config_path).folder / FILE_NAME))
    told: list[str] = []

    def change(old: bytes | None) -> bytes:  # read while no other `dismiss` can write
        known = Decisions.load(str(target), today()).decisions if old is not None else ()
        text = HEAD if old is None else old.decode("utf-8")
        text = text if text.endswith("\n") else text + "\n"
        for given in dict.fromkeys(fingerprints):
            fingerprint = checked_fingerprint(given)
            decision = Decision(fingerprint, _reason(reason), last, path)
            if any((d.fingerprint, d.until, d.path) == (fingerprint, last, path) for d in known):
                told.append(f"{fingerprint} is dismissed already; it was left as it is")
                continue
            text += written(decision, today())
            told.append(f"dismissed {fingerprint} in {target}" + (f" until {last}" if last else ""))
        return text.encode()

    change_file(target, change)
    for line in told:
        say(line)


def _reason(reason: str) -> str:
    from transcheck.errors import ConfigError

    if not reason.strip():
        raise ConfigError("--reason is empty; say why the finding is dismissed")
    return " ".join(reason.split())


def _day(until: str | None) -> "date | None":
    from datetime import date

    from transcheck.errors import ConfigError

    if until is None:
        return None
    try:
        return date.fromisoformat(until)
    except ValueError:
        raise ConfigError(f"--until takes a day such as 2026-12-31, not {until!r}") from None
