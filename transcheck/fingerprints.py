"""What a finding is known by when texts are edited: its rule and its words with their neighbours, never a position."""

import hashlib
import re
from functools import lru_cache

_NEIGHBOURS = 3  # words on either side: "Kiev" stands in many places, "the road to Kiev was closed" in one
_SELF_EVIDENT = 6  # words that are known without their neighbours
_REACH = 120  # code points in which the neighbours are looked for
_WORD_RE = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
# Neighbours are words of the same sentence: what is put in above or below a sentence is no change of it.
_BORDER_RE = re.compile(r"""[.!?…]["'”’»)\]]*\s+|\n[^\S\n]*\n|\r[^\S\r\n]*\r""")


def folded(text: str) -> str:
    """Words as they are compared: however the lines are broken, in upper case or lower."""
    return " ".join(text.casefold().split())


def in_place(text: str, start: int, end: int) -> str:
    """The words from `start` to `end` with some of their sentence on either side, "before‹words›after", folded.

    Args:
        text: the document's.
        start: where the words begin, in code points.
        end: where they end.
    """
    words = text[start:end]
    if len(_WORD_RE.findall(words)) >= _SELF_EVIDENT:
        return folded(words)
    before = _BORDER_RE.split(text[max(0, start - _REACH) : start])[-1]
    after = _BORDER_RE.split(text[end : end + _REACH], maxsplit=1)[0]
    left = _WORD_RE.findall(before.casefold())[-_NEIGHBOURS:]
    right = _WORD_RE.findall(after.casefold())[:_NEIGHBOURS]
    return f"{' '.join(left)}‹{folded(words)}›{' '.join(right)}"


@lru_cache(maxsize=20_000)  # an archive has the same words again and again
def digest(code: str, *places: str) -> str:
    """16 hex digits of a rule's code and what stands in the places of a finding, in any order."""
    told = "\x1f".join([code, *sorted(places)])
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]
