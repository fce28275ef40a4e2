"""What of each rendering was compared, and where wanted what was not, for a terminal."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from transcheck.coverage import coverage
from transcheck.formats.excerpts import marked
from transcheck.formats.style import Style
from transcheck.formats.terminal import Names, place_of
from transcheck.model import Report

_MANY_DOCUMENTS = 8  # renderings; of more the sum is told


def print_coverage(console: Console, report: Report, style: Style, names: Names) -> None:
    """One line for each rendering, or one for all of many."""
    parts = coverage(report.story, style.scope)
    if len(parts) > _MANY_DOCUMENTS and not style.coverage:
        met, alone = sum(part.met for part in parts), sum(len(part.alone) for part in parts)
        console.print(f"{met} of {met + alone} {parts[0].unit}s met a counterpart (--coverage lists the others)")
        return
    for part in parts:
        console.print(Text(str(part).format(names[part.document])))
        for span in part.alone if style.coverage else ():
            console.print(Padding(Text.assemble((f"{place_of(span, names)} ", "dim"), marked(span, ())), (0, 0, 0, 2)))
