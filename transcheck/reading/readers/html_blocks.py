"""The source of a page as blocks of text, each piece with its line and column; what is furniture is marked."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from transcheck.model import Place
from transcheck.reading.readers.html_tokens import Tag, Words, tokens

_NAME = re.compile(r"[a-z0-9]+")
_BLOCKS = frozenset(
    _NAME.findall(
        "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer "
        "form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr "
        "ul head title"
    )
)
_EMPTY = frozenset(_NAME.findall("area base br col embed hr img input link meta param source track wbr"))
_SILENT = frozenset(
    _NAME.findall(
        "script style noscript template svg iframe select option textarea button object canvas audio video map math "
        "datalist head"
    )
)
_FURNITURE = frozenset(_NAME.findall("nav footer aside form figcaption dialog menu"))
_ROLES = frozenset(_NAME.findall("navigation banner contentinfo complementary dialog alertdialog search menu form"))
_LIKELY, _CERTAIN = 1, 2
_CERTAIN_CLASS = re.compile(
    r"(?:^|[-_])(?:newsletter|sharing|breadcrumbs?|byline|nav|navbar|navigation|paywall|copyright|disqus|mw-editsection"
    r"|noprint|social)(?:$|[-_])|cookie|consent|gdpr",
    re.IGNORECASE,
)
_FURNITURE_CLASS = re.compile(
    r"(?:^|[-_])(?:subscri(?:be|ption)|related|recommend(?:ed|ations?)|read-?(?:also|more|next)|see-?also|share|author"
    r"|caption|credits?|comments?|promo|advert(?:isement)?|ads?|banner|menu|sidebar|footer|tags?|popup|modal|teaser"
    r"|trending|reference|toc)(?:$|[-_])",
    re.IGNORECASE,
)
_NOT_ITSELF = re.compile(r"^(?:has|with|no|is|without)[-_]", re.IGNORECASE)
_NOTES = ("a", "sup")
_NOTE_MARK = re.compile(r"footnote|noteref|backlink|\breference\b|cite_ref", re.IGNORECASE)  # numbers, not words
_COMMENT_MARK = re.compile(r"cmnt_ref\d+")  # Google Docs: a letter in the text that leads to a comment
_COMMENT = re.compile(r"cmnt\d+")  # the comment begins with it
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# White space as HTML takes it, without the no-break space; words with single blanks between stand as they are.
_WORDS = re.compile(r"[^ \t\r\n\f]+(?: [^ \t\r\n\f]+)*")
_CLOSED_BY = {"p": _BLOCKS - {"head", "title", "html", "body"}, "li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"},
              "td": {"td", "th", "tr"}, "th": {"td", "th", "tr"}, "tr": {"tr"}, "option": {"option"}}  # fmt: skip
_DEEPEST = 5_000  # open elements; what is nested deeper is read as if it were not


@dataclass(slots=True)
class Block:
    """A paragraph, heading, cell or the like.

    Attributes:
        tag: of the innermost block element around it.
        pieces: texts with their places.
        parent: number of the element that holds that element.
        quoted: whether it stands in a blockquote.
        suspects: numbers of the elements around it that look like furniture.
        certain: whether one of them is nothing else, however much text it holds.
    """

    tag: str
    parent: int
    quoted: bool
    suspects: tuple[int, ...]
    certain: bool
    pieces: list[tuple[str, Place]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All its text."""
        return "".join(piece for piece, _ in self.pieces)


@dataclass(slots=True)
class _Element:
    tag: str
    number: int
    suspect: int  # 0, _LIKELY or _CERTAIN


@dataclass(frozen=True, slots=True)
class Page:
    """A page.

    Attributes:
        blocks: in the order of the page, those that are blank left out.
        meta: contents of the <meta> elements by their name or property.
        language: of the page, as it says; None when it does not.
    """

    blocks: list[Block]
    meta: dict[str, str]
    language: str | None


def read_page(source: str) -> Page:
    """Read the source of a page, however broken it is."""
    parser = _Parser(source)
    return Page(parser.blocks, parser.meta, parser.language)


class _Parser:
    """Follows the tags and gathers the text of each block."""

    def __init__(self, source: str) -> None:
        self.blocks: list[Block] = []
        self.meta: dict[str, str] = {}
        self.language: str | None = None
        self._line_starts = (0, *accumulate(len(line) + 1 for line in source.split("\n")[:-1]))
        self._open: list[_Element] = []
        self._count: dict[str, int] = {}
        self._number = 0
        self._silent: list[str] = []  # elements that hold no text for readers
        self._block: Block | None = None
        self._blank = False  # whether white space is due before the next word
        for token in tokens(source):
            if isinstance(token, Words):
                self._text(token)
            elif token.closes:
                self._end(token.name, token.offset)
            else:
                self._start(token)
        self._end_block()

    def _start(self, token: Tag) -> None:
        tag, attributes = token.name, token.attributes
        if tag == "meta":
            name = attributes.get("property") or attributes.get("name") or ""
            self.meta.setdefault(name.lower(), attributes.get("content", ""))
        if tag == "html":
            self.language = attributes.get("lang") or attributes.get("xml:lang") or None
        if tag == "br":
            self._newline(token.offset)
        if tag in _EMPTY:
            if tag == "hr":
                self._end_block()
            return
        self._close_implied(tag)
        if tag in _BLOCKS:
            self._end_block()
        if len(self._open) >= _DEEPEST:
            return
        self._number += 1
        hidden = (
            "hidden" in attributes
            or attributes.get("aria-hidden") == "true"
            or _HIDDEN.search(attributes.get("style", ""))
        )
        note = tag in _NOTES and (
            _NOTE_MARK.search(f"{attributes.get('class', '')} {attributes.get('role', '')}")
            or _COMMENT_MARK.fullmatch(attributes.get("id", ""))
        )
        if tag == "a" and _COMMENT.fullmatch(attributes.get("id", "")):
            self._mark_comment()
        if self._silent or tag in _SILENT or note or (hidden and tag not in ("html", "body")):
            self._silent.append(tag)
        self._open.append(_Element(tag, self._number, _suspect(tag, attributes)))
        self._count[tag] = self._count.get(tag, 0) + 1

    def _end(self, tag: str, offset: int) -> None:
        if tag == "br":
            self._newline(offset)
        if tag in _BLOCKS:
            self._end_block()
        if not self._count.get(tag):
            return
        while self._open:
            element = self._open.pop()
            self._count[element.tag] -= 1
            if self._silent:
                self._silent.pop()
            if element.tag == tag:
                break
        else:
            self._silent.clear()

    def _text(self, token: Words) -> None:
        if self._silent:
            return
        if not token.verbatim:
            if token.text.strip(" \t\r\n\f"):
                self._word(token.text, token.offset)
            else:
                self._blank = True
            return
        at = 0
        for words in _WORDS.finditer(token.text):
            self._blank = self._blank or words.start() > at
            self._word(words[0], token.offset + words.start())
            at = words.end()
        self._blank = self._blank or at < len(token.text)

    def _place(self, offset: int) -> Place:
        line = bisect_right(self._line_starts, offset)
        return Place(0, "", line, offset - self._line_starts[line - 1] + 1)

    def _word(self, text: str, offset: int) -> None:
        """Add text that stands at an offset of the source, after white space where some is due."""
        if self._block is None:
            self._block = self._new_block()
        place = self._place(offset)
        if self._blank and self._block.pieces and not self._block.pieces[-1][0].endswith("\n"):
            text, place = " " + text, Place(0, "", place.line, (place.column or 1) - 1)
        self._blank = False
        self._block.pieces.append((text, place))

    def _newline(self, offset: int) -> None:
        if self._block is not None and not self._silent:
            self._block.pieces.append(("\n", self._place(offset)))
            self._blank = False

    def _mark_comment(self) -> None:
        """What the innermost block element holds is a comment."""
        for element in reversed(self._open):
            if element.tag in _BLOCKS:
                element.suspect = _CERTAIN
                return

    def _new_block(self) -> Block:
        outer = next((n for n in range(len(self._open) - 1, -1, -1) if self._open[n].tag in _BLOCKS), -1)
        tag = self._open[outer].tag if outer >= 0 else ""
        parent = next((e.number for e in reversed(self._open[: max(outer, 0)]) if e.tag in _BLOCKS), 0)
        quoted = bool(self._count.get("blockquote"))
        suspects = () if quoted else tuple(e.number for e in self._open if e.suspect)
        certain = not quoted and any(e.suspect == _CERTAIN for e in self._open)
        return Block(tag, parent, quoted, suspects, certain)

    def _end_block(self) -> None:
        if self._block is not None and self._block.text.strip():
            self.blocks.append(self._block)
        self._block = None
        self._blank = False

    def _close_implied(self, tag: str) -> None:
        while self._open and tag in _CLOSED_BY.get(self._open[-1].tag, ()):
            self._end(self._open[-1].tag, 0)


def _suspect(tag: str, attributes: dict[str, str]) -> int:
    """How surely an element is furniture, by its name, role, classes and id."""
    if tag in _FURNITURE or attributes.get("role", "").lower() in _ROLES:
        return _LIKELY if tag == "form" else _CERTAIN
    if tag in ("html", "body", "main", "article", "p", "blockquote", "h1"):
        named = "" if tag != "p" else attributes.get("class", "")
    else:
        named = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    words = [word for word in named.split() if not _NOT_ITSELF.search(word)]
    if any(_CERTAIN_CLASS.search(word) for word in words):
        return _CERTAIN
    return _LIKELY if any(_FURNITURE_CLASS.search(word) for word in words) else 0
