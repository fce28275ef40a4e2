"""What the original says of a difference between two renderings is told with that difference, once."""

from tests.rules.stories import story
from transcheck.checking.witness import ask_original
from transcheck.model import Category, Document, Finding, Related, Severity

A = Document("a", "At least 250 people are waiting.", "en")
B = Document("b", "At least 2,500 people are waiting.", "en")
C = Document("c", "Some 300 people are waiting.", "en")
ORIGINAL = Document("original", "Чекають щонайменше 250 людей.", "uk", is_original=True)
WORDS = {A: A.span(9, 12), B: B.span(9, 14), C: C.span(5, 8), ORIGINAL: ORIGINAL.span(19, 22)}


def finding(
    first: Document, second: Document, severity: Severity = "critical", category: Category = "number"
) -> Finding:
    code = "TC231" if second is ORIGINAL else "TC201"
    related = (Related(second.label, WORDS[second]),)
    message = f"{first.label} against {second.label}."
    return Finding(
        code, "x-y", category, severity, "high", message, WORDS[first], related, None, f"{first.path}{second.path}"
    )


def test_what_is_only_between_rendering_and_original_stays() -> None:
    alone = finding(B, ORIGINAL)
    assert ask_original([alone], story(B, ORIGINAL)) == [alone]


def test_one_finding_that_says_with_whom_the_original_agrees() -> None:
    (told,) = ask_original([finding(A, B), finding(B, ORIGINAL)], story(A, B, ORIGINAL))
    assert told.code == "TC201"
    assert told.message == "a against b. The original (250) agrees with a."
    assert [related.span for related in told.related] == [WORDS[B], WORDS[ORIGINAL]]


def test_what_is_said_already_is_not_said_again() -> None:
    pair, across = finding(A, B), finding(B, ORIGINAL)
    (once,) = ask_original([pair, across], story(A, B, ORIGINAL))
    (told,) = ask_original([once, across], story(A, B, ORIGINAL))
    assert told.message == "a against b. The original (250) agrees with a."


def test_the_original_agrees_with_neither() -> None:
    told = ask_original([finding(B, C), finding(B, ORIGINAL), finding(C, ORIGINAL)], story(B, C, ORIGINAL))
    assert [one.message for one in told] == ["b against c. The original (250) agrees with neither."]


def test_the_worse_severity_is_kept() -> None:
    (told,) = ask_original([finding(A, B, "minor"), finding(B, ORIGINAL)], story(A, B, ORIGINAL))
    assert told.severity == "critical"


def test_another_regard_stays_apart_but_dates_are_numbers() -> None:
    other = [finding(A, B), finding(B, ORIGINAL, category="negation")]
    assert ask_original(other, story(A, B, ORIGINAL)) == other
    assert len(ask_original([finding(A, B), finding(B, ORIGINAL, category="date")], story(A, B, ORIGINAL))) == 1


def test_another_rendering_keeps_its_own() -> None:
    told = [finding(A, B), finding(C, ORIGINAL)]
    assert ask_original(told, story(A, B, C, ORIGINAL)) == told
