"""How many words of a text the lexicons of our languages know: heard where letters and grammar say little."""

from collections.abc import Mapping

from transcheck.languages.inflection import plain
from transcheck.languages.lexicon.renderings import lexicon_inflection
from transcheck.model import Language

_SHORTEST = 3  # letters: shorter words are of grammar, and counted there


def known_words(words: Mapping[str, int], language: Language) -> int:
    """How many of the longer words may be forms of words in the lexicon of a language.

    Args:
        words: in small letters, with how often each stands there.
        language: uk, ru or be.
    """
    inflection = lexicon_inflection(language)
    return sum(count for word, count in words.items() if len(word) >= _SHORTEST and inflection.lemmas(plain(word)))


def longer_words(words: Mapping[str, int]) -> int:
    """How many words `known_words` looks at."""
    return sum(count for word, count in words.items() if len(word) >= _SHORTEST)
