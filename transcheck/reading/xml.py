"""XML read from its start to its end, by name; entities of its own are refused, nothing outside is fetched."""

from typing import Any, NoReturn
from xml.parsers import expat

from transcheck.errors import ReadingError

_DEEPEST = 500  # levels; nested tables in a long report have some fifty


class XmlReader:
    """Hears of elements and text while they are read; subclasses overrule what they need.

    Attributes:
        path: the file, for messages.
        open: the elements that are open, outermost first, without namespaces.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.open: list[str] = []
        self._parser: Any = None

    def start(self, name: str, space: str, attributes: dict[str, str]) -> None:
        """An element begins; names are without namespaces, `space` is the element's own."""

    def end(self, name: str, space: str) -> None:
        """An element ends; it still stands last in `open`."""

    def text(self, text: str) -> None:
        """Text, in pieces of any size."""

    @property
    def line(self) -> int:
        """1-based line that is being read."""
        return int(self._parser.CurrentLineNumber)

    def read(self, content: bytes | str) -> None:
        """Read a whole document.

        Raises:
            ReadingError: it is not well formed, too deep, or declares entities.
        """
        encoding = "utf-8" if isinstance(content, str) else None  # what was decoded may declare what it was before
        self._parser = parser = expat.ParserCreate(encoding, namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.text
        # Declared entities can unfold to gigabytes or name files to be read: none of these formats needs them.
        parser.EntityDeclHandler = self._refuse
        parser.AttlistDeclHandler = self._refuse  # a default of a megabyte is given to every element
        parser.ExternalEntityRefHandler = self._refuse
        try:
            parser.Parse(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content, True)
        except expat.ExpatError as error:
            why = expat.ErrorString(error.code)
            raise ReadingError(f"is damaged XML ({why}); export it again", self.path, error.lineno) from None
        except (ValueError, LookupError):  # an encoding that Python or expat does not know
            raise ReadingError("is XML in an unknown encoding; save it as UTF-8", self.path, 1) from None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.open) >= _DEEPEST:
            raise ReadingError("holds elements nested too deep; export it again", self.path, self.line)
        space, _, bare = name.rpartition("}")
        self.open.append(bare)
        self.start(bare, space, {key.rpartition("}")[2]: value for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        space, _, bare = name.rpartition("}")
        self.end(bare, space)
        self.open.pop()

    def _refuse(self, *declaration: Any) -> NoReturn:  # noqa: ARG002  # expat's signature
        message = "declares XML entities or attributes, which are not read; write the text out"
        raise ReadingError(message, self.path, self.line)
