"""OpenDocument texts: paragraphs, tables and notes in order, with all tracked changes accepted."""

import re

from transcheck.errors import ReadingError
from transcheck.model import Place
from transcheck.reading.archives import open_archive, read_member
from transcheck.reading.building import Builder, Reading
from transcheck.reading.xml import XmlReader

# Deleted text is kept in `tracked-changes`; annotations are comments.
_SKIPPED = frozenset({"tracked-changes", "annotation", "note-citation", "ruby-text", "forms", "sequence-decls"})
_SPACE = re.compile(r"[ \t\r\n]+")  # OpenDocument 1.3, 6.1.2: a run of white space is one blank
_MOST_SPACES = 1000


def read_odt(content: bytes, path: str) -> tuple[Reading, ...]:
    """The text as it will be printed.

    Raises:
        ReadingError: the file is damaged, or has pictures only.
    """
    archive = open_archive(content, path)
    body = read_member(archive, "content.xml", path)
    if body is None:
        raise ReadingError("is a damaged archive; save or export it again", path)
    if b"manifest:encryption-data" in (read_member(archive, "META-INF/manifest.xml", path) or b""):
        raise ReadingError("is protected by a password; save it without", path)
    story = _Story(path)
    story.read(body)
    reading = story.builder.reading()
    if not reading.text:
        raise ReadingError("has no text (pictures only?); give the text in it", path)
    return (reading,)


class _Story(XmlReader):
    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.builder = Builder()
        self._number = 0
        self._skip = 0
        self._depth = 0  # paragraphs that are open: a note stands within one
        self._notes: list[list[str]] = []  # those of the open paragraph
        self._in_note = 0
        self._blank = True  # the last character was a blank

    def start(self, name: str, space: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        if self._skip or name in _SKIPPED:
            self._skip += 1
        elif name in ("p", "h"):
            self._depth += 1
            self._blank = True
            if self._in_note:
                self._notes.append([])
            else:
                self._number += 1
        elif name == "note-body":
            self._in_note += 1
        elif name == "s":
            count = attributes.get("c", "1")
            self._add(" " * (min(int(count), _MOST_SPACES) if count.isdecimal() else 1))
        elif name == "tab":
            self._add("\t")
        elif name == "line-break":
            self._add("\n")

    def end(self, name: str, space: str) -> None:  # noqa: ARG002
        if self._skip:
            self._skip -= 1
        elif name == "note-body":
            self._in_note -= 1
            self._blank = False
        elif name in ("p", "h"):
            self._depth -= 1
            if not self._in_note:
                self.builder.end_paragraph()
                for words in self._notes:
                    self.builder.paragraph("".join(words), Place(0, f"note to paragraph {self._number}"))
                self._notes.clear()

    def text(self, text: str) -> None:
        if not self._skip and self._depth:
            text = _SPACE.sub(" ", text)
            if self._blank:
                text = text.lstrip(" ")
            self._add(text)

    def _add(self, text: str) -> None:
        if not text:
            return
        self._blank = text[-1] in " \t\n"
        if self._in_note and self._notes:
            self._notes[-1].append(text)
        else:
            self.builder.add(text, Place(0, f"paragraph {self._number}"))
