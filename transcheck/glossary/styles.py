"""Styles: small overlays that only change the statuses of forms."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from transcheck.errors import GlossaryError
from transcheck.glossary.entries import Entry, Form
from transcheck.glossary.files import GlossaryFile


def apply_style(entries: Sequence[Entry], style: GlossaryFile) -> tuple[Entry, ...]:
    """The entries as a style sees them.

    Forms that the style names get the status it gives; other forms of the same entry that were allowed become
    deprecated. Entries that the style does not name stay as they are, and ids that the entries do not have
    are passed over, because a style may serve several glossaries.

    Raises:
        GlossaryError: the style names a form that its entry does not have.
    """
    given = dict(style.statuses)
    lines = dict(zip(given, style.lines, strict=True))
    return tuple(_restyle(entry, style, lines[entry.id]) if entry.id in given else entry for entry in entries)


def _restyle(entry: Entry, style: GlossaryFile, line: int) -> Entry:
    statuses = dict(dict(style.statuses)[entry.id])
    texts = [form.text for form in entry.forms]
    for text in statuses:
        if text not in texts:
            near = get_close_matches(text, texts, 1, 0.6)
            advice = f"did you mean “{near[0]}”?" if near else "its forms are: " + ", ".join(texts)
            raise GlossaryError(f"entry “{entry.id}” has no form “{text}”; {advice}", style.path, line)

    rule = f"style {style.style}, {Path(style.path).name}:{line}"

    def restyled(form: Form) -> Form:
        if form.text in statuses:
            return replace(form, status=statuses[form.text], source=rule)
        return replace(form, status="deprecated", source=rule) if form.allowed else form

    return replace(entry, forms=tuple(restyled(form) for form in entry.forms))


def admitted_by(styles: Iterable[GlossaryFile]) -> dict[str, set[str]]:
    """By the id of an entry the forms that one of the styles allows."""
    allowed: dict[str, set[str]] = {}
    for style in styles:
        for entry_id, statuses in style.statuses:
            good = {text for text, status in statuses if status in ("preferred", "admitted")}
            allowed.setdefault(entry_id, set()).update(good)
    return allowed


def admit(entry: Entry, good: Collection[str]) -> Entry:
    """The entry when no style was chosen: a form that some style allows is allowed."""
    if not good or not any(form.text in good and not form.allowed for form in entry.forms):
        return entry
    forms = (
        replace(form, status="admitted") if form.text in good and not form.allowed else form for form in entry.forms
    )
    return replace(entry, forms=tuple(forms))
