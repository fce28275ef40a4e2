"""TC307: a spelling of a glossary name that the glossary does not list."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from transcheck.checking.base import DocumentRule, Remark, Resources
from transcheck.glossary import Entry, Glossary, Match
from transcheck.glossary.entries import DERIVED, FROM_ELSEWHERE
from transcheck.glossary.wording import layer, part_of, whose_rule
from transcheck.model import Category, Document, Severity, Story
from transcheck.names import Hit, Indexed, NameIndex, explain_rendering, is_rendering
from transcheck.names.endings import without_feminine_ending
from transcheck.names.folding import fold_latin
from transcheck.names.given import is_womans
from transcheck.names.mentions import NameMention, find_mentions, outside
from transcheck.names.rendering import EVEN_SCORE
from transcheck.names.systems import NATIVES, Native

_LONG_ENOUGH = 4  # letters of a word that stands alone
_UNNAMED = 0.95  # what a place needs that no romanization system writes so
_PERSONS = frozenset(
    ["Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "President", "Minister", "Premier", "Governor", "Mayor", "General",
     "Colonel", "Captain"]
)  # fmt: skip
_RIVAL = 0.15  # a second entry whose score is so near leaves the name open


@dataclass(frozen=True)
class UnlistedVariant(DocumentRule):
    """A word is most likely a spelling of a glossary name, but no form that the glossary lists.

    No list holds every spelling that a copy desk meets: Tichanovskaja, Homyelʹ, Mahileu. Romanization tables tell
    whether a Latin word can come from an entry's Ukrainian, Russian or Belarusian form, and by which system, which
    the finding names. A person's full name must correspond as a whole; a family name alone counts only where the
    text also has the person in a form that is listed, or the person's role stands by it. A woman's full name may have
    lost the feminine ending (Svetlana Tikhanovsky); the family name without it is the man's. English words, given
    names alone and names that fit two entries are left alone, and so are names that English has in a form of its own
    (Moscow): Moskva may be the ship.

    Divergent:
        glossary: belarus
        A: The refinery in Mozyrj stood still.
    Consistent:
        glossary: belarus
        A: The refinery in Mazyr stood still, said Maksim Mazurau.
    Source: romanization tables of transcheck.names, each with its rule book.

    Attributes:
        threshold: the probability from which a word is taken for a spelling of the name.
    """

    threshold: float = 0.85

    code: ClassVar[str] = "TC307"
    name: ClassVar[str] = "unlisted-variant"
    category: ClassVar[Category] = "name"
    severity: ClassVar[Severity] = "minor"
    remembers: ClassVar[bool] = True

    def check(self, document: Document, story: Story, resources: Resources) -> Iterator[Remark]:
        """Yield the words that are spellings of an entry and no form of any."""
        if document.language not in ("en", "und"):
            return
        glossary = resources.glossary
        matches = glossary.find(document.text, "en")
        present = frozenset(match.entry.id for match in matches)
        mentions = find_mentions(document.text)
        surnames = {mention.words[-1] for mention in mentions if len(mention.words) > 1}
        for mention in outside(mentions, [(match.start, match.end) for match in matches]):
            found = _fitting(glossary, mention.words, self.threshold)
            if found and _has_witness(mention, found[0], present, surnames):
                yield _remark(document, mention, *found)
        for mention, entry_id in _family_name_listed(mentions, matches):
            found = _fitting(glossary, mention.words, self.threshold)
            if found and found[0].id == entry_id:
                yield _remark(document, mention, *found)
        for mention in _women_by_a_mans_name(mentions, matches):
            found = _fitting(glossary, mention.words, self.threshold)
            if found and _listed_name(found[1], found[0]) != found[1].name:
                yield _remark(document, mention, *found)


@lru_cache(maxsize=65536)
def _fitting(glossary: Glossary, words: tuple[str, ...], threshold: float) -> tuple[Entry, Hit] | None:
    """The one entry of which the words are most likely a spelling, and none of its forms, whatever stands around."""
    if max(map(len, words)) < _LONG_ENOUGH:
        return None
    hits = _index(glossary).search(" ".join(words), limit=2, floor=threshold - _RIVAL)
    if not hits or hits[0].score < threshold:
        return None
    if len(hits) > 1 and hits[0].score - hits[1].score < _RIVAL and hits[1].score > threshold - _RIVAL:
        return None
    entry = glossary.entry(hits[0].id)
    if entry is None or len(words) != len(hits[0].name.split()) or _known(" ".join(words), entry):
        return None
    doubtful = entry.kind == "place" and hits[0].score < _UNNAMED
    if doubtful and not explain_rendering(" ".join(words), hits[0].name, _language(hits[0])).systems:
        return None
    return (entry, hits[0]) if _english_comes_from(hits[0], entry) else None


def _women_by_a_mans_name(mentions: Sequence[NameMention], matches: Sequence[Match]) -> Iterator[NameMention]:
    """Full names of women that end in a listed name of a man: Svetlana Tikhanovsky is not her husband."""
    men = {match.end: match.start for match in matches if match.entry.gender == "m"}
    for mention in mentions:
        if men.get(mention.end, -1) > mention.start and is_womans(fold_latin(mention.words[0])):
            yield mention


def _family_name_listed(mentions: Sequence[NameMention], matches: Sequence[Match]) -> Iterator[tuple[NameMention, str]]:
    """Full names of which only the family name is a form: Alexandr Lukashenko, with the entry of that form."""
    family = {match.end: match for match in matches if match.entry.kind == "person"}
    for mention in mentions:
        match = family.get(mention.end)
        if match and match.form.allowed and match.start > mention.start and " " not in match.form.text:
            yield mention, match.entry.id


def _known(text: str, entry: Entry) -> bool:
    """Whether the words, or their singular, are those of a form or of a part of one that is not listed by itself."""
    text = fold_latin(text)
    forms = [fold_latin(form.text) for form in entry.forms]
    return any(word in (text, text.removesuffix("s")) for form in forms for word in (form, *form.split()))


def _english_comes_from(hit: Hit, entry: Entry) -> bool:
    """Whether English has the name from the native form at all.

    Where it has its own (Moscow), a romanized form is more often something else: a ship, a river, a paper.
    """
    name = _listed_name(hit, entry)
    forms = [form.text for form in entry.allowed if len(form.text.split()) == len(name.split())]
    return any(is_rendering(form, name, _language(hit)) >= EVEN_SCORE for form in forms)


def _has_witness(mention: NameMention, entry: Entry, present: frozenset[str], surnames: Collection[str]) -> bool:
    """Whether a person's family name alone has a witness in the text; a place and a telling full name need none.

    A single word that is somebody's family name in the same text (Aleksandar Vulin) is no place. A full name whose
    family name the glossary does not list by itself is a common one (Alexei Smirnov), which others bear as well.
    """
    if len(mention.words) > 1 and (entry.kind != "person" or any(" " not in form.text for form in entry.allowed)):
        return True
    if entry.kind != "person":
        return mention.words[0] not in surnames and not _PERSONS.intersection(mention.title)
    role = {word.casefold() for word in (entry.role or "").split() if len(word) > _LONG_ENOUGH}
    near = mention.context | {word.casefold() for word in mention.title}
    return entry.id in present or bool(role & near)


@lru_cache(maxsize=4)
def _index(glossary: Glossary) -> NameIndex:
    """The native names of all people and places of a glossary; of a place only the usual one of each language.

    Towns that a gazetteer brought are left out: there are too many names that are nearly theirs. So are names that
    Cyrillic has from elsewhere (Paris): no romanization leads back to them.

    The full names of women stand there a second time, without the feminine ending.
    """
    names = [
        Indexed(entry.id, form, native)
        for entry in glossary.entries
        if entry.kind in ("person", "place") and not entry.proposed and not {DERIVED, FROM_ELSEWHERE} & set(entry.tags)
        for native in NATIVES
        for name in (entry.native.get(native, ()) if entry.kind == "person" else entry.native.get(native, ())[:1])
        for form in (name, *(without_feminine_ending(name, native) if entry.gender == "f" else ()))
    ]
    return NameIndex(names, kept=True)


def _listed_name(hit: Hit, entry: Entry) -> str:
    """The name of the entry that was found, with its feminine ending."""
    names = entry.native.get(_language(hit), ())
    return next((name for name in names if hit.name in without_feminine_ending(name, _language(hit))), hit.name)


def _language(hit: Hit) -> Native:
    return next(native for native in NATIVES if native == hit.language)


def _remark(document: Document, mention: NameMention, entry: Entry, hit: Hit) -> Remark:
    instead = _same_part(mention, entry)
    advice = f"; write “{instead}”" if instead else ""
    systems = explain_rendering(mention.text, hit.name, _language(hit)).systems
    known = [label for label in systems if not label.endswith(" spelling")]  # of foreign names
    by = f" ({known[0]})" if known else ""
    name = _listed_name(hit, entry)
    lost = "" if name == hit.name else " without the feminine ending"
    return Remark(
        at=document.span(mention.start, mention.end),
        message=f"“{mention.text}” is most likely a spelling of {name}{by}{lost} that the glossary does not list"
        f"{advice} ({whose_rule(entry)}).",
        suggestion=instead,
        confidence="high" if len(mention.words) > 1 else "medium",
        glossary=layer(entry),
    )


def _same_part(mention: NameMention, entry: Entry) -> str | None:
    """The first allowed form that is the same part of the name, with as many words."""
    alike = [form for form in entry.allowed if len(form.text.split()) == len(mention.words)]
    if entry.kind == "person" and len(mention.words) == 1:
        alike = [form for form in alike if part_of(form, entry) == "family"]
    best = next(iter(alike), None)
    return best.text if best and fold_latin(best.text) != fold_latin(mention.text) else None
