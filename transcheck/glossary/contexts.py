"""Whether the words that an entry asks for stand around a form."""

import re

from transcheck.glossary.boundaries import ends_word, starts_word
from transcheck.glossary.entries import Context
from transcheck.glossary.folding import BREAK, fold_form

_GAP = " -\"'“”«»„()[],\u2013*_"
_NEAR_WORDS = 10
# Names in a row share the word that follows them: “Dnipropetrovsk, Sumy and Kharkiv regions”.
_ROW = re.compile(r"(?:(?:,? (?:and|or)|,) [A-Z][\w'-]+){1,6} ([a-zA-Z]+)")


def context_holds(context: Context, text: str, start: int, end: int) -> bool:
    """Whether some words of a context stand where it asks for them around [start, end) of a folded text."""
    lowered_before = text[max(0, start - 200) : start].casefold().rstrip(_GAP)
    if any(_ends_with(lowered_before, word) for word in context.before):
        return True
    after = text[end : end + 200].casefold()
    if context.after:
        after = re.sub(r"^'s(?!\w)|^'", "", after).lstrip(_GAP)
        if any(_begins_with(after, word) for word in context.after):
            return True
        row = _ROW.match(text, end)
        if row and any(word.endswith("s") and _begins_with(row[1].casefold(), word) for word in context.after):
            return True
    if context.near and any(_holds_word(_nearby(text, start, end), word) for word in context.near):
        return True
    return bool(context.document) and any(_holds_word(text.casefold(), word) for word in context.document)


def _plain(word: str) -> str:
    return fold_form(word, "en").casefold()


def _ends_with(text: str, word: str) -> bool:
    word = _plain(word)
    return text.endswith(word) and starts_word(text, len(text) - len(word))


def _begins_with(text: str, word: str) -> bool:
    word = _plain(word)
    return text.startswith(word) and ends_word(text, len(word))


def _holds_word(text: str, word: str) -> bool:
    word = _plain(word)
    at = text.find(word)
    while at != -1:
        if starts_word(text, at) and ends_word(text, at + len(word)):
            return True
        at = text.find(word, at + 1)
    return False


def _nearby(text: str, start: int, end: int) -> str:
    """Ten words on either side within the paragraph, without the stretch itself."""
    before = text[max(0, start - 300) : start].rsplit(BREAK, 1)[-1].split()[-_NEAR_WORDS:]
    after = text[end : end + 300].split(BREAK, 1)[0].split()[:_NEAR_WORDS]
    return " ".join([*before, BREAK, *after]).casefold()
