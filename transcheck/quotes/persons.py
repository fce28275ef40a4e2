"""Whether a speaker is told by a name of a person, rather than by a role, a body or a place."""

from functools import lru_cache

from transcheck.languages.base_forms import is_known
from transcheck.languages.closed import name_particles
from transcheck.model import Language
from transcheck.quotes.nouns import sort_of
from transcheck.quotes.speech import given_names, speech_of

_MOST_WORDS = 4


@lru_cache(maxsize=4_000)
def is_personal_name(name: str, language: Language) -> bool:
    """Whether words are surely a person's name: with a given name or initials, or one word that is nothing else."""
    speech = speech_of(language)
    words = [word for word in name.split() if word.lower() not in name_particles()]
    if not 0 < len(words) <= _MOST_WORDS or not all(word[0].isupper() for word in words):
        return False
    lows = [word.rstrip(".").lower() for word in words]
    if any(low in speech.origins or low in speech.determiners or sort_of(low, speech) == "body" for low in lows):
        return False
    if words[0] in given_names() or (len(words) > 1 and len(lows[0]) == 1):
        return True
    return len(words) == 1 and not words[0].isupper() and (speech.slavic or not is_known(lows[0]))
