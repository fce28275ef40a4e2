"""The quotation marks of a text, and how like an opening, a closing or no mark at all each of them looks.

Costs are the currency of `transcheck.quotes.nesting`, which looks for the cheapest reading of a paragraph:
0 is what printers do, 1 a habit of some houses, 3 and more a mistake.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

DOUBLE = '"“”„‟«»″＂'
SINGLE = "'‘’‚‛‹›`´ʼ"
_ALL = frozenset(DOUBLE + SINGLE)

_LONGEST_RUN = 8  # marks in a row; more are an ornament
# A single mark between two letters is an apostrophe and no business of ours.
_RUN = re.compile("[\"“”„‟«»″＂'‘’‚‛‹›`´ʼ](?<![^\\W_]['‘’‚‛‹›`´ʼ](?=[^\\W_]))[\"“”„‟«»″＂'‘’‚‛‹›`´ʼ]*")
# A tag of mark-up that was left in the text, its values in marks or, where these do not pair, up to its end.
_TAG = re.compile(r"</?[A-Za-z](?:(?:\"[^\"\n]*\"|'[^'\n]*'|[^<>\"'\n]){0,2000}|[^<>\n]{0,2000})>")
_OPENING_LEFT = frozenset(" \t\u00a0\u202f\u2009\n\r([{—–-/‒―…")
_CLOSING_RIGHT = frozenset(" \t\u00a0\u202f\u2009\n\r)]},.;:!?—–-/…‒―")

# How strange it is to see this very character open or close a quote; straight marks say nothing.
_OPEN_SHAPE = {"”": 3.0, "»": 4.0, "›": 4.0, "’": 3.0, "´": 3.0, "ʼ": 1.0, "``": 0.0}
_CLOSE_SHAPE = {
    "“": 3.0,
    "„": 5.0,
    "‟": 3.0,
    "«": 4.0,
    "‹": 4.0,
    "‘": 4.0,
    "‚": 6.0,
    "‛": 4.0,
    "``": 5.0,
    "`": 2.0,
}
# Openings after which a mark of that shape closes: „…“, ‚…‘, »…«, ›…‹.
_REVERSED = {"„": '“”‟"', "‚": "‘’'", "»": "«", "›": "‹"}
USUAL = {
    "“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "‹": "›", "„": "“”", "‚": "‘’", "''": "''", "``": "''",
    "”": "”", "’": "’", "»": "«", "›": "‹", "‟": "”", "ʼ": "ʼ", "`": "'`´", "＂": "＂", "″": "″", "‛": "’",
}  # fmt: skip

# English words that lose their beginning or end to an apostrophe (Merriam-Webster, s. vv.).
_CLIPPED_AT_START = re.compile(
    r"(?:em|til|till|tis|twas|twere|cause|cuz|bout|round|neath|nuff|n|ol|ere|gainst|specially|hood|ya|kay"
    r"|\d0s|\d\d)\b",
    re.IGNORECASE,
)
_CLIPPED_AT_BOTH = re.compile(r"['‘’ʼ]n['’ʼ]", re.IGNORECASE)  # rock 'n' roll
_CLIPPED_AT_END = re.compile(r"(?:\b(?:o|ol|an|th|lil|mo|po|ma)|\w\win)$", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Mark:
    """A possible quotation mark.

    Attributes:
        start, end: the place of the mark; `''` is one mark of two code points.
        shape: the character, "''" for a run of two.
        double: whether it is of the kinds that print sets as double marks.
        opens, closes: cost of reading it as an opening or a closing mark.
        apart: cost of reading it as an apostrophe, a prime or a stray mark.
    """

    start: int
    end: int
    shape: str
    double: bool
    opens: float
    closes: float
    apart: float


def edge(place: int) -> Mark:
    """A mark of no width, where speech begins or ends without a mark of its own."""
    return Mark(place, place, "", True, 0.0, 0.0, 0.0)


def find_marks(text: str, start: int, end: int) -> list[Mark]:
    """All marks of one paragraph in order, those within words and within tags of mark-up left out."""
    marks: list[Mark] = []
    tags = [] if text.find("<", start, end) < 0 else [match.span() for match in _TAG.finditer(text, start, end)]
    for match in _RUN.finditer(text, start, end):
        first, last = match.span()
        if tags and any(opening < first < closing for opening, closing in tags):
            continue
        if last - first == 1:
            marks.append(_weigh(text, start, end, first, last))
        elif last - first <= _LONGEST_RUN:
            marks.extend(_weigh(text, start, end, *place) for place in _places(text, start, first, last))
    return marks


def closing_cost(opening: Mark, closing: Mark) -> float:
    """Cost of closing a quote that `opening` opened by `closing`: none where the two belong together."""
    shape = closing.closes
    if closing.shape in _REVERSED.get(opening.shape, ""):
        shape -= _CLOSE_SHAPE.get(closing.shape, 0.0)
    if closing.shape in USUAL.get(opening.shape, ""):
        return shape
    if opening.double == closing.double:
        return shape + 0.8
    return shape + 3.5


def _places(text: str, start: int, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The marks of a run: two straight single marks are a double one.

    Of three, an opening run holds the double mark first, a closing run last, as print sets them.
    """
    place = first
    opening = first == start or text[first - 1].isspace()
    while place < last:
        width = 1
        for twin in ("''", "``"):
            if text.startswith(twin, place) and place + 2 <= last:
                odd = (len(text[place:last]) - len(text[place:last].lstrip(twin[0]))) % 2
                width = 2 if opening or not odd else 1
        yield place, place + width
        place += width


def _weigh(text: str, start: int, end: int, first: int, last: int) -> Mark:
    shape = text[first:last]
    double = shape[0] in DOUBLE or len(shape) > 1
    before, after = first - 1, last
    while before >= start and text[before] in _ALL:
        before -= 1
    while after < end and text[after] in _ALL:
        after += 1
    left = text[before] if before >= start else "\n"
    right = text[after] if after < end else "\n"
    opens, closes = _costs(shape, left, right)
    return Mark(first, last, shape, double, opens, closes, _apart(text, first, last, left, right, double))


@lru_cache(maxsize=10_000)
def _costs(shape: str, left: str, right: str) -> tuple[float, float]:
    """What it costs to read a mark between two characters as an opening and as a closing one."""
    opens = _open_place(left, right) + _OPEN_SHAPE.get(shape, 0.0)
    return opens, _close_place(left, right) + _CLOSE_SHAPE.get(shape, 0.0)


def _open_place(left: str, right: str) -> float:
    if right.isspace():
        return 2.5 if left.isspace() else 7.0
    if left in _OPENING_LEFT:
        return 0.0 if right not in ",;:!?)" else 4.0
    if left in ",:;":
        return 0.8 if right.isalnum() else 4.0
    if left in ".!?…":
        return 1.5 if right.isupper() else 4.0
    return 3.5 if right.isalnum() else 7.0


def _close_place(left: str, right: str) -> float:
    if left.isspace():
        return 2.5 if right.isspace() else 2.0 if right in ",.;:!?)" else 7.0
    if left in "([{":
        return 6.0
    if right in _CLOSING_RIGHT:
        return 0.0
    if left in ",.;:!?…—–-":
        return 0.8  # the space after the mark is missing
    return 2.0


def _apart(text: str, first: int, last: int, left: str, right: str, double: bool) -> float:
    shape = text[first:last]
    if double:
        inch = left.isdigit() and shape in "\"″”''"
        return 1.0 if inch else 5.0
    if left.isspace() and right.isspace():
        return 2.0
    if _CLIPPED_AT_BOTH.match(text, first) or _CLIPPED_AT_BOTH.match(text, max(0, first - 2)):
        return 0.0
    if right.isalnum():
        if _CLIPPED_AT_START.match(text, last):
            return 0.2 if shape in "'’ʼ`" else 1.0
        return 6.0 if shape in "‘‹‚" else 4.5
    if left in "sSxXzZ":
        return 0.6
    if left.isdigit():
        return 1.0
    if left.isalpha():
        return 0.5 if _CLIPPED_AT_END.search(text, max(0, first - 12), first) else 2.5
    return 5.0
