"""The numbers of a language, in digits and in words: reading the one that starts at a given place.

The words are data (`en-quantities.toml` and its sisters). One grammar serves English, Ukrainian, Russian and
Belarusian: smaller numbers are added to greater ones, a scale multiplies what stands before it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, Literal

from transcheck.languages.facts import load_facts
from transcheck.model import Language

Role = Literal[
    "cardinals", "multipliers", "scales", "magnitudes", "vague", "times", "ordinals", "fractions", "shares", "decades"
]
Form = Literal["cardinal", "ordinal", "fraction", "magnitude", "times", "decade"]

_ROLES: tuple[Role, ...] = (
    "cardinals", "multipliers", "scales", "magnitudes", "vague", "times", "ordinals", "fractions", "shares", "decades",
)  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_SMALL_FRACTION = re.compile(r"(?:(?=1/)|(?=2/[3-9])|(?=3/[4-9])|(?=[4-6]/[7-9]))([1-9])/([2-9])(?![\d/])")
_MIXED = re.compile(r"\s([1-9])/([2-9])(?![\d/])")
_DECIMAL = re.compile(r"\d+[.,]\d+")
_DECIMALS = re.compile(r"[.,]\d+")
# "5m" is metres before these and at an end, else millions: "5m deep", "5m people"
_METRES = re.compile(
    r"\s*(?:$|[^\w\s]|(?:deep|wide|long|high|tall|away|from|above|below|into|in|and|to|of|off|thick)\b)"
)
_MONEY_BEFORE = re.compile(r"(?:[$€£₴₽]|\b[A-Z]{3})\s?$")
_OF = re.compile(r"\s+(?:of\s+)?")
_GAP = re.compile(r"[-‑]|\s{1,3}")
_GROUP = re.compile(r"[ \u00a0\u2009\u202f'’]\d{3}(?!\d)")
_VULGAR = {"¼": Fraction(1, 4), "½": Fraction(1, 2), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
_PLAIN = str.maketrans({"ё": "е", "’": "'", "ʼ": "'"})
_ALONE: dict[Role, Form] = {
    "shares": "fraction", "times": "times", "decades": "decade", "ordinals": "ordinal",
}  # fmt: skip
_GREAT = 10**15


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a text, without its unit.

    Attributes:
        start, end: half-open place in the text.
        value: exact.
        form: how it was said; a magnitude is "thousands of".
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
                found[_plain(stem + ending.strip("-"))] = Fraction(number)
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


def _plain(word: str) -> str:
    word = word.lower()
    return word if word.isascii() else word.translate(_PLAIN)


def read_number(text: str, start: int, language: Language) -> Number | None:
    """The longest number that starts at `start`, None where none does."""
    known = numerals(language)
    digits = _DIGITS.match(text, start)
    if digits:
        return _read_digits(text, digits, known)
    if text[start : start + 1] in _VULGAR:
        return Number(start, start + 1, _VULGAR[text[start]], "fraction")
    return _read_words(text, start, known)


def _read_digits(text: str, digits: re.Match[str], known: Numerals) -> Number | None:
    start, end = digits.span()
    value = digits_value(digits.group(), known.decimal_comma)
    if value is None:
        return None
    if digits.group().isdecimal() and 0 < len(digits.group()) <= 3 and value:
        while (group := _GROUP.match(text, end)) is not None:
            value, end = value * 1000 + int(group.group()[1:]), group.end()
        decimals = _DECIMALS.match(text, end) if end > digits.end() else None
        if decimals:
            value, end = value + Fraction("0." + decimals.group()[1:]), decimals.end()
    if fraction := _SMALL_FRACTION.match(text, start):
        return _scaled(text, Number(start, fraction.end(), _ratio(fraction), "fraction"), known)
    if mixed := _MIXED.match(text, end):
        value, end = value + _ratio(mixed), mixed.end()
    elif text[end : end + 1] in _VULGAR:
        value, end = value + _VULGAR[text[end]], end + 1
    if decade := known.decade.match(text, end):
        return Number(start, decade.end(), value, "decade")
    ordinal = known.ordinal_ending.match(text, end)
    if ordinal and value.denominator == 1:
        return Number(start, ordinal.end(), value, "ordinal")
    return _scaled(text, Number(start, end, value), known)


def _ratio(match: re.Match[str]) -> Fraction:
    return Fraction(int(match[1]), int(match[2]))


def _is_metre(text: str, start: int, end: int) -> bool:
    """Whether the "m" that ends at `end` is metres: not in "$820m in", "UAH 2.5m"."""
    return not _MONEY_BEFORE.search(text, max(0, start - 5), start) and _METRES.match(text, end) is not None


def _scaled(text: str, number: Number, known: Numerals) -> Number:
    """The number with the halves and the scale words that follow it: "3.5" of "3.5 million"."""
    value, end, scaled = number.value, number.end, number.scaled
    half = known.half_more.match(text, end)
    if half and number.form == "cardinal":
        value, end = value + Fraction(1, 2), half.end()
    while True:
        gap = _GAP.match(text, end)
        word = _LETTERS.match(text, gap.end() if gap else end)
        if not word or value > _GREAT:
            break
        plain = _plain(word.group())
        factor = known.value(plain, "scales") or known.value(plain, "multipliers")
        if not factor or (plain == "m" and (gap or _is_metre(text, number.start, word.end()))):
            break
        stop = plain in known.abbreviated and text[word.end() : word.end() + 1] == "."
        value, end, scaled = value * factor, word.end() + stop, True
    return Number(number.start, end, value, number.form, number.words, scaled)


def _read_words(text: str, start: int, known: Numerals) -> Number | None:
    word = _LETTERS.match(text, start)
    if not word:
        return None
    plain = _plain(word.group())
    for role in ("magnitudes", "vague"):
        value = known.value(plain, role)
        if value is not None:
            return _magnitude(text, Number(start, word.end(), value, "magnitude", True), known)
    for role, form in _ALONE.items():
        value = known.value(plain, role)
        if value is not None:
            return Number(start, word.end(), value, form, True)
    number = _sum(text, start, known)
    return (
        number if number is None or number.form == "ordinal" else _fraction(text, _scaled(text, number, known), known)
    )


def _magnitude(text: str, number: Number, known: Numerals) -> Number:
    """Two magnitudes as one: "hundreds of thousands"."""
    more = _OF.match(text, number.end)
    word = _LETTERS.match(text, more.end()) if more else None
    factor = None
    if word:
        plain = _plain(word.group())
        factor = known.value(plain, "magnitudes") or known.value(plain, "scales")
    if not word or not factor or factor < 1000:
        return number
    return Number(number.start, word.end(), number.value * factor, "magnitude", True, True)


def _fraction(text: str, number: Number, known: Numerals) -> Number:
    """A small whole number and a denominator as one: "two thirds"."""
    gap = _GAP.match(text, number.end)
    word = _LETTERS.match(text, gap.end()) if gap else None
    denominator = known.value(_plain(word.group()), "fractions") if word else None
    if not word or not denominator or number.value >= denominator or number.value.denominator != 1:
        return number
    return Number(number.start, word.end(), number.value / denominator, "fraction", True)


def _sum(text: str, start: int, known: Numerals) -> Number | None:
    """Numbers in words by the rule of falling size: two hundred (and) fifty thousand three hundred."""
    total, part = Fraction(0), Fraction(0)
    room, top = Fraction(_GREAT), Fraction(_GREAT)  # what may still be added must be smaller than these
    at, end, linked, scaled = start, start, False, False
    while word := _LETTERS.match(text, at):
        plain = _plain(word.group())
        roles = known.roles.get(plain, {})
        ordinal = roles.get("ordinals")
        if ordinal is not None and end > start and 0 < ordinal < room and part >= 20:
            return Number(start, word.end(), total + part + ordinal, "ordinal", True)
        if plain in known.links and part >= 100 and not linked:
            linked = True
        elif (added := roles.get("cardinals")) is not None and _fits(added, part, room):
            part, room, linked, end = part + added, _room(added), False, word.end()
        elif (factor := roles.get("multipliers")) is not None and part < 100 and not linked:
            part, room, end = (part or Fraction(1)) * factor, Fraction(100 if factor == 100 else 0), word.end()
        elif (scale := roles.get("scales")) is not None and scale < top and not linked and len(plain) > 2:
            total, part = total + (part or Fraction(1)) * scale, Fraction(0)
            room, top, end, scaled = Fraction(1000), scale, word.end(), True
        else:
            break
        gap = _GAP.match(text, word.end())
        if not gap:
            break
        at = gap.end()
    return Number(start, end, total + part, words=True, scaled=scaled) if end > start else None


def _fits(added: Fraction, part: Fraction, room: Fraction) -> bool:
    return added < room and (added > 0 or not part)


def _room(added: Fraction) -> Fraction:
    """After hundreds there is room for tens, after tens for units, after units for nothing."""
    if added >= 100:
        return Fraction(100)
    return Fraction(10) if added >= 20 else Fraction(0)
