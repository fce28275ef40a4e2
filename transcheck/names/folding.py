"""Names made comparable: one case, no diacritics, one apostrophe; on copies, the text is never altered."""

import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({
    "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ƶ": "z",
    "ə": "e", "ŋ": "ng", "ħ": "h",
})  # fmt: skip
_APOSTROPHES = "'’‘ʼʹʺ`´′″ʻ‛“”\"·"
_DASHES = "‐‑‒–—−"
# Letters that look alike: a stray letter of the other script in a word is a slip of the keyboard.
_TO_LATIN = dict(zip("аеорсухіјѕ", "aeopcyxijs", strict=True))
_TO_CYRILLIC = {
    "a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "y": "у", "x": "х", "i": "і", "b": "в", "k": "к",
    "m": "м", "h": "н", "t": "т",
}  # fmt: skip
_KEPT_MARKS = {"й", "ї", "ё", "ў", "ґ"}


@lru_cache(maxsize=65536)
def fold_latin(text: str) -> str:
    """The Latin letters of `text`, lower case, without diacritics or apostrophes, one space between words."""
    lowered = text.lower()
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFD", lowered.translate(_LETTERS))
        lowered = "".join(_TO_LATIN.get(c, c) for c in decomposed if not unicodedata.combining(c))
        lowered = lowered.translate(_LETTERS)
    kept = "".join(_fold_mark(c) for c in lowered)
    return " ".join(kept.split())


@lru_cache(maxsize=65536)
def fold_native(text: str) -> str:
    """The Cyrillic letters of `text` in lower case, stress marks gone, the apostrophe as '."""
    composed = unicodedata.normalize("NFC", text.lower())
    letters = []
    for character in composed:
        if character in _KEPT_MARKS or character == "і":
            letters.append(character)
        elif character in _APOSTROPHES:
            letters.append("'")
        else:
            bare = unicodedata.normalize("NFD", character)[0]
            letters.append(" " if bare in ".,()" else "-" if bare in _DASHES else _TO_CYRILLIC.get(bare, bare))
    kept = "".join(c for c in letters if not unicodedata.combining(c))
    return " ".join(kept.split())


def _fold_mark(character: str) -> str:
    if character in _APOSTROPHES:
        return ""
    if character in _DASHES:
        return "-"
    return " " if character in ".,()/" else character
