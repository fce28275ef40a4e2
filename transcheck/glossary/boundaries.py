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
    if before == "_":
        return _opens_emphasis(text, start)
    if before.isalnum():
        return False
    if before == "'":
        return start < 2 or not text[start - 2].isalpha()
    return before not in "@#"


def ends_word(text: str, end: int) -> bool:
    """Whether a word may end at `end`: possessives and hyphen compounds do, other letters and digits do not."""
    if end >= len(text):
        return True
    after = text[end]
    if after == "_":
        return _closes_emphasis(text, end)
    if (after.isalnum() and after not in FOOTNOTE) or unicodedata.combining(after):
        return False
    if after == "'" and end + 1 < len(text) and text[end + 1].isalpha():
        return text[end + 1] in "sS" and not (end + 2 < len(text) and text[end + 2].isalpha())
    return True


FOOTNOTE = "¹²³⁴⁵⁶⁷⁸⁹⁰"  # numbers of notes stand close to the word

_EMPHASIS = re.compile(
    r"(?<![\w/@#])(_{1,2})(?=[^\s_])[^_\x01]*?(?<=[^\s_])\1(?!\w)"
)  # Markdown: _Kiev_, __Kiev talks__


def _opens_emphasis(text: str, start: int) -> bool:
    """Whether the underscores before `start` open words that others close, as in Markdown."""
    return _EMPHASIS.match(text, start - 2 if text[max(0, start - 2) : start] == "__" else start - 1) is not None


def _closes_emphasis(text: str, end: int) -> bool:
    """Whether the underscores at `end` close what others have opened on the same line."""
    line = max(text.rfind("\x01", 0, end), end - _WIDEST) + 1
    return any(found.end() in (end + 1, end + 2) for found in _EMPHASIS.finditer(text, line, end + 3))


def double_name(text: str, start: int, end: int) -> str | None:
    """The other half of a double family name that [start, end) is one half of, after a given name or a title.

    Sarah Friedman-Smith is not Friedman, pro-Friedman, a Friedman-led group and the Friedman-Zelensky talks are.
    """
    after = _OTHER_HALF_AFTER.match(text, end)
    before = _OTHER_HALF_BEFORE.search(text, max(0, start - 60), start)
    half = after or before
    if half is None:
        return None
    whole = before.start() if before else text.rfind(" ", start, end) + 1 or start
    first = _WORD_BEFORE.search(text, max(0, whole - 40), whole)
    if first is None:
        return None
    from transcheck.languages.english import function_words  # takes a while, and is rarely asked for

    return None if first[1].casefold() in function_words() else half[1]


_OTHER_HALF_AFTER = re.compile(r"[-‐‑]([A-Z][\w']+)")
_OTHER_HALF_BEFORE = re.compile(r"(?<![\w'-])([A-Z][\w']+)[-‐‑]$")
_WORD_BEFORE = re.compile(r"(?<![\w-])([A-Z][\w']*)\.? $")


def plural_end(text: str, end: int) -> int:
    """The end of the plural of a surname that ends at `end` (the Friedmans), or `end` itself."""
    for ending in ("s", "S", "es", "ES"):
        if text.startswith(ending, end) and ends_word(text, end + len(ending)):
            return end + len(ending)
    return end


_APART = " \x01<>|"  # what no address holds; mark-up stands between angle brackets, cells between bars


def in_address(text: str, start: int, end: int) -> bool:
    """Whether the stretch lies in a web or e-mail address, a @handle, a #tag or the name of a file."""
    left = max(start - _WIDEST, *(text.rfind(sign, 0, start) for sign in _APART)) + 1
    right = min(len(text), end + _WIDEST)
    for sign in (*_APART, "]("):  # the words of a Markdown link stand before its address
        found = text.find(sign, end, right)
        right = right if found == -1 else found
    if right - left == end - start:
        return False
    piece = text[left:right]
    if not any(sign in piece for sign in "@#:/._\\"):
        return False
    inner = piece.strip("\"'“”«»„()[]{},;:!?.…*_~")
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
