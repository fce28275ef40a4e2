"""The source of a page cut into tags and text, each with its offset, in one pass.

Python's own parser takes minutes for some broken pages (it looks for the end of each open tag again and again), and
lxml does not keep columns.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"'][^\s>]*)|))?")
_TAG_END = re.compile(r"[\s/=]*(?:>|$)")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_RAW = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or an end of an element."""

    name: str
    closes: bool
    attributes: dict[str, str]
    offset: int


@dataclass(frozen=True, slots=True)
class Words:
    """Text; `verbatim` when it stands letter by letter in the source, else it was one character reference."""

    text: str
    offset: int
    verbatim: bool = True


def tokens(source: str) -> Iterator[Tag | Words]:
    """Tags and text in order; comments and declarations are left out."""
    at = 0
    size = len(source)
    while at < size:
        start = source.find("<", at)
        start = size if start < 0 else start
        if start > at:
            yield from _words(source, at, start)
        if start == size:
            return
        tag = _TAG.match(source, start)
        if tag is None:
            at = _behind_other(source, start)
            if at == start:  # a bare "<" is text
                yield Words("<", start)
                at += 1
            continue
        attributes, at = _attributes(source, tag.end())
        if at < 0:  # the page ends within the tag
            return
        name = tag[2].lower()
        yield Tag(name, bool(tag[1]), attributes, start)
        if name in _RAW and not tag[1]:
            closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, at)
            end = closing.start() if closing else size
            yield from _words(source, at, end)
            at = end


def _behind_other(source: str, start: int) -> int:
    """Where a comment or declaration that begins at `start` is over; `start` where none begins."""
    if source.startswith("<!--", start):
        end, length = source.find("-->", start + 2), 3
    elif source.startswith(("<!", "<?", "</"), start):
        end, length = source.find(">", start), 1
    else:
        return start
    return len(source) if end < 0 else end + length


def _attributes(source: str, at: int) -> tuple[dict[str, str], int]:
    """The attributes of a tag, and where it is over; -1 where it never is."""
    found: dict[str, str] = {}
    while True:
        end = _TAG_END.match(source, at)
        if end is not None:
            return found, end.end() if source[end.end() - 1 : end.end()] == ">" else -1
        attribute = _ATTRIBUTE.match(source, at)
        if attribute is None or attribute.end() == at:
            at += 1  # a stray mark
            continue
        value = next((part for part in attribute.groups()[1:] if part is not None), "")
        found.setdefault(attribute[1].lower(), unescape(value))
        at = attribute.end()


def _words(source: str, start: int, end: int) -> Iterator[Words]:
    at = start
    if "&" in source[start:end]:
        for reference in _REFERENCE.finditer(source, start, end):
            text = unescape(reference[0])
            if text == reference[0]:
                continue
            if reference.start() > at:
                yield Words(source[at : reference.start()], at)
            yield Words(text, reference.start(), verbatim=False)
            at = reference.end()
    if at < end:
        yield Words(source[at:end], at)
