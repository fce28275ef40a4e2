"""The spellings of one name by every system."""

from dataclasses import dataclass

from transcheck.names.arcs import arc_table, bridge_target, ways
from transcheck.names.folding import fold_native
from transcheck.names.systems import NATIVES, Native, romanize, systems


@dataclass(frozen=True, slots=True)
class SpelledForm:
    """A Latin spelling, and who writes so.

    Attributes:
        text: the spelling, with the capitals of the native form.
        systems: labels of the systems that prescribe it, the usual ones first.
        sources: their rule books, in the same order.
    """

    text: str
    systems: tuple[str, ...]
    sources: tuple[str, ...]


def spelled_forms(native: str, language: Native) -> list[SpelledForm]:
    """How each system spells a native name, directly and by way of a second language; the usual spellings first.

    What the second language makes of the name is its regular form, which for some names is not the real one.

    Raises:
        ValueError: `language` is none of uk, ru and be.
    """
    found: dict[str, list[tuple[float, str, str]]] = {}
    for way in ways(language):
        written = bridge_target(fold_native(native), language, way) if way else fold_native(native)
        written = written.title() if native[:1].isupper() else written
        fee = arc_table(language, way).fee
        for system in systems(way or language):
            latin = romanize(written, system)
            label = next(r.label for r in arc_table(language, way).routes if r.system is system and r.through == way)
            found.setdefault(latin, []).append((fee + system.fee, label, system.source))
    ranked = sorted((sorted(rows), latin) for latin, rows in found.items())
    return [
        SpelledForm(latin, tuple(label for _, label, _ in rows), tuple(source for _, _, source in rows))
        for rows, latin in ranked
    ]


def guess_language(native: str) -> Native:
    """The language of a Cyrillic name by its letters; Russian when they do not tell."""
    word = fold_native(native)
    letters = set(word)
    if "ў" in letters or {"і", "ы"} <= letters or {"і", "э"} <= letters or {"і", "ё"} <= letters:
        return "be"
    return "uk" if letters & set("іїєґ'") or any(sign in word for sign in ("ськ", "цьк", "зьк")) else "ru"


def is_native(name: str) -> bool:
    """Whether a name is written in Cyrillic letters, for the most part."""
    cyrillic = sum("\u0400" <= letter <= "\u052f" for letter in name)
    return cyrillic * 2 > sum(letter.isalpha() for letter in name)


def language_of(native: str, declared: str | None) -> Native:
    """The declared language, else what the letters tell.

    Raises:
        ValueError: the declared language is none of uk, ru and be.
    """
    if declared is None:
        return guess_language(native)
    for language in NATIVES:
        if language == declared:
            return language
    raise ValueError(f"{declared!r} is none of {', '.join(NATIVES)}")
