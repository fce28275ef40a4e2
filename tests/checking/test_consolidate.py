"""What several pairs of one utterance say of the same words is said once."""

from tests.rules.stories import story, whole
from transcheck.checking.consolidate import consolidate
from transcheck.model import Document, Finding, Related, Severity

TEXTS = {"a": "They will not go.", "b": "They will go.", "c": "They won't go.", "d": "They go."}
DOCUMENTS = {key: Document(key, text, "en") for key, text in TEXTS.items()}
ORIGINAL = Document("original", "Вони не підуть.", "uk", is_original=True)


def finding(first: Document, second: Document, severity: Severity = "critical", code: str = "TC202") -> Finding:
    pair = f"{first.path}{second.path}"
    related = (Related(second.label, whole(second)),)
    message = f"{first.label} against {second.label}."
    return Finding(code, "x-y", "negation", severity, "high", message, whole(first), related, None, pair)


A, B, C, D = DOCUMENTS.values()


def test_one_pair_stays_as_it_is() -> None:
    alone = finding(A, B)
    assert consolidate([alone], story(A, B)) == [alone]


def test_who_stands_alone_is_where_the_finding_stands() -> None:
    (merged,) = consolidate([finding(A, B), finding(B, C)], story(A, B, C))
    assert merged.at == whole(B)
    assert [related.span for related in merged.related] == [whole(A), whole(C)]
    assert merged.message == "a against b. c agrees with a."


def test_the_original_decides_between_two() -> None:
    told = [finding(A, B), finding(B, ORIGINAL)]
    (merged,) = consolidate(told, story(A, B, ORIGINAL))
    assert merged.at == whole(B)
    assert merged.message == "a against b. The original agrees with a."


def test_several_on_both_sides() -> None:
    told = [finding(A, B), finding(A, D), finding(B, C), finding(C, D)]
    (merged,) = consolidate(told, story(A, B, C, D))
    assert merged.message == "a against b. c agrees with a. d agrees with b."


def test_three_that_all_differ_stay_apart() -> None:
    told = [finding(A, B), finding(A, C), finding(B, C)]
    assert consolidate(told, story(A, B, C)) == told


def test_the_worst_severity_is_kept() -> None:
    (merged,) = consolidate([finding(A, B, "minor"), finding(B, C, "major")], story(A, B, C))
    assert merged.severity == "major"


def test_other_rules_and_other_words_are_left_alone() -> None:
    elsewhere = Finding("TC202", "x-y", "negation", "minor", "high", "m", C.span(0, 4), (), None, "bc")
    told = [finding(A, B), finding(B, C, code="TC205"), Finding(*_fields(elsewhere))]
    assert len(consolidate(told, story(A, B, C))) == 3


def _fields(found: Finding) -> tuple[object, ...]:
    return (
        found.code, found.name, found.category, found.severity, found.confidence,
        found.message, found.at, found.related, found.suggestion, found.pair,
    )  # fmt: skip


def test_words_that_only_one_side_has() -> None:
    added = [
        Finding(
            "TC203", "x-y", "addition", "major", "high", f"b has more than {o.label}.", B.span(0, 4), (), None, pair
        )
        for o, pair in ((A, "ab"), (C, "bc"))
    ]
    (merged,) = consolidate(added, story(A, B, C))
    assert (merged.at, merged.related) == (B.span(0, 4), ())
    assert merged.message == "b has more than a. c agrees with a."


def test_the_order_of_pairs_does_not_matter() -> None:
    told = [finding(A, B), finding(B, C)]
    assert consolidate(told, story(A, B, C)) == consolidate(told[::-1], story(A, B, C))
