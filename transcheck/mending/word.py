"""Word documents: comments on the very words, and replacements as tracked changes."""

import io
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import count
from typing import Any

from transcheck.errors import OutputError
from transcheck.model import Correction, Document, Span

AUTHOR, INITIALS = "transcheck", "TC"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_GONE = frozenset(f"{_W}{name}" for name in ("del", "moveFrom"))
_SIGNS = {f"{_W}noBreakHyphen": "\u2011"}

Element = Any  # lxml has no type information


@dataclass(frozen=True, slots=True)
class _Letter:
    """One letter that is no blank: blanks are not compared, readers may keep fewer of them."""

    letter: str
    run: Element
    text: Element
    at: int


class WordFile:
    """A copy of a Word document in which the words of a `Document` can be found.

    Args:
        content: of the file.
        document: what was read from it.

    Raises:
        OutputError: the file is damaged.
    """

    def __init__(self, content: bytes, document: Document) -> None:
        import docx

        try:
            self._docx = docx.Document(io.BytesIO(content))
        except Exception as error:  # of zipfile, lxml or python-docx: the file is not what its ending says
            raise OutputError(f"is a damaged Word document ({error})", document.path) from None
        self._document = document
        self._ids = count(max(self._used_ids(), default=0) + 1)
        self._paragraphs = self._aligned()

    def content(self) -> bytes:
        """The file as it is now."""
        sink = io.BytesIO()
        self._docx.save(sink)
        return sink.getvalue()

    def comment(self, span: Span, text: str) -> bool:
        """Put a comment on the words of `span`; false when they are not in the body of the file."""
        from docx.text.run import Run

        runs = self._runs(span)
        if not runs:
            return False
        ends = [Run(run, self._docx) for run in (runs[0], runs[-1])]
        self._docx.add_comment(ends, text=text, author=AUTHOR, initials=INITIALS)
        return True

    def replace(self, replacement: Correction) -> bool:
        """Strike the words out and insert others, both as tracked changes."""
        runs = self._runs(replacement.span)
        if not runs or len({run.getparent() for run in runs}) != 1:
            return False
        inserted = self._change("ins")
        new = deepcopy(runs[0])
        for child in list(new):
            if child.tag != f"{_W}rPr":
                new.remove(child)
        new.append(_text_element(new, replacement.text))
        inserted.append(new)
        deleted = self._change("del")
        runs[0].addprevious(deleted)
        for run in runs:
            deleted.append(run)
            for text in run.iter(f"{_W}t"):
                text.tag = f"{_W}delText"
                text.set(_SPACE, "preserve")
        deleted.addnext(inserted)
        return True

    def _change(self, kind: str) -> Element:
        body = self._docx.element.body
        return body.makeelement(f"{_W}{kind}", {f"{_W}id": str(next(self._ids)), f"{_W}author": AUTHOR})

    def _used_ids(self) -> Iterator[int]:
        for element in self._docx.element.body.iter():
            identity = element.get(f"{_W}id")
            if identity is not None and identity.isdigit():
                yield int(identity)

    def _aligned(self) -> list[tuple[int, int, Element]]:
        """Where each paragraph stands among the letters of the document: start, end and paragraph."""
        text = "".join(self._document.text.split())
        found: list[tuple[int, int, Element]] = []
        at = 0
        for paragraph in self._docx.element.body.iter(f"{_W}p"):
            letters = "".join(letter.letter for letter in _letters(paragraph))
            start = text.find(letters, at) if letters else -1
            if start >= 0:
                at = start + len(letters)
                found.append((start, at, paragraph))
        return found

    def _runs(self, span: Span) -> list[Element]:
        """The runs that hold the words of `span` and nothing else; runs are split where they hold more."""
        text = self._document.text
        start = len("".join(text[: span.start].split()))
        end = start + len("".join(span.text.split()))
        runs: list[Element] = []
        if start == end:
            return runs
        for first, last, paragraph in self._paragraphs:
            if first >= end or last <= start:
                continue
            letters = list(_letters(paragraph))
            inside = letters[max(start - first, 0) : end - first]
            if inside[-1].at + 1 < len(inside[-1].text.text or "") or inside[-1].text.getnext() is not None:
                _split(inside[-1].run, inside[-1].text, inside[-1].at + 1)
            if inside[0].at > 0 or _has_before(inside[0].text):
                _split(inside[0].run, inside[0].text, inside[0].at)
            again = list(_letters(paragraph))[max(start - first, 0) : end - first]
            runs += list(dict.fromkeys(letter.run for letter in again))
        return runs


def _letters(paragraph: Element) -> Iterator[_Letter]:
    """The letters of a paragraph as it will be printed, without those of text boxes in it."""
    for run in paragraph.iter(f"{_W}r"):
        owner = next(run.iterancestors(f"{_W}p"), None)
        if owner is not paragraph or any(ancestor.tag in _GONE for ancestor in run.iterancestors()):
            continue
        if run.find(f"{_W}rPr/{_W}vanish") is not None:
            continue
        for child in run:
            said = child.text or "" if child.tag == f"{_W}t" else _SIGNS.get(child.tag, "")
            for at, letter in enumerate(said):
                if not letter.isspace():
                    yield _Letter(letter, run, child, at)


def _has_before(text: Element) -> bool:
    """Whether anything but properties stands before the text in its run."""
    before = text.getprevious()
    return before is not None and before.tag != f"{_W}rPr"


def _split(run: Element, text: Element, at: int) -> None:
    """Move what follows the first `at` letters of `text` into a run of its own with the same properties."""
    new = run.makeelement(run.tag, dict(run.attrib))
    properties = run.find(f"{_W}rPr")
    if properties is not None:
        new.append(deepcopy(properties))
    following = list(text.itersiblings())
    said = text.text or ""
    if text.tag == f"{_W}t" and at < len(said):
        new.append(_text_element(run, said[at:]))
        text.text = said[:at]
        text.set(_SPACE, "preserve")
    for sibling in following:
        new.append(sibling)
    run.addnext(new)


def _text_element(run: Element, said: str) -> Element:
    element = run.makeelement(f"{_W}t", {_SPACE: "preserve"})
    element.text = said
    return element
