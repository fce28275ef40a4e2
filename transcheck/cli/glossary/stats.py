"""`transcheck glossary stats`."""

from typing import TYPE_CHECKING, Annotated

import typer

from transcheck.cli.options import GlossaryPaths, StyleName
from transcheck.cli.printing import say

if TYPE_CHECKING:
    from transcheck.glossary.upkeep.stats import Uses

_BAR = 24


def stats_command(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Texts, or folders with texts.")],
    glossary: GlossaryPaths = None,
    style_name: StyleName = None,
    top: Annotated[int, typer.Option("--top", metavar="N", help="How many entries to print (0: all).", min=0)] = 25,
    format_name: Annotated[str, typer.Option("--format", metavar="NAME", help="text or json.")] = "text",
) -> None:
    """Tell which entries occur in texts, how often and in which form, and how many names have an entry."""
    from transcheck.cli.delivery import tell
    from transcheck.cli.glossary.corpus import documents_below
    from transcheck.cli.options import house_glossary
    from transcheck.config import load_config
    from transcheck.errors import ConfigError
    from transcheck.glossary.upkeep.stats import Uses

    if format_name not in ("text", "json"):
        raise ConfigError(f"unknown format {format_name!r}; use text or json")
    uses = Uses(house_glossary(glossary, style_name, load_config(None)))
    failures = []
    for document, failure in documents_below(files):
        if document is not None:
            uses.add(document)
        elif failure is not None:
            failures.append(failure)
    say(_as_json(uses) if format_name == "json" else _as_text(uses, top), nl=False)
    tell(failures)
    raise typer.Exit(2 if failures else 0)


def _as_json(uses: "Uses") -> str:
    import json

    entries = [{"id": e.id, "count": n, "texts": uses.texts_with[e.id], "forms": dict(uses.forms[e.id].most_common())}
               for e, n in uses.ranked()]  # fmt: skip
    never = [entry.id for entry in uses.never_met()]
    content = {"texts": uses.texts, "coverage": uses.coverage, "entries": entries, "never_met": never}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _as_text(uses: "Uses", top: int) -> str:
    ranked = uses.ranked()
    shown = ranked[: top or None]
    most = max((count for _, count in shown), default=1)
    width = max((len(entry.id) for entry, _ in shown), default=0)
    lines = []
    for entry, count in shown:
        bar = "█" * max(1, round(_BAR * count / most))
        wrong = {form.text: f" ({form.status})" for form in entry.forms if not form.allowed}
        forms = ", ".join(f"{text} {n}{wrong.get(text, '')}" for text, n in uses.forms[entry.id].most_common())
        lines.append(f"{entry.id:{width}} {count:5} {bar:{_BAR}} {forms}")
    if len(ranked) > len(shown):
        lines.append(f"… and {len(ranked) - len(shown)} more (--top 0 prints all)")
    never = uses.never_met()
    lines.append(f"{len(ranked)} of {len(ranked) + len(never)} entries met in {uses.texts} texts")
    if uses.coverage is not None:
        lines.append(
            f"{uses.coverage:.0%} of the {uses.names} names in them have an entry (`glossary suggest` proposes more)"
        )
    if never:
        some = ", ".join(entry.id for entry in never[:12])
        lines.append(f"never met: {some}" + (", …" if len(never) > 12 else ""))
    return "\n".join(lines) + "\n"
