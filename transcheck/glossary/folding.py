"""A copy of a text on which forms are looked up, with the way back to the offsets of the text.

Most folding replaces one character by one, so that offsets stay. Where something is dropped (soft hyphens,
stress marks, the second of two spaces), the places are remembered: there are few of them, and only hits ask.
Chains of `str.replace` over the characters that really occur are used because they run some ten times faster
than `str.translate` on text with curly quotation marks.
"""

import re
import tomllib
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import ascii_letters

from transcheck.model import Language

SPACES = "\t\x0b\x0c\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
BREAK = "\x01"  # stands for an empty line, over which no term reaches
_ONE_FOR_ONE = {
    **dict.fromkeys("’‘ʼ‛ʹ′`´＇", "'"),
    **dict.fromkeys("“”„‟«»", '"'),  # all print alike to a form, and most texts are plain ASCII then, which is quicker
    **dict.fromkeys("‐‑‒–−", "-"),
    **{chr(ord(letter) + 0xFEE0): letter for letter in ascii_letters},  # full width: Ｋｉｅｖ
    **dict.fromkeys(SPACES, " "),
    **dict.fromkeys("\u2028\u2029\u0085", BREAK),
}
# Vowels with a stress mark: dictionaries and encyclopedias print Мо́зырь, Mózyr.
_STRESSED = {letter: unicodedata.normalize("NFD", letter)[0] for letter in "áéíóúýÁÉÍÓÚÝàèìòùÀÈÌÒÙѐѝЀЍ"}
_LIGATURES = "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"  # text that was copied from a page: oﬃce
_DROPPED = "\u00ad\u0300\u0301\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text.

    Attributes:
        text: the folded copy.
        source: the text that was folded.
        cuts: positions in `text` before which something was dropped, ascending.
        dropped: how much had been dropped in all, at each cut.
        foreign: positions in `source` of look-alike letters that were replaced.
    """

    text: str
    source: str
    cuts: tuple[int, ...] = ()
    dropped: tuple[int, ...] = ()
    foreign: frozenset[int] = frozenset()

    def origin(self, position: int) -> int:
        """Where the character at `position` of the folded text stands in the source."""
        if not self.cuts:
            return position
        index = bisect_right(self.cuts, position)
        return position + (self.dropped[index - 1] if index else 0)


@cache
def lookalikes() -> dict[str, str]:
    """Letter of another script → the Latin letter that it prints like."""
    with Path(__file__).with_name("lookalikes.toml").open("rb") as file:
        table: dict[str, str] = tomllib.load(file)["latin"]
    return table


@cache
def _lookalike_tables() -> tuple[dict[str, str], dict[str, str]]:
    """To Latin, and to Cyrillic."""
    latin = lookalikes()
    cyrillic: dict[str, str] = {}
    for letter, like in latin.items():
        if "\u0400" <= letter <= "\u052f" and letter not in "ҮүѵԀԁԚԛԜԝ":
            cyrillic.setdefault(like, letter)
    return latin, cyrillic


def fold(text: str, language: Language) -> Folded:
    """Fold a text of `language` for looking up forms."""
    # Looking for one character is thirty times faster than for two.
    folded = text.replace("\r\n", " \n") if "\r" in text else text
    folded = folded.replace("\n\n", BREAK + BREAK).replace("\n", " ")
    for letter in "\t`\r":
        if letter in folded:
            folded = folded.replace(letter, _ONE_FOR_ONE[letter])
    foreign: frozenset[int] = frozenset()
    if not folded.isascii():
        for letter in "“”’":  # most texts have no other letters outside ASCII, and finding those takes longer
            folded = folded.replace(letter, _ONE_FOR_ONE[letter])
    present = _unusual(folded)
    if present:
        for letter in sorted(present):
            like = _ONE_FOR_ONE.get(letter) or _STRESSED.get(letter)
            if like is not None:
                folded = folded.replace(letter, like)
        if language != "en":
            folded = folded.replace("ё", "е").replace("Ё", "Е")
        folded, foreign = _one_script(folded, present, language)
    if "  " in folded or any("\u0300" <= c <= "\u036f" or c in _DROPPED or c in _LIGATURES for c in present):
        return _drop(folded, text, foreign)
    return Folded(folded, text, foreign=foreign)


def _unusual(text: str) -> frozenset[str]:
    """The characters of the text outside ASCII."""
    if text.isascii():
        return frozenset()
    rest = text.encode("utf-8", "surrogatepass").translate(None, bytes(range(128)))
    return frozenset(rest.decode("utf-8", "surrogatepass"))


def _one_script(text: str, present: frozenset[str], language: Language) -> tuple[str, frozenset[int]]:
    """Words of mixed script in one script, if look-alike letters are all that is foreign in them."""
    if not any("\u0370" <= letter <= "\u052f" for letter in present):
        return text, frozenset()
    table = _lookalike_tables()[0 if language in ("en", "und") else 1]
    changed: list[int] = []
    letters = list(text)
    for start, end in mixed_words(text):
        word = text[start:end]
        foreign = [i for i, c in enumerate(word) if c in table]
        if all(c in table or _native(c, language) for c in word):
            for i in foreign:
                letters[start + i] = table[word[i]]
                changed.append(start + i)
    return ("".join(letters), frozenset(changed)) if changed else (text, frozenset())


def _native(letter: str, language: Language) -> bool:
    latin = letter < "\u0370"
    return latin if language in ("en", "und") else not latin


_SEAM = re.compile("[A-Za-z\u00c0-\u024f][\u0370-\u052f]|[\u0370-\u052f][A-Za-z\u00c0-\u024f]")
_LETTERS = re.compile(r"[^\W\d_]*")


def mixed_words(text: str) -> list[tuple[int, int]]:
    """The words, as half-open offsets, in which Latin letters stand beside Cyrillic or Greek ones."""
    words: list[tuple[int, int]] = []
    if text.isascii():
        return words
    for seam in _SEAM.finditer(text):  # looking for whole words at once takes ten times as long
        start, end = seam.span()
        if words and start < words[-1][1]:
            continue
        while start and _LETTERS.fullmatch(text, start - 1, start):
            start -= 1
        found = _LETTERS.match(text, end)
        words.append((start, found.end() if found else end))
    return words


def unmixed(word: str) -> str | None:
    """A word of mixed script in the script of most of its letters, None where a letter has no double there."""
    latin = sum(letter < "\u0370" for letter in word)
    if latin * 2 == len(word) or len(word) < 3:
        return None
    to_latin = latin * 2 > len(word)
    table = _lookalike_tables()[0 if to_latin else 1]
    letters = [letter if (letter < "\u0370") == to_latin else table.get(letter) for letter in word]
    return None if None in letters else "".join(letter or "" for letter in letters)


_DROP = re.compile(f"[{_DROPPED}]+| {{2,}}|[\u0300-\u036f{_LIGATURES}]")


def _drop(folded: str, text: str, foreign: frozenset[int]) -> Folded:
    """Drop what does not belong to a form, and remember where."""
    parts: list[str] = []
    cuts: list[int] = []
    dropped: list[int] = []
    done = length = lost = 0
    for start, end, instead in _changes(folded, text):
        parts += (folded[done:start], instead)
        length += start - done
        longer = len(instead) - (end - start)
        for letter in range(1, longer + 1):  # each letter of a ligature leads back to it
            cuts.append(length + letter)
            dropped.append(lost - letter)
        length += len(instead)
        lost -= longer
        done = end
        if longer < 0:
            cuts.append(length)
            dropped.append(lost)
    parts.append(folded[done:])
    return Folded("".join(parts), text, tuple(cuts), tuple(dropped), foreign)


def _changes(folded: str, text: str) -> Iterator[tuple[int, int, str]]:
    """What is replaced by something longer or shorter: start, end, what stands there instead."""
    done = 0
    for match in _DROP.finditer(folded):
        start, end = match.span()
        first = folded[start]
        if first == " ":
            instead = BREAK if text.count("\n", start, end) > 1 else " "
        elif first in _LIGATURES:
            instead = unicodedata.normalize("NFKC", first)
        elif first in _DROPPED:
            instead = ""
        else:  # A letter and its mark may be one character elsewhere: both are one here.
            instead = unicodedata.normalize("NFC", folded[start - 1 : end]) if start > done else ""
            start -= 1
            if len(instead) != 1:
                continue
        yield start, end, instead
        done = end


BROKEN = re.compile(r"(?<=[^\W\d_])[-‐\u00ad]\r?\n[ \t]*(?=[^\W\d_])")  # a word parted at the end of a line


def rejoined(text: str, joint: str) -> Folded:
    """The text with the words that are parted at line ends in one piece, `joint` between the parts."""
    parts: list[str] = []
    cuts: list[int] = []
    dropped: list[int] = []
    done = length = lost = 0
    for match in BROKEN.finditer(text):
        parts.append(text[done : match.start()] + joint)
        length += match.start() - done + len(joint)
        lost += match.end() - match.start() - len(joint)
        cuts.append(length)
        dropped.append(lost)
        done = match.end()
    return Folded("".join(parts) + text[done:], text, tuple(cuts), tuple(dropped))


def fold_form(text: str, language: Language) -> str:
    """A form of an entry, folded like a text in which it is looked up."""
    if text.isascii() and text.isalpha():
        return text
    words = " ".join(unicodedata.normalize("NFC", text).split())
    return fold(words, language).text
