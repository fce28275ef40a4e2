"""What the original says of a difference between two renderings is told with that difference, once."""

from tests.rules.stories import story
from transcheck.checking.witness import ask_original, hear_original
from transcheck.comparing import Comparison, compare_pair
from transcheck.model import Category, Document, Finding, Member, Pair, Related, Severity

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


def compared(a: str, b: str, original: str) -> tuple[Finding, Comparison]:
    """A finding on the one word that two renderings do not share, and what was compared."""
    documents = Document("a", a, "en"), Document("b", b, "en"), Document("o", original, "uk", is_original=True)
    members = [Member(document.span(0, len(document.text))) for document in documents]
    comparison = compare_pair(Pair("p1", members[0], members[1], 1.0), members[2])
    (one,) = (t for t in comparison.left.tokens if t.folded not in comparison.right.words)
    (other,) = (t for t in comparison.right.tokens if t.folded not in comparison.left.words)
    at, there = documents[0].span(one.start, one.end), documents[1].span(other.start, other.end)
    found = Finding("TC222", "x-y", "meaning", "major", "high", "They differ.", at, (Related("b", there),), None, "p1")
    return found, comparison


def test_the_original_names_the_rendering_that_it_supports() -> None:
    told = hear_original(
        *compared(
            "The minister is studying this proposal now.",
            "The minister is backing this proposal now.",
            "Міністр зараз підтримує цю пропозицію.",
        )
    )
    assert told.message == "They differ. The original (підтримує) agrees with b."
    assert told.severity == "major"


def test_two_renderings_of_one_word_are_minor() -> None:
    told = hear_original(
        *compared("He sent the letter to the court.", "He sent the sheet to the court.", "Він надіслав лист до суду.")
    )
    assert told.severity == "minor"
    assert told.message.endswith("The original (лист) may be rendered either way.")


def test_without_an_original_nothing_is_said() -> None:
    found, comparison = compared("He sent a letter.", "He sent a parcel.", "Він щось надіслав.")
    assert hear_original(found, compare_pair(comparison.pair)) == found
