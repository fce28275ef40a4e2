"""Reading the number that starts at a given place, in digits or in words.

One grammar serves English, Ukrainian, Russian and Belarusian: smaller numbers are added to greater ones, a scale
multiplies what stands before it.
"""

import re
from dataclasses import replace
from fractions import Fraction

from transcheck.languages.numerals import Form, Number, Numerals, Role, digits_value, numerals, plain_word
from transcheck.model import Language

_SMALL_FRACTION = re.compile(r"(?:(?=1/)|(?=2/[3-9])|(?=3/[4-9])|(?=[4-6]/[7-9]))([1-9])/([2-9])(?![\d/])")
_MIXED = re.compile(r"\s([1-9])/([2-9])(?![\d/])")
_DECIMALS = re.compile(r"[.,]\d+")
# "5m" is metres before these and at an end, else millions: "5m deep", "5m people"
_METRES = re.compile(
    r"\s*(?:$|[^\w\s]|(?:deep|wide|long|high|tall|away|from|above|below|into|in|and|to|of|off|thick)\b)"
)
_MONEY_BEFORE = re.compile(r"(?:[$€£₴₽]|\b[A-Z]{3})\s?$")
_OF = re.compile(r"\s+(?:of\s+)?")
_GAP = re.compile(r"[-‑]|\s{1,3}")
_GAP_HYPHEN = re.compile(r"[-‑]\w")
_GROUP = re.compile(r"[ \u00a0\u2009\u202f'’]\d{3}(?!\d)")
_VULGAR = {"¼": Fraction(1, 4), "½": Fraction(1, 2), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
_ALONE: dict[Role, Form] = {
    "shares": "fraction", "changes": "change", "times": "times", "decades": "decade", "ordinals": "ordinal",
}  # fmt: skip
_ROUGH: dict[Role, Form] = {"magnitudes": "magnitude", "vague": "vague"}
_CENTURIES = range(16, 21)  # "sixteen ten" to "twenty ninety-nine" are years
_ALSO_METRES = frozenset({"m", "mm"})
_GREAT = 10**15
_LETTERS = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


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


def _means_million(text: str, start: int, parted: bool, word: re.Match[str]) -> bool:
    """Whether "m" or "MM" after the number at `start` is millions: "$820m in", "$3MM"; not in "5m deep"."""
    if _MONEY_BEFORE.search(text, max(0, start - 5), start):
        return word.group() != "mm"
    return word.group() in {"m", "M"} and not parted and not _METRES.match(text, word.end())


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
        plain = plain_word(word.group())
        factor = known.value(plain, "scales") or known.value(plain, "multipliers")
        if not factor or (plain in _ALSO_METRES and not _means_million(text, number.start, gap is not None, word)):
            break
        stop = plain in known.abbreviated and text[word.end() : word.end() + 1] == "."
        value, end, scaled = value * factor, word.end() + stop, True
    return Number(number.start, end, value, number.form, number.words, scaled)


def _read_words(text: str, start: int, known: Numerals) -> Number | None:
    word = _LETTERS.match(text, start)
    if not word:
        return None
    plain = plain_word(word.group())
    for role, rough in _ROUGH.items():
        value = known.value(plain, role)
        if value is not None:
            return _multiplied(text, Number(start, word.end(), value, rough, True), known)
    for single, form in _ALONE.items():
        value = known.value(plain, single)
        if value is not None:
            return Number(start, word.end(), value, form, True)
    number = _sum(text, start, known)
    if number is None or number.form == "ordinal":
        return number
    return _year(text, number, known) or _fraction(text, _scaled(text, _decimal(text, number, known), known), known)


def _year(text: str, number: Number, known: Numerals) -> Number | None:
    """A year as it is spoken, in two halves: "nineteen eighty-six"."""
    if not known.spoken_years or number.value not in _CENTURIES or number.value.denominator != 1:
        return None
    gap = _GAP.match(text, number.end)
    rest = _sum(text, gap.end(), known) if gap else None
    if rest is None or rest.form == "ordinal" or not 10 <= rest.value < 100 or _GAP_HYPHEN.match(text, rest.end):
        return None
    return Number(number.start, rest.end, number.value * 100 + rest.value, "year", True)


def _decimal(text: str, number: Number, known: Numerals) -> Number:
    """The number with its decimals in words: "eleven point five", "одна целая пять десятых"."""
    point = known.point.match(text, number.end)
    if not point:
        return number
    at, digits, end = point.end(), "", number.end
    while word := _LETTERS.match(text, at):
        digit = known.value(plain_word(word.group()), "cardinals")
        if digit is None or digit.denominator != 1 or (digits and digit > 9):
            break
        digits, end = digits + str(digit), word.end()
        gap = _GAP.match(text, end)
        if not gap:
            break
        at = gap.end()
    if not digits:
        return number
    word = _LETTERS.match(text, at)
    parts = known.value(plain_word(word.group()), "fractions") if word else None
    value = Fraction(int(digits)) / parts if parts else Fraction("0." + digits)
    return replace(number, end=word.end() if word and parts else end, value=number.value + value)


def _multiplied(text: str, number: Number, known: Numerals) -> Number:
    """Two magnitudes as one: "hundreds of thousands", "a couple of hundred"."""
    more = _OF.match(text, number.end)
    word = _LETTERS.match(text, more.end()) if more else None
    factor = None
    if word:
        plain = plain_word(word.group())
        factor = known.value(plain, "scales") or known.value(plain, "multipliers") or known.value(plain, "magnitudes")
    if not word or not factor or factor < (1000 if number.form == "magnitude" else 10):
        return number
    return Number(number.start, word.end(), number.value * factor, number.form, True, True)


def _fraction(text: str, number: Number, known: Numerals) -> Number:
    """A small whole number and a denominator as one: "two thirds"."""
    gap = _GAP.match(text, number.end)
    word = _LETTERS.match(text, gap.end()) if gap else None
    denominator = known.value(plain_word(word.group()), "fractions") if word else None
    if not word or not denominator or number.value >= denominator or number.value.denominator != 1:
        return number
    return Number(number.start, word.end(), number.value / denominator, "fraction", True)


def _sum(text: str, start: int, known: Numerals) -> Number | None:
    """Numbers in words by the rule of falling size: two hundred (and) fifty thousand three hundred."""
    total, part = Fraction(0), Fraction(0)
    room, top = Fraction(_GREAT), Fraction(_GREAT)  # what may still be added must be smaller than these
    at, end, linked, scaled, rough = start, start, False, False, False
    while word := _LETTERS.match(text, at):
        plain = plain_word(word.group())
        roles = known.roles.get(plain, {})
        ordinal = roles.get("ordinals")
        if ordinal is not None and end > start and 0 < ordinal < room and (part >= 20 or (total and not part)):
            return Number(start, word.end(), total + part + ordinal, "ordinal", True)
        if plain in known.links and (part >= 100 or (total and not part)) and not linked:
            linked = True
        elif (added := roles.get("cardinals")) is not None and _fits(added, part, room):
            part, room, linked, end = part + added, _room(added), False, word.end()
        elif (factor := roles.get("multipliers")) is not None and part < 100 and not linked:
            part, room, end = (part or Fraction(1)) * factor, Fraction(100 if factor == 100 else 0), word.end()
            rough = rough or "vague" in roles or "magnitudes" in roles
        elif (scale := roles.get("scales")) is not None and scale < top and not linked and len(plain) > 2:
            total, part = total + (part or Fraction(1)) * scale, Fraction(0)
            room, top, end, scaled = Fraction(1000), scale, word.end(), True
        else:
            break
        gap = _GAP.match(text, word.end())
        if not gap:
            break
        at = gap.end()
    form: Form = "vague" if rough else "cardinal"
    return Number(start, end, total + part, form, words=True, scaled=scaled) if end > start else None


def _fits(added: Fraction, part: Fraction, room: Fraction) -> bool:
    return added < room and (added > 0 or not part)


def _room(added: Fraction) -> Fraction:
    """After hundreds there is room for tens, after tens for units, after units for nothing."""
    if added >= 100:
        return Fraction(100)
    return Fraction(10) if added >= 20 else Fraction(0)
