"""The lexicons: what a line says, what is found of it in a text, and that the shipped ones are sound."""

import pytest

from transcheck.comparing import compare_pair, tokenize
from transcheck.comparing.meanings import Expressions, Judgement, judge
from transcheck.errors import ConfigError
from transcheck.languages.lexicon.lint import faults
from transcheck.languages.lexicon.meanings import FOLDER, Example, Lexicon, parse_line, read_examples
from transcheck.languages.lexicon.renderings import BilingualLexicon, parse_entry
from transcheck.model import Document, Member, Pair

LINES = [
    (
        "v | refuse, decline, turn down, n:refusal, not:accept | hesitate: no answer yet | accept, agree | say no",
        "test:1",
    ),
    ("v | buy, purchase, <>sell | rent: for a time | steal | get for money", "test:2"),
    ("v | accuse, charge [court/crime] | suspect: no charge | acquit, clear | hold guilty", "test:3"),
    ("v | take … into account, bear in mind | mention: only said | ignore | not forget", "test:4"),
    ("v | lose one's life, die | be hurt: lives | survive | end living", "test:5"),
]


def verdicts(left: str, right: str) -> set[tuple[str, str, str]]:
    lexicon = Lexicon(LINES)
    sides = [Document(name, text, "en") for name, text in (("a", left), ("b", right))]
    found = [Expressions(tokenize(document.span(0, len(document.text))), lexicon) for document in sides]
    return {told(judgement) for judgement in judge(*found)}


def told(judgement: Judgement) -> tuple[str, str, str]:
    return judgement.left.expression.text, judgement.right.expression.text, judgement.verdict


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("They refused it.", "They turned it down.", ("refuse", "turn down", "same")),
        ("They refused it.", "They did not accept it.", ("refuse", "accept", "same")),
        ("They refused it.", "They accepted it.", ("refuse", "accept", "contrast")),
        ("They refused it.", "They hesitated.", ("refuse", "hesitate", "near")),
        ("The town bought it.", "The owner sold it.", ("buy", "sell", "converse")),
        ("He was charged in court.", "He was cleared in court.", ("charge", "clear", "contrast")),
        ("We took your words into account.", "We bore that in mind.", ("take … into account", "bear in mind", "same")),
        ("Four lost their lives.", "Four died.", ("lose one's life", "die", "same")),
    ],
)
def test_what_two_expressions_are_to_each_other(left: str, right: str, expected: tuple[str, str, str]) -> None:
    assert expected in verdicts(left, right)


def test_a_condition_must_stand_near() -> None:
    assert verdicts("They charged ten roubles.", "They cleared it.") == set()


def test_a_denied_member_is_found_as_the_denial_it_is() -> None:
    assert ("decline", "accept", "same") not in verdicts("They declined it.", "They accepted it.")


@pytest.mark.parametrize("line", ["v | a, b | c", "q | a, b | | | gloss"])
def test_a_line_that_cannot_be_read_is_refused_with_its_place(line: str) -> None:
    with pytest.raises(ConfigError, match=r"war\.txt:3"):
        parse_line(line, 0, "war.txt:3")


def test_an_entry_of_two_languages() -> None:
    entry = parse_entry("здати/здавати | v | surrender, not:keep; rent out [квартира] | build: other word", "uk:1")
    assert entry.heads == ("здати", "здавати")
    assert [sense.renderings for sense in entry.senses] == [("surrender", "keep"), ("rent out",)]
    assert entry.senses[0].denied == {"keep"}
    assert entry.senses[1].conditions == ("квартира",)
    assert entry.wrong == {"build": "other word"}


def test_an_expression_is_found_by_its_first_fixed_word() -> None:
    lexicon = BilingualLexicon(
        [("X як X | x | an ordinary X |", "uk:1"), ("ледь не X | x | almost X | barely X", "uk:2")]
    )
    assert [entry.source for entry in lexicon.beginning_with("як")] == ["uk:1"]
    assert [entry.source for entry in lexicon.beginning_with("ледь")] == ["uk:2"]


@pytest.mark.parametrize("line", ["здати | v | surrender", " | v | surrender | ", "здати | v | | build"])
def test_an_entry_that_cannot_be_read_is_refused_with_its_place(line: str) -> None:
    with pytest.raises(ConfigError, match=r"verbs\.txt:7"):
        parse_entry(line, "verbs.txt:7")


def test_the_shipped_lexicons_are_sound() -> None:
    assert list(faults()) == []


@pytest.mark.parametrize("example", list(read_examples(FOLDER / "en")), ids=lambda example: example.source)
def test_the_examples_of_the_lexicon_hold(example: Example) -> None:
    sides = [Document(name, text, "en") for name, text in (("a", example.left), ("b", example.right))]
    members = [Member(document.span(0, len(document.text))) for document in sides]
    comparison = compare_pair(Pair("p", members[0], members[1], 1.0, ()))
    relations = {link.relation for link in comparison.links}
    if example.sign == "=":
        assert comparison.unmatched == 0
        assert relations.isdisjoint({"near", "rival", "opposite"})
    else:
        assert relations & ({"near"} if example.sign == "~" else {"rival", "opposite"})
