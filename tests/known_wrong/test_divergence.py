"""Results that are known to be wrong: a case that comes right belongs among the cases of its rule."""

import tomllib
from pathlib import Path

import pytest

from transcheck.checking.base import PairRule, Resources
from transcheck.checking.engine import run_rules
from transcheck.glossary import Glossary
from transcheck.model import Document, Group, Member, Pair, Story
from transcheck.rules import RULES

CASES = tomllib.loads(Path(__file__).with_name("divergence.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_is_still_wrong(case: dict[str, str]) -> None:
    documents = (Document("a", case["a"], "en"), Document("b", case["b"], "en"))
    members = tuple(Member(document.span(0, len(document.text))) for document in documents)
    story = Story(documents, {}, (Pair("p1", *members, 1.0),), (Group("u1", members),))
    rules = [rule() for rule in RULES if issubclass(rule, PairRule)]
    found, failures = run_rules(rules, story, Resources(Glossary()))
    assert not failures
    codes = {finding.code for finding in found} or {"silent"}
    assert case["wanted"] not in codes, "it is right now: move the case to tests/rules"
