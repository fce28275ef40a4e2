"""A file becomes one document, or several: articles of an archive, entries of a feed."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from transcheck.errors import ReadingError
from transcheck.model import LANGUAGES, Document, Language
from transcheck.reading.building import Reading
from transcheck.reading.encodings import decode
from transcheck.reading.language import detect_language
from transcheck.reading.sniffing import refuse_bitext, sniff_bytes, sniff_text
from transcheck.reading.source import MAX_TEXT, read_bytes

if TYPE_CHECKING:
    from transcheck.reading.network import Network

FromBytes = Callable[[bytes, str], tuple[Reading, ...]]
FromText = Callable[[str, str], tuple[Reading, ...]]


def read_document(
    path: str | Path,
    *,
    language: str | None = None,
    encoding: str | None = None,
    outlet: str | None = None,
    is_original: bool = False,
) -> Document:
    """Read one document: plain text, Markdown, HTML, DOCX, ODT, RTF, EML, PDF, SRT and others.

    Args:
        path: the file; "-" is standard input.
        language: en, uk, ru, be or und; detected from the text when None.
        encoding: of a file that has no byte order mark and is not UTF-8; told from its letters when None.
        outlet: name of the outlet, for messages; what the file itself says when None.
        is_original: whether this is the text that was translated.

    Raises:
        ReadingError: the file is missing, a folder, unreadable, without words, of a kind that is not read, too
            large, or holds several articles.
    """
    documents = read_file(str(path), language=language, encoding=encoding, outlet=outlet, is_original=is_original)
    if len(documents) > 1:
        raise ReadingError(f"holds {len(documents)} articles; use read_documents", str(path))
    return documents[0]


def read_file(
    path: str,
    *,
    language: str | None = None,
    encoding: str | None = None,
    outlet: str | None = None,
    is_original: bool = False,
    stdin_name: str | None = None,
    network: "Network | None" = None,
) -> tuple[Document, ...]:
    """Read all documents of a file; those of a file that holds several are called "FILE#1", "FILE#2", ….

    Args:
        path: the file; "-" is standard input.
        language: as in `read_document`.
        encoding: as in `read_document`.
        outlet: as in `read_document`.
        is_original: as in `read_document`.
        stdin_name: what standard input is called, and by whose ending its format is told.
        network: what may be fetched where `path` is an address; None: nothing.

    Raises:
        ReadingError: as in `read_document`.
    """
    name = (stdin_name if path == "-" else None) or path
    content = read_bytes(path, network=network)
    if not content.strip():
        raise ReadingError("is empty; give a file with text", name)
    readings, note = _readings(content, name, encoding)
    documents = []
    for reading in readings:
        if not any(letter.isalpha() for letter in reading.text):
            what = "has no words" if reading.text.strip() else "is empty"
            raise ReadingError(f"{what}; give a file with text", name)
        documents.append(
            Document(
                f"{name}#{reading.name}" if reading.name else name,
                reading.text,
                _language(language, reading, name),
                outlet or reading.outlet,
                is_original,
                reading.places,
                notes=(*((note,) if note else ()), *reading.notes) if reading is readings[0] else (),
            )
        )
    return tuple(documents)


def _readings(content: bytes, name: str, encoding: str | None) -> tuple[tuple[Reading, ...], str | None]:
    """What the file holds, and what is to be said of its encoding."""
    kind = sniff_bytes(content, name)
    if kind is not None:
        return _from_bytes(kind)(content, name), None
    if len(content) > MAX_TEXT:
        raise ReadingError(f"is larger than {MAX_TEXT // 1_000_000} MB; split it into articles", name)
    from transcheck.reading.readers.plain import charset_hint

    decoded = decode(content, name, encoding, charset_hint(content))
    kind = sniff_text(decoded.text, name)
    refuse_bitext(kind, name)
    if kind == "mail":
        return _from_bytes(kind)(content, name), None
    return _from_text(kind)(decoded.text, name), decoded.note


# Readers are imported when a file needs them: some bring large libraries.
_READERS = {
    "docx": "docx.read_docx",
    "odt": "odt.read_odt",
    "xlsx": "workbook.read_xlsx",
    "pdf": "pdf.read_pdf",
    "rtf": "rtf.read_rtf",
    "mail": "mail.read_mail",
    "html": "html.read_html",
    "markdown": "markdown.read_markdown",
    "subtitles": "subtitles.read_subtitles",
    "json": "articles.read_json",
    "feed": "feeds.read_feed",
    "plain": "plain.read_plain",
}


def _reader(kind: str) -> Any:
    module, _, function = _READERS[kind].partition(".")
    return getattr(import_module(f"transcheck.reading.readers.{module}"), function)


def _from_bytes(kind: str) -> FromBytes:
    return cast("FromBytes", _reader(kind))


def _from_text(kind: str) -> FromText:
    return cast("FromText", _reader(kind))


def _language(declared: str | None, reading: Reading, name: str) -> Language:
    """As declared; else of the text, and what the file says where the text is too short to tell."""
    if declared is not None:
        known = _known(declared)
        if known is None:
            raise ReadingError(f"unknown language {declared!r}; use one of {', '.join(LANGUAGES)}", name)
        return known
    found = detect_language(reading.text)
    return (_known(reading.language) or "und") if found == "und" else found


def _known(language: str | None) -> Language | None:
    return next((known for known in LANGUAGES if known == language), None)
