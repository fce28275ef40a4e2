"""The base form of an English word, and whether a word is one at all.

From Princeton WordNet 3.0, reduced by `tools/wordnet/build.py`, and `english_words.toml`.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from transcheck.languages.facts import load_facts
from transcheck.languages.wordnet.tables import table

_CACHE = 1 << 16


def english_words() -> Mapping[str, Mapping[str, str]]:
    """Our own tables of English words: those WordNet lacks, and those that look like forms of others."""
    return load_facts("english_words")


@cache
def _forms() -> Mapping[str, str]:
    ours = {form: base for base, forms in english_words()["forms"].items() for form in forms.split()}
    return {**table("forms"), **ours}


@cache
def _own_bases() -> frozenset[str]:
    return frozenset(english_words()["own"]["words"].split())


@cache
def function_words() -> frozenset[str]:
    """Words of grammar: articles, pronouns, prepositions, conjunctions, auxiliaries, contractions."""
    return frozenset(word for words in english_words()["function"].values() for word in words.split())


@cache
def _young_words() -> frozenset[str]:
    return frozenset(english_words()["young"]["words"].split())


@lru_cache(_CACHE)
def use_of(word: str) -> tuple[int, str]:
    """How often the word was met in the tagged texts, and as which parts of speech ("n7v3")."""
    value = table("words").get(word)
    if value is None:
        return 0, "n9v9" if word in _young_words() else ""
    count, parts, _ = value.split(" ", 2)
    return int(count), parts


# Ending, what stands for it in the base, and the parts of speech that can take it.
_ENDINGS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("ies", ("y", "ie"), "nv"),
    ("sses", ("ss",), "nv"),
    ("es", ("e", ""), "nv"),
    ("s", ("",), "nv"),
    ("ied", ("y", "ie"), "v"),
    ("ed", ("e", ""), "v"),
    ("ing", ("e", ""), "v"),
    ("ier", ("y",), "ar"),
    ("iest", ("y",), "ar"),
    ("er", ("e", ""), "ar"),
    ("est", ("e", ""), "ar"),
)
# Most words end in none of them: a glance at the last letter tells.
_ENDINGS_BY_LETTER = {
    letter: tuple(row for row in _ENDINGS if row[0][-1] == letter) for letter in {row[0][-1] for row in _ENDINGS}
}
_DOUBLED = re.compile(r"([bdfgklmnprtvz])\1$")


def _bases(word: str) -> Iterator[str]:
    for ending, heads, parts in _ENDINGS_BY_LETTER.get(word[-1:], ()):
        if not word.endswith(ending) or len(word) < len(ending) + 2:
            continue
        stem = word[: -len(ending)]
        candidates = [stem + head for head in heads]
        if ending in {"ed", "ing", "er", "est"} and _DOUBLED.search(stem):
            candidates.append(stem[:-1])
        for candidate in candidates:
            if any(part in use_of(candidate)[1] for part in parts):
                yield candidate


@lru_cache(_CACHE)
def lemma(word: str) -> str:
    """The base of an English word, in lower case: "Ministers'" as "minister", "held" as "hold".

    Knows no part of speech: of two readings ("left", "meeting", "found") it takes the commoner, always the
    same one.
    A word that is not known comes back in lower case, without a possessive ending.
    """
    word = word.strip("'’").lower().replace("’", "'")
    word = word[:-2] if word.endswith("'s") and len(word) > 2 else word
    if word in _own_bases():
        return word
    base = _forms().get(word)
    if base is None:
        if word in function_words():
            return word
        found = list(_bases(word))
        base = max(found, key=lambda candidate: (use_of(candidate)[0], -found.index(candidate)), default=word)
    elif base in english_words()["forms"]:
        return base
    return word if use_of(word)[0] > use_of(base)[0] else base


@lru_cache(_CACHE)
def is_known(word: str) -> bool:
    """Whether this is an ordinary English word in some form, rather than a name or a foreign word."""
    base = lemma(word)
    return base in table("words") or base in function_words() or base in _young_words() or base in _own_bases()


@lru_cache(_CACHE)
def parts_of_speech(word: str) -> Mapping[str, int]:
    """Tenths of the use of a word's base as noun (n), verb (v), adjective (a) and adverb (r); empty when unknown."""
    parts = use_of(lemma(word))[1]
    return {part: int(tenths) for part, tenths in zip(parts[::2], parts[1::2], strict=True)}
