"""What stands around a form decides whether it counts: cases as data, in traps.toml."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from transcheck.glossary import Context, Entry, Form, Glossary


def entry(entry_id: str, kind: Any, right: str, *wrong: Form | str, **more: Any) -> Entry:
    forms = (form if isinstance(form, Form) else Form(form, "forbidden") for form in wrong)
    return Entry(entry_id, kind, (Form(right, "preferred"), *forms), **more)


GLOSSARY = Glossary(
    (
        entry(
            "fridman",
            "person",
            "Lex Fridman",
            "Lex Friedman",
            "Friedman",
            unless=Context(before=("Milton", "Thomas", "Thomas L.")),
        ),
        entry(
            "kyiv",
            "place",
            "Kyiv",
            Form("Kiev", "forbidden", unless=Context(before=("chicken",), after=("cake",), near=("Missouri",))),
        ),
        entry("mazyr", "place", "Mazyr", "Mozyr", "Mozyr'"),
        entry("homiel", "place", "Homiel", "Gomel"),
        entry("eismant", "person", "Natallia Eismant", "Natalia Eismont"),
        entry("chisinau", "place", "Chisinau", "Kishinev", "Chişinău"),
        entry("ferry", "term", "River Ferry Service", "river ferry office"),
        entry("navapolatsk", "place", "Navapolatsk", "Novopolotsk"),
        entry("frankivsk", "place", "Ivano-Frankivsk", "Ivano-Frankovsk"),
    )
)
CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("traps.toml").read_text(encoding="utf-8")
)


def flagged(text: str) -> list[str]:
    return [text[match.start : match.end] for match in GLOSSARY.ruled_out(text)]


@pytest.mark.parametrize("case", CASES["silent"], ids=lambda case: ascii(case["text"]))
def test_silent(case: dict[str, Any]) -> None:
    assert flagged(case["text"]) == []


@pytest.mark.parametrize("case", CASES["loud"], ids=lambda case: ascii(case["text"]))
def test_loud(case: dict[str, Any]) -> None:
    assert flagged(case["text"]) == case["flagged"]


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("uk", "У Києві, КИЄВІ, Ки\u0301єві і Kиєві", ["Києві", "КИЄВІ", "Ки\u0301єві", "Kиєві"]),
        ("uk", "#Київ @Київ Київ.ua", []),
        ("uk", "Мо-\nзиря і Кривого\nРогу", ["Мо-\nзиря", "Кривого\nРогу"]),
        ("uk", "Прип’ять, Прип'яттю, Припʼяті", ["Прип’ять", "Прип'яттю", "Припʼяті"]),
        ("uk", "Зеленського і «Лукашенка»", ["Зеленського", "Лукашенка"]),
        ("ru", "в Мозыре, МОЗЫРЕ, Мо́зыре, Moзыре", ["Мозыре", "МОЗЫРЕ", "Мо́зыре", "Moзыре"]),
        ("ru", "в Ростове-на-Дону, киевский, Киевский", ["Ростове-на-Дону"]),
        ("be", "у Мазыры, Ціханоўскай, ў Гомелі, Лукашэнкам", ["Мазыры", "Ціханоўскай", "Гомелі", "Лукашэнкам"]),
    ],
)
def test_originals(language: Any, text: str, named: list[str]) -> None:
    assert [text[match.start : match.end] for match in Glossary.default().find(text, language)] == named
