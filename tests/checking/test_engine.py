"""The engine stamps what rules say, orders it, and keeps what breaks apart from what is found."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import DocumentRule, PairRule, Remark, Resources, StoryRule
from transcheck.checking.engine import run_rules
from transcheck.comparing import Comparison
from transcheck.glossary import Glossary
from transcheck.model import Category, Document, Group, Member, Pair, Severity, Story

FIRST = Document("first.txt", "The river rose. The river fell.", "en")
SECOND = Document("second.txt", "Nothing rose.", "en")
STORY = Story((FIRST, SECOND))


@dataclass(frozen=True)
class Rises(DocumentRule):
    code: ClassVar[str] = "TC191"
    name: ClassVar[str] = "rises"
    category: ClassVar[Category] = "meaning"
    severity: ClassVar[Severity] = "minor"

    def check(self, document: Document, story: Story, resources: Resources) -> Iterator[Remark]:
        for word, severity in (("fell", "critical"), ("rose", None)):
            start = document.text.find(word)
            if start >= 0:
                yield Remark(document.span(start, start + 4), f"{word}!", severity=severity)


@dataclass(frozen=True)
class Breaks(StoryRule):
    code: ClassVar[str] = "TC192"
    name: ClassVar[str] = "breaks"
    category: ClassVar[Category] = "meaning"
    severity: ClassVar[Severity] = "minor"

    def check(self, story: Story, resources: Resources) -> Iterator[Remark]:
        yield Remark(story.documents[0].span(0, 3), "before it broke")
        raise RuntimeError("no bridge")


@dataclass(frozen=True)
class SeesTheOriginal(PairRule):
    code: ClassVar[str] = "TC291"
    name: ClassVar[str] = "sees-the-original"
    category: ClassVar[Category] = "meaning"
    severity: ClassVar[Severity] = "minor"

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        original = comparison.original
        yield Remark(comparison.pair.left.span, original.member.span.text if original else "none")


def test_severity_is_the_rules_own_unless_the_remark_has_one_and_the_worst_comes_first() -> None:
    found, failures = run_rules([Rises()], STORY, Resources(Glossary.empty()))
    assert [(f.code, f.severity, f.at.document.path, f.message) for f in found] == [
        ("TC191", "critical", "first.txt", "fell!"),
        ("TC191", "minor", "first.txt", "rose!"),
        ("TC191", "minor", "second.txt", "rose!"),
    ]
    assert not failures


def test_a_rule_that_breaks_is_told_and_hides_nothing() -> None:
    found, failures = run_rules([Breaks(), Rises()], STORY, Resources(Glossary.empty()))
    assert {f.code for f in found} >= {"TC191"}
    assert len(failures) == 1
    assert "TC192 breaks" in failures[0].message
    assert "--ignore TC192" in failures[0].message


def test_a_pair_comes_with_the_words_of_the_original() -> None:
    source = Document("original.txt", "Ріка піднялася.", "uk", is_original=True)
    left, right, original = (Member(d.span(0, 5)) for d in (FIRST, SECOND, source))
    pairs = (Pair("p1", left, right, 1.0), Pair("p2", Member(FIRST.span(16, 20)), right, 1.0))
    story = Story((FIRST, SECOND, source), {}, pairs, (Group("u1", (left, right, original)),))
    found, _ = run_rules([SeesTheOriginal()], story, Resources(Glossary.empty()))
    assert {f.pair: f.message for f in found} == {"p1": "Ріка ", "p2": "none"}
