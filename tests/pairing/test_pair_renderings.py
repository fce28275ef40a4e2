"""Renderings of one utterance, found across documents. The people and events are invented."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pairing.articles import Article, article, original, pair, texts
from transcheck.encoders import e5
from transcheck.pairing import Pairing
from transcheck.pairing.segments import segments_of

needs_e5 = pytest.mark.skipif(e5.why_not() is not None, reason=f"e5 does not run here: {e5.why_not()}")

DAILY = article(
    "daily.txt",
    "The mayor spoke on Friday. “We will not close the crossing before Monday,” she said. "
    "Later she added: “Three of the ferries are old. Nobody asked us about the price of diesel.”",
    "Marta Kavalets",
)
WIRE = article(
    "wire.txt",
    "“No one has asked us what the diesel costs,” the mayor told reporters. "
    "“We won’t shut the crossing before Monday.” A beekeeper spoke as well: “Bees need quiet.”",
    "Marta Kavalets",
)
SITE = article(
    "site.txt",
    "The mayor, quoted by the agency, said “We will not close the crossing before Monday”, and left.",
    "Kavalets",
)
BEES = article("bees.txt", "“Bees need quiet more than flowers,” said the keeper.", "Ihar Sushko")

# The ferry director retells a talk: two outlets cut it differently, one absorbs an aside into the inner quote.
RETOLD = article(
    "retold.txt",
    "“She told me: ‘The ferry was not ours, it was the ministry that sent it across.’ I have the logbook.” "
    "“I asked her: ‘How could you allow that?’ She said: ‘Fine, take the old barge, nobody will miss it.’”",
    "Taras Holub",
    "Marta Kavalets",
)
CUT = article(
    "cut.txt",
    "“‘The ferry was not ours, the ministry sent it across. I have the logbook.’” "
    "“I asked her: ‘This is a scandal. How could you allow that?’ And she: ‘Take the old barge. Nobody will miss it.’”",
    "Taras Holub",
    "Marta Kavalets",
)


@pytest.mark.parametrize("articles", [(DAILY, BEES), (BEES, SITE), (DAILY,), ()])
def test_documents_without_a_shared_utterance_have_no_groups(articles: tuple[Article, ...]) -> None:
    assert pair(*articles) == Pairing()


def test_a_part_of_a_quote_meets_a_whole_one() -> None:
    assert texts(pair(DAILY, WIRE)) == {
        frozenset({"We will not close the crossing before Monday", "We won’t shut the crossing before Monday"}),
        frozenset({"Nobody asked us about the price of diesel", "No one has asked us what the diesel costs"}),
    }


def test_three_documents_make_one_group_and_pairs_of_every_two() -> None:
    pairing = pair(DAILY, WIRE, SITE)
    crossing = next(group for group in pairing.groups if len(group.members) == 3)
    assert [member.span.document.path for member in crossing.members] == ["daily.txt", "wire.txt", "site.txt"]
    assert len(pairing.pairs) == 4
    copies = [p for p in pairing.pairs if "word-for-word copy: one witness" in p.reasons]
    assert [(p.left.span.document.path, p.right.span.document.path) for p in copies] == [("daily.txt", "site.txt")]


@pytest.mark.parametrize("order", list(permutations([DAILY, WIRE, SITE, BEES]))[1::5])
def test_the_order_of_the_documents_does_not_matter(order: tuple[Article, ...]) -> None:
    there, here = pair(DAILY, WIRE, SITE, BEES), pair(*order)
    assert texts(there) == texts(here)
    assert {frozenset({p.left.span, p.right.span}): (p.similarity, p.reasons) for p in there.pairs} == {
        frozenset({p.left.span, p.right.span}): (p.similarity, p.reasons) for p in here.pairs
    }


def test_the_words_of_an_outer_quote_are_its_own_speaker_s() -> None:
    found = {tuple(m.span.text for m in group.members): group for group in pair(RETOLD, CUT).groups}
    aside = next(group for members, group in found.items() if any("logbook" in words for words in members))
    assert [member.span.text for member in aside.members] == ["I have the logbook.", "I have the logbook."]
    assert [member.quote and member.quote.speaker.name for member in aside.members] == ["Taras Holub", "Marta Kavalets"]


def test_another_speaker_is_told_and_no_veto() -> None:
    reasons = [p.reasons for p in pair(RETOLD, CUT).pairs if "logbook" in p.left.span.text]
    assert reasons == [("the same words", "another speaker")]


def test_a_sentence_may_stand_against_two() -> None:
    assert frozenset(
        {"Fine, take the old barge, nobody will miss it", "Take the old barge. Nobody will miss it"}
    ) in texts(pair(RETOLD, CUT))


def test_a_quote_in_a_quote_is_one_turn() -> None:
    assert frozenset({"How could you allow that?", "This is a scandal. How could you allow that?"}) in texts(
        pair(RETOLD, CUT)
    )


def test_words_that_only_introduce_a_quote_pair_with_nothing() -> None:
    assert not any("asked her" in words for group in texts(pair(RETOLD, CUT)) for words in group)


def test_scope_text_pairs_sentences_without_marks() -> None:
    one = article("one.txt", "The bridge at Brody is shut. Nobody was hurt in the flood. Trains run as usual.")
    other = article("other.txt", "Trains are running as usual. The Brody bridge is shut.")
    assert pair(one, other) == Pairing()
    assert len(pair(one, other, scope="text").groups) == 2


@needs_e5
def test_the_sentences_of_an_original_join_without_marks() -> None:
    said = original(
        "mayor.uk.txt",
        "Добрий день усім. До понеділка ми переправу не закриємо. Три пороми вже старі. Ніхто не питав нас про ціну "
        "дизельного пального. Дякую за увагу.",
    )
    groups = texts(pair(DAILY, WIRE, said, encoder=e5.E5Encoder()))
    assert (
        frozenset(
            {
                "We will not close the crossing before Monday",
                "We won’t shut the crossing before Monday",
                "До понеділка ми переправу не закриємо",
            }
        )
        in groups
    )
    assert frozenset({"Three of the ferries are old", "Три пороми вже старі"}) in groups
    assert len(groups) == 3


@given(st.lists(st.text(alphabet=" abc.!?“”‘’\n[]…/,—я\ud83c"), min_size=2, max_size=3))
@settings(max_examples=60, derandomize=True, deadline=None)
def test_no_text_makes_it_raise_and_spans_slice_to_their_text(contents: list[str]) -> None:
    pairing = pair(*(article(f"{n}.txt", text) for n, text in enumerate(contents)), scope="text")
    for found in pairing.pairs:
        assert found.left.span.text
        assert found.left.span.document is not found.right.span.document
        assert 0 <= found.similarity <= 1
    for group in pairing.groups:
        assert len(group.members) >= 2


def test_the_last_words_of_an_outer_quote_are_no_frame() -> None:
    text = "“He told me: ‘Stop the ferry.’ I have the logbook,” she said."
    document, quotes = article("frame.txt", text, "Marta Kavalets")
    found = [segment.words for segment in segments_of(document, quotes, all_text=False)]
    assert "I have the logbook" in found
    assert not any("told me" in words for words in found)
