from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.model import Document, Quote
from transcheck.quotes import extract_quotes

MARKS = ["“", "”", "‘", "’", '"', "'", "«", "»", "„", "‹", "›", "''", "ʼ", "`", "‚", "‟"]
PIECES = st.one_of(
    st.sampled_from(MARKS),
    st.sampled_from([" ", " ", " ", "\n", "\n\n", ", ", ". ", "? ", " — ", "— ", ": ", "(", ")", "[", "]", "/.../"]),
    st.sampled_from(["he said", "said Anna Koval", "Anna Koval", "the mayor", "I told him", "according to her"]),
    st.sampled_from(["сказав він", "сказала Анна", "Анна", "Advertisement", "don't", "workers'", "’90s"]),
    st.sampled_from(["\nKOVAL: ", "\nQ: ", "\nA. ", "\n— Анна: ", "I know.", "Do you?"]),
    st.text(max_size=6),
)
TURNS = st.one_of(
    PIECES,
    st.sampled_from(
        ["\nAnna Koval: ", "\nREPORTER: ", "\nQ: ", "\nA: ", "\n\n", "I know it. ", "Do you? ", "(Laughs.)"]
    ),
)


def quotes_of(text: str) -> tuple[Quote, ...]:
    return extract_quotes(Document("a.txt", text, "en"), indirect=True)


def check_invariants(text: str) -> None:
    quotes = quotes_of(text)
    by_id = {quote.id: quote for quote in quotes}
    assert [quote.id for quote in quotes] == [f"q{number}" for number in range(1, len(quotes) + 1)]
    assert [quote.span.start for quote in quotes] == sorted(quote.span.start for quote in quotes)
    for quote in quotes:
        assert quote.span.text == text[quote.span.start : quote.span.end]
        assert quote.speaker.name is None or quote.speaker.name.strip()
        if quote.parent is not None:
            assert by_id[quote.parent].span.contains(quote.span)
            assert int(quote.parent[1:]) < int(quote.id[1:])
        if quote.continues is not None:
            assert by_id[quote.continues].span.end <= quote.span.start
        for aside in quote.asides:
            assert quote.span.contains(aside)
    for parent in {quote.parent for quote in quotes}:
        siblings = [quote for quote in quotes if quote.parent == parent and quote.kind != "indirect"]
        for first, second in pairwise(siblings):
            assert first.span.end <= second.span.start


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_mixture_of_marks_has_a_sound_reading(text: str) -> None:
    check_invariants(text)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(TURNS, max_size=30).map(lambda pieces: "Reporter: Do you?\nAnna Koval: I do." + "".join(pieces)))
def test_any_talk_has_a_sound_reading(text: str) -> None:
    check_invariants(text)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_any_text_has_a_sound_reading(text: str) -> None:
    check_invariants(text)
