"""Rich Text Format: the text, with what is marked as deleted left out."""

import codecs
import re
from dataclasses import dataclass, field, replace

from transcheck.model import Place
from transcheck.reading.building import Builder, Reading

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)|\\"
)
# Groups that hold no text of the document.
_SILENT = frozenset(
    b"fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf "
    b"listtable listoverridetable rsidtbl generator themedata colorschememapping latentstyles datastore xmlnstbl "
    b"fldinst atnid atnauthor annotation atnref atrfstart atrfend bkmkstart bkmkend filetbl revtbl mmathPr pgptbl "
    b"listtext pntext nonesttables shpinst sp sn sv background wgrffmtfilter".split()
)
_SIGNS = {
    b"par": "\n\n", b"sect": "\n\n", b"page": "\n\n", b"cell": "\n\n", b"row": "\n\n", b"nestcell": "\n\n",
    b"nestrow": "\n\n", b"line": "\n", b"lbr": "\n", b"tab": "\t",
    b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"emdash": "—", b"endash": "–", b"bullet": "•", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
}  # fmt: skip
_SYMBOLS = {b"~": "\u00a0", b"_": "\u2011", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n\n", b"\r": "\n\n"}
_ENCODINGS = {b"mac": "mac-roman", b"pc": "cp437", b"pca": "cp850", b"ansi": "cp1252"}
# RTF 1.9.1, \fcharsetN
_CHARSETS = {
    0: "cp1252", 77: "mac-roman", 128: "cp932", 161: "cp1253", 162: "cp1254", 186: "cp1257", 204: "cp1251",
    238: "cp1250", 255: "cp437", 89: "mac-cyrillic",
}  # fmt: skip
_DEEPEST = 1000


@dataclass(slots=True)
class _State:
    """What holds within one group."""

    silent: bool = False
    hidden: bool = False
    deleted: bool = False
    skip: int = 1  # \ucN: how many characters for old readers follow \u
    encoding: str | None = None
    in_fonts: bool = False
    in_note: bool = False


@dataclass(slots=True)
class _Reader:
    builder: Builder = field(default_factory=Builder)
    encoding: str = "cp1252"
    state: _State = field(default_factory=_State)
    outer: list[_State] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    paragraph: int = 1
    pending: bytearray = field(default_factory=bytearray)  # bytes of one encoding, not yet decoded
    high: int = 0  # the first half of a surrogate pair
    to_skip: int = 0
    note: list[str] = field(default_factory=list)  # of the open paragraph: it stands behind it
    starred: bool = False
    filled: bool = False  # the open paragraph has words

    def flush(self) -> None:
        if self.pending:
            text = self.pending.decode(self.state.encoding or self.encoding, "replace")
            self.pending.clear()
            self.put(text)

    def put(self, text: str) -> None:
        if self.state.silent or self.state.hidden or self.state.deleted:
            return
        if self.state.in_note:
            self.note.append(text)
        else:
            self.builder.add(text, Place(0, f"paragraph {self.paragraph}"))
            self.filled = True

    def end_paragraph(self) -> None:
        self.builder.paragraph("".join(self.note), Place(0, f"note to paragraph {self.paragraph}"))
        self.note.clear()
        self.paragraph += 1
        self.filled = False

    def raw(self, content: bytes) -> None:
        if self.to_skip:
            dropped = min(self.to_skip, len(content))
            self.to_skip -= dropped
            content = content[dropped:]
        self.pending += content


def read_rtf(content: bytes, path: str) -> tuple[Reading, ...]:  # noqa: ARG001  # readers have the same arguments
    """The words; deleted and hidden text, headers and pictures are left out."""
    reader = _Reader()
    at = 0
    while (token := _TOKEN.match(content, at)) is not None:
        at = token.end()
        word, number, code, symbol, brace, text = token.groups()
        if text is not None:
            reader.raw(text)
        elif code is not None:
            reader.raw(bytes([int(code, 16)]))
        elif word is not None:
            if word == b"bin":
                at += max(0, int(number or 0))
            reader.flush()
            _control(reader, word, int(number) if number else None)
        elif brace is not None:
            reader.flush()
            _group(reader, brace)
        elif symbol is not None:
            reader.flush()
            _symbol(reader, symbol)
    reader.flush()
    reader.end_paragraph()
    return (reader.builder.reading(),)


def _group(reader: _Reader, brace: bytes) -> None:
    reader.to_skip = 0
    reader.starred = False
    if brace == b"{":
        if len(reader.outer) < _DEEPEST:
            reader.outer.append(reader.state)
            reader.state = replace(reader.state)
    elif reader.outer:
        reader.state = reader.outer.pop()


def _symbol(reader: _Reader, symbol: bytes) -> None:
    if symbol == b"*":
        reader.starred = True
    elif reader.to_skip:
        reader.to_skip -= 1
    elif symbol in (b"\n", b"\r"):
        _break(reader)
    elif symbol in _SYMBOLS:
        reader.put(_SYMBOLS[symbol])


def _break(reader: _Reader) -> None:
    state = reader.state
    if state.in_note:
        reader.note.append(" ")
    elif not (state.silent or state.deleted):
        reader.end_paragraph()


def _control(reader: _Reader, word: bytes, number: int | None) -> None:
    state = reader.state
    if word == b"u" and number is not None:
        _unicode(reader, number)
        return
    if reader.starred and word not in (b"shptxt", b"footnote"):  # a group that older readers skip
        state.silent = True
    reader.starred = False
    if word in _SIGNS:
        if reader.to_skip:
            reader.to_skip -= 1
        elif _SIGNS[word] == "\n\n":
            if word != b"row" or reader.filled:  # the last cell has ended its paragraph already
                _break(reader)
        else:
            reader.put(_SIGNS[word])
    elif word == b"footnote":
        state.in_note = True
    elif word in _SILENT:
        state.silent = True
        state.in_fonts = word == b"fonttbl"
    elif word in (b"v", b"deleted"):
        setattr(state, "hidden" if word == b"v" else "deleted", number != 0)
    elif word == b"uc":
        state.skip = max(0, min(number if number is not None else 1, 10))
    elif word == b"ansicpg" and number:
        reader.encoding = _known(f"cp{number}") or reader.encoding
    elif word in _ENCODINGS:
        reader.encoding = _ENCODINGS[word]
    elif word == b"f" and number is not None:
        reader.font = number
        if not state.in_fonts:
            state.encoding = reader.fonts.get(number)
    elif word == b"fcharset" and state.in_fonts and number in _CHARSETS and number:
        reader.fonts[reader.font] = _CHARSETS[number]
    elif word == b"plain":
        state.hidden = state.deleted = False
        state.encoding = None


def _unicode(reader: _Reader, number: int) -> None:
    code = number & 0xFFFF
    reader.to_skip = reader.state.skip
    if 0xD800 <= code < 0xDC00:
        reader.high = code
        return
    if 0xDC00 <= code < 0xE000:
        if not reader.high:
            return
        code = 0x10000 + ((reader.high - 0xD800) << 10) + code - 0xDC00
    reader.high = 0
    if code:
        reader.put(chr(code))


def _known(name: str) -> str | None:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "utf-8" if name == "cp65001" else None
