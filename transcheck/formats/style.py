"""How a report is laid out, for formats that people read."""

from dataclasses import dataclass
from typing import Literal

from transcheck.model import Correction, Severity

View = Literal["quotes", "compare", "check"]


@dataclass(frozen=True, slots=True)
class Style:
    """The reader's screen and wishes.

    Attributes:
        view: which command the report answers: decides what is worth showing.
        width: columns.
        color: whether the output understands ANSI colours; nothing is told by colour alone.
        fail_on: the severity that makes the run fail, for the last line; None never fails.
        explain: whether findings tell whose rule they are at length.
        quiet: whether only findings are told, one line each.
        verbose: whether fingerprints and dismissed findings are told too.
        settings: the configuration file that holds, if any.
        scope: what was compared, "quotes" or "text".
        coverage: whether what met no counterpart is listed.
        corrections: what may be written in place of words, for formats that editors read.
        failures: whether the report tells what could not be checked; false where standard error does.
    """

    view: View
    width: int = 100
    color: bool = False
    fail_on: Severity | None = "major"
    explain: bool = False
    quiet: bool = False
    verbose: bool = False
    settings: str | None = None
    scope: str = "quotes"
    coverage: bool = False
    corrections: tuple[Correction, ...] = ()
    failures: bool = True
