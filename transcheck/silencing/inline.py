"""Notes in the text: `<!-- transcheck: ignore TC301 the ship's name -->` and [sic]."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from transcheck.formats.positions import line_and_column
from transcheck.model import Dismissed, Document, Finding, Span
from transcheck.rules import codes_of, means

_NOTE_RE = re.compile(r"<!--\s*transcheck\s*:\s*(?P<what>[\w-]+)(?P<rest>.*?)-->", re.DOTALL | re.IGNORECASE)
_CODE_RE = re.compile(r"[\s,]*(?P<key>TC\d{1,3}|[a-z]+(?:-[a-z]+)+)(?=[\s,:]|$)", re.IGNORECASE)
_SIC_RE = re.compile(r"\W{0,3}[\[(]sic[!.]?[\])]", re.IGNORECASE)
_BY_SIC = frozenset({"name", "term", "title", "consistency", "punctuation", "register"})  # how it is written
_MARKUP = frozenset({".md", ".markdown", ".html", ".htm", ".xhtml"})
_SCOPES = ("ignore", "ignore-file")


@dataclass(frozen=True, slots=True)
class _Note:
    start: int  # of the stretch that the note holds for
    end: int
    keys: tuple[str, ...]
    reason: str


class Marks:
    """The notes of all documents.

    Args:
        documents: of the run.

    Attributes:
        notes: what the user should know of notes that are not obeyed, one line each.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        self.notes: list[str] = []
        self._notes: dict[Document, list[_Note]] = {}
        self._written: dict[Document, list[tuple[int, int]]] = {}
        self._files: dict[Document, Document] = {}  # what stands in the file, where notes are no part of the text
        for document in documents:
            source = document if "transcheck" in document.text else _markup(document)
            if source is not None and "transcheck" in source.text:
                self._files[document] = source
                self._read(source)

    def judge(self, finding: Finding) -> Dismissed | None:
        """The finding as dismissed, or None when it stays."""
        places = [finding.at, *(related.span for related in finding.related)]
        for place in places:
            source = self._files.get(place.document)
            for note in self._notes.get(source, ()) if source is not None else ():
                if _holds(note, place, source) and means(note.keys, finding.code):
                    return Dismissed(finding, note.reason, "inline")
        for start, end in self._written.get(finding.at.document, ()):
            if start <= finding.at.start < end:
                return Dismissed(finding, "stands in a note to transcheck", "inline")
        if finding.category in _BY_SIC and any(_is_sic(place) for place in places):
            return Dismissed(finding, "marked [sic]", "sic")
        return None

    def _read(self, document: Document) -> None:
        for found in _NOTE_RE.finditer(document.text):
            self._written.setdefault(document, []).append(found.span())
            line = document.text.count("\n", 0, found.start()) + 1
            place = f"{document.path}:{line}"
            scope = found["what"].lower()
            keys, reason = _taken_apart(found["rest"])
            unknown = [key for key in keys if not codes_of(key)]
            if scope not in _SCOPES:
                self.notes.append(f"{place}: unknown note {scope!r}; write ignore or ignore-file")
            elif unknown or not keys:
                what = f"unknown rule {unknown[0]!r}" if unknown else "a note without a rule"
                self.notes.append(f"{place}: {what}; write for example: transcheck: ignore TC301 the reason")
            elif not reason:
                self.notes.append(f"{place}: a note without a reason is not obeyed; add it after {keys[-1]}")
            else:
                start, end = (0, len(document.text) + 1) if scope == "ignore-file" else _stretch(document.text, found)
                self._notes.setdefault(document, []).append(_Note(start, end, keys, reason))


def _holds(note: _Note, place: Span, source: Document | None) -> bool:
    """Whether a note holds for a place; in a file whose notes are no part of the text, by the line."""
    if source is None or source is place.document:
        return note.start <= place.start < note.end
    line, _ = line_and_column(place)
    first = source.text.count("\n", 0, note.start) + 1
    return first <= line <= first + source.text.count("\n", note.start, min(note.end, len(source.text)))


def _markup(document: Document) -> Document | None:
    """What stands in a file of mark-up: what reads it may leave comments out."""
    path = Path(document.path)
    if path.suffix.lower() not in _MARKUP:
        return None
    try:
        return Document(document.path, path.read_bytes().decode("utf-8", "replace"), document.language)
    except OSError:
        return None


def _taken_apart(rest: str) -> tuple[tuple[str, ...], str]:
    keys: list[str] = []
    at = 0
    while (found := _CODE_RE.match(rest, at)) and (found["key"][:2].upper() == "TC" or not keys or "," in found[0]):
        keys.append(found["key"])
        at = found.end()
    return tuple(keys), " ".join(rest[at:].strip(" \t\r\n,:;–—-").split())


def _stretch(text: str, note: re.Match[str]) -> tuple[int, int]:
    """The line of the note; where nothing else stands on it, the next line that is not blank."""
    breaks = [found.start() for found in re.finditer(r"\r\n?|\n", text)]
    start = breaks[at - 1] + 1 if (at := bisect_left(breaks, note.start())) else 0
    end = breaks[at] if (at := bisect_right(breaks, note.end() - 1)) < len(breaks) else len(text)
    if (text[start : note.start()] + text[note.end() : end]).strip():
        return start, end
    below = re.compile(r"\s*\S[^\r\n]*").match(text, note.end())
    return note.start(), below.end() if below else end


def _is_sic(place: Span) -> bool:
    return _SIC_RE.match(place.document.text, place.end) is not None
