"""What stands around the numbers of a language: the patterns by which `quantities` knows units, bounds and masks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from transcheck.languages.facts import load_facts
from transcheck.languages.numerals import numerals
from transcheck.model import Language

Around = tuple[re.Pattern[str], re.Pattern[str]]  # before a word, after it


@dataclass(frozen=True, slots=True)
class Grammar:
    """What stands around the numbers of one language, as patterns."""

    units: re.Pattern[str]
    unit_names: tuple[str, ...]
    inverted: re.Pattern[str]
    inverted_scale: re.Pattern[str]
    age_after: re.Pattern[str]
    age_before: re.Pattern[str]
    year_before: re.Pattern[str]
    year_after: re.Pattern[str]
    bound_before: re.Pattern[str]
    bound_after: re.Pattern[str]
    negated: re.Pattern[str]
    joint: re.Pattern[str]
    pair: re.Pattern[str]
    opener: re.Pattern[str]
    half_of: re.Pattern[str]
    half_more: re.Pattern[str]
    part_of: re.Pattern[str]
    compound: re.Pattern[str]
    compounds: Mapping[str, Fraction]
    single_before: re.Pattern[str]
    single_half: re.Pattern[str]
    singles: frozenset[str]
    either: frozenset[str]
    short_year: re.Pattern[str]
    score_before: re.Pattern[str]
    of: re.Pattern[str]
    fractions: Mapping[str, Fraction]
    masks: Mapping[str, tuple[Around, ...]]
    article: re.Pattern[str]
    several: re.Pattern[str]
    joined: re.Pattern[str]
    light: frozenset[str]
    start: re.Pattern[str]
    triggers: frozenset[str]


def _around(phrases: list[str]) -> tuple[Around, ...]:
    """What stands before and after the word of a mask, as two patterns; phrases with one side only are merged."""
    sides: dict[str, list[str]] = {}
    for phrase in phrases:
        before, _, after = phrase.partition("@")
        sides.setdefault(before if before and after else "", []).append(phrase)
    found = [(phrase.partition("@")[0], phrase.partition("@")[2]) for key in sides if key for phrase in sides[key]]
    single = [phrase.partition("@") for phrase in sides.get("", ())]
    found += [
        ("|".join(before for before, _, _ in single if before), ""),
        ("", "|".join(a for b, _, a in single if not b)),
    ]
    return tuple(
        (
            re.compile(rf"(?<![^\W_])(?:{before})\Z" if before else "", re.IGNORECASE),
            re.compile(rf"(?:{after})(?![^\W_])", re.IGNORECASE),
        )
        for before, after in found
        if before or after or "@" in phrases
    )


def pattern(form: str) -> re.Pattern[str]:
    """A pattern of the tables over unaltered text: "ё" may be written "е"."""
    return re.compile(form.replace("ё", "[её]"), re.IGNORECASE)


def _alternatives(forms: str) -> list[str]:
    """The alternatives of a pattern, those within its brackets left together."""
    return re.findall(r"(?:\([^)]*\)|[^|(])+", forms)


def _any(names: dict[str, str], around: str) -> re.Pattern[str]:
    """One pattern of named alternatives, put where `around` says %s."""
    return pattern(around % "|".join(f"(?P<{name}>{forms})" for name, forms in names.items()))


@cache
def grammar_of(language: Language) -> Grammar:
    """The patterns of a language, from `units`, `money`, `bounds` and the other sections of its tables."""
    facts: dict[str, Any] = dict(load_facts(f"{language}-quantities"))
    units: dict[str, str] = {**facts["units"], **facts["money"]}
    words = facts["words"]
    measures = facts["compounds"]["before"]
    compounds = {form: Fraction(number) for number, form in facts["compounds"].items() if number != "before"}
    bounds: dict[str, str] = dict(facts["bounds"])
    between = bounds.pop("between")
    forms = sorted(
        ((form, name) for name, forms in units.items() for form in _alternatives(forms)), key=lambda item: -len(item[0])
    )
    starts = [*numerals(language).roles, *words["halved"].split(), *facts["single"]["words"].split()]
    triggers = frozenset(word for word in starts if len(word) > 2)
    firsts = "".join(sorted({word[0] for word in triggers}))
    return Grammar(
        units=pattern(
            rf"(?:[-‑]|\s{{0,2}}(?:(?:{words['between_unit']})\s+)?)(?:"
            + "|".join(f"({form})" for form, _ in forms)
            + r")(?![^\W_])",
        ),
        unit_names=tuple(name for _, name in forms),
        inverted=pattern(
            rf"(?<![^\W_])(?:{'|'.join(f'({form})' for form, _ in forms)})\s+(?:(?:{words['inverted']})\s+)?\Z"
            if words["inverted"] != "(?!)"
            else "(?!)"
        ),
        inverted_scale=pattern(rf"(?<![^\W_])({words['inverted_scales']})\s+(?:(?:{words['inverted']})\s+)?\Z"),
        age_after=pattern(facts["age"]["after"]),
        age_before=pattern(facts["age"]["before"]),
        year_before=pattern(facts["year"]["before"]),
        year_after=pattern(facts["year"]["after"]),
        bound_before=_any(bounds, rf"(?<![^\W_])(?:%s)(?:\s+(?:{between}))*\s*(?:(?:US)?[$€£₴₽~≈])?\s*\Z"),
        bound_after=_any(facts["bounds_after"], r"[\s,]{0,2}(?:%s)(?![^\W_])"),
        negated=pattern(facts["negated"]["before"]),
        joint=pattern(facts["range"]["joint"]),
        pair=pattern(facts["range"]["pair"]),
        opener=pattern(facts["range"]["opener"]),
        half_of=pattern(words["half_of"]),
        half_more=pattern(words["half_more"]),
        part_of=pattern(words["part_of"]),
        compound=pattern(rf"({'|'.join(sorted(compounds, key=len, reverse=True)) or '(?!)'})(?={measures})"),
        compounds=compounds,
        single_before=pattern(facts["single"]["before"]),
        single_half=pattern(facts["single"]["half"]),
        singles=frozenset(facts["single"]["words"].split()),
        either=frozenset(words["either"].split()),
        short_year=pattern(words["short_year"]),
        score_before=pattern(facts["score"]["before"]),
        of=pattern(words["of"]),
        fractions={
            word: roles["fractions"] for word, roles in numerals(language).roles.items() if "fractions" in roles
        },
        masks={word: _around(phrases) for word, phrases in facts["masks"].items()},
        article=pattern(rf"(?<![^\W_])(?:{words['article']})\s+\Z"),
        several=pattern(rf"(?<![^\W_])(?:{facts['several']['before']})\s+\Z"),
        joined=pattern(rf"(?<![^\W_])(?:{'|'.join(words['joined'].split())})[-‑]\Z"),
        light=frozenset(words["light"].split()),
        start=re.compile(rf"\d+(?:[.,]\d+)*|[¼½¾⅓⅔]|\b[{firsts}][^\W\d_]*(?:'[^\W\d_]+)*"),
        triggers=triggers,
    )
