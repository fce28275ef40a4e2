"""Translation memories and files of translation tools: TMX, XLIFF 1.2 and 2."""

from collections.abc import Iterator

from transcheck.errors import ReadingError
from transcheck.reading.bitext.units import PLACEHOLDER, Unit
from transcheck.reading.xml import XmlReader

# Inline elements whose content is code, not words; those that stand alone leave a placeholder.
_CODE = frozenset({"bpt", "ept", "ph", "it", "ut", "x", "bx", "ex", "sc", "ec", "cp"})
_ALONE = frozenset({"ph", "it", "ut", "x"})
_MOST_UNITS = 1_000_000


class _Units(XmlReader):
    """Collects the texts of units; subclasses say where a text begins."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.units: list[Unit] = []
        self.words: list[str] | None = None  # of the text that is open
        self.code = 0

    def begin_text(self) -> None:
        self.words, self.code = [], 0

    def end_text(self) -> str:
        text = " ".join("".join(self.words or ()).split())
        self.words = None
        return text

    def inline(self, name: str) -> None:
        if self.words is not None and (self.code or name in _CODE):
            if not self.code and name in _ALONE:
                self.words.append(PLACEHOLDER)
            self.code += 1

    def text(self, text: str) -> None:
        if self.words is not None and not self.code:
            self.words.append(text)

    def keep(self, unit: Unit) -> None:
        if len(self.units) >= _MOST_UNITS:
            raise ReadingError("has more than a million units; split it", self.path, self.line)
        self.units.append(unit)


class _Tmx(_Units):
    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.identity: str | None = None
        self.began = 1
        self.texts: list[tuple[str, str]] = []
        self.language = ""

    def start(self, name: str, space: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        if name == "tu":
            self.identity, self.began, self.texts = attributes.get("tuid"), self.line, []
        elif name == "tuv":
            self.language = attributes.get("lang", "")
        elif name == "seg":
            self.begin_text()
        else:
            self.inline(name)

    def end(self, name: str, space: str) -> None:  # noqa: ARG002
        if self.code:
            self.code -= 1
        elif name == "seg":
            self.texts.append((self.language, self.end_text()))
        elif name == "tu":
            place = f"unit {self.identity or len(self.units) + 1}"
            languages, texts = tuple(code for code, _ in self.texts), tuple(text for _, text in self.texts)
            self.keep(Unit(self.began, place, None, texts, languages, self.identity))


class _Xliff(_Units):
    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.languages = ["", ""]
        self.identity: str | None = None
        self.segment: str | None = None
        self.began = 1
        self.pair = ["", ""]

    def start(self, name: str, space: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        if name in ("xliff", "file"):  # version 2 declares languages on the root, version 1.2 on each file
            for side, keys in enumerate((("srcLang", "source-language"), ("trgLang", "target-language"))):
                self.languages[side] = next(
                    (attributes[key] for key in keys if key in attributes), self.languages[side]
                )
        elif name in ("trans-unit", "unit"):
            self.identity, self.began, self.pair = attributes.get("id"), self.line, ["", ""]
            self.segment = None
        elif name == "segment":
            self.segment, self.began, self.pair = attributes.get("id"), self.line, ["", ""]
        elif name in ("source", "target") and self.open[-2] in ("trans-unit", "segment"):  # not alt-trans, not notes
            self.begin_text()
        else:
            self.inline(name)

    def end(self, name: str, space: str) -> None:  # noqa: ARG002
        if self.code:
            self.code -= 1
        elif name in ("source", "target") and self.words is not None:
            self.pair[name == "target"] = self.end_text()
        elif name in ("trans-unit", "segment"):
            self.keep(
                Unit(
                    self.began,
                    f"unit {self.identity or len(self.units) + 1}"
                    + (f", segment {self.segment}" if self.segment else ""),
                    None,
                    (self.pair[0], self.pair[1]),
                    (self.languages[0], self.languages[1]),
                    self.identity,
                )
            )


def read_tmx(text: str, path: str) -> Iterator[Unit]:
    """The units of a translation memory."""
    reader = _Tmx(path)
    reader.read(text)
    return iter(reader.units)


def read_xliff(text: str, path: str) -> Iterator[Unit]:
    """The units of an XLIFF file; in version 2 each segment."""
    reader = _Xliff(path)
    reader.read(text)
    return iter(reader.units)
