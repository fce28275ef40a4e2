"""What holds for every rule: it is documented, its examples run, its case file exists and passes."""

import re
import tomllib
from dataclasses import is_dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from transcheck.checking.base import OriginalRule, PairRule, Resources, Rule
from transcheck.checking.engine import run_rules
from transcheck.glossary import Glossary
from transcheck.model import CATEGORIES, SEVERITIES, Document, Finding, Group, Member, Pair, Story
from transcheck.reading.language import detect_language
from transcheck.rules import LISTED, RULES
from transcheck.rules.documentation import document_rule

HERE = Path(__file__).parent
FOLDERS = {code: folder for code, _, folder in LISTED}
FAMILIES = re.compile(r"TC[123]\d\d")


def story_of(rule: type[Rule], case: dict[str, Any], glossary: Glossary) -> Story:
    """For rules on pairs the texts are bare renderings of one utterance, else each is a document."""
    texts = {key: case[key] for key in ("a", "b", "c", "original") if key in case}
    bare = issubclass(rule, PairRule | OriginalRule)
    documents = tuple(
        Document(key, text, "en" if bare and key != "original" else detect_language(text), None, key == "original")
        for key, text in texts.items()
    )
    if bare:
        members = tuple(Member(document.span(0, len(document.text))) for document in documents)
        pairs = tuple(Pair(f"p{n}", *two, 1.0) for n, two in enumerate(combinations(members, 2), 1))
        return Story(documents, {}, pairs, (Group("u1", members),))
    from transcheck.encoders import load_encoder
    from transcheck.pairing import pair_renderings
    from transcheck.quotes import extract_quotes

    quotes = {document.path: extract_quotes(document, glossary=glossary) for document in documents}
    scope = "quotes" if any(quotes.values()) else "text"
    pairing = pair_renderings(documents, quotes, encoder=load_encoder("lexical"), glossary=glossary, scope=scope)
    return Story(documents, quotes, pairing.pairs, pairing.groups, scope)


def findings_on(rule: type[Rule], case: dict[str, Any]) -> tuple[Finding, ...]:
    """What `rule` alone finds."""
    named = case.get("glossary")
    glossary = Glossary.load([HERE / n if n.endswith(".yaml") else n for n in named]) if named else Glossary.default()
    story = story_of(rule, case, glossary)
    found, failures = run_rules([rule(**case.get("options", {}))], story, Resources(glossary))
    assert not failures
    return found


def cases(kind: str) -> list[Any]:
    """The cases of one kind of all rules that have a case file."""
    read = {rule: HERE / f"{rule.name.replace('-', '_')}.toml" for rule in RULES}
    return [
        pytest.param(rule, case, id=f"{rule.name}: {case['why']}")
        for rule, path in read.items()
        if path.exists()
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get(kind, [])
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
class TestEveryRule:
    def test_is_a_frozen_dataclass_with_code_and_standing(self, rule: type[Rule]) -> None:
        assert is_dataclass(rule)
        assert rule.__dataclass_params__.frozen
        assert FAMILIES.fullmatch(rule.code)
        assert rule.severity in SEVERITIES
        assert rule.category in CATEGORIES
        assert rule.__module__ == f"transcheck.rules.{FOLDERS[rule.code]}.{rule.name.replace('-', '_')}"
        rule()  # every option has a default
        assert "set(" not in repr(rule())  # the signature is made of it, and sets have no order

    def test_is_documented_and_its_examples_hold(self, rule: type[Rule]) -> None:
        documented = document_rule(rule)
        assert findings_on(rule, {key.lower(): text for key, text in documented.divergent.items()})
        assert not findings_on(rule, {key.lower(): text for key, text in documented.consistent.items()})

    def test_has_a_case_file_with_silent_cases_first(self, rule: type[Rule]) -> None:
        text = (HERE / f"{rule.name.replace('-', '_')}.toml").read_text(encoding="utf-8")
        assert 0 <= text.find("[[silent]]") < text.find("[[loud]]")
        assert text.rfind("[[silent]]") < text.find("[[loud]]")


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


def test_every_case_file_belongs_to_a_rule() -> None:
    assert {p.stem for p in HERE.glob("*.toml")} <= {rule.name.replace("-", "_") for rule in RULES}


@pytest.mark.parametrize(("rule", "case"), cases("silent"))
def test_silent(rule: type[Rule], case: dict[str, Any]) -> None:
    assert [finding.message for finding in findings_on(rule, case)] == []


@pytest.mark.parametrize(("rule", "case"), cases("loud"))
def test_loud(rule: type[Rule], case: dict[str, Any]) -> None:
    found = findings_on(rule, case)
    assert len(found) == case["findings"], [finding.message for finding in found]
    if "places" in case:
        assert sum(1 + len(finding.related) for finding in found) == case["places"]
    if "severity" in case:
        assert {finding.severity for finding in found} == {case["severity"]}
    if "category" in case:
        assert {finding.category for finding in found} == {case["category"]}
    places = [place.text for f in found for place in (f.at, *(related.span for related in f.related))]
    for words in case.get("words", []):
        assert any(words in place for place in places), f"{words!r} in none of {places}"
