"""Telling the language of a text: English, Ukrainian, Russian, Belarusian, or none that we can name."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from transcheck.languages import load_facts
from transcheck.model import Language

_SLAVIC: tuple[Language, ...] = ("uk", "ru", "be")
_ENOUGH = 20_000  # code points: a language shows itself long before the end of an article
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_NOT_WORDS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|[@#]\w+")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[a-z\u00c0-\u024f\u1e00-\u1eff]", re.IGNORECASE)
_APOSTROPHES = "’ʼ‘`"
_LOOKALIKES = str.maketrans("aceiopxy", "асеіорху")  # a Latin i in Ukrainian is common in print
# Without evidence of our own langdetect is heard from this many letters on: below it errs in more than every second
# quote (measured: 28 of 60 right).
_DETECTOR_LETTERS = 40
# Between the three, letters and words decide alone from this lead on; below it they and py3langid are heard together.
# Fitted on Tatoeba and NTREX (benchmarks/languages.py).
_LEAD_ALONE = 2.0
_LEAD_TOGETHER = 0.5
_SURE_ALONE = 0.6  # of py3langid where letters and words say nothing
# From this many words on the lexicons are heard as well (fitted on the same sets); of fewer one word would decide.
_FEW = 3
_WEIGHT_STATISTICS, _SMOOTHING = 0.7, 0.01
_WEIGHT_WORDS = 1.3  # of a word that a lexicon knows
_LEAD_WITH_WORDS = 0.7
_MOST_KNOWN = 0.9  # of the longer words, where py3langid takes the text for that of a neighbour
_HARD_SIGN = re.compile("ъ(?![еёюя])")  # Russian has it before these vowels only, Bulgarian for a sound of its own
_NEIGHBOURS = ("bg", "mk", "sr", "kk", "ky", "mn")  # whose texts must not be given one of our names


@dataclass(frozen=True, slots=True)
class _Profile:
    words: frozenset[str]
    endings: tuple[str, ...]
    alphabet: frozenset[str] = frozenset()
    avoids: tuple[str, ...] = ()
    foreign: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()


@cache
def _profile(language: Language) -> _Profile:
    table = load_facts(language)["detection"]
    return _Profile(
        words=frozenset(table["words"].split()),
        endings=tuple(table["endings"]),
        alphabet=frozenset(table.get("alphabet", "")),
        avoids=tuple(table.get("avoids", ())),
        foreign=frozenset(table.get("foreign", "").split()),
        shared=frozenset(table.get("shared", "").split()),
    )


def detect_language(text: str) -> Language:
    """The language that most of `text` is written in.

    Letters that only one of the languages has and its closed-class words decide. Where they say little, others are
    heard too: between uk, ru and be py3langid and the words of our lexicons; about English langdetect.

    Args:
        text: any text, from a few words to a whole article.

    Returns:
        "en", "uk", "ru" or "be"; "und" where nothing tells, or the text is in another language.
    """
    words = Counter(_WORD.findall(_plain(text[:_ENOUGH])))
    cyrillic: Counter[str] = Counter()
    latin: Counter[str] = Counter()
    for word, count in words.items():
        if word.isascii():
            latin[word] += count
        elif _CYRILLIC.search(word):
            cyrillic[word.translate(_LOOKALIKES)] += count
        elif _LATIN.search(word):
            latin[word] += count
    if _letters(cyrillic) > _letters(latin):
        return _among_slavic(cyrillic)
    return _english_or_none(latin) if latin else "und"


def _plain(text: str) -> str:
    """Small letters, one kind of apostrophe, no addresses; each is only looked for where it can be."""
    if any(sign in text for sign in ("://", "www.", "@", "#")):
        text = _NOT_WORDS.sub(" ", text)
    text = text.lower()
    for letter in _APOSTROPHES:
        text = text.replace(letter, "'")
    return text


def _letters(words: Mapping[str, int]) -> int:
    return sum(len(word) * count for word, count in words.items())


def _among_slavic(words: Counter[str]) -> Language:
    total = words.total()
    scores = {language: _evidence(words, _profile(language)) for language in _SLAVIC}
    first, second = _foremost(scores)
    foreign = {word: count for word, count in words.items() if _is_foreign(word)}
    if scores[first] <= -total or sum(foreign.values()) > max(scores[first], 1):
        return "und"
    if scores[first] - scores[second] >= _LEAD_ALONE and scores[first] >= 1:
        return first
    shares = _shares(" ".join(words))
    neighbour = max(shares[language] for language in _NEIGHBOURS)
    if total >= _FEW:
        return _by_vocabulary(words, scores, shares, other=neighbour, foreign=foreign)
    if neighbour > shares[first] and scores[first] < 1:
        return "und"
    joint = {language: scores[language] + math.log(shares[language] + 1e-4) for language in _SLAVIC}
    best, next_best = _foremost(joint)
    if scores[best] < scores[first] or (scores[best] == scores[next_best] and shares[best] < _SURE_ALONE):
        return "und"
    return best if joint[best] - joint[next_best] >= _LEAD_TOGETHER else "und"


def _by_vocabulary(
    words: Counter[str],
    scores: dict[Language, float],
    shares: dict[str, float],
    *,
    other: float,
    foreign: Mapping[str, int],
) -> Language:
    """Which of the three, by letters, words of grammar, statistics and the words that our lexicons know.

    Args:
        words: of the text.
        scores: what letters and words of grammar say.
        shares: what py3langid says.
        other: the largest share of a neighbour.
        foreign: the words that other languages have, and perhaps ours.
    """
    from transcheck.reading.vocabulary import known_words, longer_words  # loads three lexicons

    known = {language: known_words(words, language) for language in _SLAVIC}
    joint = {
        language: scores[language]
        + _WEIGHT_STATISTICS * math.log(shares[language] + _SMOOTHING)
        + _WEIGHT_WORDS * known[language]
        for language in _SLAVIC
    }
    best, next_best = _foremost(joint)
    ours = _profile("ru").shared.union(*(_profile(language).words for language in _SLAVIC))
    strangers = not ours.issuperset(foreign)
    unlike = other > shares[best] and known[best] < _MOST_KNOWN * longer_words(words)
    if (strangers and scores[best] < 1) or (unlike and (strangers or scores[best] < 1)):
        return "und"
    return best if joint[best] - joint[next_best] >= _LEAD_WITH_WORDS else "und"


def _foremost(scores: dict[Language, float]) -> list[Language]:
    """The two with the highest scores."""
    return sorted(_SLAVIC, key=lambda language: (-scores[language], language))[:2]


def _is_foreign(word: str) -> bool:
    """Whether none of the three languages has such a word: a letter, a hard sign, or a word of grammar."""
    letters = _letters_of_all()
    return (
        word in _profile("ru").foreign
        or _HARD_SIGN.search(word) is not None
        or any(letter not in letters and _CYRILLIC.match(letter) for letter in word)
    )


@cache
def _letters_of_all() -> frozenset[str]:
    return frozenset().union(*(_profile(language).alphabet for language in _SLAVIC))


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # loads numpy and a model of 4 MB

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([*_SLAVIC, *_NEIGHBOURS])
    return identifier


def _shares(text: str) -> dict[str, float]:
    """How likely py3langid takes the text for each language and its neighbours; together 1."""
    return dict(_identifier().rank(text))


def _evidence(words: Mapping[str, int], profile: _Profile) -> float:
    """How much of the words fits the language, less what its spelling does not allow.

    The weights order the evidence by its strength: a letter outside the alphabet, a closed-class word,
    an ending or a group of letters.
    """
    score = 0.0
    for word, count in words.items():
        if not profile.alphabet.issuperset(word.replace("'", "")):
            score -= 2.0 * count
        elif word in profile.words:
            score += count
        else:
            score += 0.4 * count * (len(word) > 3 and word.endswith(profile.endings))
            score -= 0.5 * count * any(group in word for group in profile.avoids)
    return score


def _english_or_none(words: Mapping[str, int]) -> Language:
    profile = _profile("en")
    english = foreign = 0.0
    for word, count in words.items():
        if word in profile.words:
            english += count
        elif word in profile.foreign or not (word.isascii() or unicodedata.normalize("NFC", word).isascii()):
            foreign += count
        elif len(word) > 4 and word.endswith(profile.endings):
            english += 0.5 * count
    if english > foreign:
        return "en"
    return "und" if foreign > english else _ask_detector(" ".join(words), ("en",))


def _ask_detector(text: str, languages: tuple[Language, ...]) -> Language:
    if len(text) < _DETECTOR_LETTERS:
        return "und"
    from langdetect import DetectorFactory, LangDetectException, detect_langs  # loads 55 profiles: slow

    DetectorFactory.seed = 0  # its answers vary from call to call without a seed
    try:
        best = detect_langs(text)[0]
    except LangDetectException:
        return "und"
    found: Language = next((language for language in languages if language == best.lang), "und")
    return found if best.prob > 0.9 else "und"
