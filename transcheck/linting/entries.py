"""Checks of entries as a whole: sources, specs, source forms, files, use."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from transcheck.glossary.entries import FROM_ELSEWHERE, Entry
from transcheck.glossary.fixed import in_fixed_name
from transcheck.glossary.wording import spoken_of
from transcheck.linting.base import Fault, Linted, Sheet, SheetRule
from transcheck.model import Category, Related, Severity
from transcheck.names import is_rendering
from transcheck.names.systems import NATIVES, Native

# Right spellings of shipped glossaries score .39 and more, slips of one letter .18 and less.
_UNLIKELY = 0.25
_LIKELY = 0.5
_NAMES = {"uk": "Ukrainian", "ru": "Russian", "be": "Belarusian"}


class SourceTypo(SheetRule):
    """The usual source form of a person or place is rendered by none of the English forms, by any romanization.

    A slip in the source form (Мозрь for Мозырь) means that the original is never matched. Only the first form of a
    language is looked at: further ones may be other names of the same place. Where English has a name of its own
    (Moscow) a `note` says so, or the tag “world” on names that Cyrillic has from elsewhere (Paris).
    """

    code: ClassVar[str] = "TC408"
    name: ClassVar[str] = "source-typo"
    category: ClassVar[Category] = "name"
    severity: ClassVar[Severity] = "minor"

    def faults(self, linted: Linted) -> Iterator[Fault]:
        """Yield source forms that fit no English form while others of the same entry do."""
        for sheet, entry in linted.standing:
            if entry.kind not in ("person", "place") or FROM_ELSEWHERE in entry.tags:
                continue
            scores = {
                (language, name): _best(entry, name, language)
                for language in NATIVES
                for name in entry.native.get(language, ())[:1]
            }
            if not any(score >= _LIKELY for score in scores.values()) and not (entry.kind == "person" and scores):
                if scores and entry.note is None:  # an English name of its own: Ukraine, Moscow
                    message = f"no English form of entry {entry.id} renders any source form; say why in a note"
                    yield Fault(sheet.span(entry.id), message, entry, confidence="medium")
                continue
            for (language, name), score in scores.items():
                if score < _UNLIKELY:
                    message = (
                        f"none of the English forms renders the {_NAMES[language]} “{name}”; look for a slip in it"
                    )
                    yield Fault(sheet.span(entry.id, name), message, entry, confidence="medium")


def _best(entry: Entry, name: str, language: Native) -> float:
    """The best score of any English form, or so many words of the name as the form has."""
    best = 0.0
    words = name.split()
    for form in entry.forms:
        count = len(form.text.split())
        runs = {" ".join(words[at : at + count]) for at in range(len(words) - count + 1)} or {name}
        best = max(best, *(is_rendering(form.text, run, language) for run in (name, *sorted(runs))))
        if best >= _LIKELY:
            break
    return best


class FailingSpec(SheetRule):
    """A sentence of the specs does not do what it should.

    The specs are the entry's own proof; when one fails, a form or a condition was changed without thought of it.
    """

    code: ClassVar[str] = "TC409"
    name: ClassVar[str] = "failing-spec"
    severity: ClassVar[Severity] = "major"

    def faults(self, linted: Linted) -> Iterator[Fault]:
        """Yield every sentence that fails."""
        for sheet, entry in linted.standing:
            for sentence in entry.specs.match:
                if not _proved(linted, entry, sentence):
                    what = f"a form that entry {entry.id} rules out" if entry.rules_out else f"entry {entry.id}"
                    message = f"{what} should be found here, but is not"
                    yield Fault(sheet.sentence(entry.id, sentence), message, entry)
            for sentence in entry.specs.silent:
                found = _proved(linted, entry, sentence)
                if found:
                    message = f"“{found}” of entry {entry.id} is found here, but nothing should be"
                    yield Fault(sheet.sentence(entry.id, sentence), message, entry)


def _proved(linted: Linted, entry: Entry, sentence: str) -> str | None:
    """The first form of `entry` that a check of `sentence` would report; of one that rules nothing out any form."""
    met = [match for match in linted.glossary.find(sentence, "en") if match.entry.id == entry.id]
    allowed = {match.start for match in met if match.form.allowed}  # HiMARS in capitals is HIMARS
    for match in met:
        if not entry.rules_out or match.start not in allowed:
            used = not spoken_of(sentence, match.start, match.end, entry)
            if used and not in_fixed_name(sentence, match):
                return sentence[match.start : match.end]
    return None


class NoAllowedForm(SheetRule):
    """An entry says what not to write and never what to write.

    Fine for a word that should not be used at all; for a name it leaves the writer alone.
    """

    code: ClassVar[str] = "TC410"
    name: ClassVar[str] = "no-allowed-form"
    severity: ClassVar[Severity] = "minor"

    def faults(self, linted: Linted) -> Iterator[Fault]:
        """Yield entries of names without a preferred or admitted form."""
        for sheet, entry in linted.standing:
            if not entry.allowed and entry.kind != "term":
                yield Fault(
                    sheet.span(entry.id), f"entry {entry.id} has no form that may be printed; add “preferred:”", entry
                )


class MissingSource(SheetRule):
    """An entry, or its file, does not say whose rule it is.

    There is no single right spelling; a rule without a source cannot be argued with, so it is ignored.
    """

    code: ClassVar[str] = "TC411"
    name: ClassVar[str] = "missing-source"
    severity: ClassVar[Severity] = "minor"

    def faults(self, linted: Linted) -> Iterator[Fault]:
        """Yield entries without a source."""
        for sheet, entry in linted.standing:
            if not entry.source and not entry.proposed:
                advice = "add “source:” to it or to the file"
                yield Fault(sheet.span(entry.id), f"entry {entry.id} does not say whose rule it is; {advice}", entry)


class OverriddenEntry(SheetRule):
    """Two files of one folder hold an entry of the same id, so one of them never counts.

    Between layers that is how a house overrides a shipped entry; within one folder it is an accident.
    """

    code: ClassVar[str] = "TC412"
    name: ClassVar[str] = "overridden-entry"
    severity: ClassVar[Severity] = "major"

    def faults(self, linted: Linted) -> Iterator[Fault]:
        """Yield the entry that does not count."""
        homes: dict[tuple[Path, str], tuple[Sheet, Entry]] = {}
        for sheet in linted.sheets:
            folder = Path(sheet.document.path).parent
            for entry in sheet.entries:
                earlier = homes.get((folder, entry.id))
                if earlier is not None:
                    other, old = earlier
                    message = (
                        f"entry {entry.id} stands again in {Path(sheet.document.path).name}, so this one never counts"
                    )
                    yield Fault(other.span(old.id), message, old, [Related("counts", sheet.span(entry.id))])
                homes[folder, entry.id] = (sheet, entry)


class StyleWithoutEntry(SheetRule):
    """A style speaks of an entry, or of a form, that the glossary does not have.

    The desk believes that the style decides; it does not. Most often an entry was renamed.
    """

    code: ClassVar[str] = "TC413"
    name: ClassVar[str] = "style-without-entry"
    severity: ClassVar[Severity] = "major"

    def faults(self, linted: Linted) -> Iterator[Fault]:
        """Yield what the styles name in vain."""
        entries = {entry.id: entry for _, entry in linted.standing}
        for sheet in linted.styles:
            for entry_id, statuses in sheet.file.statuses:
                entry = entries.get(entry_id)
                if entry is None:
                    message = f"style {sheet.file.style}: there is no entry {entry_id} in these glossaries"
                    yield Fault(sheet.span(entry_id), message)
                    continue
                forms = [form.text for form in entry.forms]
                for text, _ in statuses:
                    if text not in forms:
                        message = f"style {sheet.file.style}: entry {entry_id} has no form “{text}”"
                        yield Fault(sheet.span(entry_id), message)


class UnusedEntry(SheetRule):
    """An entry of which no form is met in the corpus.

    Told only with `--corpus`: such entries are old, or mistyped.
    """

    code: ClassVar[str] = "TC414"
    name: ClassVar[str] = "unused-entry"
    severity: ClassVar[Severity] = "minor"

    def faults(self, linted: Linted) -> Iterator[Fault]:
        """Yield entries that were never met."""
        if linted.met is None:
            return
        for sheet, entry in linted.standing:
            if not linted.met.get(entry.id):
                message = f"no form of entry {entry.id} is met in the corpus; look for a slip, or remove the entry"
                yield Fault(sheet.span(entry.id), message, entry, confidence="low")
