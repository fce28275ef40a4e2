"""Case forms of source names: what to look for in text of a source language."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from transcheck.cache import keep, recall
from transcheck.glossary.declension.people import GenderLetter, NamePart, person_word
from transcheck.glossary.declension.phrases import combine, phrase_forms
from transcheck.glossary.declension.tables import union
from transcheck.glossary.entries import Entry, Form, Gender, Kind
from transcheck.glossary.folding import fold_form
from transcheck.glossary.surfaces import Surface
from transcheck.languages.closed import patronymic_endings
from transcheck.model import Language

_CODE = Path(__file__).parent


def case_forms(name: str, language: Language, kind: Kind = "term", gender: Gender | None = None) -> tuple[str, ...]:
    """Every case form of a source name, sorted, the nominative included.

    Args:
        name: the name in the nominative.
        language: uk, ru or be.
        kind: people are declined by the rules for names, all else as a phrase.
        gender: of a person; None follows both.

    Returns:
        Folded forms (see `fold_form`); more than are ever used, where the letters leave the paradigm open.
    """
    plain = fold_form(name, language).replace(" - ", "-")
    if not plain or language not in ("uk", "ru", "be"):
        return (plain,) if plain else ()
    forms = _person_forms(plain, language, gender) if kind == "person" else phrase_forms(plain, language)
    return tuple(sorted({fold_form(form, language) for form in forms | {plain}}))


def _person_forms(name: str, language: Language, gender: Gender | None) -> set[str]:
    words = name.split()
    genders: tuple[GenderLetter, ...] = (gender,) if gender else ("m", "f")
    forms = {name}
    for sex in genders:
        parts = _parts(words)
        paradigms = [
            union(person_word(word, part, sex, language) for part in alternatives)
            for word, alternatives in zip(words, parts, strict=True)
        ]
        forms |= combine([paradigm for paradigm in paradigms if paradigm is not None])
    return forms


def _parts(words: list[str]) -> list[tuple[NamePart, ...]]:
    """Which part of a name each word may be; a single word may be either."""
    if len(words) == 1:
        return [("family", "given")]
    if len(words) == 3 and words[2].endswith(patronymic_endings()) and not words[1].endswith(patronymic_endings()):
        return [("family",), ("given",), ("patronymic",)]  # Бондар Ігор Петрович
    middle: list[tuple[NamePart, ...]] = [
        ("patronymic",) if word.endswith(patronymic_endings()) else ("given", "family") for word in words[1:-1]
    ]
    return [("given",), *middle, ("family",)]


def native_surfaces(entries: Iterable[Entry], language: Language) -> Iterator[Surface]:
    """What to look for in text of a source language: every case form of every source form."""
    named = [(entry, name) for entry in entries for name in entry.native.get(language, ())]
    for (entry, name), forms in zip(named, _kept_forms(named, language), strict=True):
        form = Form(name, "admitted")
        for text in forms:
            yield Surface(text, entry, form, entry.case)


def _kept_forms(named: Sequence[tuple[Entry, str]], language: Language) -> list[list[str]]:
    """The case forms of all names, from the cache where the very same names were asked for before."""
    content = json.dumps([language, [[name, entry.kind, entry.gender] for entry, name in named]]).encode()
    kept = recall("forms", content, _CODE)
    if isinstance(kept, list) and len(kept) == len(named) and all(isinstance(forms, list) for forms in kept):
        return kept
    made = [list(case_forms(name, language, entry.kind, entry.gender)) for entry, name in named]
    keep("forms", content, _CODE, made)
    return made
