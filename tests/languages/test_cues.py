import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.languages.cues import denials, find_cues
from transcheck.model import LANGUAGES, Language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Він не лише співав, а й танцював."),
        ("uk", "Не виключено, що міст відкриють."),
        ("ru", "Он не только пел, но и танцевал."),
        ("ru", "Без сомнения, мост откроют."),
        ("be", "Ён не толькі спяваў, але і танцаваў."),
        ("en", "He did not sing."),
        ("und", "не"),
    ],
)
def test_phrases_that_deny_nothing(language: Language, text: str) -> None:
    assert denials(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("uk", "Ніхто нічого не сказав.", ["не"]),
        ("uk", "Жоден міст не відкрили, і ніхто не прийшов.", ["не", "не"]),
        ("ru", "Никто никогда не приедет, но мост нельзя закрыть.", ["не", "нельзя"]),
        ("ru", "Ни один не пришёл.", ["не"]),
        ("be", "Ніхто нічога не сказаў. Няма мосту.", ["не", "Няма"]),
    ],
)
def test_a_clause_denies_once(language: Language, text: str, expected: list[str]) -> None:
    assert [text[cue.start : cue.end] for cue in denials(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("uk", "Усі мусять іти, якщо він нібито хворий.", ["all", "must", "if", "alleged"]),
        ("ru", "Почти все должны уйти, хотя он якобы болен.", ["almost", "all", "must", "despite", "alleged"]),
        ("be", "Амаль усе павінны ісці, бо ён нават хворы.", ["almost", "all", "must", "because", "even"]),
    ],
)
def test_what_words_mean(language: Language, text: str, expected: list[str]) -> None:
    assert [cue.meaning for cue in find_cues(text, language)] == expected


WORDS = "не ні ніхто никто лише только , . якби б должен няма не- мосту Ё ё'".split()  # noqa: SIM905


@settings(max_examples=200, derandomize=True, deadline=None)
@given(
    st.one_of(st.text(max_size=30), st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join)),
    st.sampled_from(LANGUAGES),
)
def test_any_text_gives_ordered_places_within_it(text: str, language: Language) -> None:
    end = 0
    for cue in find_cues(text, language):
        assert end <= cue.start < cue.end <= len(text)
        end = cue.end
    assert set(denials(text, language)) <= set(find_cues(text, language))
