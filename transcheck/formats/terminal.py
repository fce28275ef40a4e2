"""What every report for a terminal needs: a console of a set width, and lines that keep a location whole."""

from io import StringIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from transcheck.formats.positions import where
from transcheck.formats.style import Style
from transcheck.model import Document, Span

COLORS = {"critical": "bold red", "major": "red", "minor": "yellow", "neutral": "dim"}

Names = dict[Document, str]


def console_for(style: Style) -> tuple[StringIO, Console]:
    """A console that prints into the string."""
    sink = StringIO()
    console = Console(
        file=sink,
        width=style.width,
        force_terminal=style.color,
        color_system="standard" if style.color else None,
        no_color=not style.color,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    return sink, console


def printed(sink: StringIO) -> str:
    """What was printed, without the blanks that fill a line up."""
    return "\n".join(line.rstrip() for line in sink.getvalue().split("\n"))


def place_of(span: Span, names: Names) -> str:
    """Where a span starts, as terminals and editors make a link of it."""
    return f"{names[span.document]}{where(span)}"


def print_placed(console: Console, place: str, words: Text, indent: int, column: int = 0, style: str = "dim") -> None:
    """A location, then words that belong to it; the location is never broken, however long it is.

    Args:
        console: where to.
        place: the location.
        words: on one line, wrapped below each other.
        indent: blanks before the location.
        column: width of the locations of a table; a longer location, or a narrow screen, puts the words below it.
        style: of the location.
    """
    room = console.width - indent - max(column, len(place)) - 2
    if not column or len(place) > column or room < _ROOM:
        console.print(Text(" " * indent + place, style=style), soft_wrap=True)
        if words:
            console.print(Padding(words, (0, 0, 0, indent + 2)))
        return
    for number, line in enumerate(words.wrap(console, room)):
        start = Text(" " * indent).append(place.ljust(column + 2), style=style)
        line.rstrip()
        console.print(Text.assemble(start if number == 0 else " " * (indent + column + 2), line), soft_wrap=True)


_ROOM = 28  # columns that words need beside a location
NARROW = 60  # columns below which nothing stands side by side
