"""Names of other people, places and bodies; `other_names.py` finds which stand for each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison
from transcheck.comparing.tokens import countries
from transcheck.glossary import Glossary
from transcheck.model import Category, Confidence, Severity, Span
from transcheck.rules.pairs.other_names import Doubt, OtherName, other_names
from transcheck.rules.wording import says, there


@dataclass(frozen=True, slots=True)
class NameDiffers(PairRule):
    """Another person, place or body is named.

    Where one outlet names Mazyr and the other Homiel, one of them is wrong. Two spellings of one name are a
    matter for the glossary and are left to the rules on names.

    Attributes:
        alike: the share of words without a counterpart above which what may be no name is only minor.

    Divergent:
        A: The convoy left Mazyr at noon, said the driver.
        B: The convoy left Pinsk at noon, said the driver.
    Consistent:
        A: The convoy left Mazyr at noon, Fridman said.
        B: The convoy left Mozyr at noon, Friedman said.
    Source: MQM "Mistranslation" of names; national and short forms in en-places.toml.
    """

    code: ClassVar[str] = "TC204"
    name: ClassVar[str] = "name-differs"
    category: ClassVar[Category] = "name"
    severity: ClassVar[Severity] = "critical"

    alike: float = 0.5

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each name in whose place the other side has another name, or a word that is none."""
        left, right = comparison.left, comparison.right
        for pair in other_names(comparison):
            here, over_there = left.span(pair.left), right.span(pair.right)
            known = _one_entry(resources.glossary, here, over_there)
            if (
                known
                or _by_office(resources.glossary, here, over_there)
                or _by_office(resources.glossary, over_there, here)
            ):
                continue
            doubt: Doubt = "none" if known is False else pair.doubt
            severity, confidence, what = _STANDING[doubt]
            if doubt in _FREE and _rest(comparison, pair) > self.alike:
                severity = "minor"  # much else is in other words, too
            yield Remark(
                at=here,
                message=f"{says(left, pair.left)} where {says(right, pair.right)}: {what}.",
                related=(there(right, pair.right),),
                severity=severity,
                confidence=confidence,
                cue="" if doubt == "none" else f"name.{doubt.replace(' ', '-')}",
            )


def _rest(comparison: Comparison, pair: OtherName) -> float:
    """The share of words without a counterpart beside the names themselves."""
    words = len(comparison.left.meaningful) + len(comparison.right.meaningful)
    return comparison.unmatched - (len(pair.left) + len(pair.right)) / max(1, words)


_FREE: frozenset[Doubt] = frozenset({"in words", "no name", "a word"})
_STANDING: dict[Doubt, tuple[Severity | None, Confidence, str]] = {
    "none": (None, "high", "another name"),
    "in words": ("major", "medium", "another name"),
    "one name": ("minor", "low", "another name, unless one translates or abbreviates the other"),
    "no name": ("major", "medium", "another name, as it seems"),
    "a word": ("minor", "medium", "only one of them names it"),
}


def _one_entry(glossary: Glossary, one: Span, other: Span) -> bool | None:
    """Whether the glossary has two names as forms of one entry; None where it does not know both."""
    known = [{m.entry.id for m in glossary.find(s.text, "en") if m.end - m.start == len(s.text)} for s in (one, other)]
    return bool(known[0] & known[1]) if all(known) else None


def _by_office(glossary: Glossary, name: Span, country: Span) -> bool:
    """Whether the bearer of a name is meant by office and country: Zelensky, the Ukrainian president."""
    people = [match.entry for match in glossary.find(name.text, "en") if match.entry.kind == "person"]
    words = {word.strip(".,").casefold() for word in country.document.text.split()}
    lands = countries()
    land = lands.get(country.text.casefold())
    return land is not None and any(
        land in {lands.get(word.casefold()) for word in (entry.role or "").split()}
        and any(word.casefold() in words for word in (entry.role or "").split() if word.casefold() not in lands)
        for entry in people
    )
