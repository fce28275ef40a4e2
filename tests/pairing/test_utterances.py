"""Renderings in pieces, and further renderings in one outlet. The people and events are invented."""

from transcheck.encoders import load_encoder
from transcheck.model import Document
from transcheck.pairing import Pairing, pair_renderings
from transcheck.pairing.speeches import number_speeches
from transcheck.quotes import extract_quotes


def paired(**texts: str) -> Pairing:
    documents = [Document(f"{name}.txt", text, "en") for name, text in texts.items()]
    quotes = {document.path: extract_quotes(document) for document in documents}
    return pair_renderings(documents, quotes, encoder=load_encoder("lexical"))


WHOLE = "“If the river rises, we will have to move the pumps,” Maryna Stasiuk said in Brest."
PARTED = "“If the river rises,” Maryna Stasiuk said in Brest, “we will have to move the pumps.”"


def test_an_interrupted_sentence_is_one_rendering_in_two_pieces() -> None:
    (pair,) = paired(whole=WHOLE, parted=PARTED).pairs
    assert pair.left.pieces == ()
    assert [piece.text for piece in pair.right.pieces] == ["If the river rises", "we will have to move the pumps."]
    assert [aside.text for aside in pair.right.asides] == [",” Maryna Stasiuk said in Brest, “"]
    assert pair.right.span.text == PARTED[1:-1]


def test_a_copy_in_two_pieces_is_a_copy() -> None:
    (pair,) = paired(whole=WHOLE, parted=PARTED).pairs
    assert pair.reasons[0].startswith("word-for-word copy")


def test_a_headline_takes_no_partner_from_the_body() -> None:
    body = "Ihor Bilyk spoke on Monday.\n\n“We will never sell the shipyard to a stranger,” Bilyk said.\n\nIt rained."
    headed = f"“Never sell the shipyard”: Bilyk in Kherson\n\n{body}"
    (group,) = paired(a=body, b=headed).groups
    assert [(m.span.document.path, m.span.text.rstrip(",.")) for m in group.members] == [
        ("a.txt", "We will never sell the shipyard to a stranger"),
        ("b.txt", "Never sell the shipyard"),
        ("b.txt", "We will never sell the shipyard to a stranger"),
    ]


def test_a_few_words_of_two_people_are_not_one_utterance() -> None:
    one = "The mayor, Olena Marko, said on Monday that the bridge was “without merit” for the town."
    other = "The captain, Petro Hrytsak, said in Homel that the charge was “without merit” and late."
    assert paired(one=one, other=other).groups == ()


def test_a_speech_ends_where_another_speaks() -> None:
    text = "“The pump is old,” said Anton Reut. “It was bought in May,” said Nina Savchuk. “I paid,” said Anton Reut."
    quotes = extract_quotes(Document("a.txt", text, "en"))
    assert len(set(number_speeches(quotes).values())) == 3


def test_repeated_quotes_cost_no_more_than_their_number() -> None:
    text = "\n\n".join(f"Day {n}.\n\n“We never close the ferry before Monday,” Nina Savchuk said." for n in range(30))
    pairing = paired(a=text, b=text)
    assert len(pairing.groups) == 1
    assert len(pairing.groups[0].members) == 60
