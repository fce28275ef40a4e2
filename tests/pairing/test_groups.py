"""Utterances over many documents, and where outlets cut differently. The people and events are invented."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pairing.articles import article, pair, texts

DRAFT = article("draft.txt", "“We will open the sluice at Kaniv on Tuesday,” the engineer said.", "Olena Hrai")
OUTLETS = [
    article("o1.txt", "“We will open the Kaniv sluice on Tuesday. The fish will cope.”", "Olena Hrai"),
    article("o2.txt", "“On Tuesday we are going to open the sluice at Kaniv,” she told the paper.", "Hrai"),
    article("o3.txt", "“It has rained for nine days. We shall open the sluice in Kaniv on Tuesday.”", "O. Hrai"),
    article("o4.txt", "“We open the sluice at Kaniv on Tuesday,” according to the engineer.", "Olena Hrai"),
    article("o5.txt", "“The sluice at Kaniv will be opened on Tuesday.” “The fish will manage.”", "Olena Hrai"),
]


def test_a_draft_against_five_outlets_gives_one_group_of_six() -> None:
    groups = pair(DRAFT, *OUTLETS).groups
    assert sorted(len(group.members) for group in groups)[-1] == 6
    (six,) = [group for group in groups if len(group.members) == 6]
    assert [m.span.document.path for m in six.members] == ["draft.txt"] + [f"o{n}.txt" for n in range(1, 6)]


@given(st.permutations([DRAFT, *OUTLETS]))
@settings(max_examples=8, derandomize=True, deadline=None)
def test_no_order_of_six_documents_changes_a_group(order: list[object]) -> None:
    assert texts(pair(*order)) == texts(pair(DRAFT, *OUTLETS))  # type: ignore[arg-type]


def test_every_two_members_of_different_documents_make_a_pair_and_groups_do_not_overlap() -> None:
    pairing = pair(DRAFT, *OUTLETS)
    assert len(pairing.pairs) == sum(len(g.members) * (len(g.members) - 1) // 2 for g in pairing.groups)
    members = [member.span for group in pairing.groups for member in group.members]
    assert not any(one is not other and one.overlaps(other) for one in members for other in members)


def test_a_clause_may_be_all_that_another_outlet_prints() -> None:
    long = article(
        "long.txt",
        "“The pumps at Nikopol were switched off at night, although three families with small children were still "
        "waiting on the roof of the old bakery and nobody had told the fire brigade about them.”",
    )
    short = article("short.txt", "“The Nikopol pumps were switched off at night.” “Bread is dear.”")
    assert texts(pair(long, short)) == {
        frozenset({"The pumps at Nikopol were switched off at night", "The Nikopol pumps were switched off at night"})
    }


def test_an_outlet_that_prints_a_rendering_twice_has_both_in_the_group() -> None:
    twice = article(
        "twice.txt", "“We open the sluice at Kaniv on Tuesday” Below: “We open the sluice at Kaniv on Tuesday.”"
    )
    pairing = pair(DRAFT, twice)
    (group,) = pairing.groups
    assert [m.span.document.path for m in group.members] == ["draft.txt", "twice.txt", "twice.txt"]
    assert len(pairing.pairs) == 2


@pytest.mark.parametrize("cut", ["/.../", "[…]", "(...)", "..."])
def test_what_an_outlet_left_out_is_no_word(cut: str) -> None:
    whole = article("whole.txt", "“We will open the sluice at Kaniv. It has rained for nine days. The fish will cope.”")
    parts = article("cut.txt", f"“We will open the sluice at Kaniv. {cut} The fish will cope.”")
    assert texts(pair(whole, parts)) == {
        frozenset({"We will open the sluice at Kaniv"}),
        frozenset({"The fish will cope"}),
    }


def test_what_an_outlet_put_in_is_no_word() -> None:
    explained = article("explained.txt", "“He [Ivan Rudenko, the harbour master] sold the crane.” “Fish is cheap.”")
    plain = article("plain.txt", "“He sold the crane.” “Roads are long.”")
    (pairing,) = pair(explained, plain).pairs
    assert pairing.left.span.text == "He [Ivan Rudenko, the harbour master] sold the crane."


def test_indirect_speech_joins_as_a_paraphrase() -> None:
    document, (quote,) = article(
        "indirect.txt", "She said “they would open the Kaniv sluice on Tuesday”.", "Olena Hrai"
    )
    (found,) = pair(DRAFT, (document, (replace(quote, kind="indirect"),))).pairs
    assert "indirect speech: a paraphrase" in found.reasons


def test_a_scare_quote_renders_nothing() -> None:
    document, (quote,) = article("scare.txt", "The “sluice at Kaniv on Tuesday” affair goes on.")
    assert pair(DRAFT, (document, (replace(quote, kind="scare"),))).groups == ()
