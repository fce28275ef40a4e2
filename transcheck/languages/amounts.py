"""How two quantities stand to one another: the same, rounded, bounded otherwise, or different."""

from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from transcheck.languages.facts import load_facts
from transcheck.languages.quantity import Bound, Quantity

# equal: the same value, unit and bound. rounded: one is the other in round figures, or within its bound.
# approximate: the same value, one with "about". bound: the same value, one bounded ("at least") or both, otherwise.
# unit: the same figure of something else. scale: apart by a power of ten (thousand for million). different: the rest.
Relation = Literal["equal", "rounded", "approximate", "bound", "unit", "scale", "different"]

_ROUNDING = Fraction(1, 10)  # a figure that is said to be rough is no further from the exact one than this part of it
_UNSAID = Fraction(1, 50)  # and one that is not, but is converted or in plainly round thousands, than this
_CONVERTED = Fraction(1, 20)  # how far measures of two systems are rounded: 20 feet, six metres
_DEGREES = frozenset({"degree", "celsius", "fahrenheit"})
_FREEZING, _FAHRENHEIT = 32, Fraction(5, 9)
_DOZEN = Fraction(6, 5)  # десяток is ten, and a dozen in many renderings
_FIXED = frozenset({"year", "ordinal", "decade", "designation", "score", "magnitude", "change"})
_UPWARDS: dict[Bound | None, int] = {"min": 1, "above": 1, "max": -1, "below": -1, None: 0}


def dimension(unit: str | None) -> str | None:
    """What a unit measures, "length" or "time"; of a currency itself."""
    return _measured(unit)[0]


@lru_cache(maxsize=1024)
def _measured(unit: str | None) -> tuple[str | None, Fraction]:
    for name, units in load_facts("units").items():
        if unit in units:
            return name, Fraction(units[unit])
    return unit, Fraction(1)


def _in_base(quantity: Quantity) -> tuple[str | None, tuple[Fraction, ...]]:
    dimension, factor = _measured(quantity.unit)
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
    apart = abs(a - b)
    if apart > _ROUNDING * max(abs(a), abs(b)):
        return False
    grain = _grain(b)
    upwards = _UPWARDS[rough.bound]
    if upwards and not rough.approximate:
        return (a - b) * upwards >= 0 and apart <= grain and not exact.bound
    if rough.approximate:
        return _grain(a) <= grain and apart <= grain
    return exact.approximate and _grain(a) < grain and apart * 2 <= grain


def unsaid_rounding(a: Quantity, b: Quantity) -> bool:
    """Whether one is the other in round thousands without a word of it: 2,487 and 2,500."""
    if a.kind in _FIXED or b.kind in _FIXED or a.low != a.high or b.low != b.high or _in_base(a)[0] != _in_base(b)[0]:
        return False
    first, second = abs(_in_base(a)[1][0]), abs(_in_base(b)[1][0])
    return (
        min(first, second) >= 1000
        and _grain(first) != _grain(second)
        and abs(first - second) <= _UNSAID * max(first, second)
    )


def _converted(a: Quantity, b: Quantity) -> bool:
    """Whether both are one measure in two systems: miles and kilometres, Fahrenheit and Celsius."""
    if a.unit is None or b.unit is None or a.unit == b.unit or len(a.values) != len(b.values):
        return False
    pairs = list(zip(a.values, b.values, strict=True))
    scales = {a.unit, b.unit}
    if scales <= _DEGREES:
        return all(_warm(a, x, y) or _warm(b, y, x) for x, y in pairs)
    first, second = _measured(a.unit), _measured(b.unit)
    if "GBP" in scales and "mass" in {first[0], second[0]}:  # "a 550 pound hog"
        first, second = (_measured("pound_mass") if unit == "GBP" else _measured(unit) for unit in (a.unit, b.unit))
    if first[0] != second[0] or first[1] == second[1]:
        return False
    return all(abs(x * first[1] - y * second[1]) <= _CONVERTED * max(x * first[1], y * second[1]) for x, y in pairs)


def _warm(said: Quantity, fahrenheit: Fraction, celsius: Fraction) -> bool:
    """Whether a temperature that may be in Fahrenheit is the other one in Celsius."""
    return said.unit != "celsius" and abs((fahrenheit - _FREEZING) * _FAHRENHEIT - celsius) <= 1


def _decimal_power(value: Fraction) -> int:
    power = 1
    while value >= power * 10:
        power *= 10
    return power


def _magnitudes(a: Quantity, b: Quantity) -> Relation:
    """How "hundreds" stand to another magnitude or to a number: some hundreds, but never one."""
    if a.kind == b.kind:
        first, second = _decimal_power(a.low), _decimal_power(b.low)
        if first == second:
            return "equal" if a.low == b.low else "approximate"
        return "scale" if _power(Fraction(max(first, second), min(first, second))) else "different"
    some, number = (a, b) if a.kind == "magnitude" else (b, a)
    power = _decimal_power(some.low)
    least = power if number.bound in {"min", "above"} else 2 * power
    if number.kind in {"percent", "year", "ordinal"}:
        return "different"
    if least <= number.high and number.low < 10 * power:
        return "rounded"
    return "scale" if power >= 1000 and _power(max(number.low, Fraction(1)) / power) else "different"


def same_value(a: Quantity, b: Quantity) -> bool:
    """Whether both name the same amount, whatever the unit or the spelling: "24 hours" and "a day" are."""
    if "designation" in {a.kind, b.kind}:
        return a.kind == b.kind and (a.unit, a.low) == (b.unit, b.low)
    if "decade" in {a.kind, b.kind}:
        short = a.low < 100 or b.low < 100  # "the 90s"
        return a.kind == b.kind and (a.low - b.low) % (100 if short else 10**4) == 0
    if "ordinal" in {a.kind, b.kind} and (a.unit or b.unit):
        return False  # "the second" is no two days
    if "score" in {a.kind, b.kind}:
        return (a.kind, a.low, a.high) == (b.kind, b.low, b.high)
    first, second = _in_base(a), _in_base(b)
    if first[0] is not None and second[0] is not None and first[0] != second[0]:
        return False
    if a.unit != b.unit and "fahrenheit" in {a.unit, b.unit}:
        return False
    return (first[1] if first[0] == second[0] else a.values) == (second[1] if first[0] == second[0] else b.values)


def relation(a: Quantity, b: Quantity) -> Relation:
    """How the two stand to one another; the same for either order."""
    if a.factor is not None and b.factor is not None:
        return _factors(a, b)
    if "magnitude" in {a.kind, b.kind} and not {"designation", "decade", "score"} & {a.kind, b.kind}:
        return _magnitudes(a, b)
    if _short_year(a, b) or _short_year(b, a):
        return "approximate"
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
    if {"designation", "decade", "score"} & {a.kind, b.kind}:
        return "different"
    if _converted(a, b) or _metres_for_millions(a, b) or _metres_for_millions(b, a):
        return "rounded"
    if a.values == b.values and a.unit and b.unit:
        return "unit"
    if len(a.values) != len(b.values):
        return "different"
    if _measured(a.unit)[0] != _measured(b.unit)[0] and None not in {a.unit, b.unit}:
        return "different"
    return _near(a, b)


def _factors(a: Quantity, b: Quantity) -> Relation:
    """How two changes agree: doubled is by 100 percent, and by a third is by 33 percent."""
    first, second = a.factor or Fraction(1), b.factor or Fraction(1)
    if abs(first - second) > Fraction(1, 200):
        return "different"
    return "equal" if a.bound == b.bound else "bound"


def _short_year(full: Quantity, short: Quantity) -> bool:
    """Whether the one is a year and the other its last two figures: "in 1986", "since '86", "у дев'ятому"."""
    if not 1900 <= full.low <= 2100 or not 0 < short.low < 100 or full.low % 100 != short.low:
        return False
    return full.kind in {"year", "cardinal"} and full.unit is None and short.kind in {"year", "ordinal", "cardinal"}


def _metres_for_millions(short: Quantity, other: Quantity) -> bool:
    """Whether "150m" was read as millions and is metres."""
    return other.unit == "metre" and short.unit is None and short.digits and short.low == other.low * 10**6


def _as_percent(quantity: Quantity) -> Quantity:
    if quantity.kind == "percent":
        return quantity
    return replace(quantity, low=quantity.low * 100, high=quantity.high * 100, kind="percent", unit="percent")


def _near(a: Quantity, b: Quantity) -> Relation:
    same_unit = a.unit is not None and b.unit is not None
    firsts, seconds = (_in_base(a)[1], _in_base(b)[1]) if same_unit else (a.values, b.values)
    pairs = list(zip(firsts, seconds, strict=True))
    if a.kind not in _FIXED and b.kind not in _FIXED:
        if all(_rounds(a, x, b, y) or _rounds(b, y, a, x) for x, y in pairs) or _dozen(a, b):
            return "rounded"
        if all(x and y and _power(max(x / y, y / x)) for x, y in pairs):
            return "scale"
    return "different"


def _dozen(a: Quantity, b: Quantity) -> bool:
    """Whether one says tens for the other's dozens: два десятки, "two dozen"."""
    great, small = (a, b) if a.low > b.low else (b, a)
    if great.unit or small.unit or great.digits or not small.approximate or great.low != great.high or great.low % 12:
        return False
    return great.low == small.low * _DOZEN


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
