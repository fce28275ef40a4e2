import tomllib
from pathlib import Path
from typing import Any

import pytest

from transcheck.model import Document, Quote
from transcheck.quotes import extract_quotes

FOLDER = Path(__file__).parent / "cases"
FILES = sorted(FOLDER.glob("*.toml"))


def cases(kind: str) -> list[Any]:
    found = []
    for path in FILES:
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8")).get(kind, []), start=1):
            found.append(pytest.param(case, id=f"{path.stem}-{kind}-{number}"))
    return found


def quotes_of(case: dict[str, Any]) -> tuple[Quote, ...]:
    return extract_quotes(
        Document("a.txt", case["text"].strip("\n"), case.get("language", "en")), indirect=case.get("indirect", False)
    )


@pytest.mark.parametrize("case", cases("silent"))
def test_nothing_is_quoted(case: dict[str, Any]) -> None:
    assert [quote.span.text for quote in quotes_of(case)] == [], case["why"]


@pytest.mark.parametrize("case", cases("loud"))
def test_quotes_are_found(case: dict[str, Any]) -> None:
    found = quotes_of(case)
    assert [quote.span.text for quote in found] == [wanted["text"] for wanted in case["quotes"]], case["why"]
    for quote, wanted in zip(found, case["quotes"], strict=True):
        seen = {
            "kind": quote.kind,
            "closed": quote.closed,
            "parent": quote.parent or "",
            "continues": quote.continues or "",
            "speaker": quote.speaker.name or "",
            "mention": quote.speaker.mention.text if quote.speaker.mention else "",
            "cue": quote.speaker.cue.text if quote.speaker.cue else "",
            "reported_by": quote.speaker.reported_by or "",
            "asides": [aside.text for aside in quote.asides],
        }
        for key, value in wanted.items():
            if key != "text":
                assert seen[key] == value, f"{case['why']}: {key} of “{quote.span.text}”"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_silent_cases_come_first(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "[[silent]]" in text, "a convention has its counter-examples"
    assert text.rindex("[[silent]]") < text.index("[[loud]]")
