"""Quantities in a text: numbers in digits or words with unit, bound and kind, each with its exact value.

What looks like a number and is none is left alone: "no one", "Su-34", "24/7", "World War Two", list numbers.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import Any, Literal

from transcheck.languages.facts import load_facts
from transcheck.languages.numerals import Number, fold_places, numerals, read_number
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
_Around = tuple[re.Pattern[str], re.Pattern[str]]

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


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What stands around the numbers of one language, as patterns."""

    units: re.Pattern[str]
    unit_names: tuple[str, ...]
    age_after: re.Pattern[str]
    age_before: re.Pattern[str]
    year_before: re.Pattern[str]
    year_after: re.Pattern[str]
    bound_before: re.Pattern[str]
    bound_after: re.Pattern[str]
    joint: re.Pattern[str]
    pair: re.Pattern[str]
    opener: re.Pattern[str]
    half_of: re.Pattern[str]
    of: re.Pattern[str]
    fractions: Mapping[str, Fraction]
    masks: Mapping[str, tuple[_Around, ...]]
    article: re.Pattern[str]
    several: re.Pattern[str]
    joined: re.Pattern[str]
    light: frozenset[str]
    start: re.Pattern[str]
    triggers: frozenset[str]


def _around(phrases: list[str]) -> tuple[_Around, ...]:
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


def _pattern(form: str) -> re.Pattern[str]:
    """A pattern of the tables over unaltered text: "ё" may be written "е"."""
    return re.compile(form.replace("ё", "[её]"), re.IGNORECASE)


def _alternatives(forms: str) -> list[str]:
    """The alternatives of a pattern, those within its brackets left together."""
    return re.findall(r"(?:\([^)]*\)|[^|(])+", forms)


def _any(names: dict[str, str], around: str) -> re.Pattern[str]:
    """One pattern of named alternatives, put where `around` says %s."""
    return _pattern(around % "|".join(f"(?P<{name}>{forms})" for name, forms in names.items()))


@cache
def _grammar(language: Language) -> _Grammar:
    facts: dict[str, Any] = dict(load_facts(f"{language}-quantities"))
    units: dict[str, str] = {**facts["units"], **facts["money"]}
    words = facts["words"]
    bounds: dict[str, str] = dict(facts["bounds"])
    between = bounds.pop("between")
    forms = sorted(
        ((form, name) for name, forms in units.items() for form in _alternatives(forms)), key=lambda item: -len(item[0])
    )
    triggers = frozenset(word for word in [*numerals(language).roles, *words["halved"].split()] if len(word) > 2)
    firsts = "".join(sorted({word[0] for word in triggers}))
    return _Grammar(
        units=_pattern(
            rf"(?:[-‑]|\s{{0,2}}(?:(?:{words['between_unit']})\s+)?)(?:"
            + "|".join(f"({form})" for form, _ in forms)
            + r")(?![^\W_])",
        ),
        unit_names=tuple(name for _, name in forms),
        age_after=_pattern(facts["age"]["after"]),
        age_before=_pattern(facts["age"]["before"]),
        year_before=_pattern(facts["year"]["before"]),
        year_after=_pattern(facts["year"]["after"]),
        bound_before=_any(bounds, rf"(?<![^\W_])(?:%s)(?:\s+(?:{between}))*\s*(?:(?:US)?[$€£₴₽~≈])?\s*\Z"),
        bound_after=_any(facts["bounds_after"], r"[\s,]{0,2}(?:%s)(?![^\W_])"),
        joint=_pattern(facts["range"]["joint"]),
        pair=_pattern(facts["range"]["pair"]),
        opener=_pattern(facts["range"]["opener"]),
        half_of=_pattern(words["half_of"]),
        of=_pattern(words["of"]),
        fractions={
            word: roles["fractions"] for word, roles in numerals(language).roles.items() if "fractions" in roles
        },
        masks={word: _around(phrases) for word, phrases in facts["masks"].items()},
        article=_pattern(rf"(?<![^\W_])(?:{words['article']})\s+\Z"),
        several=_pattern(rf"(?<![^\W_])(?:{facts['several']['before']})\s+\Z"),
        joined=_pattern(rf"(?<![^\W_])(?:{'|'.join(words['joined'].split())})[-‑]\Z"),
        light=frozenset(words["light"].split()),
        start=re.compile(rf"\d+(?:[.,]\d+)*|[¼½¾⅓⅔]|\b[{firsts}][^\W\d_]*(?:'[^\W\d_]+)*"),
        triggers=triggers,
    )


def find_quantities(text: str, language: Language) -> tuple[Quantity, ...]:
    """The quantities of a text, in order, none overlapping another nor a date or a clock time.

    Args:
        text: any text.
        language: of the text; nothing is found where it is "und".
    """
    if language == "und":
        return ()
    found: list[Quantity] = []
    grammar = _grammar(language)
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


def _candidates(text: str, grammar: _Grammar) -> Iterator[int]:
    """Where a number may start: at a digit or at a word that has to do with numbers."""
    folded = fold_places(text)
    triggers = grammar.triggers
    for match in grammar.start.finditer(folded):
        word = match.group()
        if word in triggers or not word.isalpha():
            yield match.start()


def _quantity(text: str, start: int, language: Language, grammar: _Grammar) -> Quantity | int:
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


def _masked(text: str, start: int, grammar: _Grammar) -> int | None:
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


def _with_unit(text: str, number: Number, before: str, grammar: _Grammar, digits: bool) -> Quantity | int:
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


def _share(text: str, start: int, end: int, before: str, grammar: _Grammar) -> Quantity | None:
    """An ordinal that is a fraction: "a third of"."""
    article = grammar.article.search(before)
    denominator = grammar.fractions.get(text[start:end].lower())
    if not article or not denominator or not grammar.of.match(text, end):
        return None
    value = 1 / denominator
    return Quantity(start - len(article.group()), end, value, value, "fraction", digits=False)


def _is_year(text: str, quantity: Quantity, before: str, grammar: _Grammar) -> bool:
    value = quantity.low
    if not 1000 <= value <= 2100:
        return False
    if grammar.year_after.match(text, quantity.end):
        return True
    if _unit(text, quantity.end, grammar)[0] is not None:
        return False
    return bool(grammar.year_before.search(before)) or (1900 < value < 2100 and value % 100 != 0)


def _unit(text: str, end: int, grammar: _Grammar) -> tuple[str | None, int]:
    match = grammar.units.match(text, end)
    if match is None or match.lastindex is None:
        return None, end
    return grammar.unit_names[match.lastindex - 1], match.end()


@cache
def _dimensions() -> dict[str, tuple[str, Fraction]]:
    tables = load_facts("units")
    return {unit: (name, Fraction(factor)) for name, units in tables.items() for unit, factor in units.items()}


def _kind_of(unit: str) -> Kind:
    if unit == "percent":
        return "percent"
    return "measure" if unit in _dimensions() else "money"


def _with_range(text: str, first: Quantity, language: Language, grammar: _Grammar) -> Quantity:
    """The two ends of a range as one quantity."""
    joint = grammar.joint.match(text, first.end)
    before = text[max(0, first.start - _LOOK_BACK) : first.start]
    if joint is None and grammar.opener.search(before):
        joint = grammar.pair.match(text, first.end)
    if (
        joint is None
        or first.kind in {"magnitude", "age", "fraction", "designation", "decade"}
        or first.low != first.high
    ):
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


def _with_bound(text: str, quantity: Quantity, grammar: _Grammar, floor: int) -> Quantity:
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
