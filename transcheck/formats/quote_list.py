"""Who says what, where: the quotes of a document for a terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from transcheck.formats.blocks import count
from transcheck.formats.excerpts import marked
from transcheck.formats.positions import where
from transcheck.formats.terminal import Names
from transcheck.model import Document, Quote


def print_quotes(console: Console, document: Document, quotes: Sequence[Quote], names: Names) -> None:
    """Each quote with its speaker, nested ones further in."""
    console.print(
        Text.assemble((names[document], "bold"), f" · {document.language} · {count(len(quotes), 'quote')}"),
        soft_wrap=True,
    )
    depth: dict[str, int] = {}
    for quote in quotes:
        depth[quote.id] = depth[quote.parent] + 1 if quote.parent else 0
        indent = 2 + 2 * depth[quote.id]
        console.print(Padding(_heading(quote), (0, 0, 0, indent)))
        console.print(Padding(marked(quote.span, ()), (0, 0, 0, indent + 4)))
    console.print()


def _heading(quote: Quote) -> Text:
    speaker = quote.speaker
    who = speaker.name or "unknown"
    if speaker.reported_by:
        who += f", as told by {speaker.reported_by}"
    head = Text.assemble((f"{where(quote.span).strip(': ')} ", "dim"), (f"{quote.id} ", "bold"), (who, "cyan"))
    details: list[str] = [quote.kind] if quote.kind != "direct" else []
    details += [] if quote.closed else ["never closed"]
    details += [f"continues {quote.continues}"] if quote.continues else []
    if details:
        head.append(f" ({', '.join(details)})", style="dim")
    return head
