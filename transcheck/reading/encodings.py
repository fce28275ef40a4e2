"""Bytes become text: by a byte order mark, as UTF-8, as declared, or by the letters of our languages."""

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from transcheck.errors import ReadingError
from transcheck.languages import load_facts

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What Ukrainian, Russian, Belarusian and English texts were saved in before UTF-8: Windows, Unix mail, DOS (cp1125 is
# cp866 with the Ukrainian letters), Macintosh; the commoner first, since the first of equals is taken.
CANDIDATES = ("cp1251", "cp1252", "koi8-u", "koi8-r", "cp866", "cp1125", "mac-cyrillic", "mac-roman", "iso8859-5")
_NAMES = {"cp1251": "windows-1251", "cp1252": "windows-1252", "mac-cyrillic": "mac-cyrillic"}
_SAMPLE = 200_000  # bytes: an encoding shows itself long before the end of an article
_SURE = 1.0  # by which a score must be better than that of another text: an impossible letter is two
_PASSABLE = 0.4  # of about 1 a letter that real text has

_HIGH = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# No sign but an apostrophe, a hyphen or a dash stands between two letters.
_SIGN_IN_WORD = re.compile(
    r"(?<=[^\W\d_])[^\x00-\x7f\w’‘—–\u00ad\u00a0…](?=[^\W\d_])|(?<=\w)[€№§°©®](?=\W)|[«„](?=\s)|(?<=\s)»"
)
# Marks where they belong: an apostrophe or a dash; marks that open and that close a quotation.
_WELL_PLACED = re.compile(r"(?<=[a-z])’(?=[a-z])|(?<=\w )[–—](?= \w)")
_OPENED = re.compile(r"(?:(?<=\s)|^)[“‘«„](?=\w)")
_CLOSED = re.compile(r"(?<=[\w.,!?…])[“”’»](?=[\s,.]|$)")
_ACCENTED = frozenset("éèêëáàâäãåæçíìîïñóòôöõøúùûüšžýßœÉÖÜÄÅÇÁÓ")
_MARKS = frozenset("«»“”„‘’‚‹›—–…№§°\u00a0€£©®•´×½±·")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was read.

    Attributes:
        text: the text, without a byte order mark.
        note: what the user should know about it; None when nothing was guessed.
    """

    text: str
    note: str | None = None


def decode(content: bytes, path: str, declared: str | None = None, hint: str | None = None) -> Decoded:
    """Decode a file.

    Args:
        content: the bytes.
        path: the file, for messages.
        declared: what the user says it is, if it is neither marked nor UTF-8.
        hint: what the file itself says.

    Raises:
        ReadingError: it is not text, is damaged, or its encoding cannot be told.
    """
    _check_name(declared, path)
    for mark, name in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return Decoded(_strict(content, name, path))
    if b"\0" in content[:100_000]:
        return Decoded(_wide(content, path))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(content, path, declared, hint, content.count(b"\n", 0, error.start) + 1)
    return Decoded(text, find_mojibake(text, path))


_NO_CHARSETS = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"})  # of names, of code


def _check_name(declared: str | None, path: str) -> None:
    if declared is not None:
        try:
            codec = codecs.lookup(declared)
            known = codec.name.replace("-", "_") not in _NO_CHARSETS and codec._is_text_encoding  # "hex" makes no text
        except (LookupError, ValueError):
            known = False
        if not known:
            raise ReadingError(f"unknown encoding {declared!r}; try utf-8 or windows-1251", path) from None


def _strict(content: bytes, name: str, path: str) -> str:
    try:
        text = content.decode(name)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ReadingError(f"is not {name.upper()}; save it as UTF-8", path, line) from None
    if "\0" in text:
        raise ReadingError("is not text; give a text file", path)
    return text


def _wide(content: bytes, path: str) -> str:
    """UTF-16 without a mark: every other byte of its blanks and line ends is nought."""
    sample = content[: _SAMPLE - _SAMPLE % 2]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(content) % 2 == 0 and max(even, odd) > 20 * min(even, odd) and max(even, odd) > len(sample) // 40:
        text = content.decode("utf-16-be" if even > odd else "utf-16-le", "replace")
        if "\0" not in text and "\ufffd" not in text:
            return text
    raise ReadingError("is not text; give a text file", path)


def _not_utf8(content: bytes, path: str, declared: str | None, hint: str | None, line: int) -> Decoded:
    broken, whole = _utf8_damage(content)
    if whole > 3 * broken and declared is None:
        raise ReadingError("is not UTF-8 throughout: bytes are damaged here; save it as UTF-8 again", path, line)
    if declared is not None:
        try:
            text = content.decode(declared)
        except UnicodeDecodeError as error:
            place = content.count(b"\n", 0, error.start) + 1
            guess = guess_encoding(content)
            advice = f"try --encoding {guess}" if guess else "save it as UTF-8"
            raise ReadingError(f"is not {declared.upper()}; {advice}", path, place) from None
        _doubt(text, content, declared, path)
        return Decoded(text)
    name = _usable(hint, content) or guess_encoding(content)
    if name is None:
        raise ReadingError("is not UTF-8; save it as UTF-8 or name its --encoding", path, line)
    shown = _NAMES.get(name, name)
    return Decoded(content.decode(name, "replace"), f"was read as {shown}; if that is wrong, name its --encoding")


def _doubt(text: str, content: bytes, declared: str, path: str) -> None:
    """Refuse what a wrongly named encoding makes of a text, where another makes words of it.

    Raises:
        ReadingError: it is so.
    """
    sample = text[:_SAMPLE]
    if _plausible(sample) >= _PASSABLE * len(_HIGH.findall(sample)):
        return
    guess = guess_encoding(content)
    if guess is not None and codecs.lookup(guess).name != codecs.lookup(declared).name:
        shown = _NAMES.get(guess, guess)
        raise ReadingError(f"makes no words when it is read as {declared}; try --encoding {shown}", path)


def _utf8_damage(content: bytes) -> tuple[int, int]:
    """How many bytes break UTF-8, and how many characters beyond ASCII are well formed."""
    text = content[:_SAMPLE].decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= letter <= "\udcff" for letter in text)
    return broken, len(_HIGH.findall(text)) - broken


def _usable(hint: str | None, content: bytes) -> str | None:
    if hint is None:
        return None
    try:
        name = codecs.lookup(hint).name
        content.decode(name)
    except (LookupError, UnicodeDecodeError):
        return None
    return None if name.startswith("utf") else name


def guess_encoding(content: bytes) -> str | None:
    """The encoding among the old ones that makes words of our languages out of bytes; None when it cannot be told."""
    sample = content[:_SAMPLE]
    scores: list[tuple[float, str, str]] = []
    for name in CANDIDATES:
        try:
            text = sample.decode(name)
        except UnicodeDecodeError:
            continue
        scores.append((_plausible(text), name, text))
    scores.sort(key=lambda item: -item[0])  # stable: the commoner first among equals
    if not scores:
        return None
    best, name, text = scores[0]
    if best < _PASSABLE * len(_HIGH.findall(text)):
        return None
    rivals = [score for score, _, other in scores[1:] if other != text]
    return name if not rivals or best - rivals[0] >= _SURE else None


@cache
def _usual() -> dict[str, float]:
    """How usual a Cyrillic letter is, about 1 on the average of a text, from the languages' letters and short words."""
    counts: Counter[str] = Counter()
    for language in ("uk", "ru", "be"):
        table = load_facts(language)["detection"]
        counts.update(letter for word in table["words"].split() for letter in word)
        counts.update(letter for ending in table["endings"] for letter in ending)
        counts.update(table["alphabet"])
    top = max(counts.values())
    return {letter: 0.5 + 0.7 * count / top for letter, count in counts.items()}


def _plausible(text: str) -> float:
    """About 1 for each character beyond ASCII that makes words of our languages, below 0 for one that makes none."""
    usual = _usual()
    score = 0.0
    for letter, count in Counter(_HIGH.findall(text)).items():
        if _CYRILLIC.match(letter):
            score += count * usual.get(letter.lower(), -2.0) * (1.0 if letter.islower() else 0.6)
        elif letter in _MARKS:
            score += 0.8 * count
        elif letter in _ACCENTED:
            score += 0.6 * count
        else:
            score -= 2.0 * count
    score += len(_WELL_PLACED.findall(text)) - 2.5 * len(_SIGN_IN_WORD.findall(text))
    score += 2 * min(len(_OPENED.findall(text)), len(_CLOSED.findall(text)))
    for word in _WORD.findall(text):
        if word.isascii():
            continue
        inner = word[1:]
        if not word.isupper() and inner != inner.lower():
            score -= 1.5 * sum(letter.isupper() for letter in inner)
        if _CYRILLIC.search(word):
            if _LATIN.search(word):
                score -= 2 * len(_HIGH.findall(word))
        elif len(_HIGH.findall(word)) > 1:
            score -= 2 * len(_HIGH.findall(word))  # an English word has one accent at most
    return score


# UTF-8 read as windows-1251 or windows-1252, and saved again: Cyrillic becomes pairs that begin with Р, С or Ð, Ñ;
# the marks become вЂ or â€ and a sign.
_MOJIBAKE = (
    ("cp1251", re.compile(
        r"(?:[РС][\u0080-\u00bf\u0402-\u040f\u0452-\u045f\u2010-\u203a€™№Ёёґ°±µ¶·»«¬®©§]){3,}"
        r"|вЂ[њќ™\"“”ћў¦\u201c\u201d\u0098]"
    )),
    ("cp1252", re.compile(
        r"(?:[ÐÑ][\u0080-\u00bf\u0152-\u02dc\u2013-\u203a€™]){3,}"
        r"|â\x80[\x98-\xa6]|â€[œ\u009d™˜“”¦\u0153]|Ã[©¨¤¶¼]"
    )),
    ("koi8-r", re.compile(r"(?:п[\u2500-\u25a0\u2219-\u2265©°²·÷═-╬]){3,}")),
)  # fmt: skip


def find_mojibake(text: str, path: str) -> str | None:
    """What to say of a text that was decoded wrongly before it was saved; None of a sound one.

    Raises:
        ReadingError: most of it is in that state.
    """
    for encoding, pattern in _MOJIBAKE:
        if not pattern.search(text):
            continue
        found = list(pattern.finditer(text[:_SAMPLE]))
        repaired = _undone(found[0][0], encoding) if found else None
        if repaired is None:
            continue
        line = text.count("\n", 0, found[0].start()) + 1
        shown = _NAMES.get(encoding, encoding)
        what = f"holds UTF-8 that was once read as {shown} (“{found[0][0][:12]}” was “{repaired[:12]}”)"
        advice = "take the text from its source again"
        if sum(len(match[0]) for match in found) * 4 > len(_HIGH.findall(text[:_SAMPLE])):
            raise ReadingError(f"{what}; {advice}", path, line)
        return f"line {line} {what}; {advice}"
    return None


def _undone(garbled: str, encoding: str) -> str | None:
    """What garbled words were, None when they were no such thing."""
    try:
        content = b"".join(_byte(letter, encoding) for letter in garbled)
        return content.decode("utf-8", "ignore") or None
    except UnicodeError:
        return None


def _byte(letter: str, encoding: str) -> bytes:
    if "\x80" <= letter <= "\x9f":  # bytes that the code page leaves empty pass through as they are
        return letter.encode("latin-1")
    return letter.encode(encoding)
