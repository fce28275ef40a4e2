"""Feminine and masculine forms of family names."""

from transcheck.names.endings import latin_without_feminine_ending, without_feminine_ending


def test_the_family_name_of_a_woman_has_a_masculine_form() -> None:
    assert without_feminine_ending("Святлана Ціханоўская", "be") == ("святлана ціханоўскі",)
    assert without_feminine_ending("Олена Зеленська", "uk") == ("олена зеленський",)
    assert "анна толстой" in without_feminine_ending("Анна Толстая", "ru")


def test_a_name_that_tells_no_sex_has_none_and_a_family_name_alone_is_left() -> None:
    assert without_feminine_ending("Ольга Кулеба", "uk") == ()
    assert without_feminine_ending("Зеленська", "uk") == ()
    assert without_feminine_ending("", "uk") == ()


def test_in_latin_letters_the_given_name_must_be_a_womans() -> None:
    assert "anna petrovsky" in latin_without_feminine_ending("anna petrovskaya")
    assert latin_without_feminine_ending("sasha petrovskaya") == ()
    assert latin_without_feminine_ending("petrovskaya") == ()
