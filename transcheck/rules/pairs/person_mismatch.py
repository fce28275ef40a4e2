"""He, she, I and we: of whom the words speak; `subjects.py`, `people.py` and `agents.py` find it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison, Side, Token
from transcheck.model import Category, Severity
from transcheck.rules.pairs.agents import lost_agents
from transcheck.rules.pairs.people import other_sexes
from transcheck.rules.pairs.subjects import OtherSubject, other_subjects
from transcheck.rules.pairs.verbs import tense
from transcheck.rules.wording import around, says, there


@dataclass(frozen=True, slots=True)
class PersonMismatch(PairRule):
    """The words speak of another person: he for she, we for I; or the doer is left out.

    "I signed it", "we signed it" and "they signed it" are three confessions; "the army shelled the town" and "the town
    was shelled" are two reports. Ukrainian and Russian often leave the pronoun out, and the translator has to guess who
    did it. What is only meant in general ("you never know", "one never knows") is neutral, and speech that one side
    quotes and the other reports may change "I" to "he". A doer left out is major if it is a person, a body or a nation.

    Attributes:
        alike: the share of words without a counterpart above which nothing is said of a doer left out.

    Divergent:
        A: We signed the order to close the gates.
        B: They signed the order to close the gates.
    Consistent:
        A: The nurse said she had seen the boat.
        B: The nurse said that she saw the boat.
    Source: MQM "Mistranslation"; pairs of words for the two sexes in gender_pairs.tsv; Quirk et al. (1985), 6.16-21 on
    persons and 3.63-78 on the passive.
    """

    code: ClassVar[str] = "TC205"
    name: ClassVar[str] = "person-mismatch"
    category: ClassVar[Category] = "person"
    severity: ClassVar[Severity] = "major"

    alike: float = 0.3

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each word for a person that means another person on the other side, and each doer left out."""
        left, right = comparison.left, comparison.right
        told: set[int] = set()
        for pair in other_sexes(comparison):
            if pair.left.sentence not in told:  # "she … her", "he … his": one person
                told.add(pair.left.sentence)
                yield _remark(comparison, pair.left, pair.right, None, "person.sex")
        reported = _is_reported(left) != _is_reported(right)
        for other in other_subjects(comparison):
            severity = _severity(comparison, other, reported or other.quoted)
            if severity is not None:
                yield _remark(
                    comparison, other.left, other.right, severity, "person.does" if other.does else "person.has"
                )
        for lost in lost_agents(comparison) if comparison.unmatched <= self.alike else ():
            there_side = right if lost.side is left else left
            yield Remark(
                at=lost.side.span(lost.agent),
                message=f"{says(lost.side, lost.agent)} for who did it; "
                f"{says(there_side, around(there_side, lost.facing, 2, 2))} and leaves it out.",
                related=(there(there_side, [lost.facing]),),
                severity=None if lost.party else "minor",
                confidence="medium",
                cue="doer",
            )


def _remark(comparison: Comparison, one: Token, other: Token, severity: Severity | None, cue: str) -> Remark:
    left, right = comparison.left, comparison.right
    return Remark(
        at=left.span([one]),
        message=f"{says(left, around(left, one, 1, 3))}; {says(right, around(right, other, 1, 3))}: another person.",
        related=(there(right, [other]),),
        severity=severity,
        cue=cue,
    )


_SPEAKERS = frozenset({"first", "we", "second"})
_SINGULAR = frozenset({"he", "she"})


def _severity(comparison: Comparison, other: OtherSubject, reported: bool) -> Severity | None:
    """How bad another person is; None where reported speech changes the person, or the sexes are compared anyway."""
    persons = set(other.persons)
    if persons == _SINGULAR or (reported and len(persons & _SPEAKERS) == 1):
        return None
    deed = other.does and _happens(comparison, other)
    if "second" in persons and not deed:
        return "minor" if "first" in persons else "neutral"  # "you never know", "one never knows"
    if persons == {"first", "we"} or (
        persons & _SINGULAR and "they" in persons
    ):  # a house style, a person of either sex
        return "major" if deed else "minor"
    return "major"


def _happens(comparison: Comparison, other: OtherSubject) -> bool:
    """Whether what is told is a deed of the past or a promise, not a wish or what is so in general."""
    return any(
        time[0] != "present" if (time := tense(side.tokens, word)) else _is_past(word)
        for side, word in (
            (comparison.left, other.word),
            (comparison.right, other.facing),
        )
    )


def _is_past(word: Token) -> bool:
    """Whether a word after its subject is a past tense by its form, though it may as well be a noun: "I closed"."""
    return word.folded != word.lemma and not word.folded.endswith(("s", "ing"))


def _is_reported(side: Side) -> bool:
    """Whether the outlet tells in its own words what was said."""
    quote = side.member.quote
    return quote is not None and quote.kind in {"fragment", "indirect"}
