"""How two quantities stand to one another: the same, rounded, bounded otherwise, or different."""

from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from transcheck.languages.facts import load_facts
from transcheck.languages.quantities import Bound, Quantity

# equal: the same value, unit and bound. rounded: one is the other in round figures, or within its bound.
# approximate: the same value, one with "about". bound: the same value, one bounded ("at least") or both, otherwise.
# unit: the same figure of something else. scale: apart by a power of ten (thousand for million). different: the rest.
Relation = Literal["equal", "rounded", "approximate", "bound", "unit", "scale", "different"]

_ROUNDING = Fraction(1, 10)  # a rounded figure is no further from the exact one than this part of it
_UPWARDS: dict[Bound | None, int] = {"min": 1, "above": 1, "max": -1, "below": -1, None: 0}


@lru_cache(maxsize=1024)
def _dimension(unit: str | None) -> tuple[str | None, Fraction]:
    for name, units in load_facts("units").items():
        if unit in units:
            return name, Fraction(units[unit])
    return unit, Fraction(1)


def _in_base(quantity: Quantity) -> tuple[str | None, tuple[Fraction, ...]]:
    dimension, factor = _dimension(quantity.unit)
    return dimension, tuple(value * factor for value in quantity.values)


def _grain(value: Fraction) -> Fraction:
    """The place value of the last figure that is not 0: 100 of 3500, 1/10 of 2.5."""
    grain = Fraction(1)
    while value and (value / grain).denominator == 1 and value % (grain * 10) == 0:
        grain *= 10
    while (value / grain).denominator != 1 and grain > Fraction(1, 10**6):
        grain /= 10
    return grain


def _rounds(exact: Quantity, a: Fraction, rough: Quantity, b: Fraction) -> bool:
    """Whether `b` is `a` in round figures, given what is said of it."""
    if abs(a - b) > _ROUNDING * max(abs(a), abs(b)):
        return False
    grain = _grain(b)
    upwards = _UPWARDS[rough.bound]
    if upwards:
        return (a - b) * upwards >= 0 and abs(a - b) <= grain and not exact.bound
    return _grain(a) < grain and abs(a - b) * 2 <= grain and (rough.approximate or exact.approximate or b >= 1000)


def same_value(a: Quantity, b: Quantity) -> bool:
    """Whether both name the same amount, whatever the unit or the spelling: "24 hours" and "a day" are."""
    if "designation" in {a.kind, b.kind}:
        return a.kind == b.kind and (a.unit, a.low) == (b.unit, b.low)
    if "decade" in {a.kind, b.kind}:
        short = a.low < 100 or b.low < 100  # "the 90s"
        return a.kind == b.kind and (a.low - b.low) % (100 if short else 10**4) == 0
    first, second = _in_base(a), _in_base(b)
    if first[0] is not None and second[0] is not None and first[0] != second[0]:
        return False
    if {a.kind, b.kind} == {"magnitude"} and {a.low, b.low} == {10, 12}:
        return True  # десятки are tens or dozens
    return (first[1] if first[0] == second[0] else a.values) == (second[1] if first[0] == second[0] else b.values)


def relation(a: Quantity, b: Quantity) -> Relation:
    """How the two stand to one another; the same for either order."""
    if {a.kind, b.kind} == {"ordinal", "fraction"} and a.low * b.low == 1:
        return "approximate"  # "a third is water", "one-third is"
    if {a.kind, b.kind} == {"percent", "fraction"}:
        a, b = (_as_percent(quantity) for quantity in (a, b))
        if a.low != b.low and max(abs(a.low - b.low), abs(a.high - b.high)) < 1:
            return "approximate"  # a third is 33 percent
    if same_value(a, b):
        if a.bound != b.bound:
            if {a.bound, b.bound} in ({"min", "above"}, {"max", "below"}):
                return "rounded"
            return "bound"
        return "equal" if a.approximate == b.approximate else "approximate"
    if {"designation", "decade"} & {a.kind, b.kind}:
        return "different"
    if a.values == b.values:
        return "unit"
    if len(a.values) != len(b.values):
        return "different"
    if _dimension(a.unit)[0] != _dimension(b.unit)[0] and None not in {a.unit, b.unit}:
        return "different"
    return _near(a, b)


def _as_percent(quantity: Quantity) -> Quantity:
    if quantity.kind == "percent":
        return quantity
    return replace(quantity, low=quantity.low * 100, high=quantity.high * 100, kind="percent", unit="percent")


def _near(a: Quantity, b: Quantity) -> Relation:
    same_unit = a.unit is not None and b.unit is not None
    firsts, seconds = (_in_base(a)[1], _in_base(b)[1]) if same_unit else (a.values, b.values)
    pairs = list(zip(firsts, seconds, strict=True))
    if a.kind not in {"year", "ordinal"} and b.kind not in {"year", "ordinal"}:
        if all(_rounds(a, x, b, y) or _rounds(b, y, a, x) for x, y in pairs):
            return "rounded"
        if all(x and y and _power(max(x / y, y / x)) for x, y in pairs):
            return "scale"
    return "different"


def _power(ratio: Fraction) -> bool:
    return ratio in (1000, 10**6, 10**9)


def ends(quantity: Quantity) -> tuple[Quantity, ...]:
    """A range as its two ends, each at the place of the whole; any other quantity as itself.

    One outlet writes "from 5 to 7", another "rose to 7 from 5": compare the ends of what stays without a partner.
    """
    return tuple(replace(quantity, low=value, high=value) for value in quantity.values)


def conflicting_bounds(a: Quantity, b: Quantity) -> bool:
    """Whether one bound looks up and the other down: "at least" against "at most"."""
    return _UPWARDS[a.bound] * _UPWARDS[b.bound] < 0
