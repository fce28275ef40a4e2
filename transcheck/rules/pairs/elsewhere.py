"""What an outlet prints outside the rendering that is compared: in its other quotes, or in its own words."""

from bisect import bisect_right
from collections.abc import Sequence

from transcheck.comparing.comparison import Side
from transcheck.comparing.tokens import Token, light_words

_SHARE = 0.65  # of the words: so many close together say the same
_ROOM = 50  # code points that a word may take up with what stands between it and the next
_LEAST = 120  # code points in which even two words count as close together
_FEWEST = 2  # one word may stand anywhere in an article: "and I apologize"
_ENDING = 3  # letters of a word that may be its ending
_STEM = 4  # letters that are kept of any word


def printed_elsewhere(side: Side, words: Sequence[Token]) -> bool:
    """Whether the outlet of `side` has most of these words close together somewhere in its article.

    Args:
        side: a rendering; one that is all there is of its text has no elsewhere.
        words: neighbouring words of the other side that its rendering has not.
    """
    text, span = side.document.text, side.member.span
    if len(text.strip()) <= span.end - span.start:
        return False
    stems = {_stem(t) for t in words if t.kind in {"content", "number"} and t.lemma not in light_words()}
    if len(stems) < _FEWEST:
        return False
    folded = text.casefold()
    if len(folded) != len(text):  # a letter that folds to two moves the others: near enough, as only nearness counts
        folded = text.lower()
    places = sorted((place, stem) for stem in stems for place in _places(folded, stem))
    starts = [place for place, _ in places]
    room = _LEAST + _ROOM * len(stems)
    for first, (place, _) in enumerate(places):
        found = {stem for _, stem in places[first : bisect_right(starts, place + room)]}
        if len(found) >= (_SHARE * len(stems) if len(stems) > 2 else len(stems)):
            return True
    return False


def _stem(token: Token) -> str:
    return token.folded[: max(_STEM, len(token.folded) - _ENDING)]


def _places(text: str, stem: str) -> list[int]:
    """Where words begin with the stem."""
    found, place = [], text.find(stem)
    while place >= 0:
        if place == 0 or not text[place - 1].isalnum():
            found.append(place)
        place = text.find(stem, place + 1)
    return found
