"""Case forms of the names of people, word by word: given name, patronymic, family name.

Ukrainian by shevchenko-py, Russian by pytrovich (both MIT), Belarusian by our own tables.
"""

from functools import cache
from typing import Any, Literal

from transcheck.glossary.declension.tables import Paradigm, by_ending, fixed, union
from transcheck.model import Language

NamePart = Literal["given", "patronymic", "family"]
GenderLetter = Literal["m", "f"]
_VOWELS = "аеєиіїоуюяыэё"


def person_word(word: str, part: NamePart, gender: GenderLetter, language: Language) -> Paradigm:
    """The paradigm of one word of a person's name."""
    if word.islower() or (word.isupper() and len(word) > 1):
        return fixed(word)
    decline = {"uk": _ukrainian, "ru": _russian}.get(language, _belarusian)
    paradigm = decline(word, part, gender)
    if part == "family" and gender == "m":  # Бондар, Соловей: what the letters leave open is declined in both ways
        return union([paradigm, by_ending(word, "stem-m", language)]) or paradigm
    return paradigm


def _ukrainian(word: str, part: NamePart, gender: GenderLetter) -> Paradigm:
    import shevchenko

    field = {"given": "given_name", "patronymic": "patronymic_name", "family": "family_name"}[part]
    known: dict[str, Any] = {field: word, "gender": "masculine" if gender == "m" else "feminine"}
    inflect = [
        shevchenko.in_genitive,
        shevchenko.in_dative,
        shevchenko.in_accusative,
        shevchenko.in_ablative,
        shevchenko.in_locative,
        shevchenko.in_vocative,
    ]
    try:
        cases = [str(case(**known)[field]) for case in inflect]
    except (shevchenko.InputValidationError, KeyError, ValueError):
        return fixed(word)
    # Dative and locative share their endings (-у and -ові), and the library names one of them in each.
    shared = tuple(dict.fromkeys((cases[1], cases[4], *_more_datives(cases[1]), *_more_locatives(cases[4]))))
    instrumental = (cases[3], *_foreign_instrumental(word, part, gender), *_soft_instrumental(cases[3]))
    alternatives = [(cases[0],), shared, (cases[2],), instrumental, shared, (cases[5], word)]
    if part == "given" and word[-1] in "оеуіиюєї":  # foreign names on a vowel stay as they are: Джо
        alternatives = [(*forms, word) for forms in alternatives]
    return tuple(tuple(dict.fromkeys(forms)) for forms in alternatives)


def _more_datives(dative: str) -> tuple[str, ...]:
    """Протасевичу and Протасевичеві, Роману and Романові, Ігорю and Ігореві, Андрію and Андрієві."""
    if dative.endswith("ю"):
        return (dative[:-1] + ("єві" if dative[-2] in _VOWELS + "'" else "еві"),)
    if not dative.endswith("у") or dative.endswith("ому"):
        return ()
    return (dative[:-1] + ("еві" if dative[-2] in "жчшщ" else "ові"),)


def _more_locatives(locative: str) -> tuple[str, ...]:
    """Зеленському and Зеленськім, Андрієві and Андрії."""
    if locative.endswith("ому"):
        return (locative[:-3] + "ім",)
    if locative.endswith("єві"):
        return (locative[:-3] + "ї", locative[:-3] + "ю")
    if locative.endswith("ові"):
        return (locative[:-3] + "у", locative[:-3] + "і")
    if locative.endswith("еві"):
        return (locative[:-3] + "ю", locative[:-3] + "у", locative[:-3] + "і")
    return ()


def _foreign_instrumental(word: str, part: NamePart, gender: GenderLetter) -> tuple[str, ...]:
    """Foreign family names that end as Slavic ones do keep the ending of nouns: Дарвином, Сі Цзіньпіном."""
    return (word + "ом",) if part == "family" and gender == "m" and word.endswith(_SLAVIC) else ()


_SLAVIC = ("ин", "ін", "їн", "ын", "ов", "ев", "єв")


def _soft_instrumental(instrumental: str) -> tuple[str, ...]:
    """Шольцом and Шольцем."""
    return (instrumental[:-2] + "ем",) if instrumental.endswith("цом") else ()


@cache
def _russian_maker() -> Any:
    from pytrovich.maker import PetrovichDeclinationMaker

    return PetrovichDeclinationMaker()


def _russian(word: str, part: NamePart, gender: GenderLetter) -> Paradigm:
    from pytrovich.enums import Case, Gender
    from pytrovich.enums import NamePart as Part

    name_part = {"given": Part.FIRSTNAME, "patronymic": Part.MIDDLENAME, "family": Part.LASTNAME}[part]
    sex = Gender.MALE if gender == "m" else Gender.FEMALE
    order = (Case.GENITIVE, Case.DATIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL, Case.PREPOSITIONAL)
    cases = [[str(_russian_maker().make(name_part, sex, case, word))] for case in order]
    cases[3] += _foreign_instrumental(word, part, gender)
    for longer, shorter in (("ою", "ой"), ("ею", "ей")):
        cases[3] += [form[:-2] + longer for form in cases[3] if form.endswith(shorter)]
    if part == "given" and word[-1] in "оеуиюё":
        cases = [[*case, word] for case in cases]
    return (*(tuple(dict.fromkeys(case)) for case in cases), (word,))


def _belarusian(word: str, part: NamePart, gender: GenderLetter) -> Paradigm:
    if part == "given" and word[-1] in "еіуэю":
        return fixed(word)  # foreign names on a vowel
    table = "given" if part != "family" else "family"
    return (
        by_ending(word, f"{table}-{gender}", "be")
        or union([by_ending(word, "noun", "be"), fixed(word) if gender == "f" else None])
        or fixed(word)
    )
