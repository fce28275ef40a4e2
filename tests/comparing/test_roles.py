"""Who does what to whom, by the parser and by the order of words."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from transcheck.comparing import Side
from transcheck.comparing import roles as roles_module
from transcheck.comparing.parsing import can_parse
from transcheck.comparing.roles import parts
from transcheck.comparing.shallow import shallow_parse
from transcheck.model import Document, Member

CASES = tomllib.loads(Path(__file__).with_name("roles.toml").read_text(encoding="utf-8"))["case"]


def side(text: str) -> Side:
    return Side(Member(Document("a", text, "en").span(0, len(text))))


def told(side: Side) -> set[str]:
    tokens = side.tokens
    return {
        f"{tokens[part.predicate].folded} {name} {tokens[part.filler].folded}"
        for part in parts(side)
        for name in part.names
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_by_the_parser(case: dict[str, Any]) -> None:
    if not can_parse():
        pytest.skip("no parser is installed")
    assert set(case["parts"]) <= told(side(case["text"]))


@pytest.mark.parametrize("case", [case for case in CASES if case.get("shallow", True)], ids=lambda case: case["text"])
def test_by_the_order_of_words(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roles_module, "parse", lambda side: shallow_parse(side.tokens))
    assert set(case["parts"]) <= told(side(case["text"]))


@pytest.mark.parametrize("text", ["", "—", "“”", "Yes.", "Ні, 5 % …", "a " * 60])
def test_nothing_raises_on_any_text(text: str) -> None:
    assert len(shallow_parse(side(text).tokens)) == len(side(text).tokens)
    parts(side(text))
