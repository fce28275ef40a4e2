import pytest

from transcheck.formats.excerpts import in_context, marked, one_line
from transcheck.model import Document

TEXT = "Before them. “We will not close the crossing\nbefore Monday,” she said. And after it."
DOCUMENT = Document("a.txt", TEXT, "en")


def span(words: str):
    start = TEXT.index(words)
    return DOCUMENT.span(start, start + len(words))


def test_words_that_differ_stand_between_marks_on_one_line() -> None:
    rendering = span("We will not close the crossing\nbefore Monday,")
    assert marked(rendering, [span("not"), span("before")]).plain == (
        "We will ▸not◂ close the crossing ▸before◂ Monday,"
    )


def test_overlapping_places_are_marked_once_and_foreign_places_not_at_all() -> None:
    rendering = span("not close the")
    other = Document("b.txt", TEXT, "en").span(0, 20)
    places = [span("will not"), span("not close"), other]
    assert marked(rendering, places).plain == "▸not close◂ the"


def test_marks_around_everything_say_nothing() -> None:
    assert marked(span("Monday"), [span("Monday")]).plain == "Monday"


def test_context_ends_between_words() -> None:
    assert in_context(span("Monday"), around=20).plain == "…crossing before ▸Monday◂,” she said. And…"


@pytest.mark.parametrize("control", ["\x1b[31m", "\x9b31m", "\x07", "\r", "\u2028"])
def test_a_text_cannot_command_the_terminal(control: str) -> None:
    shown = one_line(f"red{control}dead")
    assert len(shown) == len(f"red{control}dead")
    assert shown.isprintable()
