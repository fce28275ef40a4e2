"""`transcheck name` and `transcheck glossary forms`."""

from collections.abc import Callable
from typing import Any


def test_another_name_is_refused_with_code_1(run: Callable[..., Any]) -> None:
    outcome = run("name", "Zelinsky", "Зеленський")
    assert outcome.code == 1
    assert "most likely not a spelling of it" in outcome.out


def test_a_rendering_is_explained(run: Callable[..., Any]) -> None:
    outcome = run("name", "Tichanowskaja", "Ціханоўская")
    assert outcome.code == 0
    assert "(be): most likely a spelling of it" in outcome.out
    assert "German press, through Russian" in outcome.out


def test_a_counterpart_of_a_given_name_is_explained(run: Callable[..., Any]) -> None:
    assert "володимир as владимир → vladimir" in run("name", "Vladimir", "Володимир", "--language", "uk").out


def test_two_latin_spellings_are_compared(run: Callable[..., Any]) -> None:
    assert run("name", "Fridman", "Friedman").code == 0
    assert run("name", "Fridman", "Feldman").code == 1


def test_wrong_usage_is_told_in_one_line(run: Callable[..., Any]) -> None:
    for arguments in (("Мазыр", "Mazyr"), ("Mazyr", "Мазыр", "--language", "pl"), ("…", "…")):
        outcome = run("name", *arguments)
        assert outcome.code == 2
        assert outcome.err.count("\n") == 1


def test_the_forms_of_a_name_are_printed_by_system(run: Callable[..., Any]) -> None:
    outcome = run("glossary", "forms", "Тихановская", "--language", "ru")
    assert outcome.code == 0
    lines = outcome.out.splitlines()
    assert lines[0] == "Тихановская (ru, entry sviatlana-tsikhanouskaya)"
    assert "Тихановскую" in lines[1]
    assert lines[2].split()[:8] == [
        "Tikhanovskaya",
        "admitted",
        "BGN/PCGN;",
        "English",
        "press",
        "habits;",
        "Russian",
        "passport",
    ]
    assert any(line.split()[0] == "Tichanowskaja" and "German press" in line for line in lines)


def test_the_forms_of_an_entry_are_found_by_any_of_its_forms(run: Callable[..., Any]) -> None:
    out = run("glossary", "forms", "Mozyr").out
    assert "Мазыр (be, entry mazyr)" in out
    assert "Мозырь (ru, entry mazyr)" in out
    assert run("glossary", "forms", "Nowhereville").code == 2
    assert run("glossary", "forms", "Мазыр", "--language", "xx").code == 2
