import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.languages import english

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
    assert not english.antonyms(a, b)


@pytest.mark.parametrize(("a", "b"), pairs(OPPOSITE))
def test_opposites_either_way_round(a: str, b: str) -> None:
    assert english.antonyms(a, b)
    assert english.antonyms(b, a)
    assert not english.synonyms(a, b)


@pytest.mark.parametrize(("a", "b"), pairs(NOT_SYNONYMS))
def test_words_that_are_no_synonyms(a: str, b: str) -> None:
    assert not english.synonyms(a, b)


@pytest.mark.parametrize(("a", "b"), pairs(SYNONYMS))
def test_synonyms_either_way_round(a: str, b: str) -> None:
    assert english.synonyms(a, b)
    assert english.synonyms(b, a)


@pytest.mark.parametrize(("word", "base"), pairs(BASES))
def test_bases(word: str, base: str) -> None:
    assert english.lemma(word) == base


@pytest.mark.parametrize("word", ["Lukashenko", "Mazyr", "Tsikhanouskaya", "Belarus", "Zhytomyr", ""])
def test_names_are_not_known(word: str) -> None:
    assert not english.is_known(word)


@pytest.mark.parametrize("word", ["the", "ministers", "shelled", "because", "smartphones", "nobody", "ceasefire"])
def test_ordinary_words_are_known(word: str) -> None:
    assert english.is_known(word)


def test_a_judgement_in_a_noun_is_a_shade() -> None:
    assert english.shade("killers", "murderers")
    assert not english.shade("soldier", "serviceman")


def test_a_derived_word_is_related() -> None:
    assert english.related("denied", "denial")
    assert english.related("negotiator", "negotiations")
    assert not english.related("denied", "agreed")


def test_a_broader_word() -> None:
    assert not english.broader("truck", "vehicle")
    assert not english.broader("object", "truck")
    assert english.broader("vehicle", "trucks")


def test_good_and_bad() -> None:
    assert english.valence("table") == 0
    assert english.valence("rescued") > 0.5
    assert english.valence("massacres") < -0.5


def test_good_for_bad_is_suspicious_but_no_opposite_everywhere() -> None:
    assert 0 < english.opposition("honesty", "extortion") < english.ANTONYMS_FROM
    assert english.opposition("river", "extortion") == 0


@pytest.mark.parametrize("word", ["imprisonment", "implement", "internet", "discover", "interest"])
def test_what_begins_like_a_prefix_denies_nothing(word: str) -> None:
    for prefix in ("im", "in", "dis"):
        assert english.opposition(word, word.removeprefix(prefix)) == 0


def test_sex() -> None:
    assert english.gender_pair("he", "She")
    assert english.gender_pair("waiters", "waitress")
    assert not english.gender_pair("actors", "actress"), "women are actors too"
    assert not english.gender_pair("he", "his")
    assert english.sex_of("grandmothers") == "female"
    assert english.sex_of("teacher") is None


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(max_size=12), st.text(max_size=12))
def test_any_text_is_judged_the_same_both_ways(a: str, b: str) -> None:
    assert english.lemma(a) == english.lemma(a)
    assert english.synonymy(a, b) == english.synonymy(b, a)
    assert english.opposition(a, b) == english.opposition(b, a)
    assert english.related(a, b) == english.related(b, a)
    assert 0 <= english.synonymy(a, b) <= 1
    assert isinstance(english.is_known(a), bool)


def test_every_row_of_our_table_is_a_pair_of_bases_in_one_relation() -> None:
    rows = list(english._rows("news_words.tsv"))
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
