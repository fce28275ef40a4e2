"""Rough keys under which one name meets itself in two scripts: for comparing only, never shown."""

import re

# One Latin spelling for each letter of uk, ru and be. Between languages and standards spellings differ
# (г is h or g, и is y or i): `fold_sounds` makes those differences go away, so any one spelling will do.
_LATIN = str.maketrans(
    dict(zip("абвгґдеёєзиіїйклмнопрстуўфхыэ", "abvggdeeeziiiiklmnoprstuvfhie", strict=True))
    | {"ж": "zh", "ц": "c", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "u", "я": "a", "ь": "", "ъ": ""}
)
_SOUNDS = (
    ("tsch", "c"), ("shch", "s"), ("ch", "c"), ("sh", "s"), ("zh", "z"), ("kh", "h"), ("ph", "f"),
    ("th", "t"), ("ck", "k"), ("ts", "c"), ("x", "ks"), ("q", "k"), ("w", "v"), ("y", "i"), ("j", "i"),
    ("c", "k"), ("h", "g"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiou]")


def to_latin(word: str) -> str:
    """A folded word with its Cyrillic letters in Latin ones."""
    return word.translate(_LATIN)


def fold_sounds(word: str) -> str:
    """A folded Latin word with the letters that romanizations disagree on made one."""
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    return _DOUBLED.sub(r"\1", word)


def consonants(sounds: str) -> str:
    """The first letter and the consonants after it."""
    return sounds[:1] + _VOWELS.sub("", sounds[1:])
