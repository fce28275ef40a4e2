"""The original as a witness between two renderings.

Each piece of evidence is something in which the two renderings differ and the original has the words of one of them
(`against.py`). Its weight is fitted on labelled pairs (`testimony.toml`, made by `benchmarks/testimony.py`); what
weighs more than `enough` is a verdict, and silence is the rule.
"""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from transcheck.comparing.against import Against, Evidence, Number
from transcheck.comparing.bilingual import Beside, set_beside
from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.keeping import kept

_CLOSE = 0.3  # share of words without counterpart up to which two renderings are one wording with changes
_FEW = 3  # so many words without counterpart make no other wording, however short the renderings are
_FAINT = ("order", "missing.grammar", "added", "time")  # what good renderings do as well: no verdict rests on it alone
_SIGN = (-1, 1)  # what speaks against the right side speaks for the left one
HARD = ("clash", "figure", "trait", "denied")  # kinds of which one counts in full, and several no more than one


@dataclass(frozen=True, eq=False)
class Testimony:
    """What an original says of two renderings.

    Attributes:
        comparison: the renderings.
        besides: each of them beside the original.
    """

    comparison: Comparison
    besides: tuple[Beside, Beside]

    @property
    def regime(self) -> str:
        """Whether the renderings are one wording with changes, or two wordings."""
        left_over = sum(len(self.comparison.left_over(side)) for side, _ in self.comparison.sides)
        return "close" if left_over <= _FEW or self.comparison.unmatched <= _CLOSE else "free"

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """All there is, of either side."""
        found: list[Evidence] = []
        for number in (0, 1):
            found += Against(self.comparison, self.besides, number).evidence()
        return tuple(found)

    def share(self, evidence: Evidence) -> float:
        """How much of its weight a piece of evidence has: of many deviations of a free wording each says little."""
        if evidence.kind.startswith(HARD):
            return 1.0
        return 1 / math.sqrt(self._soft[evidence.against])

    @cached_property
    def _soft(self) -> tuple[int, int]:
        against = [one.against for one in self.evidence if not one.kind.startswith(HARD)]
        return against.count(0), against.count(1)

    def weight(self, evidence: Evidence) -> float:
        """What a piece of evidence weighs in log-odds."""
        return float(_weights()[self.regime].get(evidence.kind, 0.0)) * self.share(evidence)

    def balance(self, evidence: Sequence[Evidence]) -> float:
        """What speaks against the right side less what speaks against the left one, in log-odds."""
        hard: dict[tuple[str, Number], float] = {}
        total = 0.0
        for one in evidence:
            if one.kind.startswith(HARD):
                hard[one.kind, one.against] = self.weight(one)
            else:
                total += self.weight(one) * _SIGN[one.against]
        return total + sum(weight * _SIGN[against] for (_, against), weight in hard.items())

    @cached_property
    def supported(self) -> Side | None:
        """The rendering that the original agrees with, None where it does not tell."""
        balance = self.balance(self.evidence)
        if abs(balance) < _weights()[self.regime]["enough"]:
            return None
        against = 1 if balance > 0 else 0
        solid = (one for one in self.evidence if one.against == against and not one.kind.startswith(_FAINT))
        if not any(self.weight(one) > 0 for one in solid):
            return None
        return self.comparison.left if against == 1 else self.comparison.right

    @cached_property
    def telling(self) -> Evidence | None:
        """The piece of evidence that weighs the most for the verdict."""
        if self.supported is None:
            return None
        against = 1 if self.supported is self.comparison.left else 0
        own = [one for one in self.evidence if one.against == against and self.weight(one) > 0]
        return max(own, key=lambda one: (self.weight(one), -one.said.start), default=None)


@cache
def _weights() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("testimony.toml").read_text(encoding="utf-8"))


@kept
def testimony_of(comparison: Comparison) -> Testimony | None:
    """What the original says of two renderings; None without one that can be read."""
    if comparison.original is None or comparison.pair.left.span.text == comparison.pair.right.span.text:
        return None
    left, right = (set_beside(side, comparison.original) for side, _ in comparison.sides)
    return Testimony(comparison, (left, right)) if left is not None and right is not None else None
