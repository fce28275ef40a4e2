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
_LATIN_MARKS = str.maketrans(
    dict.fromkeys(_APOSTROPHES, "") | dict.fromkeys(_DASHES, "-") | dict.fromkeys(".,()/", " ")
)


@lru_cache(maxsize=65536)
def fold_latin(text: str) -> str:
    """The Latin letters of `text`, lower case, without diacritics or apostrophes, one space between words."""
    lowered = text.lower()
    if lowered.isascii():
        if lowered.isalpha():
            return lowered
    else:
        decomposed = unicodedata.normalize("NFD", lowered.translate(_LETTERS))
        lowered = "".join(_TO_LATIN.get(c, c) for c in decomposed if not unicodedata.combining(c))
        lowered = lowered.translate(_LETTERS)
    return " ".join(lowered.translate(_LATIN_MARKS).split())


@lru_cache(maxsize=65536)
def fold_native(text: str) -> str:
    """The Cyrillic letters of `text` in lower case, stress marks gone, the apostrophe as '."""
    composed = unicodedata.normalize("NFC", text.lower())
    return " ".join("".join(map(_native_letter, composed)).split())


@lru_cache(maxsize=2048)
def _native_letter(character: str) -> str:
    if character in _KEPT_MARKS or character == "і":
        return character
    if character in _APOSTROPHES:
        return "'"
    bare = unicodedata.normalize("NFD", character)[0]
    folded = " " if bare in ".,()" else "-" if bare in _DASHES else _TO_CYRILLIC.get(bare, bare)
    return "" if unicodedata.combining(folded) else folded
