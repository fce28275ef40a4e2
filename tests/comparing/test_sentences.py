"""Sentence alignment: every sentence once; merged, dropped, added and moved sentences are told apart."""

from transcheck.comparing.sentences import Bead, align_sentences
from transcheck.encoders import load_encoder
from transcheck.model import Document, Language, Span

ORIGINAL = (
    "Пором відійшов від причалу о шостій ранку.",
    "На борту було сорок людей і дві машини.",
    "Лід на річці був завтовшки пів метра.",
    "Міський голова пообіцяв відремонтувати причал до осені.",
    "Школу закриють на карантин у п'ятницю.",
)
ENGLISH = (
    "The ferry left the pier at six in the morning.",
    "There were forty people and two cars on board.",
    "The ice on the river was half a metre thick.",
    "The mayor promised to repair the pier by autumn.",
    "The school will be closed for quarantine on Friday.",
)


def spans(language: Language, *texts: str) -> list[Span]:
    """Sentences as stretches of one document."""
    document = Document(language, "\n".join(texts), language)
    starts = [sum(len(text) + 1 for text in texts[:number]) for number in range(len(texts))]
    return [document.span(start, start + len(text)) for start, text in zip(starts, texts, strict=True)]


def align(english: tuple[str, ...], original: tuple[str, ...] = ORIGINAL) -> list[Bead]:
    return align_sentences(spans("en", *english), spans("uk", *original), load_encoder("lexical"))


def test_one_to_one() -> None:
    assert align(ENGLISH) == [Bead((n,), (n,)) for n in range(5)]


def test_a_dropped_sentence() -> None:
    assert Bead((), (2,)) in align(ENGLISH[:2] + ENGLISH[3:])


def test_an_added_sentence() -> None:
    beads = align((*ENGLISH[:2], "A free lunch with music awaits all guests.", *ENGLISH[2:]))
    assert Bead((2,), ()) in beads
    assert len(beads) == 6


def test_two_sentences_in_one() -> None:
    merged = f"{ENGLISH[0].rstrip('.')}, and there were forty people and two cars on board."
    assert align((merged, *ENGLISH[2:]))[0] == Bead((0,), (0, 1))


def test_every_sentence_once_and_nothing_to_align() -> None:
    beads = align(ENGLISH[::-1])
    assert sorted(i for bead in beads for i in bead.left) == list(range(5))
    assert sorted(j for bead in beads for j in bead.right) == list(range(5))
    assert align((), ORIGINAL[:1]) == [Bead((), (0,))]
