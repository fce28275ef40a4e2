"""RSS and Atom feeds: one article an entry."""

from transcheck.errors import ReadingError
from transcheck.model import Place
from transcheck.reading.building import Builder, Reading
from transcheck.reading.readers.html import html_words
from transcheck.reading.xml import XmlReader

_ENTRIES = ("item", "entry")
_BODIES = ("encoded", "content", "description", "summary")  # the fullest first
_MOST_ENTRIES = 2000


def read_feed(text: str, path: str) -> tuple[Reading, ...]:
    """The entries of a feed, each its title and its text.

    Raises:
        ReadingError: it is damaged, or no entry has a text.
    """
    feed = _Feed(path)
    feed.read(text)
    readings = []
    for number, (line, fields) in enumerate(feed.entries, 1):
        body = next((fields[name] for name in _BODIES if fields.get(name, "").strip()), "")
        words = html_words(body)
        if not words:
            continue
        builder = Builder()
        place = Place(0, f"entry {number}", line)
        builder.paragraph(" ".join(html_words(fields.get("title", "")).split()), place)
        builder.paragraph(words, place)
        name = str(number) if len(feed.entries) > 1 else None
        readings.append(builder.reading(outlet=feed.title.strip() or None, name=name))
    if not readings:
        raise ReadingError("is a feed without texts; save the articles themselves", path)
    return tuple(readings)


class _Feed(XmlReader):
    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.title = ""
        self.entries: list[tuple[int, dict[str, str]]] = []
        self._field: str | None = None
        self._field_depth = 0
        self._inside = False

    def start(self, name: str, space: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        if name in _ENTRIES and not self._inside:
            if len(self.entries) >= _MOST_ENTRIES:
                raise ReadingError(f"has more than {_MOST_ENTRIES} entries; split it", self.path, self.line)
            self._inside = True
            self.entries.append((self.line, {}))
        elif self._inside and self._field is None and (name == "title" or name in _BODIES):
            self._field, self._field_depth = name, len(self.open)
        elif self._field is not None:  # XHTML within Atom: its paragraphs stand apart
            self.text(f"<{name}>")

    def end(self, name: str, space: str) -> None:  # noqa: ARG002
        if self._field is not None and len(self.open) == self._field_depth:
            self._field = None
        elif self._field is not None:
            self.text(f"</{name}>")
        elif name in _ENTRIES:
            self._inside = False

    def text(self, text: str) -> None:
        if self._field is not None:
            fields = self.entries[-1][1]
            fields[self._field] = fields.get(self._field, "") + text
        elif not self._inside and len(self.open) <= 3 and self.open[-1:] == ["title"]:
            self.title += text
