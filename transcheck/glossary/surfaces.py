"""What is looked for in English text: every form of every entry, in all the capitals it may be met in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transcheck.glossary.entries import Case, Entry, Form
from transcheck.glossary.folding import fold_form
from transcheck.glossary.plurals import plural_of


@dataclass(frozen=True, slots=True)
class Surface:
    """One string to look for, and what it is a form of.

    Attributes:
        text: folded.
        case: how capitals must agree.
        accented: the form bears accents that folding takes away, so the text must bear them too.
        plural: it is the plural of the form.
        loose: it is not looked for as it stands, its words were found in another order.
    """

    text: str
    entry: Entry
    form: Form
    case: Case = "keep"
    accented: bool = False
    plural: bool = False
    loose: bool = False


def english_surfaces(entries: Iterable[Entry]) -> Iterator[Surface]:
    """What to look for in English text."""
    for entry in entries:
        for form in entry.forms:
            text = fold_form(form.text, "en")
            case = form.case or entry.case
            yield Surface(text, entry, form, case, text != form.text and _bears_accents(form.text))
            if entry.kind in ("term", "title") and (several := plural_of(text)):
                yield Surface(several, entry, form, case, plural=True)


def _bears_accents(text: str) -> bool:
    return not text.isascii() and fold_form(text, "en") != text.translate(_PLAIN_MARKS)


_PLAIN_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "ʹ": "'", "′": "'", "‑": "-", "–": "-", "\u00a0": " "})


def spellings(text: str, case: Case) -> set[str]:
    """The capitalisations under which a form may be met."""
    if case == "exact":
        return {text}
    if case == "keep" and text.isascii() and text.isalpha() and text[0].isupper():
        return {text, text.upper()}
    first = text[:1].upper() + text[1:]
    titled = re.sub(r"(?<![^\W\d_])(?<!')[^\W\d_]", lambda m: m.group().upper(), text)
    met = {text, first, titled, text.upper()}
    if case == "any":
        met |= {text.lower(), text.lower()[:1].upper() + text.lower()[1:]}
    return {spelling for spelling in met if len(spelling) == len(text)}
