"""Names in running English text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.names.divergence import two_spellings
from transcheck.names.mentions import find_mentions, outside


def names(text: str) -> list[str]:
    return [mention.text for mention in find_mentions(text)]


def test_english_words_days_and_addresses_are_no_names() -> None:
    assert (
        names("The Ferry Company met on Monday. I’m late. See ferry.example.com/Brovarets, @Brovarets, #Izmail.") == []
    )


def test_titles_possessives_and_compounds_are_left_outside() -> None:
    text = "Harbour Master Oleksiy Brovarets’s Izmail-based crew met Ukraine Volodymyr Brovar."
    found = find_mentions(text)
    assert [mention.text for mention in found] == ["Oleksiy Brovarets", "Izmail", "Ukraine", "Volodymyr Brovar"]
    assert found[0].title == ("Harbour", "Master")
    assert text[found[0].start : found[0].end] == "Oleksiy Brovarets"


def test_initials_are_left_out_of_the_words_and_inside_the_name() -> None:
    (name,) = find_mentions("General Marko A. Milenko spoke. J. Smith did not.")
    assert name.words == ("Marko", "Milenko")
    assert name.source[name.start : name.end] == "Marko A. Milenko"


def test_an_address_takes_nothing_but_itself() -> None:
    assert names("Izmail has a page, port.example.org, and Turau has none.") == ["Izmail", "Turau"]


def test_a_name_may_run_over_a_line() -> None:
    assert names("It was Oleksiy\nBrovarets.") == ["Oleksiy Brovarets"]
    assert names("It was Oleksiy\n\nBrovarets.") == ["Oleksiy", "Brovarets"]


def test_the_usual_form_is_the_one_met_more_often() -> None:
    text = "Oleksii Brovarets came. Oleksiy Brovarets left. Oleksiy Brovarets slept."
    (pair,) = two_spellings([find_mentions(text)])
    assert (pair.usual.text, pair.other.text) == ("Oleksiy Brovarets", "Oleksii Brovarets")


@given(st.text(max_size=80))
@settings(max_examples=80, derandomize=True, deadline=None)
def test_any_text_is_read_and_spans_slice_to_it(text: str) -> None:
    for mention in find_mentions(text):
        assert " ".join(text[mention.start : mention.end].split()).startswith(mention.words[0])


def test_outside_leaves_what_overlaps_no_place() -> None:
    text = "Ivan Sauko met Petro Hnatenko near Turau."
    mentions = find_mentions(text)
    listed = [(text.index("Petro"), text.index("Petro") + 5)]
    assert [m.text for m in outside(mentions, listed)] == [m.text for m in mentions if "Petro" not in m.text]
    assert outside(mentions, []) == list(mentions)
    assert outside(mentions, [(0, len(text))]) == []
