"""Quantities in a text: numbers in digits or words with unit, bound and kind, each with its exact value.

What looks like a number and is none is left alone: "no one", "Su-34", "24/7", "World War Two", list numbers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from transcheck.languages.changes import with_factor
from transcheck.languages.number_reading import read_number
from transcheck.languages.numerals import Number, fold_places
from transcheck.languages.quantity import Bound, Kind, Quantity
from transcheck.languages.quantity_forms import (
    after_article,
    designation,
    dimensions,
    kind_of,
    money,
    part_of_unit,
    phone_end,
    read_unit,
    score,
    share_after_article,
    single,
)  # fmt: skip
from transcheck.languages.quantity_grammar import Grammar, grammar_of
from transcheck.languages.time_mention import TimeMention
from transcheck.languages.times import find_times
from transcheck.model import Language

_LOOK_BACK = 48  # the longest bound phrase with what may stand between it and its number


_NAMED = re.compile(r"([^\W\d_]+)[-‑]?\Z")  # Su-34, S300
_CUT = re.compile(r"\w[./]\Z|\d,\Z|[#№]\Z")  # 24/7, v.2
_GLUED = re.compile(r"[^\W\d_]|[-‑](?=[A-ZА-ЯІЇЄЎ])|/\d")
_MINUS = re.compile(r"(?:(?:^|(?<=[\s(]))[-−–]|(?<![^\W_])(?:minus|мінус|минус)\s)\Z", re.IGNORECASE)
_NUMBERING = re.compile(r"(?:^|\n)[ \t]*[(\[]?\Z")
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBERED = re.compile(r"[.)](?:\s|$)")


_LETTERS_AFTER = re.compile(r"[-‑]?([^\W\d_]+(?:/[^\W\d_]+)?)")
_NO_RANGE = frozenset({"magnitude", "fraction", "designation", "decade", "score", "change"})
_TURNED: dict[Bound, Bound] = {"above": "max", "below": "min"}  # under a negation
_SIGNED = frozenset({"degree", "celsius", "fahrenheit", "percent"})  # units of what may be below nought


def find_quantities(text: str, language: Language, times: Sequence[TimeMention] | None = None) -> tuple[Quantity, ...]:
    """The quantities of a text, in order, none overlapping another nor a date or a clock time.

    Args:
        text: any text.
        language: of the text; nothing is found where it is "und".
        times: its times, where they are known already.
    """
    if language == "und":
        return ()
    found: list[Quantity] = []
    grammar = grammar_of(language)
    end = 0
    taken = _taken(text, find_times(text, language) if times is None else times)
    stop, after = next(taken)
    for start in _candidates(text, grammar):
        while start >= after:
            stop, after = next(taken)
        if start < end or start >= stop:
            continue
        quantity = _quantity(text, start, language, grammar)
        if isinstance(quantity, Quantity) and quantity.kind == "cardinal" and not quantity.unit:
            quantity = _inverted(text, quantity, found, grammar)
        if isinstance(quantity, Quantity) and quantity.start < end:
            end = max(end, quantity.end)
        elif isinstance(quantity, Quantity):
            quantity = _with_range(text, quantity, language, grammar)
            quantity = _with_bound(text, quantity, grammar, end)
            found.append(with_factor(text, quantity, end, language))
            end = quantity.end
        else:
            end = quantity
    return tuple(found)


def _taken(text: str, times: Sequence[TimeMention]) -> Iterator[tuple[int, int]]:
    """Places of dates, clock times and "two weeks ago", whose numbers are no quantities; last one without end."""
    for mention in times:
        if mention.kind in {"date", "clock", "relative"}:
            yield mention.start, mention.end
    yield len(text), len(text) + 1


def _inverted(text: str, quantity: Quantity, found: list[Quantity], grammar: Grammar) -> Quantity:
    """The quantity with the unit or the scale before it, which makes it about so many: "метров на сто".

    Args:
        text: the text.
        quantity: a number without a unit after it.
        found: the quantities before it; a scale is taken from them, "тисяч 100".
        grammar: of the language.
    """
    floor = found[-1].start if found else 0
    before = text[max(floor, quantity.start - _LOOK_BACK) : quantity.start]
    if found and grammar.inverted_scale.fullmatch(before):
        value = quantity.low * found.pop().low
        return replace(quantity, low=value, high=value, approximate=True)
    match = grammar.inverted.search(text, found[-1].end if found else 0, quantity.start)
    if match is None or match.lastindex is None:
        return quantity
    unit = grammar.unit_names[match.lastindex - 1]
    return replace(quantity, kind=kind_of(unit), unit=unit, approximate=True)


def _candidates(text: str, grammar: Grammar) -> Iterator[int]:
    """Where a number may start: at a digit or at a word that has to do with numbers."""
    folded = fold_places(text)
    triggers = grammar.triggers
    for match in grammar.start.finditer(folded):
        word = match.group()
        if word in triggers or not word.isalpha() or grammar.compound.match(word):
            yield match.start()


def _quantity(text: str, start: int, language: Language, grammar: Grammar) -> Quantity | int:
    """The quantity at `start`, or the place from which to look on."""
    digits = text[start].isdigit()
    before = text[max(0, start - _LOOK_BACK) : start]
    if digits and (phone := phone_end(text, start, before)):
        return phone
    masked = None if digits else _masked(text, start, grammar)
    if masked:
        return masked
    if digits and not grammar.joined.search(before):
        if _CUT.search(before):
            return start + 1
        if named := _NAMED.search(before):
            return designation(text, start, start - len(named.group()), named[1])
    if digits and (result := score(text, start, before, grammar)):
        return result
    if digits and (year := grammar.short_year.match(text, start - 1)) and start:
        value = Fraction(int(year[1]))
        return Quantity(start - 1, year.end(), value, value, "year")
    if not digits and (length := single(text, start, before, grammar)):
        return length
    if not digits and (compound := grammar.compound.match(text, start)):
        unit, end = read_unit(text, compound.end(), grammar)
        value = grammar.compounds[fold_places(compound[1])]
        word = _LETTERS.match(text, start)
        end = end if unit else word.end() if word else compound.end()
        kind: Kind = kind_of(unit) if unit else "cardinal"
        return Quantity(start, end, value, value, kind, unit, digits=False, light=value == 1)
    half = grammar.half_of.match(text, start)
    number = read_number(text, half.end() if half else start, language)
    if half and number is None:
        unit, after = read_unit(text, half.end(), grammar)
        if unit is not None:
            return Quantity(start, after, Fraction(1, 2), Fraction(1, 2), kind_of(unit), unit, digits=False)
        half, number = None, read_number(text, start, language)
    if number is None:
        word = None if digits else _LETTERS.match(text, start)
        return (share_after_article(text, start, word.end(), before, grammar) if word else None) or start + 1
    if half:
        number = Number(start, number.end, number.value / 2, words=True, scaled=True)
    return _with_unit(text, number, before, grammar, digits)


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
        share = None if digits else share_after_article(text, start, end, before, grammar)
        return share or replace(base, kind="ordinal")
    if number.form == "times":
        return base
    if number.form == "change":
        return replace(base, kind="change", light=True)
    if number.form == "decade":
        return replace(base, kind="decade")
    if number.form == "vague":
        base = replace(base, approximate=True)
    if not digits and grammar.several.search(before):
        return replace(base, kind="magnitude", approximate=True)
    unit, after = read_unit(text, end, grammar)
    if number.form == "fraction" and unit is None and (part := part_of_unit(text, base, grammar)):
        return after_article(part, before, grammar)
    if unit is None and digits and not number.scaled and _GLUED.match(text, end) and not text[end - 1].isalpha():
        letters = _LETTERS_AFTER.match(text, end)
        if letters is None:
            return end
        return replace(base, end=letters.end(), kind="designation", unit=letters[1].casefold(), light=True)
    if not number.words and digits and _NUMBERING.search(before) and _NUMBERED.match(text, end):
        return end
    if amount := money(text, base, before):
        return amount
    if age := grammar.age_after.match(text, end):
        return replace(base, end=age.end(), kind="age", unit="year", light=False)
    if grammar.age_before.search(before):
        return replace(base, kind="age", unit="year", light=False)
    if number.form == "year" or (
        not number.scaled
        and digits
        and end - start == 4
        and value.denominator == 1
        and _is_year(text, base, before, grammar)
    ):
        return replace(base, kind="year")
    if unit is not None:
        alone = value == 1 and dimensions().get(unit, ("", 0))[0] == "time"  # "one week" may be "a week"
        base = replace(base, end=after, kind=kind_of(unit), unit=unit, light=alone)
        if number.value.denominator == 1 and (half := grammar.half_more.match(text, after)):
            more = value + Fraction(1, 2)
            base = replace(base, end=half.end(), low=more, high=more, light=False)
        minus = _MINUS.search(before) if unit in _SIGNED else None
        return replace(base, start=start - len(minus.group()), low=-value, high=-value) if minus else base
    base = base if digits else after_article(base, before, grammar)
    return replace(base, kind="fraction") if number.form == "fraction" else base


def _is_year(text: str, quantity: Quantity, before: str, grammar: Grammar) -> bool:
    value = quantity.low
    if not 1000 <= value <= 2100:
        return False
    if grammar.year_after.match(text, quantity.end):
        return True
    if read_unit(text, quantity.end, grammar)[0] is not None:
        return False
    return bool(grammar.year_before.search(before)) or (1900 < value < 2100 and value % 100 != 0)


def _with_range(text: str, first: Quantity, language: Language, grammar: Grammar) -> Quantity:
    """The two ends of a range as one quantity."""
    joint = grammar.joint.match(text, first.end)
    before = text[max(0, first.start - _LOOK_BACK) : first.start]
    if joint is None and grammar.opener.search(before):
        joint = grammar.pair.match(text, first.end)
    if joint is None or first.kind in _NO_RANGE or first.low != first.high:
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
    if quantity.kind in {"ordinal", "year", "decade", "designation", "score"}:
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
    if before and bound and not approximate and grammar.negated.search(text[low : low + before.start()]):
        bound = _TURNED.get(bound, bound)
    if quantity.kind == "magnitude" and before and text[quantity.start : quantity.end].lower() in grammar.either:
        quantity = replace(quantity, kind="cardinal", approximate=False)  # "более тысячи" is one thousand
    if quantity.low != quantity.high:  # "from 5 to 7" has its bounds already
        bound = None
    return replace(quantity, bound=bound, approximate=quantity.approximate or approximate, light=False)
