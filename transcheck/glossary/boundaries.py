"""Where a form begins and ends in running text, and where it does not count.

Tests on the few characters around a hit, because the scan itself knows only substrings.
"""

import re
import unicodedata

# Endings that mark the piece around a hit as an address or a file name, not as prose.
_FILE = r"(?:jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|pptx?|txt|csv|tsv|json|ya?ml|html?|php|aspx?|mp[34]|mov|zip)"
_DOMAIN = (
    r"(?:com|org|net|info|edu|gov|mil|int|eu|ua|by|ru|uk|us|de|pl|fr|lt|lv|ee|io|co|me|tv|news|media|today"
    r"|world|online|live|site|app|dev)"
)
_ADDRESS = re.compile(
    rf"://|^www\.|[\w.+-]+@[\w-]+\.\w|^[^\w\s]*[@#]|[\w-]\.{_DOMAIN}(?![\w])|\.{_FILE}(?!\w)|\w_|_\w|^[A-Za-z]:\\|^~?/\w"
)
_WIDEST = 300  # code points; a longer run without space is no prose anyway


def between_spaces(text: str, start: int, end: int) -> bool:
    """Whether spaces, or a point, comma or possessive ending and a space, stand around: told in a glance.

    No address, no part of a longer word and no closing mark can be meant then.
    """
    if start and text[start - 1] not in " \x01(":
        return False
    after = text[end : end + 1]
    if after in _BLANK:
        return True
    return (after in ".,;:!?)" and text[end + 1 : end + 2] in _BLANK) or text.startswith("'s ", end)


_BLANK = (" ", "\x01", "")


def starts_word(text: str, start: int) -> bool:
    """Whether a word may begin at `start`.

    No letter, digit or underscore stands directly before; nor an apostrophe that joins the form to a letter
    (O'Neil, d'Artagnan).
    """
    if start == 0:
        return True
    before = text[start - 1]
    if before.isalnum() or before == "_":
        return False
    if before == "'":
        return start < 2 or not text[start - 2].isalpha()
    return before not in "@#"


def ends_word(text: str, end: int) -> bool:
    """Whether a word may end at `end`: possessives and hyphen compounds do, other letters and digits do not."""
    if end >= len(text):
        return True
    after = text[end]
    if after.isalnum() or after == "_" or unicodedata.combining(after):
        return False
    if after == "'" and end + 1 < len(text) and text[end + 1].isalpha():
        return text[end + 1] in "sS" and not (end + 2 < len(text) and text[end + 2].isalpha())
    return True


def plural_end(text: str, end: int) -> int:
    """The end of the plural of a surname that ends at `end` (the Friedmans), or `end` itself."""
    for ending in ("s", "S", "es", "ES"):
        if text.startswith(ending, end) and ends_word(text, end + len(ending)):
            return end + len(ending)
    return end


def in_address(text: str, start: int, end: int) -> bool:
    """Whether the stretch lies in a web or e-mail address, a @handle, a #tag or the name of a file."""
    left = max(text.rfind(" ", 0, start), text.rfind("\x01", 0, start), start - _WIDEST) + 1
    stops = [stop for stop in (text.find(" ", end, end + _WIDEST), text.find("\x01", end, end + _WIDEST)) if stop != -1]
    right = min(stops, default=min(len(text), end + _WIDEST))
    if right - left == end - start:
        return False
    piece = text[left:right]
    if not any(sign in piece for sign in "@#:/._\\"):
        return False
    inner = piece.strip("\"'“”«»„()[]{}<>,;:!?.…")
    return bool(_ADDRESS.search(inner)) or bool(re.search(r"[@#]\w*$", text[left:start]))


def opened_by_quote(text: str, start: int) -> bool:
    """Whether an apostrophe before `start` on the line is an opening mark that still waits for its partner."""
    line = max(text.rfind("\x01", 0, start), start - _WIDEST) + 1
    opened = False
    for position in range(line, start):
        if text[position] == "'":
            if position == line or not text[position - 1].isalnum():
                opened = True
            elif position + 1 < len(text) and not text[position + 1].isalnum():
                opened = False
    return opened
