"""Forms of quantities: units, money, scores, shares of a unit, lengths without a number, numbers within names."""

import re
from dataclasses import replace
from fractions import Fraction
from functools import cache

from transcheck.languages.facts import load_facts
from transcheck.languages.quantity import Kind, Quantity
from transcheck.languages.quantity_grammar import Grammar

_LETTERS = re.compile(r"[^\W\d_]+")
_CODES = "USD|EUR|GBP|UAH|RUB|BYN|CNY|PLN"
_SCALES = {"k": 10**3, "K": 10**3, "m": 10**6, "M": 10**6, "MM": 10**6, "B": 10**9, "bn": 10**9}
_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "₴": "UAH", "₽": "RUB", "¥": "JPY", "₸": "KZT"}
_SYMBOL_BEFORE = re.compile(rf"(?<![^\W_])(?:(?:US|A|C)?([$€£₴₽¥₸])|(k|K|M|MM|B|bn)?({_CODES}))\s?\Z")
_SYMBOL_AFTER = re.compile(rf"\s?(?:([€₴₽¥₸$£])|(k|K|m|M|MM|B|bn)({_CODES})(?![^\W_]))")
_SCORE = re.compile(r"(\d{1,2})[-–:](\d{1,2})(?![\d%]|[-–:.,/]\d|\s?[^\W_]*(?:%|percent))")
_CLOSING = re.compile(
    r"\s*(?:$|[^\w\s]|(?:in|on|at|to|against|and|over|by|with|for|as|but|vote|win|victory|defeat|lead|draw|loss|"
    r"над|против|проти|супраць|в|у|ў|на|с|з|со|зі|и|і|к|до|да)\b)"
)
_PHONE = re.compile(r"\+?\d[\d\s()‑-]{8,}\d")
_FIGURES = re.compile(r"[0-9]+")
_TAIL = re.compile(r"[^\W_]+")


def designation(text: str, start: int, begin: int, letters: str) -> Quantity:
    """A number within a name: "Su-34", "MH17"."""
    digits = _FIGURES.match(text, start)
    end = digits.end() if digits else start + 1
    rest = _TAIL.match(text, end)
    value = Fraction(digits.group()) if digits else Fraction(0)
    return Quantity(begin, rest.end() if rest else end, value, value, "designation", letters.casefold(), light=True)


def score(text: str, start: int, before: str, grammar: Grammar) -> Quantity | None:
    """The two figures of a result: "won 3-1"; a range would rise."""
    match = _SCORE.match(text, start)
    if match is None:
        return None
    first, second = Fraction(int(match[1])), Fraction(int(match[2]))
    told = grammar.score_before.search(before) and read_unit(text, match.end(), grammar)[0] is None
    if not told and (first <= second or not _CLOSING.match(text, match.end())):
        return None
    return Quantity(start, match.end(), first, second, "score")


def single(text: str, start: int, before: str, grammar: Grammar) -> Quantity | None:
    """A length of time or a way that is one without saying so: "for a week", "a year and a half"."""
    word = _LETTERS.match(text, start)
    if word is None or word.group().lower() not in grammar.singles:
        return None
    unit, end = read_unit(text, start, grammar)
    if unit is None or end != word.end():
        return None
    half = grammar.half_more.match(text, end)
    if half and (article := grammar.single_half.search(before)):
        begin, value = start - len(article.group()), Fraction(3, 2)
        return Quantity(begin, half.end(), value, value, kind_of(unit), unit, digits=False)
    if not grammar.single_before.search(before):
        return None
    return Quantity(start, end, Fraction(1), Fraction(1), kind_of(unit), unit, light=True, digits=False)


def phone_end(text: str, start: int, before: str) -> int | None:
    """Where a telephone number ends that starts at `start`, None where none does."""
    match = _PHONE.match(text, start)
    if match is None:
        return None
    parts = re.split(r"\D+", match.group())
    spaced = all(len(part) == 3 for part in parts[1:]) and "+" not in before[-1:]
    return match.end() if sum(map(len, parts)) >= 9 and len(parts) > 2 and not spaced else None


def after_article(quantity: Quantity, before: str, grammar: Grammar) -> Quantity:
    """The quantity with the article before it: "a dozen"."""
    article = grammar.article.search(before)
    return replace(quantity, start=quantity.start - len(article.group())) if article else quantity


def money(text: str, base: Quantity, before: str) -> Quantity | None:
    """The amount of money, where a sign or a code stands beside the number: "$3m", "MUSD 3"."""
    if symbol := _SYMBOL_BEFORE.search(before):
        start, end, sign, scale, code = base.start - len(symbol.group()), base.end, symbol[1], symbol[2], symbol[3]
    elif symbol := _SYMBOL_AFTER.match(text, base.end):
        start, end, sign, scale, code = base.start, symbol.end(), symbol[1], symbol[2], symbol[3]
    else:
        return None
    value = base.low * _SCALES.get(scale or "", 1)
    return replace(
        base, start=start, end=end, low=value, high=value, kind="money", unit=_SYMBOLS[sign] if sign else code,
        light=False,
    )  # fmt: skip


def share_after_article(text: str, start: int, end: int, before: str, grammar: Grammar) -> Quantity | None:
    """A denominator after an article that is a fraction: "a third of", "a quarter of an hour"."""
    article = grammar.article.search(before)
    denominator = grammar.fractions.get(text[start:end].lower())
    if not article or not denominator:
        return None
    share = Quantity(start - len(article.group()), end, 1 / denominator, 1 / denominator, "fraction", digits=False)
    return part_of_unit(text, share, grammar) or (share if grammar.of.match(text, end) else None)


def part_of_unit(text: str, share: Quantity, grammar: Grammar) -> Quantity | None:
    """A fraction of one unit as a measure: "three quarters of an hour"."""
    of = grammar.part_of.match(text, share.end)
    unit, end = read_unit(text, of.end(), grammar) if of else (None, 0)
    return replace(share, end=end, kind=kind_of(unit), unit=unit, light=False) if unit else None


def read_unit(text: str, end: int, grammar: Grammar) -> tuple[str | None, int]:
    """The unit or currency that stands at `end`, and where it ends; None and `end` where none does."""
    match = grammar.units.match(text, end)
    if match is None or match.lastindex is None or (len(match.group()) == 1 and match.group().isupper()):
        return None, end  # "5G" is no weight
    return grammar.unit_names[match.lastindex - 1], match.end()


@cache
def dimensions() -> dict[str, tuple[str, Fraction]]:
    """What each unit measures, and how many of the base unit it is."""
    tables = load_facts("units")
    return {unit: (name, Fraction(factor)) for name, units in tables.items() for unit, factor in units.items()}


def kind_of(unit: str) -> Kind:
    """The kind of a quantity in this unit."""
    if unit == "percent":
        return "percent"
    return "measure" if unit in dimensions() else "money"
