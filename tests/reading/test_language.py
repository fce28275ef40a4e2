import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.model import LANGUAGES
from transcheck.reading.language import detect_language

NOTHING_TELLS = [
    "",
    " ",
    "\n\n",
    "42",
    "—",
    "🇺🇦",
    "https://example.org/the/and",
    "@the_mayor",
    "17.05.2023",
    "«»",
    "да",
    "Так.",
    "Не, не.",
    "Том",
    "Гомель",
]

LATIN_LETTERS = [
    "Ja budu čytać knihu.",
    "My ne sdayomsya, skazal on.",
    "Mi ne zdamosia i ne piddamosia nikoly.",
    "Ja ne znaju, chto ce bulo.",
]

MIXED = [
    (("en", "ru", "und"), "Мы не сдаёмся, we will not surrender."),
    (("und", "uk"), "Yes, так."),
    (("en", "und"), "Он said no"),
    (("uk", "ru", "und"), "Питають: «Есть кто?» – Кажу, що так. – «Выходи!»."),
]

OTHER_LANGUAGES = [
    "Der Bürgermeister sagte, dass die Fähre auch am Montag nicht fahren werde.",
    "Le maire a dit que le bac ne partira pas avant lundi, et que personne ne sait pourquoi.",
    "Burmistrz powiedział, że prom nie odpłynie przed poniedziałkiem i że nikt nie wie dlaczego.",
    "Кметът каза, че фериботът няма да тръгне преди понеделник, защото е твърде опасно.",
    "Градът е красив и много стар.",
    "Ова е убав град.",
    "Днес времето е хубаво.",
    "Водата се покачва бързо.",
    "Мостът беше затворен вчера.",
    "Реката е дълбока и студена.",
    "Добро утро, како си?",
    "Каде е автобуската станица?",
    "Данас је леп дан.",
    "Мен китеп окуп жатам.",
    "Салам, сиз кандайсыз?",
    "Градоначелник је рекао да скела неће поћи пре понедељка, јер је сувише опасно.",
]

NAMED = [
    ("en", "We will not close it"),
    ("en", "All right, then."),
    ("en", "the ferry"),
    ("en", "The word «паромна переправа» stands on the board, and nobody has ever translated it."),
    ("en", "He said: “Слава”, and then he left for Гомель."),
    ("uk", "Ми її не закриємо"),
    ("uk", "Переправу не закриють до понеділка"),
    ("uk", "Це війна"),
    ("uk", "Я піду по воду"),
    ("uk", "Тут спекотно сьогодні"),
    ("uk", "Сили безпеки пішли"),
    ("uk", "У статті The Guardian ідеться про переправу"),
    ("ru", "Мы его не закроем"),
    ("ru", "Это не мы"),
    ("ru", "Возьмите мои весла"),
    ("ru", "Детей среди них нет"),
    ("ru", "Переправу не закроют до понедельника, сказал директор"),
    ("be", "Мы яго не зачынім"),
    ("be", "Гэта не мы"),
    ("be", "Я люблю наш горад"),
    ("be", "Я села на лаўку"),
    ("be", "Нам бракуе вады"),
    ("be", "Паром не спыняць да панядзелка, сказаў дырэктар"),
    ("be", "У Гомелі сёння снег"),
]


@pytest.mark.parametrize("text", NOTHING_TELLS)
def test_says_nothing_where_nothing_tells(text: str) -> None:
    assert detect_language(text) == "und"


@pytest.mark.parametrize("text", LATIN_LETTERS)
def test_other_letters_are_not_english(text: str) -> None:
    assert detect_language(text) == "und"


@pytest.mark.parametrize(("possible", "text"), MIXED)
def test_a_mixed_line_is_unknown_or_one_of_its_own(possible: tuple[str, ...], text: str) -> None:
    assert detect_language(text) in possible


@pytest.mark.parametrize("text", OTHER_LANGUAGES)
def test_gives_no_name_of_ours_to_another_language(text: str) -> None:
    assert detect_language(text) == "und"


@pytest.mark.parametrize(("language", "text"), NAMED)
def test_names_the_language(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(("language", "text"), NAMED)
def test_marks_case_and_apostrophes_change_nothing(language: str, text: str) -> None:
    assert detect_language(f"«{text.upper()}»") == language
    assert detect_language(text.replace("'", "’")) == language


def test_the_same_answer_at_every_call() -> None:
    texts = [text for _, text in NAMED] + OTHER_LANGUAGES
    first = {text: detect_language(text) for text in texts}
    random.Random(7).shuffle(texts)
    assert {text: detect_language(text) for text in texts} == first


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(st.characters(), max_size=80))
def test_any_text_has_an_answer(text: str) -> None:
    assert detect_language(text) in LANGUAGES
