import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.languages import lexicon

# Pairs that must stay quiet come first: two good renderings of one word, or words that have nothing to do.
NOT_OPPOSITE = """said told
buy purchase
ceasefire truce
killer murderer
town city
Monday Tuesday
soldier sailor
river bridge
hot hot
different indifferent
valuable invaluable
cover discover
home house
must should"""

OPPOSITE = """confirmed denied
confirmation denial
hot cold
chilly hot
quickly slowly
accepts rejection
advanced retreated
victory defeat
liberated occupied
armed unarmed
paid unpaid
labelled unlabelled
legally illegally
allies enemies
win lost
enormous tiny
bought sold
happier sadder"""

NOT_SYNONYMS = """north south
bread river
buy sell
man woman
confirm deny
two three
table tank"""

SYNONYMS = """said announced
ceasefire truce
purchased bought
big large
soldiers troops
attack assault
ministers minister
film movie
started began
injured wounded"""

BASES = """Ministers' minister
children's child
held hold
left leave
women woman
running run
hoped hope
hopped hop
tries try
dying die
bigger big
earliest early
buildings building
wolves wolf
isn’t isn't
news news
during during
Mazyr mazyr
meetings meeting"""


def pairs(table: str) -> list[tuple[str, str]]:
    return [(first, second) for first, second in (line.split() for line in table.splitlines())]


@pytest.mark.parametrize(("a", "b"), pairs(NOT_OPPOSITE))
def test_words_that_are_no_opposites(a: str, b: str) -> None:
    assert not lexicon.antonyms(a, b)


@pytest.mark.parametrize(("a", "b"), pairs(OPPOSITE))
def test_opposites_either_way_round(a: str, b: str) -> None:
    assert lexicon.antonyms(a, b)
    assert lexicon.antonyms(b, a)
    assert not lexicon.synonyms(a, b)


@pytest.mark.parametrize(("a", "b"), pairs(NOT_SYNONYMS))
def test_words_that_are_no_synonyms(a: str, b: str) -> None:
    assert not lexicon.synonyms(a, b)


@pytest.mark.parametrize(("a", "b"), pairs(SYNONYMS))
def test_synonyms_either_way_round(a: str, b: str) -> None:
    assert lexicon.synonyms(a, b)
    assert lexicon.synonyms(b, a)


@pytest.mark.parametrize(("word", "base"), pairs(BASES))
def test_bases(word: str, base: str) -> None:
    assert lexicon.lemma(word) == base


@pytest.mark.parametrize("word", ["Lukashenko", "Mazyr", "Tsikhanouskaya", "Belarus", "Zhytomyr", ""])
def test_names_are_not_known(word: str) -> None:
    assert not lexicon.is_known(word)


@pytest.mark.parametrize("word", ["the", "ministers", "shelled", "because", "smartphones", "nobody", "ceasefire"])
def test_ordinary_words_are_known(word: str) -> None:
    assert lexicon.is_known(word)


def test_a_judgement_in_a_noun_is_a_shade() -> None:
    assert lexicon.shade("killers", "murderers")
    assert not lexicon.shade("soldier", "serviceman")


def test_a_derived_word_is_related() -> None:
    assert lexicon.related("denied", "denial")
    assert lexicon.related("negotiator", "negotiations")
    assert not lexicon.related("denied", "agreed")


def test_a_broader_word() -> None:
    assert not lexicon.broader("truck", "vehicle")
    assert not lexicon.broader("object", "truck")
    assert lexicon.broader("vehicle", "trucks")


def test_good_and_bad() -> None:
    assert lexicon.valence("table") == 0
    assert lexicon.valence("rescued") > 0.5
    assert lexicon.valence("massacres") < -0.5


def test_good_for_bad_is_suspicious_but_no_opposite_everywhere() -> None:
    assert 0 < lexicon.opposition("honesty", "extortion") < lexicon.ANTONYMS_FROM
    assert lexicon.opposition("river", "extortion") == 0


@pytest.mark.parametrize("word", ["imprisonment", "implement", "internet", "discover", "interest"])
def test_what_begins_like_a_prefix_denies_nothing(word: str) -> None:
    for prefix in ("im", "in", "dis"):
        assert lexicon.opposition(word, word.removeprefix(prefix)) == 0


def test_sex() -> None:
    assert lexicon.gender_pair("he", "She")
    assert lexicon.gender_pair("actors", "actress")
    assert not lexicon.gender_pair("he", "his")
    assert lexicon.sex_of("grandmothers") == "female"
    assert lexicon.sex_of("teacher") is None


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(max_size=12), st.text(max_size=12))
def test_any_text_is_judged_the_same_both_ways(a: str, b: str) -> None:
    assert lexicon.lemma(a) == lexicon.lemma(a)
    assert lexicon.synonymy(a, b) == lexicon.synonymy(b, a)
    assert lexicon.opposition(a, b) == lexicon.opposition(b, a)
    assert lexicon.related(a, b) == lexicon.related(b, a)
    assert 0 <= lexicon.synonymy(a, b) <= 1
    assert isinstance(lexicon.is_known(a), bool)


def test_every_row_of_our_table_is_a_pair_of_bases_in_one_relation() -> None:
    rows = list(lexicon._rows("news_words.tsv"))
    assert {row["relation"] for row in rows} == {"synonym", "near", "shade", "antonym"}
    assert all(row["source"].startswith("own: ") for row in rows)
    seen: dict[frozenset[str], str] = {}
    for row in rows:
        for a in row["a"].split(","):
            for b in row["b"].split(","):
                assert a != b, row
                if row["relation"] != "near":
                    opposed = {row["relation"], seen.setdefault(frozenset((a, b)), row["relation"])}
                    assert opposed != {"synonym", "antonym"}, (a, b)
