"""TC304: letters of another script that only look right."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import DocumentRule, Remark, Resources
from transcheck.glossary import Glossary, Match
from transcheck.glossary.folding import mixed_words, unmixed
from transcheck.glossary.wording import category_of, layer
from transcheck.model import Category, Document, Severity, Story


@dataclass(frozen=True)
class LookalikeLetters(DocumentRule):
    """A word holds a letter of another alphabet that only looks right.

    A Cyrillic у in Mozуr, or a Latin i in a Ukrainian word, is invisible in print, but no search and no archive
    finds the word again, and no other check sees the name. Words of two scripts whose foreign letters have no
    double (brand names, units) are left alone.

    Divergent:
        A: The refinery at Mozуr stood still.
    Consistent:
        A: The refinery at Mozyr stood still.
    Source: Unicode Technical Standard 39, Unicode Security Mechanisms, confusables.
    """

    code: ClassVar[str] = "TC304"
    name: ClassVar[str] = "lookalike-letters"
    category: ClassVar[Category] = "name"
    severity: ClassVar[Severity] = "minor"

    def check(self, document: Document, story: Story, resources: Resources) -> Iterator[Remark]:
        """Yield the words of mixed script that could be wholly of one."""
        for start, end in mixed_words(document.text):
            word = document.text[start:end]
            whole = unmixed(word)
            if whole is None:
                continue
            ruled_out = _ruled_out(document, start, end, resources.glossary)
            advice = resources.glossary.advice(ruled_out) if ruled_out else None
            also = f"; and “{whole}” is {ruled_out.status}{advice.write}" if ruled_out and advice else ""
            rule = f" ({advice.rule})" if advice else ""
            yield Remark(
                at=document.span(start, end),
                message=f"“{word}” is written with {_letters(word, whole)}{also}; a search will not find it{rule}.",
                suggestion=advice.instead[0] if advice and advice.instead else whole,
                severity="major" if ruled_out and ruled_out.status == "forbidden" else None,
                category=category_of(ruled_out.entry) if ruled_out else None,
                glossary=layer(ruled_out.entry) if ruled_out else None,
            )


def _ruled_out(document: Document, start: int, end: int, glossary: Glossary) -> Match | None:
    if document.language not in ("en", "und"):
        return None
    found = (m for m in glossary.ruled_out(document.text) if m.lookalike and m.start < end and start < m.end)
    return next(found, None)


def _letters(word: str, whole: str) -> str:
    """The letters that are foreign, by script: the Cyrillic у (U+0443)."""
    named = []
    for letter, right in dict.fromkeys(zip(word, whole, strict=True)):
        if letter != right:
            script = unicodedata.name(letter, "foreign").split()[0].capitalize()
            named.append(f"a {script} {letter} (U+{ord(letter):04X})")
    return " and ".join(named)
