import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.comparing import Link, Token, compare_pair, link_words, tokenize
from transcheck.model import Document, Member, Pair

_SENTENCE = "the ferry left port not before Monday , 40 people and Marta did n't sail . boats left"
WORDS = st.lists(st.sampled_from(sorted(set(_SENTENCE.split(" ")))), max_size=14).map(" ".join)


def tokens(text: str) -> tuple[Token, ...]:
    return tokenize(Document("a.txt", text, "en").span(0, len(text)))


def linked(left: str, right: str) -> set[tuple[str, str]]:
    one, other = tokens(left), tokens(right)
    return {(one[link.left].text, other[link.right].text) for link in link_words(one, other)}


def test_equal_words_link_whatever_the_order() -> None:
    assert {("ferry", "ferry"), ("Monday", "Monday")} <= linked("The ferry left on Monday", "On Monday the ferry left")


def test_forms_and_synonyms_link() -> None:
    found = linked("The ministers started the talks", "The minister began the talks")
    assert {("ministers", "minister"), ("started", "began")} <= found


def test_a_word_with_several_candidates_follows_its_neighbours() -> None:
    one, other = tokens("old boats sank and new boats sailed"), tokens("new boats sailed and old boats sank")
    links = {link.left: link.right for link in link_words(one, other)}
    assert links[1] == 5
    assert links[5] == 1


def test_a_repeated_word_joins_the_link_of_the_first() -> None:
    one, other = tokens("The refinery? I forget. The refinery."), tokens("The refinery? I forget.")
    partners = [link.right for link in link_words(one, other) if one[link.left].text == "refinery"]
    assert partners == [1, 1]


def test_contractions_are_parted_and_keep_their_offsets() -> None:
    text = "I can't, I won’t, it's Marta's"
    for token in tokens(text):
        assert text[token.start : token.end] == token.text
    assert [token.lemma for token in tokens("won't")] == ["will", "not"]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("It cost four hundred thousand roubles", "The price was 400,000 roubles", ("thousand", "400,000")),
        ("They met at twelve minutes past three", "They met at 3.12", ("minutes", "3.12")),
        ("Roughly forty people left Sumy", "About forty people left Sumy", ("Roughly", "About")),
        ("They gave up the fort. They surrendered", "They gave up the fort", ("surrendered", "gave")),
    ],
)
def test_words_that_say_one_thing_together_link(left: str, right: str, expected: tuple[str, str]) -> None:
    one, other = (Document(name, text, "en") for name, text in (("a", left), ("b", right)))
    members = [Member(document.span(0, len(document.text))) for document in (one, other)]
    comparison = compare_pair(Pair("p", members[0], members[1], 1.0, ()))
    words = {(comparison.left.tokens[i].text, comparison.right.tokens[j].text) for i, j, _ in comparison.links}
    assert expected in words


@given(st.text(max_size=60))
@settings(max_examples=80, deadline=None, derandomize=True)
def test_tokens_hold_every_character_that_is_not_white_space(text: str) -> None:
    assert "".join(token.text for token in tokens(text)) == "".join(text.split())


@given(WORDS, WORDS)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_swapping_the_sides_swaps_the_links(left: str, right: str) -> None:
    one, other = tokens(left), tokens(right)
    back = {Link(link.right, link.left, link.relation) for link in link_words(other, one)}
    assert back == set(link_words(one, other))


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_nothing_raises_and_every_link_is_in_range(left: str, right: str) -> None:
    one, other = Document("a", left, "en"), Document("b", right, "en")
    pair = Pair("p1", Member(one.span(0, len(left))), Member(other.span(0, len(right))), 1.0)
    comparison = compare_pair(pair)
    for link in comparison.links:
        assert 0 <= link.left < len(comparison.left.tokens)
        assert 0 <= link.right < len(comparison.right.tokens)
    placed = {
        token.index for side, _ in comparison.sides for stretch in comparison.alone(side) for token in stretch.tokens
    }
    assert placed <= set(range(max(len(comparison.left.tokens), len(comparison.right.tokens))))
