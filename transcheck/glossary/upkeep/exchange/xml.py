"""XML as a tree of elements that know their line; entities of its own are refused, nothing outside is fetched."""

from dataclasses import dataclass, field
from typing import Any, NoReturn
from xml.parsers import expat

from transcheck.errors import GlossaryError

_DEEPEST = 60  # levels; a TBX file has ten
_INLINE = ("hi", "foreign", "sc", "ec")


@dataclass(slots=True)
class Element:
    """An element.

    Attributes:
        name: without namespace.
        attributes: without namespaces, so `xml:lang` is "lang".
        line: 1-based.
        children: elements, in order.
        pieces: its own text and that of inline elements, in order.
    """

    name: str
    attributes: dict[str, str]
    line: int
    children: "list[Element]" = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text within, blanks run together."""
        return " ".join("".join(self.pieces).split())

    def all(self, *names: str) -> "list[Element]":
        """The children of those names."""
        return [child for child in self.children if child.name in names]

    def below(self, *names: str) -> "list[Element]":
        """The elements of those names at any depth, in order."""
        found = []
        for child in self.children:
            if child.name in names:
                found.append(child)
            found.extend(child.below(*names))
        return found


def parse_xml(content: bytes, path: str) -> Element:
    """The root of an XML document.

    Raises:
        GlossaryError: it is not well formed, too deep, or declares entities.
    """
    builder = _Builder(path)
    try:
        builder.parser.Parse(content, True)
    except expat.ExpatError as error:
        raise GlossaryError(f"not XML ({expat.ErrorString(error.code)}); check the file", path, error.lineno) from None
    except (ValueError, LookupError):  # an encoding that Python or expat does not know
        raise GlossaryError("not XML in a known encoding; save the file as UTF-8", path, 1) from None
    return builder.root


class _Builder:
    """Puts the tree together while expat reads."""

    root: Element

    def __init__(self, path: str) -> None:
        self.path = path
        self.open: list[Element] = []
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        # Declared entities can unfold to gigabytes or name files to be read: no terminology file needs them.
        self.parser.EntityDeclHandler = self.refuse
        self.parser.AttlistDeclHandler = self.refuse  # a default of a megabyte is given to every element
        self.parser.ExternalEntityRefHandler = self.refuse

    def start(self, name: str, attributes: dict[str, str]) -> None:
        line = self.parser.CurrentLineNumber
        if len(self.open) >= _DEEPEST:
            raise GlossaryError("elements nested too deep; this is no terminology file", self.path, line)
        bare = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        element = Element(name.rpartition("}")[2], bare, line)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def end(self, name: str) -> None:  # noqa: ARG002  # expat's signature
        self.open.pop()

    def text(self, text: str) -> None:
        for element in reversed(self.open):
            element.pieces.append(text)
            if element.name not in _INLINE:
                break

    def refuse(self, *declaration: Any) -> NoReturn:  # noqa: ARG002  # expat's signature
        message = "declares XML entities or attributes, which are not read; write the text out"
        raise GlossaryError(message, self.path, self.parser.CurrentLineNumber)
