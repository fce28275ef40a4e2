"""The number words of a language and what they do; the value of digits.

The words are data (`en-quantities.toml` and its sisters). `number_reading` puts them together.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, Literal, get_args

from transcheck.languages.facts import load_facts
from transcheck.model import Language

Role = Literal[
    "cardinals", "multipliers", "scales", "magnitudes", "vague", "times", "ordinals", "fractions", "shares", "decades",
    "changes",
]  # fmt: skip
Form = Literal["cardinal", "ordinal", "fraction", "magnitude", "vague", "times", "change", "decade", "year"]

_ROLES: tuple[Role, ...] = get_args(Role)
_DECIMAL = re.compile(r"\d+[.,]\d+")
_PLAIN = str.maketrans({"ё": "е", "’": "'", "ʼ": "'"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a text, without its unit.

    Attributes:
        start, end: half-open place in the text.
        value: exact.
        form: how it was said; a magnitude is "thousands of", vague is "a couple", a change "doubled", a year
            "nineteen eighty-six".
        words: written with letters, at least its first part.
        scaled: carries its own scale word ("5 million").
    """

    start: int
    end: int
    value: Fraction
    form: Form = "cardinal"
    words: bool = False
    scaled: bool = False


@dataclass(frozen=True, slots=True)
class Numerals:
    """The number words of one language, by what they do."""

    roles: Mapping[str, Mapping[Role, Fraction]]
    decimal_comma: bool
    abbreviated: frozenset[str]  # scale words that take a full stop
    decade: re.Pattern[str]
    links: frozenset[str]  # "and" between hundreds and tens
    half_more: re.Pattern[str]
    point: re.Pattern[str]  # between the whole and the decimals: "eleven point five"
    spoken_years: bool
    ordinal_ending: re.Pattern[str]

    def value(self, word: str, role: Role) -> Fraction | None:
        """What the word is worth in a role, None where it has none there."""
        roles = self.roles.get(word)
        return roles.get(role) if roles else None


def _role_words(facts: Mapping[str, Any], role: Role) -> dict[str, Fraction]:
    """The words of one section; an ordinal may be a stem and the name of its endings ("перв+adjective")."""
    endings: Mapping[str, str] = facts.get("endings", {})
    found: dict[str, Fraction] = {}
    for number, words in facts.get(role, {}).items():
        if number == "ending":
            continue
        for word in words.split():
            stem, _, name = word.partition("+")
            for ending in endings[name].split() if name else ("",):
                found[plain_word(stem + ending.strip("-"))] = Fraction(number)
    return found


@cache
def numerals(language: Language) -> Numerals:
    """The number words of a language."""
    facts = load_facts(f"{language}-quantities")
    roles: dict[str, dict[Role, Fraction]] = {}
    for role in _ROLES:
        for word, value in _role_words(facts, role).items():
            roles.setdefault(word, {})[role] = value
    return Numerals(
        roles=roles,
        decimal_comma=facts["decimal"] == ",",
        abbreviated=frozenset(facts["words"]["abbreviated"].split()),
        decade=re.compile(facts["words"]["decade"], re.IGNORECASE),
        links=frozenset(facts["words"]["and"].split()),
        half_more=re.compile(facts["words"]["half_more"], re.IGNORECASE),
        point=re.compile(facts["words"]["point"].replace("ё", "[её]"), re.IGNORECASE),
        spoken_years=facts["words"]["spoken_years"],
        ordinal_ending=re.compile(rf"(?:{facts['ordinals']['ending']})(?![^\W_])", re.IGNORECASE),
    )


@cache
def _separated(thousands: str, decimal: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Digits with thousands parted; digits with the decimal sign where it seems to part thousands."""
    return (
        re.compile(rf"\d{{1,3}}(?:\{thousands}\d{{3}})+(?:\{decimal}\d+)?"),
        re.compile(rf"[1-9]\d{{0,2}}(?:\{decimal}\d{{3}})+"),
    )


def digits_value(text: str, decimal_comma: bool) -> Fraction | None:
    """The value of digits with separators, None for what is no number (a date, a version).

    A decimal sign before exactly three digits that end in 0 (in English 00) parts thousands after all: nobody
    writes "3,500" for three and a half.
    """
    if text.isdecimal():
        return Fraction(int(text))
    thousands, decimal = (".", ",") if decimal_comma else (",", ".")
    parted, doubtful = _separated(thousands, decimal)
    if parted.fullmatch(text):
        return Fraction(text.replace(thousands, "").replace(decimal, "."))
    if doubtful.fullmatch(text) and (text.count(decimal) > 1 or text.endswith("0" if decimal_comma else "00")):
        return Fraction(text.replace(decimal, ""))
    return Fraction(text.replace(",", ".")) if _DECIMAL.fullmatch(text) else None


@lru_cache(maxsize=8)  # quantities and times of one text ask for it one after the other
def fold_places(text: str) -> str:
    """The text in lower case, with plain apostrophes and without "ё", every place where it was."""
    folded = text.lower()
    if len(folded) != len(text):  # "İ" grows when it is made small
        folded = "".join(character.lower()[:1] for character in text)
    return folded if folded.isascii() else folded.replace("ё", "е").replace("’", "'").replace("ʼ", "'")


def plain_word(word: str) -> str:
    """A word as the tables write it: small letters, plain apostrophes, no "ё"."""
    word = word.lower()
    return word if word.isascii() else word.translate(_PLAIN)
