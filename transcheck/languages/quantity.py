"""A quantity as a text says it: value, unit, kind and bound."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

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
    "change",
    "score",
    "designation",
]
Bound = Literal["min", "above", "max", "below"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much or how many, as a text says it.

    Attributes:
        start, end: half-open place in the text: number and unit, without the words of the bound.
        low, high: the value in the unit that was written; equal unless a range was given.
        kind: what is counted; a magnitude is "thousands of", a fraction has no unit, a change is "doubled" or
            "twice", a score is "3-1" with its two figures in order, a designation is a number within a name
            ("Su-34", "5G").
        unit: name in `units.toml`, or a currency's ISO code, or the letters of a designation; None for things
            counted.
        bound: "at least" is min, "more than" above, "at most" max, "less than" below.
        approximate: "about", "nearly", "some", and all magnitudes.
        light: a word that a good rendering may leave out or put otherwise ("one", "first", "both").
        digits: whether it is written in digits.
        factor: what something is multiplied by, where it grows or shrinks by this or is as many: 2 for "doubled",
            "twice as many" and "rose by 100 percent"; None elsewhere.
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
    factor: Fraction | None = None

    @property
    def value(self) -> Fraction:
        """The value, of a range its lower end."""
        return self.low

    @property
    def values(self) -> tuple[Fraction, ...]:
        """The value, of a range both ends."""
        return (self.low,) if self.low == self.high else (self.low, self.high)
