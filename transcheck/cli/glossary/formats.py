"""`transcheck glossary formats`."""

from transcheck.cli.printing import say


def formats_command() -> None:
    """List the formats for import and export, and what each has a place for."""
    from transcheck.glossary.upkeep.exchange import FORMATS

    for format_ in FORMATS.values():
        held = "everything" if format_.complete else ", ".join(sorted(format_.holds))
        more = (
            "" if format_.complete or not format_.form_holds else f"; of a form {', '.join(sorted(format_.form_holds))}"
        )
        say(f"{format_.name:16} {format_.suffix:6} {format_.about}\n{'':24}holds {held}{more}")
