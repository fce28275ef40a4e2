"""Quantities in a text: numbers in digits or words with unit, bound and kind, each with its exact value.

What looks like a number and is none is left alone: "no one", "Su-34", "24/7", "World War Two", list numbers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import Literal

from transcheck.languages.facts import load_facts
from transcheck.languages.numerals import Number, fold_places, read_number
from transcheck.languages.quantity_grammar import Grammar, grammar_of
from transcheck.languages.times import find_times
from transcheck.model import Language

Kind = Literal[
    "cardinal",
    "ordinal",
    "fraction",
    "percent",
    "money",
    "measure",
    "age",
    "year",
    "decade",
    "magnitude",
    "designation",
]
Bound = Literal["min", "above", "max", "below"]

_LOOK_BACK = 48  # the longest bound phrase with what may stand between it and its number
_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "₴": "UAH", "₽": "RUB", "¥": "JPY", "₸": "KZT"}
_SYMBOL_BEFORE = re.compile(r"(?<![^\W_])(?:(?:US|A|C)?([$€£₴₽¥₸])|(USD|EUR|GBP|UAH|RUB|BYN|CNY|PLN))\s?\Z")
_SYMBOL_AFTER = re.compile(r"\s?([€₴₽¥₸$£])")
_NAMED = re.compile(r"([^\W\d_]+)[-‑]?\Z")  # Su-34, S300
_CUT = re.compile(r"\w[./]\Z|\d,\Z|[#№]\Z")  # 24/7, v.2
_GLUED = re.compile(r"[^\W\d_]|[-‑](?=[A-ZА-ЯІЇЄЎ])|/\d")
_MINUS = re.compile(r"(?:(?:^|(?<=[\s(]))[-−–]|(?<![^\W_])(?:minus|мінус|минус)\s)\Z", re.IGNORECASE)
_NUMBERING = re.compile(r"(?:^|\n)[ \t]*[(\[]?\Z")
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBERED = re.compile(r"[.)](?:\s|$)")
_FIGURES = re.compile(r"[0-9]+")
_TAIL = re.compile(r"[^\W_]+")
_LETTERS_AFTER = re.compile(r"[-‑]?([^\W\d_]+(?:/[^\W\d_]+)?)")
_PHONE = re.compile(r"\+?\d[\d\s()‑-]{8,}\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much or how many, as a text says it.

    Attributes:
        start, end: half-open place in the text: number and unit, without the words of the bound.
        low, high: the value in the unit that was written; equal unless a range was given.
        kind: what is counted; a magnitude is "thousands of", a fraction has no unit, a designation is a number
            within a name ("Su-34", "5G").
        unit: name in `units.toml`, or a currency's ISO code, or the letters of a designation; None for things
            counted.
        bound: "at least" is min, "more than" above, "at most" max, "less than" below.
        approximate: "about", "nearly", "some", and all magnitudes.
        light: a word that a good rendering may leave out or put otherwise ("one", "first", "both").
        digits: whether it is written in digits.
    """

    start: int
    end: int
    low: Fraction
    high: Fraction
    kind: Kind = "cardinal"
    unit: str | None = None
    bound: Bound | None = None
    approximate: bool = False
    light: bool = False
    digits: bool = True

    @property
    def value(self) -> Fraction:
        """The value, of a range its lower end."""
        return self.low

    @property
    def values(self) -> tuple[Fraction, ...]:
        """The value, of a range both ends."""
        return (self.low,) if self.low == self.high else (self.low, self.high)


def find_quantities(text: str, language: Language) -> tuple[Quantity, ...]:
    """The quantities of a text, in order, none overlapping another nor a date or a clock time.

    Args:
        text: any text.
        language: of the text; nothing is found where it is "und".
    """
    if language == "und":
        return ()
    found: list[Quantity] = []
    grammar = grammar_of(language)
    end = 0
    taken = _taken(text, language)
    stop, after = next(taken)
    for start in _candidates(text, grammar):
        while start >= after:
            stop, after = next(taken)
        if start < end or start >= stop:
            continue
        quantity = _quantity(text, start, language, grammar)
        if isinstance(quantity, Quantity) and quantity.start < end:
            end = max(end, quantity.end)
        elif isinstance(quantity, Quantity):
            quantity = _with_range(text, quantity, language, grammar)
            found.append(_with_bound(text, quantity, grammar, end))
            end = quantity.end
        else:
            end = quantity
    return tuple(found)


def _taken(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Places of dates, clock times and "two weeks ago", whose numbers are no quantities; last one without end."""
    for mention in find_times(text, language):
        if mention.kind in {"date", "clock", "relative"}:
            yield mention.start, mention.end
    yield len(text), len(text) + 1


def _candidates(text: str, grammar: Grammar) -> Iterator[int]:
    """Where a number may start: at a digit or at a word that has to do with numbers."""
    folded = fold_places(text)
    triggers = grammar.triggers
    for match in grammar.start.finditer(folded):
        word = match.group()
        if word in triggers or not word.isalpha():
            yield match.start()


def _quantity(text: str, start: int, language: Language, grammar: Grammar) -> Quantity | int:
    """The quantity at `start`, or the place from which to look on."""
    digits = text[start].isdigit()
    before = text[max(0, start - _LOOK_BACK) : start]
    if digits and (phone := _PHONE.match(text, start)) and _is_phone(phone.group(), before):
        return phone.end()
    masked = None if digits else _masked(text, start, grammar)
    if masked:
        return masked
    if digits and not grammar.joined.search(before):
        if _CUT.search(before):
            return start + 1
        if named := _NAMED.search(before):
            return _designation(text, start, start - len(named.group()), named[1])
    half = grammar.half_of.match(text, start)
    number = read_number(text, half.end() if half else start, language)
    if half and number is None:
        unit, after = _unit(text, half.end(), grammar)
        if unit is not None:
            return Quantity(start, after, Fraction(1, 2), Fraction(1, 2), _kind_of(unit), unit, digits=False)
        half, number = None, read_number(text, start, language)
    if number is None:
        return start + 1
    if half:
        number = Number(start, number.end, number.value / 2, words=True, scaled=True)
    return _with_unit(text, number, before, grammar, digits)


def _designation(text: str, start: int, begin: int, letters: str) -> Quantity:
    """A number within a name: "Su-34", "MH17"."""
    digits = _FIGURES.match(text, start)
    end = digits.end() if digits else start + 1
    rest = _TAIL.match(text, end)
    value = Fraction(digits.group()) if digits else Fraction(0)
    return Quantity(begin, rest.end() if rest else end, value, value, "designation", letters.casefold(), light=True)


def _is_phone(shown: str, before: str) -> bool:
    parts = re.split(r"\D+", shown)
    spaced = all(len(part) == 3 for part in parts[1:]) and "+" not in before[-1:]
    return sum(map(len, parts)) >= 9 and len(parts) > 2 and not spaced


def _masked(text: str, start: int, grammar: Grammar) -> int | None:
    """End of the phrase that makes the word at `start` no quantity."""
    word = _LETTERS.match(text, start)
    sides = grammar.masks.get(word.group().lower()) if word else None
    if not word or not sides:
        return None
    left = text[max(0, start - _LOOK_BACK) : start]
    for before, after in sides:
        ends = after.match(text, word.end())
        if ends and before.search(left):
            return ends.end()
    return None


def _with_unit(text: str, number: Number, before: str, grammar: Grammar, digits: bool) -> Quantity | int:
    """The number with what it counts, or where to look on if it turns out to be part of a name."""
    start, end, value = number.start, number.end, number.value
    word = text[start:end].lower()
    base = Quantity(start, end, value, value, light=word in grammar.light, digits=digits)
    if number.form == "magnitude":
        return replace(base, kind="magnitude", approximate=True)
    if number.form == "ordinal":
        share = None if digits else _share(text, start, end, before, grammar)
        return share or replace(base, kind="ordinal")
    if number.form == "times":
        return replace(base, light=True)
    if number.form == "decade":
        return replace(base, kind="decade")
    unit, after = _unit(text, end, grammar)
    if unit is None and digits and not number.scaled and _GLUED.match(text, end) and not text[end - 1].isalpha():
        letters = _LETTERS_AFTER.match(text, end)
        if letters is None:
            return end
        return replace(base, end=letters.end(), kind="designation", unit=letters[1].casefold(), light=True)
    if not number.words and digits and _NUMBERING.search(before) and _NUMBERED.match(text, end):
        return end
    symbol = _SYMBOL_BEFORE.search(before)
    if symbol:
        code = _SYMBOLS.get(symbol[1]) or symbol[2]
        return replace(base, start=start - len(symbol.group()), kind="money", unit=code, light=False)
    if sign := _SYMBOL_AFTER.match(text, end):
        return replace(base, end=sign.end(), kind="money", unit=_SYMBOLS[sign[1]], light=False)
    if age := grammar.age_after.match(text, end):
        return replace(base, end=age.end(), kind="age", unit="year", light=False)
    if grammar.age_before.search(before):
        return replace(base, kind="age", unit="year", light=False)
    if (
        not number.scaled
        and digits
        and end - start == 4
        and value.denominator == 1
        and _is_year(text, base, before, grammar)
    ):
        return replace(base, kind="year")
    if unit is not None:
        single = value == 1 and _dimensions().get(unit, ("", 0))[0] == "time"  # "one week" may be "a week"
        base = replace(base, end=after, kind=_kind_of(unit), unit=unit, light=single)
        minus = _MINUS.search(before) if unit in {"degree", "percent"} else None
        return replace(base, start=start - len(minus.group()), low=-value, high=-value) if minus else base
    if not digits and grammar.several.search(before):
        return replace(base, kind="magnitude", approximate=True)
    article = None if digits else grammar.article.search(before)
    base = replace(base, start=start - len(article.group())) if article else base
    return replace(base, kind="fraction") if number.form == "fraction" else base


def _share(text: str, start: int, end: int, before: str, grammar: Grammar) -> Quantity | None:
    """An ordinal that is a fraction: "a third of"."""
    article = grammar.article.search(before)
    denominator = grammar.fractions.get(text[start:end].lower())
    if not article or not denominator or not grammar.of.match(text, end):
        return None
    value = 1 / denominator
    return Quantity(start - len(article.group()), end, value, value, "fraction", digits=False)


def _is_year(text: str, quantity: Quantity, before: str, grammar: Grammar) -> bool:
    value = quantity.low
    if not 1000 <= value <= 2100:
        return False
    if grammar.year_after.match(text, quantity.end):
        return True
    if _unit(text, quantity.end, grammar)[0] is not None:
        return False
    return bool(grammar.year_before.search(before)) or (1900 < value < 2100 and value % 100 != 0)


def _unit(text: str, end: int, grammar: Grammar) -> tuple[str | None, int]:
    match = grammar.units.match(text, end)
    if match is None or match.lastindex is None or (len(match.group()) == 1 and match.group().isupper()):
        return None, end  # "5G" is no weight
    return grammar.unit_names[match.lastindex - 1], match.end()


@cache
def _dimensions() -> dict[str, tuple[str, Fraction]]:
    tables = load_facts("units")
    return {unit: (name, Fraction(factor)) for name, units in tables.items() for unit, factor in units.items()}


def _kind_of(unit: str) -> Kind:
    if unit == "percent":
        return "percent"
    return "measure" if unit in _dimensions() else "money"


def _with_range(text: str, first: Quantity, language: Language, grammar: Grammar) -> Quantity:
    """The two ends of a range as one quantity."""
    joint = grammar.joint.match(text, first.end)
    before = text[max(0, first.start - _LOOK_BACK) : first.start]
    if joint is None and grammar.opener.search(before):
        joint = grammar.pair.match(text, first.end)
    if joint is None or first.kind in {"magnitude", "fraction", "designation", "decade"} or first.low != first.high:
        return first
    number = read_number(text, joint.end(), language)
    if number is None or number.form != ("ordinal" if first.kind == "ordinal" else "cardinal"):
        return first
    digits = text[joint.end()].isdigit()
    second = _with_unit(text, number, text[max(0, joint.end() - _LOOK_BACK) : first.end] + " ", grammar, digits)
    if not isinstance(second, Quantity):
        return first
    return _joined(first, second, number)


def _joined(first: Quantity, second: Quantity, number: Number) -> Quantity:
    low, high = first.low, second.low
    if first.unit not in {None, second.unit} and second.unit is not None:
        return first
    if number.scaled and first.kind in {"cardinal", "money"} and low < 1000 <= high:
        scale = max((s for s in (10**12, 10**9, 10**6, 10**3) if s <= high), default=1)
        low = low * scale if low * scale < high else low
    if first.kind == "year" and 0 < high < 100:  # 2019-20
        high += low - low % 100
    if low >= high:
        return first
    return replace(
        first, end=second.end, low=low, high=high, light=False,
        kind=second.kind if second.unit else first.kind, unit=second.unit or first.unit,
    )  # fmt: skip


def _with_bound(text: str, quantity: Quantity, grammar: Grammar, floor: int) -> Quantity:
    """The quantity with what is said of it before or after: at least, nearly, or more."""
    if quantity.kind in {"ordinal", "year", "decade", "designation"}:
        return quantity
    low = max(floor, quantity.start - _LOOK_BACK)
    before = grammar.bound_before.search(text[low : quantity.start])
    name = before.lastgroup if before else None
    if name is None and (after := grammar.bound_after.match(text, quantity.end)):
        name = after.lastgroup
    bounds: dict[str, tuple[Bound | None, bool]] = {
        "min": ("min", False), "above": ("above", False), "max": ("max", False), "below": ("below", False),
        "nearly": ("below", True), "about": (None, True),
    }  # fmt: skip
    if name is None:
        return quantity
    bound, approximate = bounds[name]
    if quantity.low != quantity.high:  # "from 5 to 7" has its bounds already
        bound = None
    return replace(quantity, bound=bound, approximate=quantity.approximate or approximate, light=False)
