"""TC305: the original names someone or something, the rendering does not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.glossary import Entry, Glossary, Match
from transcheck.glossary.wording import category_of, layer, whose_rule
from transcheck.model import Category, Related, Severity, Span

if TYPE_CHECKING:
    from transcheck.comparing import Comparison

# Words that can stand for a person or a place that was named before.
_PERSON = re.compile(r"\b(?:he|him|his|she|her|hers|who|whom|whose)\b", re.IGNORECASE)
_ELSE = re.compile(
    r"\b(?:there|here|the (?:city|town|village|region|country|capital|area|state"
    r"|oblast|peninsula|river|plant|agency|service|company|parliament|newspaper))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class TermMissing(PairRule):
    """The original names an entry of the glossary, and the rendering has none of its forms.

    The source is the witness for what must be there: a rendering that says "the town" where the speaker said Mozyr
    has lost a name, and one that names another town has changed it. Any allowed form satisfies, so do parts of a
    person's name, words made from the name (Ukrainian for Україна), and pronouns or general words that can stand
    for it. Renderings much shorter than the original are not asked, because they render only a part of it.

    Attributes:
        shortest: the length of the rendering as a share of the original's from which it is asked.

    Divergent:
        original: У Гомелі зупинили всі пороми.
        A: All ferries were stopped in Gomel.
        B: All ferries were stopped in Vilnius.
    Consistent:
        original: У Гомелі зупинили всі пороми.
        A: All ferries were stopped in Gomel.
        B: All ferries were stopped in Homiel.
    Source: terminology checks of bilingual editors (Weblate, Okapi CheckMate, memoQ), with any synonym satisfying.
    """

    code: ClassVar[str] = "TC305"
    name: ClassVar[str] = "term-missing"
    category: ClassVar[Category] = "name"
    severity: ClassVar[Severity] = "minor"

    shortest: float = 0.6

    def check(self, comparison: "Comparison", resources: Resources) -> Iterator[Remark]:
        """Yield what the original names and a side does not."""
        original = comparison.original
        if original is None or original.document.language not in ("uk", "ru", "be"):
            return
        source = original.member.span
        named = resources.glossary.find(source.text, source.document.language)
        for member in (comparison.pair.left, comparison.pair.right):
            rendering = member.span
            if rendering.document.language != "en" or len(rendering.text) < self.shortest * len(source.text):
                continue
            told: set[str] = set()
            for _, homonyms in groupby(named, key=attrgetter("start", "end")):
                matches = [match for match in homonyms if not match.entry.proposed and match.entry.allowed]
                if matches and matches[0].entry.id not in told:
                    told.add(matches[0].entry.id)
                    yield from _missing(matches, source, rendering, resources.glossary)


def _missing(matches: list[Match], source: Span, rendering: Span, glossary: Glossary) -> Iterator[Remark]:
    match = matches[0]
    entry = match.entry
    if any(_satisfied(candidate.entry, rendering, glossary) for candidate in matches):
        return
    said = Span(source.document, source.start + match.start, source.start + match.end)
    forms = " or ".join(f"“{form.text}”" for form in entry.allowed[:2])
    wrong = next((m for m in _within(rendering, glossary) if m.entry.id == entry.id and not m.form.allowed), None)
    if wrong is not None:
        if (rendering.start, rendering.end) == (0, len(rendering.document.text)):
            # An aligned row: no article stands around it in which the rule for documents would tell this.
            at = rendering.document.span(wrong.start, wrong.end)
            text = f"“{said.text}” in the original, “{at.text}” here is {wrong.status}; write {forms}"
            yield _remark(at, said, f"{text} ({whose_rule(entry)}).", entry)
        return
    yield _remark(
        rendering,
        said,
        f"The original names “{said.text}”; {forms} is missing here ({whose_rule(entry)}).",
        entry,
    )


def _remark(at: Span, said: Span, message: str, entry: Entry) -> Remark:
    return Remark(
        at=at,
        message=message,
        related=(Related("original", said),),
        category=category_of(entry),
        glossary=layer(entry),
        confidence="medium",
    )


def _within(rendering: Span, glossary: Glossary) -> list[Match]:
    matches = glossary.find(rendering.document.text, "en")
    return [m for m in matches if rendering.start <= m.start and m.end <= rendering.end]


def _satisfied(entry: Entry, rendering: Span, glossary: Glossary) -> bool:
    """Whether the rendering has an allowed form, a word made of one, or a word that can stand for it."""
    if any(match.entry.id == entry.id and match.form.allowed for match in _within(rendering, glossary)):
        return True
    if any(match.entry.id == entry.id for match in _within(rendering, glossary)):
        return False
    text = rendering.text
    if (_PERSON if entry.kind == "person" else _ELSE).search(text):
        return True
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", text)]
    if entry.role and any(word in words for word in entry.role.casefold().split() if len(word) > 4):
        return True
    stems = {
        word.casefold()[: max(4, len(word) - 2)]
        for form in entry.forms
        for word in re.findall(r"[^\W\d_]+", form.text)
        if len(word) > 3
    }
    return any(word.startswith(stem) for stem in stems for word in words)
