"""Plain text files and standard input."""

import codecs
import sys
from pathlib import Path

from transcheck.errors import ReadingError
from transcheck.model import LANGUAGES, Document, Language
from transcheck.reading.language import detect_language

# An article has some thousand characters and a day-long hearing under two million; more is a mistake or an archive.
MAX_BYTES = 10_000_000

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_document(
    path: str | Path,
    *,
    language: str | None = None,
    encoding: str | None = None,
    outlet: str | None = None,
    is_original: bool = False,
) -> Document:
    """Read one plain-text document.

    Line ends are kept as they are, a byte order mark is not part of the text.

    Args:
        path: the file; "-" is standard input.
        language: en, uk, ru, be or und; detected from the text when None.
        encoding: UTF-8 (or what a byte order mark says) when None; nothing is ever guessed silently.
        outlet: name of the outlet, for messages.
        is_original: whether this is the text that was translated.

    Raises:
        ReadingError: the file is missing, a folder, unreadable, empty, binary, too large or in another encoding.
    """
    name = str(path)
    content = _read_bytes(name)
    text = _decode(content, name, encoding)
    if not text.strip():
        raise ReadingError("is empty; give a file with text", name)
    return Document(name, text, _language(language, text, name), outlet, is_original)


def _language(declared: str | None, text: str, name: str) -> Language:
    if declared is None:
        return detect_language(text)
    known = next((language for language in LANGUAGES if language == declared), None)
    if known is None:
        raise ReadingError(f"unknown language {declared!r}; use one of {', '.join(LANGUAGES)}", name)
    return known


def _read_bytes(name: str) -> bytes:
    try:
        if name == "-":
            content = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ReadingError("no such file; check the name", name) from None
    except IsADirectoryError:
        raise ReadingError("is a folder; name the files in it", name) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ReadingError(f"cannot be read ({reason}); check the file and its permissions", name) from None
    if len(content) > MAX_BYTES:
        raise ReadingError(f"is larger than {MAX_BYTES // 1_000_000} MB; split it into articles", name)
    return content


def _decode(content: bytes, name: str, encoding: str | None) -> str:
    if encoding is None:
        encoding = next((known for mark, known in _BYTE_ORDER_MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except LookupError:
        raise ReadingError(f"unknown encoding {encoding!r}; try utf-8 or windows-1251", name) from None
    except UnicodeDecodeError as error:
        if b"\0" in content[:4096]:
            raise ReadingError("is not text; give a plain text file", name) from None
        line = content.count(b"\n", 0, error.start) + 1
        raise ReadingError(f"is not {encoding.upper()}; {_advice(content)}", name, line) from None
    if b"\0" in content and "\0" in text:
        raise ReadingError("is not text; give a plain text file", name)
    return text


def _advice(content: bytes) -> str:
    """What to do about an encoding, naming the likely one where it can be told."""
    from charset_normalizer import from_bytes

    best = from_bytes(content[:20_000]).best()
    if best is None:
        return "save it as UTF-8 or name its --encoding"
    return f"it looks like {best.encoding.replace('_', '-')}: save it as UTF-8 or use --encoding {best.encoding}"
