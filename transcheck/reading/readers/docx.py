"""Word documents: paragraphs, tables and notes in order, with all tracked changes accepted."""

from transcheck.errors import ReadingError
from transcheck.model import Place
from transcheck.reading.archives import open_archive, read_member
from transcheck.reading.building import Builder, Reading
from transcheck.reading.xml import XmlReader

# What is struck out, moved away, hidden behind a newer drawing, or no text: nothing below it is read.
_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "pict"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}


def read_docx(content: bytes, path: str) -> tuple[Reading, ...]:
    """The text as it will be printed: insertions are kept, deletions, comments and hidden text left out.

    Raises:
        ReadingError: the file is damaged, or has pictures only.
    """
    archive = open_archive(content, path)
    body = read_member(archive, "word/document.xml", path)
    if body is None:
        raise ReadingError("is a damaged archive; save or export it again", path)
    notes = {}
    for kind in set(_NOTES.values()):
        part = read_member(archive, f"word/{kind}.xml", path)
        notes[kind] = _Story(path, {}).paragraphs_by_note(part) if part else {}
    story = _Story(path, notes)
    story.read(body)
    reading = story.builder.reading()
    if not reading.text:
        raise ReadingError("has no text (pictures only?); give the text in it", path)
    return (reading,)


class _Story(XmlReader):
    """The body of a document, or its notes."""

    def __init__(self, path: str, notes: dict[str, dict[str, list[str]]]) -> None:
        super().__init__(path)
        self.builder = Builder()
        self._notes = notes
        self._count = 0
        self._numbers: list[int] = []  # of the open paragraphs: one in a text box stands within another
        self._runs: list[int] = []  # begun in each of them
        self._skip = 0
        self._hidden = False
        self._joins_next = False  # the paragraph's end was deleted
        self._waiting: list[tuple[str, list[str]]] = []
        self._note: str | None = None
        self._by_note: dict[str, list[str]] = {}
        self._words: list[str] = []

    def paragraphs_by_note(self, content: bytes) -> dict[str, list[str]]:
        """The notes' paragraphs by the number of the note."""
        self.read(content)
        return self._by_note

    def start(self, name: str, space: str, attributes: dict[str, str]) -> None:
        if name == "r" and self._runs and "wordprocessingml" in space:
            self._runs[-1] += 1
        if self._skip or name in _SKIPPED:
            if not (name == "del" and "rPr" in self.open[:-1]):
                self._skip += 1
            elif "pPr" in self.open:
                self._joins_next = True
            return
        if "wordprocessingml" not in space:
            return
        if name == "p":
            self._count += 1
            self._numbers.append(self._count)
            self._runs.append(0)
            self._joins_next = False
        elif name == "r":
            self._hidden = False
        elif name == "vanish":
            self._hidden = attributes.get("val", "1") not in ("0", "false", "off")
        elif name in _SIGNS and self.open[-2] == "r":
            self._add(_SIGNS[name])
        elif name in _NOTES:
            paragraphs = self._notes.get(_NOTES[name], {}).get(attributes.get("id", ""), [])
            self._waiting.append((f"note to paragraph {self._count}", paragraphs))
        elif name in ("footnote", "endnote"):
            self._note = attributes.get("id", "") if "type" not in attributes else None

    def end(self, name: str, space: str) -> None:
        if self._skip:
            self._skip -= not (name == "del" and "rPr" in self.open[:-1])
            return
        if name != "p" or "wordprocessingml" not in space:
            return
        self._numbers.pop()
        self._runs.pop()
        if self._in_notes() and self._note is None:
            self._words.clear()  # the line that separates notes from the text
        elif self._note is not None:
            words = "".join(self._words).strip()
            self._words.clear()
            if words:
                self._by_note.setdefault(self._note, []).append(words)
        elif not self._joins_next:
            self.builder.end_paragraph()
        for place, paragraphs in self._waiting if not self._joins_next else ():
            for words in paragraphs:
                self.builder.paragraph(words, Place(0, place))
        if not self._joins_next:
            self._waiting.clear()

    def text(self, text: str) -> None:
        if self.open and self.open[-1] == "t" and not self._skip and len(self.open) > 1 and self.open[-2] == "r":
            self._add(text)

    def _add(self, text: str) -> None:
        if self._hidden:
            return
        if self._in_notes():
            self._words.append(text)
        else:
            number = self._numbers[-1] if self._numbers else self._count
            self.builder.add(text, Place(0, f"paragraph {number}", run=self._runs[-1] if self._runs else None))

    def _in_notes(self) -> bool:
        return self.open[0] in ("footnotes", "endnotes")
