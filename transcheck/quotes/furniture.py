"""What a page carries besides its article: bylines, captions, credits, headings, the place before the first words.

Nobody acts there and no pronoun points there; a name in a heading counts only as a fuller form of one in the text.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from transcheck.languages import load_facts
from transcheck.model import Language
from transcheck.quotes.paragraphs import Bounds

_LONGEST_LINE = 200  # code points of a byline
_PLACE = 60  # code points in which a dateline in small letters has its bracket
_LONGEST_HEADING = 18  # words
_SENTENCE_ENDS = '.!?…:;,"”»'
_WORD = re.compile(r"[^\W\d_][\w'’ʼ\-‑]*")
UPPER = r"A-ZÀ-ÖØ-ÞЀ-ЯҐ"
# "BREST, Belarus (NWS) — ", "МОЗЫРЬ, 12 мая. ", "Near Orikhiv, Ukraine – "
_DATELINE = re.compile(
    rf"(?:(?:[{UPPER}]{{3,}}[{UPPER}.'’-]*|[{UPPER}]{{2,4}}(?= [{UPPER}]{{3,}}))(?: [{UPPER}][{UPPER}.'’-]+){{0,3}}"
    r"(?:, (?:[^\W\d_][\w.]*|\d{1,2} [^\W\d_]+)(?: [^\W\d_][\w.]*){0,2})?"
    r"(?: ?/[\w -]{2,30}/| ?\([^()\n]{2,40}\))?\.? ?(?:—|–|--|-) ?"
    rf"|[{UPPER}]{{4,}}(?:-[{UPPER}]+)?, \d{{1,2}} [^\W\d_]+\. "
    rf"|[{UPPER}][^\W\d_]+(?:[ -][{UPPER}][^\W\d_]+)?(?:, [{UPPER}][^\W\d_]+)? \([^()\n]{{2,40}}\) ?(?:—|–|--|-) )"
)
_CREDIT_AT_END = re.compile(
    r"\((?:[^()\n]{2,60}/[^()\n]{2,60}|(?:photo|credit|image|фото|фота)\b[^()\n]{0,80})\)\.?$", re.I
)


@dataclass(frozen=True, slots=True)
class Furniture:
    """The stretches of a text that are not narration.

    Attributes:
        hidden: bylines, captions, credits and datelines: their names are nobody's whom the article speaks of.
        headings: the headline, subheadings and lines in capitals.
        starts: where the words of a paragraph begin that a dateline leads, by the start of the paragraph.
    """

    hidden: Sequence[Bounds]
    headings: Sequence[Bounds]
    starts: Mapping[int, int]

    def is_hidden(self, place: int) -> bool:
        """Whether what stands at `place` belongs to no one whom the article speaks of."""
        return any(start <= place < end for start, end in self.hidden)

    def is_heading(self, place: int) -> bool:
        """Whether `place` stands in a heading."""
        return any(start <= place < end for start, end in self.headings)


NO_FURNITURE = Furniture((), (), {})


def find_furniture(
    text: str, paragraphs: Sequence[Bounds], language: Language, spoken: Collection[int] = ()
) -> Furniture:
    """Sort out the paragraphs of a page.

    Args:
        text: the text.
        paragraphs: its paragraphs in order.
        language: its language.
        spoken: indices of those that may be turns of a talk: no headings.
    """
    lines = _line_pattern(language)
    hidden: list[Bounds] = []
    headings: list[Bounds] = []
    starts: dict[int, int] = {}
    for index, (start, end) in enumerate(paragraphs):
        short = end - start <= _LONGEST_LINE
        credited = short and text[end - 1] in ")." and _CREDIT_AT_END.search(text, start, end)
        if short and (credited or lines.match(text, start, end)):
            hidden.append((start, end))
        elif short and index not in spoken and _is_heading(text, start, end, first=not index and len(paragraphs) > 1):
            headings.append((start, end))
        elif index not in spoken and (text[start : start + 3].isupper() or "(" in text[start : start + _PLACE]):
            dateline = _DATELINE.match(text, start, end)
            if dateline is not None and dateline.end() < end:
                hidden.append((start, dateline.end()))
                starts[start] = dateline.end()
    return Furniture(hidden, headings, starts)


def _is_heading(text: str, start: int, end: int, *, first: bool) -> bool:
    """Whether a line is a heading: short, without the mark that ends a sentence, first or set as headings are."""
    if text[end - 1] in _SENTENCE_ENDS and not (first and text[end - 1] in '"”»?!'):
        return False
    words = _WORD.findall(text, start, end)
    if not 1 < len(words) <= _LONGEST_HEADING:
        return False
    long_words = [word for word in words if len(word) > 3]
    capitals = sum(word[0].isupper() for word in long_words)
    return (
        first
        or words == [word.upper() for word in words]
        or (len(long_words) > 3 and 5 * capitals > 4 * len(long_words))
    )


@cache
def _line_pattern(language: Language) -> re.Pattern[str]:
    """A byline or a caption as a whole paragraph, by the words with which they begin."""
    facts: Mapping[str, Sequence[str]] = load_facts(language if language in ("uk", "ru", "be") else "en")["page"]
    name = rf"[{UPPER}][\w.'’ʼ\-‑]+(?: (?:[{UPPER}][\w.'’ʼ\-‑]*|de|van|von|al)){{1,3}}"
    by = "|".join(map(re.escape, facts["bylines"]))
    captions = "|".join(map(re.escape, facts["captions"]))
    return re.compile(
        rf"(?:\(?(?:{by}):? {name}(?:[^.!?\n]{{0,120}}|[^!?\n]{{0,40}}\))\)?$"
        rf"|(?:{captions})\b.*"
        rf"|{name}, (?:{'|'.join(map(re.escape, facts['desks']))})\b[^.\n]{{0,60}}$)"
    )


def runs_outside(bounds: Sequence[Bounds], start: int, end: int) -> Iterator[Bounds]:
    """What is left of a stretch without those within `bounds`."""
    at = start
    for first, last in bounds:
        if at < first:
            yield at, first
        at = max(at, last)
    if at < end:
        yield at, end
