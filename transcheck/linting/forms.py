"""Checks of English forms: against each other, and against the matcher."""

import unicodedata
from collections.abc import Iterator
from typing import ClassVar

from transcheck.glossary.entries import Context, Entry
from transcheck.glossary.folding import fold, fold_form
from transcheck.linting.base import Fault, Linted, Sheet, SheetRule, conditional
from transcheck.model import Category, Related, Severity

_FOREIGN = {"uk": set("ыэъё"), "ru": set("іїєґў"), "be": set("иїєґщъ")}  # letters that the alphabet does not have


def _cycles(linted: Linted) -> list[list[str]]:
    """Rings of forms in which each is ruled out in favour of the next, each ring once, from its first form."""
    advice: dict[str, str] = {}
    for text, standings in linted.forms.items():
        for _, entry, form in standings:
            if not form.allowed and entry.allowed and not conditional(entry, form):
                advice.setdefault(text, fold_form(entry.name, "en"))
    rings, done = [], set[str]()
    for start in advice:
        path: list[str] = []
        text = start
        while text in advice and text not in done:
            done.add(text)
            path.append(text)
            text = advice[text]
        if text in path:
            rings.append(path[path.index(text) :])
    return rings


class ConflictingForm(SheetRule):
    """A form is allowed in one entry and ruled out in another.

    Whatever the writer does is wrong. Give one of the two a condition (`unless`, `only`), or take it out.
    """

    code: ClassVar[str] = "TC401"
    name: ClassVar[str] = "conflicting-form"
    severity: ClassVar[Severity] = "major"

    def faults(self, linted: Linted) -> Iterator[Fault]:
        """Yield every form of two minds, at the place that rules it out."""
        in_ring = {text for ring in _cycles(linted) for text in ring}
        for text, standings in linted.forms.items():
            good = [s for s in standings if s[2].allowed and not conditional(s[1], s[2])]
            bad = [s for s in standings if not s[2].allowed and not conditional(s[1], s[2])]
            if not good or text in in_ring:
                continue
            for sheet, entry, form in bad:
                other_sheet, other, other_form = good[0]
                if other is entry:
                    continue  # the same letters only after folding: that is another check's matter
                yield Fault(
                    sheet.span(entry.id, form.text),
                    f"“{form.text}” is {form.status} in entry {entry.id} but {other_form.status} in entry {other.id}; "
                    "give one of them a condition (unless, only) or take it out",
                    entry,
                    [Related(f"{other_form.status} here", other_sheet.span(other.id, other_form.text))],
                )


class AdviceCycle(SheetRule):
    """Following the advice of the glossary leads back to where one began.

    Entry A wants B's name, entry B wants A's: a writer who obeys is told off for obeying.
    """

    code: ClassVar[str] = "TC402"
    name: ClassVar[str] = "advice-cycle"
    severity: ClassVar[Severity] = "major"

    def faults(self, linted: Linted) -> Iterator[Fault]:
        """Yield every ring once."""
        for ring in _cycles(linted):
            places = [next(s for s in linted.forms[text] if not s[2].allowed) for text in ring]
            steps = " → ".join(f"“{form.text}”" for _, _, form in [*places, places[0]])
            spans = [sheet.span(entry.id, form.text) for sheet, entry, form in places]
            yield Fault(
                spans[0],
                f"the advice runs in a circle: {steps}; decide for one form",
                places[0][1],
                [
                    Related(f"“{form.text}” ruled out", span)
                    for (_, _, form), span in zip(places[1:], spans[1:], strict=True)
                ],
            )


class DuplicateEntry(SheetRule):
    """Two entries of one kind share their name and a source form: one referent, written down twice.

    Two entries drift apart: someone mends one and the other goes on giving the old advice.
    """

    code: ClassVar[str] = "TC403"
    name: ClassVar[str] = "duplicate-entry"
    severity: ClassVar[Severity] = "major"

    def faults(self, linted: Linted) -> Iterator[Fault]:
        """Yield the later entry of each two."""
        first: dict[tuple[str, str, str, str], tuple[Sheet, Entry]] = {}
        for sheet, entry in linted.standing:
            told: set[str] = set()
            for language, names in entry.native.items():
                for name in names:
                    key = (entry.kind, fold_form(entry.name, "en"), language, fold_form(name, language))
                    other_sheet, other = first.setdefault(key, (sheet, entry))
                    if other is entry or other.id in told or entry.only or other.only:
                        continue
                    told.add(other.id)
                    yield Fault(
                        sheet.span(entry.id),
                        f"entry {entry.id} has the name “{entry.name}” and the source form “{name}” of entry "
                        f"{other.id}; merge the two, or say by a condition (only) which is meant",
                        entry,
                        [Related("the same", other_sheet.span(other.id))],
                    )


class Homonym(SheetRule):
    """A form stands in two entries, or twice in one, and nothing tells which is meant.

    Two ministers of one family name: with a condition (`only: {near: [defence]}`) each is found in its place.
    """

    code: ClassVar[str] = "TC404"
    name: ClassVar[str] = "homonym-without-condition"
    severity: ClassVar[Severity] = "minor"

    def faults(self, linted: Linted) -> Iterator[Fault]:
        """Yield every form that stands a second time without a condition."""
        for standings in linted.forms.values():
            plain = [s for s in standings if not conditional(s[1], s[2])]
            if len(plain) < 2 or any(s[2].allowed != plain[0][2].allowed for s in plain):
                continue  # of two minds: that is a conflict
            sheet, entry, form = plain[1]
            other_sheet, other, other_form = plain[0]
            if _one_referent(entry, other):
                continue  # that is told as a duplicate
            where = "twice in" if other is entry else f"in {other.id} and"
            advice = "keep one" if other is entry else "add a condition (only, unless) to one of them"
            yield Fault(
                sheet.span(entry.id, form.text),
                f"“{form.text}” stands {where} {entry.id}; {advice}",
                entry,
                [Related("first here", other_sheet.span(other.id, other_form.text))],
            )


def _one_referent(one: Entry, other: Entry) -> bool:
    """Whether two entries have the kind, the name and a source form in common."""
    shared = [set(names) & set(other.native.get(language, ())) for language, names in one.native.items()]
    return one is not other and one.kind == other.kind and one.name == other.name and any(shared)


class UnreachableForm(SheetRule):
    """A form that the search can never find.

    It begins or ends inside a word, looks like an address, or its own conditions shut it out.
    """

    code: ClassVar[str] = "TC405"
    name: ClassVar[str] = "unreachable-form"
    severity: ClassVar[Severity] = "major"

    def faults(self, linted: Linted) -> Iterator[Fault]:
        """Yield every form that is not found in the simplest text that fulfils its conditions."""
        for sheet, entry in linted.standing:
            for form in entry.forms:
                text = _simplest(form.text, form.only, entry.only)
                matches = linted.glossary.find(text, "en")
                if any(m.entry.id == entry.id and m.form.text == form.text for m in matches):
                    continue
                longer = next((m for m in matches if m.entry.id != entry.id), None)
                why = "a form must begin and end with a letter or digit, and its conditions must be possible"
                if longer is not None:
                    why = f"“{text[longer.start : longer.end]}” of entry {longer.entry.id} is found instead"
                yield Fault(sheet.span(entry.id, form.text), f"“{form.text}” is never found in a text; {why}", entry)


def _simplest(text: str, *conditions: Context) -> str:
    for context in conditions:
        if context.before:
            text = f"{context.before[0]} {text}"
        elif context.after or context.near or context.document:
            text = f"{text} {(context.after or context.near or context.document)[0]}"
    return f"| {text} |"


class LookalikeLetter(SheetRule):
    """A letter of another alphabet that only prints like the right one.

    A Cyrillic “у” in Mozyr, a Latin “i” in Київ, a Ukrainian letter in a Russian name: the form looks right and is
    never found.
    """

    code: ClassVar[str] = "TC406"
    name: ClassVar[str] = "lookalike-letter"
    category: ClassVar[Category] = "name"
    severity: ClassVar[Severity] = "major"

    def faults(self, linted: Linted) -> Iterator[Fault]:
        """Yield every form with such a letter."""
        for sheet, entry in linted.standing:
            for form in entry.forms:
                odd = [c for c in form.text if "\u0400" <= c <= "\u052f" or "\u0370" <= c <= "\u03ff"]
                if odd:
                    right = fold(form.text, "en").text
                    better = right if not any(c in right for c in odd) else None
                    yield _letters(sheet, entry, form.text, odd, "English", better)
            for language, names in entry.native.items():
                for name in names:
                    odd = [c for c in name if c.isalpha() and "LATIN" in unicodedata.name(c, "")]
                    odd += [c for c in name if c.lower() in _FOREIGN.get(language, ())]
                    if odd and not (name.isascii() or _mixed_on_purpose(name)):
                        yield _letters(
                            sheet, entry, name, odd, {"uk": "Ukrainian", "ru": "Russian"}.get(language, "Belarusian")
                        )


def _mixed_on_purpose(name: str) -> bool:
    """Whether Latin and Cyrillic stand in words of their own: “канал Nexta”."""
    scripts = [
        {unicodedata.name(c, "?").split()[0] for c in word if c.isalpha()} for word in name.replace("-", " ").split()
    ]
    return all(len(script) <= 1 for script in scripts) and any("LATIN" in script for script in scripts)


def _letters(
    sheet: Sheet, entry: Entry, text: str, odd: list[str], language: str, suggestion: str | None = None
) -> Fault:
    names = ", ".join(f"“{c}” ({unicodedata.name(c, '?').lower()})" for c in dict.fromkeys(odd))
    message = f"“{text}” holds {names}, no letter of a form in {language}; type it again"
    return Fault(sheet.span(entry.id, text), message, entry, suggestion=suggestion)


class SpaceInForm(SheetRule):
    """Space that does not belong: at the ends, doubled, or of a kind that is not seen.

    It comes with copying from web pages and tables; two forms that look the same are then two.
    """

    code: ClassVar[str] = "TC407"
    name: ClassVar[str] = "space-in-form"
    severity: ClassVar[Severity] = "minor"
    category: ClassVar[Category] = "punctuation"

    def faults(self, linted: Linted) -> Iterator[Fault]:
        """Yield every form with such space."""
        for sheet, entry in linted.standing:
            for node in sheet.scalars(entry.id):
                text = str(node.value)
                right = " ".join("".join(" " if c.isspace() else c for c in text if not _unseen(c)).split())
                if right != text:
                    start, end = node.start_mark.index, node.end_mark.index
                    message = f"“{text}” holds space or unseen characters that do not belong; write “{right}”"
                    yield Fault(sheet.document.span(start, end), message, entry, suggestion=right)


def _unseen(character: str) -> bool:
    return unicodedata.category(character) in ("Cf", "Cc") and not character.isspace()
